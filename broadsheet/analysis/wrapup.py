"""The wrap-up: the day's stories by section, each told once by the points of its brief; as data, text and speech."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from broadsheet.analysis.brief import Point
from broadsheet.analysis.statements import length
from broadsheet.text.sections import SECTIONS

STORIES = 3  # of each section
POINTS = 2  # of each story
WORDS_A_MINUTE = 200  # that are read, silently or aloud
WRITTEN_SOURCES, SPOKEN_SOURCES = 5, 2  # names of publishers of one story

_RANGE = re.compile(r"(?<=\d)\s?[–—]\s?(?=\d)")
_PERCENT = re.compile(r"(?<=\d)\s?[%٪]")
_DASH = re.compile(r"\s+[–—-]\s+|—")
_SILENT = re.compile(r"[\"“”„«»‹›()\[\]{}*_#|<>•…]")
_STOPS = ".!?।؟۔。！？"


@dataclass(frozen=True, slots=True)
class Story:
    """One story of the paper. ``sources`` are its publishers, the first the one whose words the first point uses."""

    story_id: int
    section: str
    headline: str
    points: tuple[Point, ...]
    sources: tuple[str, ...]
    languages: tuple[str, ...]
    rank: float  # the higher, the further up
    told_at: datetime  # when it last told something new


@dataclass(frozen=True, slots=True)
class Part:
    """The stories of one section, the highest first."""

    section: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class WrapUp:
    """What was told after ``since`` and not after ``until``; ``minutes`` is how long it takes to read."""

    since: datetime
    until: datetime
    parts: tuple[Part, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words around the stories in the reader's language; ``source`` holds ``{names}``, ``more`` ``{number}``."""

    sections: Mapping[str, str]
    source: str = "Source: {names}"
    sources: str = "Sources: {names}"
    more: str = "{number} more"
    percent: str = "per cent"
    to: str = "to"  # between the ends of a range


def wrap_up(
    stories: Iterable[Story], since: datetime, until: datetime, *, each: int = STORIES, points: int = POINTS
) -> WrapUp:
    """The ``each`` highest stories of every section in the paper's order, with their first ``points``.

    A story that is given twice, as two rows or under two sections, is told once, where it ranks highest.
    """
    fresh: dict[int, Story] = {}
    for story in sorted(stories, key=lambda story: (-story.rank, story.story_id)):
        if story.points and since < story.told_at <= until:
            fresh.setdefault(story.story_id, replace(story, points=story.points[:points]))
    sections = {story.section for story in fresh.values()}
    parts = tuple(
        Part(section, tuple(story for story in fresh.values() if story.section == section)[:each])
        for section in (*SECTIONS, *sorted(sections - set(SECTIONS)))
        if section in sections
    )
    texts = [text for part in parts for story in part.stories for text in _texts(story)]
    return WrapUp(since, until, parts, math.ceil(sum(map(length, texts)) / WORDS_A_MINUTE))


def written(wrapup: WrapUp, phrases: Phrases) -> str:
    """The wrap-up as the body of an e-mail: plain text, a line for each headline, point and list of sources."""
    blocks = []
    for part in wrapup.parts:
        blocks.append(_title(part, phrases).upper())
        for story in part.stories:
            points = [f"- {point.text}" for point in story.points]
            blocks.append("\n".join([story.headline, *points, _sources(story, phrases, WRITTEN_SOURCES)]))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def spoken(wrapup: WrapUp, phrases: Phrases) -> str:
    """The wrap-up as a voice reads it: a sentence a line, without signs that are not spoken."""
    lines = []
    for part in wrapup.parts:
        lines.append(_title(part, phrases))
        for story in part.stories:
            lines += [*_texts(story), _sources(story, phrases, SPOKEN_SOURCES)]
    return "".join(f"{_sentence(line, phrases)}\n" for line in lines)


def _texts(story: Story) -> Iterator[str]:
    yield story.headline
    for point in story.points:
        yield point.text


def _title(part: Part, phrases: Phrases) -> str:
    return phrases.sections.get(part.section, part.section.capitalize())


def _sources(story: Story, phrases: Phrases, most: int) -> str:
    names = list(dict.fromkeys(story.sources))
    told = [*names[:most], *([phrases.more.format(number=len(names) - most)] if len(names) > most else [])]
    return (phrases.sources if len(names) > 1 else phrases.source).format(names=", ".join(told)) if names else ""


def _sentence(text: str, phrases: Phrases) -> str:
    """A text as a sentence for the ear; "" stays empty."""
    text = _RANGE.sub(rf" {phrases.to} ", text)
    text = _PERCENT.sub(rf" {phrases.percent}", text)
    text = " ".join(_SILENT.sub(" ", _DASH.sub(", ", text)).split())
    return text if not text or text[-1] in _STOPS else f"{text}."
