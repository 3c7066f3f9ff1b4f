"""What the analysis of figures says of an article and of a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from broadsheet.types import Evidence

_LEFT, _RIGHT = 10, 90  # where the least and the greatest value of a dispute stand on its line, in per cent
_APART = 12  # per cent of the line between two numbers that can be read
_WIDEST = 14  # characters of a number that has room on the line


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

    @property
    def sign(self) -> str:
        """The bound as a sign before the number: "~ ", "> ", "< " or nothing."""
        return "" if self.bound == "=" else f"{self.bound} "


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two figures for one thing which an article sets against each other; ``other`` has a speaker."""

    one: Figure
    other: Figure


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures that matter, the most important first, and those for which the article names two sources at odds."""

    figures: tuple[Figure, ...] = ()
    contrasts: tuple[Contrast, ...] = ()


class Agreement(StrEnum):
    """How the publishers of a story stand to a figure."""

    DISPUTED = "disputed"  # publishers, or sources of one, give values that exclude each other, at about the same time
    AGREED = "agreed"  # two or more give values that go together
    CHANGED = "changed"  # values differ, but the later ones may be news
    SINGLE = "single"  # one publisher reports it


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as one article gives it; ``contradicted`` when another publisher's or source's reading excludes it."""

    figure: Figure
    publisher: str
    evidence: Evidence
    published: datetime | None = None
    contradicted: bool = False


class Mark(NamedTuple):
    """A value on a line from 0 to 100."""

    place: int
    written: str


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

    @property
    def ends(self) -> tuple[str, str]:
        """The least and the greatest of the values in dispute, as they are written."""
        values = sorted(self._disputed(), key=lambda figure: figure.value)
        return (values[0].written, values[-1].written) if values else ("", "")

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The values in dispute on a line, each once; none where they are too close to be set apart."""
        written = {figure.value: figure.written for figure in self._disputed()}
        values = sorted(written)
        if len(values) < 2 or any(len(each) > _WIDEST for each in written.values()):
            return ()
        low, span = values[0], values[-1] - values[0]
        marks = [Mark(round(_LEFT + (value - low) / span * (_RIGHT - _LEFT)), written[value]) for value in values]
        apart = min(after.place - before.place for before, after in pairwise(marks))
        return tuple(marks) if apart >= _APART else (marks[0], marks[-1])

    def _disputed(self) -> list[Figure]:
        return [reading.figure for reading in self.readings if reading.contradicted]


@dataclass(frozen=True, slots=True)
class StoryFigures:
    """The figures of a story: disputed ones first, then what most publishers give."""

    comparisons: tuple[Comparison, ...] = ()

    @property
    def compared(self) -> tuple[Comparison, ...]:
        """Those that several publishers give."""
        return tuple(each for each in self.comparisons if each.agreement is not Agreement.SINGLE)

    @property
    def singles(self) -> tuple[Comparison, ...]:
        """Those that only one publisher gives."""
        return tuple(each for each in self.comparisons if each.agreement is Agreement.SINGLE)
