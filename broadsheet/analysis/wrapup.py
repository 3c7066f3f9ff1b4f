"""The wrap-up: what a day brought, by section, each story once and in its briefs' own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from broadsheet.text.sections import SECTIONS

FRONT = 3  # stories that are told before the sections
OF_SECTION = 4  # stories
FRONT_POINTS = 3  # of the brief
POINTS = 2
WORDS_A_MINUTE = 155  # spoken; English news is read at 150 to 160


@dataclass(frozen=True, slots=True)
class Place:
    """Where a point is to be read: a sentence (from 1) of an article, and who printed it."""

    article_id: int
    sentence: int
    publisher: str


@dataclass(frozen=True, slots=True)
class Said:
    """A point of a story's brief with the places that it rests on."""

    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A story as it stands in an edition. ``publishers`` counts independent ones."""

    story_id: int
    section: str
    headline: str
    language: str
    publishers: int
    points: tuple[Said, ...]
    worded: tuple[Said, ...] = ()  # the same in a language model's words, where there is one


@dataclass(frozen=True, slots=True)
class Chapter:
    """Stories of one section in their order; ``section`` is "" for those that come first of all."""

    section: str
    stories: tuple[Told, ...]


def compose(told: Sequence[Told]) -> tuple[Chapter, ...]:
    """The chapters of a wrap-up; ``told`` are the stories of the time, the most important first.

    A story without a point that names its place is left out, and none is told twice.
    """
    by_story: dict[int, Told] = {}
    for each in filter(_is_sourced, told):
        by_story.setdefault(each.story_id, each)
    spoken = list(by_story.values())
    front, rest = spoken[:FRONT], spoken[FRONT:]
    found = [Chapter("", tuple(_cut(each, FRONT_POINTS) for each in front))]
    for section in SECTIONS:
        own = [each for each in rest if _section(each) == section][:OF_SECTION]
        found.append(Chapter(section, tuple(_cut(each, POINTS) for each in own)))
    return tuple(chapter for chapter in found if chapter.stories)


def _section(story: Told) -> str:
    """The story's section; one of no known section stands with the world's."""
    return story.section if story.section in SECTIONS else "world"


def _is_sourced(story: Told) -> bool:
    return bool(story.points) and all(point.places for point in story.points)


def _cut(story: Told, points: int) -> Told:
    return Told(story.story_id, story.section, story.headline, story.language, story.publishers, story.points[:points])


def minutes(chapters: Iterable[Chapter]) -> int:
    """How long the wrap-up takes to be read out, in whole minutes."""
    words = sum(
        len(text.split())
        for chapter in chapters
        for story in chapter.stories
        for text in (story.headline, *(point.text for point in story.points))
    )
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0
