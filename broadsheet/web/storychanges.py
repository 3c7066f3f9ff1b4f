"""What joined a story or left it after it had been placed elsewhere, in the interface's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext, ngettext

from broadsheet.newsroom.models import Story, StoryChange
from broadsheet.stories import Why
from broadsheet.web import ages
from broadsheet.web.addresses import story_path
from broadsheet.web.reasons import listed


@dataclass(frozen=True, slots=True)
class Told:
    """One change: a sentence, and the address of the other story, "" where that led here."""

    sentence: str
    other: str


def in_words(changes: Iterable[StoryChange], story: Story, now: datetime) -> list[Told]:
    """The changes as the readers of ``story`` see them."""
    return [
        Told(
            gettext("%(where)s; %(because)s.") % {"where": _where(each, story, now), "because": _because(each)},
            _other(each, story),
        )
        for each in changes
    ]


def _where(change: StoryChange, story: Story, now: datetime) -> str:
    facts = {"number": change.article_count, "when": ages.when(change.at, now)}
    if change.from_story_id == story.pk:
        said = ngettext(
            "%(number)d article stood in this story until %(when)s",
            "%(number)d articles stood in this story until %(when)s",
            change.article_count,
        )
    elif _ended(change):
        said = ngettext(
            "%(number)d article stood in a story of its own until %(when)s",
            "%(number)d articles stood in a story of their own until %(when)s",
            change.article_count,
        )
    else:
        said = ngettext(
            "%(number)d article stood in another story until %(when)s",
            "%(number)d articles stood in another story until %(when)s",
            change.article_count,
        )
    return said % facts


def _because(change: StoryChange) -> str:
    if change.because.get("code") == Why.SPLIT:
        return gettext("parted because too little holds them together")
    words = [str(word) for word in change.because.get("words", ())]
    if not words:
        return gettext("joined because later articles hold them together")
    return gettext("joined because both speak of %(words)s") % {"words": listed(words)}


def _ended(change: StoryChange) -> bool:
    """Whether the story that they came from went into another one with them, or is gone."""
    return change.from_story is None or change.from_story.merged_into_id is not None


def _other(change: StoryChange, story: Story) -> str:
    if change.from_story_id == story.pk:
        return story_path(change.to_story.pk)
    return "" if _ended(change) or change.from_story is None else story_path(change.from_story.pk)
