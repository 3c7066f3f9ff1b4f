"""The nouns of the story room: what goes into its decisions and what comes out of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from broadsheet.stories.fingerprint import Fingerprint


class Why(StrEnum):
    """Codes of reasons. The web shows and translates them; ``Reason.words`` fills in what they rest on."""

    FIRST = "first"  # nothing known is about the same event: a new story
    COPY = "copy"  # the same text as another article
    SAME_STORY = "same-story"  # words: what both share
    SAME_EVENT_ABROAD = "same-event-abroad"  # another language; words: names and numbers that both have
    MERGED = "merged"  # later articles joined two stories
    SPLIT = "split"  # later articles parted a story
    EARLIER_IN_STORY = "earlier-in-story"
    LATER_IN_STORY = "later-in-story"
    SAME_PEOPLE = "same-people"
    SAME_PLACE = "same-place"
    SAME_PEOPLE_AND_PLACE = "same-people-and-place"
    SAME_SUBJECT = "same-subject"
    BACKGROUND = "background"  # older, on the same subject


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: a code, and the names or words that decided, best first."""

    code: Why
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Newcomer:
    """An article that has no place yet. ``owner`` is "" where unknown."""

    article_id: int
    publisher_id: int
    owner: str
    language: str
    published_at: datetime
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class Known:
    """An article that stands in a story."""

    article_id: int
    publisher_id: int
    owner: str
    language: str
    published_at: datetime
    fingerprint: Fingerprint
    story_id: int
    copy_of: int | None = None


class Stored(NamedTuple):
    """A placed article as it is stored; ``at`` in whole seconds since 1970, ``packed`` a current fingerprint."""

    article_id: int
    language: str
    at: int
    packed: bytes
    story_id: int
    copy_of: int | None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a newcomer belongs: ``story_id`` None asks for a new story; ``copy_of`` names the original.

    ``copies`` are known articles whose original the newcomer is: it was published earlier and found later.
    """

    story_id: int | None
    copy_of: int | None
    because: Reason
    copies: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryChange:
    """Articles that move from one story to another; ``to_story`` None asks for a new one."""

    article_ids: tuple[int, ...]
    from_story: int
    to_story: int | None
    because: Reason


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may be related to another, or that others may be related to."""

    article_id: int
    publisher_id: int
    owner: str
    story_id: int | None
    copy_of: int | None
    published_at: datetime
    language: str
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class Related:
    """A related article; ``score`` is between 0 and 1 and only orders a list."""

    article_id: int
    score: float
    because: Reason


@dataclass(frozen=True, slots=True)
class Tag:
    """A hashtag: ``key`` is case-folded and stands in addresses, ``label`` is shown after "#"; ``weight`` is 0 to 1."""

    key: str
    label: str
    weight: float


@dataclass(frozen=True, slots=True)
class Told:
    """One article of a story, as ranking sees it. ``words`` is the length of its body."""

    article_id: int
    publisher_id: int
    owner: str
    country: str
    language: str
    section: str
    published_at: datetime
    copy_of: int | None
    title: str
    words: int
    has_image: bool
    opinion: bool
    live: bool
    guessed: bool = False  # the section is our guess, not its publisher's word
    adds: bool = True  # it tells a long story something new


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a story stands in one edition; the fields of ``newsroom.Standing``."""

    language: str
    country: str
    section: str
    heat: float
    lead_id: int
    image_id: int | None
    publisher_count: int
    article_count: int
    marks: tuple[int, ...]
    first_at: datetime
    last_at: datetime
    because: dict[str, float]
