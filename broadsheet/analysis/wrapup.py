"""The wrap-up: what a day brought, by section, each story once and in its briefs' own words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

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
    """A story as it stands in an edition. ``publishers`` counts independent ones; the headline is ``lead_id``'s."""

    story_id: int
    section: str
    headline: str
    language: str
    publishers: int
    points: tuple[Said, ...]
    lead_id: int = 0
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


def only(chapters: Iterable[Chapter], wanted: Callable[[Said], bool]) -> tuple[Chapter, ...]:
    """The chapters with those points alone; what loses all of its points is left out."""
    found = []
    for chapter in chapters:
        cut = [_only(each, wanted) for each in chapter.stories]
        if stories := tuple(each for each in cut if each.points):
            found.append(Chapter(chapter.section, stories))
    return tuple(found)


def _only(story: Told, wanted: Callable[[Said], bool]) -> Told:
    """The story with those points; a model's words for it go when it loses one, since they may have used it."""
    points = tuple(filter(wanted, story.points))
    return replace(story, points=points, worded=story.worded if points == story.points else ())


def _section(story: Told) -> str:
    """The story's section; one of no known section stands with the world's."""
    return story.section if story.section in SECTIONS else "world"


def _is_sourced(story: Told) -> bool:
    return bool(story.points) and all(point.places for point in story.points)


def _cut(story: Told, points: int) -> Told:
    return replace(story, points=story.points[:points])


def articles(chapters: Iterable[Chapter]) -> set[int]:
    """The ids of all articles whose words are told."""
    stories = [story for chapter in chapters for story in chapter.stories]
    return {story.lead_id for story in stories} | {
        place.article_id for story in stories for point in story.points for place in point.places
    }


def without(chapters: Iterable[Chapter], gone: Collection[int]) -> tuple[Chapter, ...]:
    """The chapters without a word of the articles that are ``gone``.

    A point stays while the article does whose words it is in; a story goes when its headline's article does, since a
    headline in other words would be none that any edition had.
    """
    left = []
    for chapter in chapters:
        stories = [_without(story, gone) for story in chapter.stories if story.lead_id not in gone]
        left.append(Chapter(chapter.section, tuple(story for story in stories if story.points)))
    return tuple(chapter for chapter in left if chapter.stories)


def _without(story: Told, gone: Collection[int]) -> Told:
    return replace(story, points=_left(story.points, gone), worded=_left(story.worded, gone, every=True))


def _left(points: Iterable[Said], gone: Collection[int], *, every: bool = False) -> tuple[Said, ...]:
    """The points whose words are still somebody's: those of the first place, or of a model that read every place."""
    found = []
    for point in points:
        needed = point.places if every else point.places[:1]
        if needed and not any(each.article_id in gone for each in needed):
            found.append(Said(point.text, tuple(each for each in point.places if each.article_id not in gone)))
    return tuple(found)


def minutes(chapters: Iterable[Chapter]) -> int:
    """How long the wrap-up takes to be read out, in whole minutes."""
    words = sum(
        len(text.split())
        for chapter in chapters
        for story in chapter.stories
        for text in (story.headline, *(point.text for point in story.points))
    )
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0
