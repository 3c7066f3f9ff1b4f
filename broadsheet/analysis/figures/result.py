"""What the analysis of figures says of an article and of a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from broadsheet.types import Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that an article states. Words are the article's own; "" where it has none.

    ``written`` is the number with scale and unit as written ("Rs 1.5 lakh crore"), ``value`` what it comes to (1.5e12),
    ``upper`` the other end of a range. ``bound`` is "=", "~" (about), ">" (at least, more than) or "<" (at most, less
    than); ``direction`` is "up" or "down" where the text says that something rose or fell by it, and ``before`` is the
    value that it rose or fell from. ``unit`` names currency or measure ("indian rupee", "percentage"), "share" for
    "two-thirds", "" for a count;
    ``counted`` is what is counted or measured. ``evidence`` is the sentence, ``number`` the number's own place in it.
    """

    written: str
    value: float
    evidence: Evidence
    number: Evidence
    unit: str = ""
    upper: float | None = None
    bound: str = "="
    direction: str = ""
    before: float | None = None
    counted: str = ""
    as_of: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures that matter, the most important first."""

    figures: tuple[Figure, ...] = ()


class Agreement(StrEnum):
    """How the publishers of a story stand to a figure."""

    DISPUTED = "disputed"  # publishers give values that exclude each other, at about the same time
    AGREED = "agreed"  # two or more give values that go together
    CHANGED = "changed"  # values differ, but the later ones may be news
    SINGLE = "single"  # one publisher reports it


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as one article gives it; ``contradicted`` when another publisher's reading excludes it."""

    figure: Figure
    publisher: str
    evidence: Evidence
    published: datetime | None = None
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same figure in the articles of a story, latest reading first.

    ``counted`` is the name of the thing in the words of its first reading; ``publishers`` is how many give a value that
    goes with the commonest one. ``low`` and ``high`` are the least and the greatest value given.
    """

    counted: str
    agreement: Agreement
    publishers: int
    low: float
    high: float
    readings: tuple[Reading, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class StoryFigures:
    """The figures of a story: disputed ones first, then what most publishers give."""

    comparisons: tuple[Comparison, ...] = ()
