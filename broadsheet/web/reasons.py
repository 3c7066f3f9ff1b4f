"""Why something is as it is, in the interface's language: an article's place, a story's rank, a search not read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

from broadsheet.errors import SearchSyntaxError
from broadsheet.newsroom.models import Standing
from broadsheet.stories import Reason, Why
from broadsheet.web import ages

WORDS_SHOWN = 4

REASONS = {
    Why.FIRST: _("Nothing earlier was about this event"),
    Why.COPY: _("The same text as another article"),
    Why.SAME_STORY: _("Shares %(words)s with this story"),
    Why.SAME_EVENT_ABROAD: _("The same names and figures in another language: %(words)s"),
    Why.MERGED: _("Later articles joined two stories: %(words)s"),
    Why.SPLIT: _("Later articles parted two stories: %(words)s"),
}
OFFERS = {  # why another article or story is offered: with what both have in common, and without
    Why.SAME_STORY: (_("Same story: %(words)s"), _("Same story")),
    Why.EARLIER_IN_STORY: (_("Earlier in this story: %(words)s"), _("Earlier in this story")),
    Why.LATER_IN_STORY: (_("Later in this story: %(words)s"), _("Later in this story")),
    Why.SAME_EVENT_ABROAD: (_("Same story, in another language: %(words)s"), _("Same story, in another language")),
    Why.SAME_PEOPLE: (_("Same names: %(words)s"), _("Same names")),  # a club or a ministry speaks as people do
    Why.SAME_PLACE: (_("Same place and subject: %(words)s"), _("Same place and subject")),
    Why.SAME_PEOPLE_AND_PLACE: (_("Same names and place: %(words)s"), _("Same names and place")),
    Why.SAME_SUBJECT: (_("Same subject: %(words)s"), _("Same subject")),
    Why.BACKGROUND: (_("Background from %(date)s: %(words)s"), _("Background from %(date)s")),
}
RANKS = {
    "near": _("publishers of this edition’s language or country count more"),
    "pace": _("several of them within half a day"),
    "countries": _("told in more than one country"),
    "languages": _("told in more than one language"),
    "image": _("with a picture"),
    "opinion": _("nothing but opinion, so it stands lower"),
}
SHORT = {
    Why.MERGED: _("Later articles joined two stories"),
    Why.SPLIT: _("Later articles parted two stories"),
    Why.SAME_STORY: _("Reports on the same event"),
    Why.SAME_EVENT_ABROAD: _("The same event, in another language"),
}
PROBLEMS = {
    "too-long": _("The search is too long: %(length)d characters, at most %(most)d."),
    "too-deep": _("Parentheses stand more than %(most)d deep."),
    "too-many-words": _("The search has too many words, at most %(most)d."),
    "no-value": _("Write what to look for right after “%(field)s:”, without a space."),
    "no-date": _("“%(field)s:%(value)s” is no date; write %(field)s:2026-11-23, %(field)s:2026-11 or %(field)s:2026."),
    "no-section": _("There is no section “%(value)s”; there are %(sections)s."),
    "no-language": _("There is no language “%(value)s”; write lang:en, lang:fr or lang:ar."),
    "no-page": _("That page of results does not exist; start again from the first."),
}


def problem_in_words(error: SearchSyntaxError) -> str:
    """What is wrong with a search."""
    return gettext(PROBLEMS[error.code]) % error.facts if error.code in PROBLEMS else str(error)


def rank_in_words(standing: Standing) -> list[str]:
    """Why a story stands where it stands, the terms of its heat in order of weight; its age is told elsewhere."""
    because: Mapping[str, float] = standing.because
    number = standing.publisher_count
    said = [
        ngettext("%(number)d publisher by itself", "%(number)d publishers, independent of each other", number)
        % {"number": number}
    ]
    said += [gettext(RANKS[name]) for name in RANKS if because.get(name)]
    return said


def offer_in_words(because: Reason, at: datetime, now: datetime) -> str:
    """Why an article of the time ``at`` is offered beside another."""
    with_words, without = OFFERS[because.code]
    facts = {"words": listed(because.words), "date": ages.when(at, now)}
    return gettext(with_words if because.words else without) % facts


def listed(words: Sequence[str]) -> str:
    """The first few of the words, in a row; none that is a part of another."""
    said = list(dict.fromkeys(_without_capitals(word) for word in words))
    whole = [
        word
        for word in said
        if not any(f" {word.casefold()} " in f" {each.casefold()} " for each in said if each != word)
    ]
    return gettext(", ").join(whole[:WORDS_SHOWN])


def _without_capitals(name: str) -> str:
    """A name as it is written in a line of text: “PORT ANSEL” stood in a dateline; one word may be an acronym."""
    parts = name.split()
    return name.title() if name.isupper() and len(parts) > 1 and min(map(len, parts)) >= 3 else name


def in_words(code: str, words: Sequence[str]) -> str:
    """Why an article stands where it does, as a short sentence; "" for a code that this version does not know."""
    if code not in REASONS:
        return ""
    why = Why(code)
    if not words and why in SHORT:
        return gettext(SHORT[why])
    return gettext(REASONS[why]) % {"words": listed(words)}


def reason_in_words(stored: Mapping[str, Any]) -> str:
    """The same of ``Article.placed_for``; "" where nothing is said."""
    words = stored.get("words") or ()
    return in_words(str(stored.get("code", "")), [str(word) for word in words])
