"""What a time expression is read against: the day of writing, the day spoken of last, the tense of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from broadsheet.text.languages.language import words as listed
from broadsheet.text.times import tense
from broadsheet.text.times.classes import Word

FORWARD = frozenset({"until", "till", "by", "ahead", "within", "from"})
_ALMOST_A_YEAR, _WEEKS = 330, 35  # days
CLAUSE_GOES_ON = listed("and but when after before that with he she they it . ,")
BEFORE_MONTHS = frozenset(
    [
        "in",
        "since",
        "by",
        "during",
        "of",
        "from",
        "to",
        "the",
        "a",
        "an",
        "s",
        "last",
        "next",
        "this",
        "early",
        "late",
        "until",
        "till",
        "through",
        "before",
        "after",
    ]
)


@dataclass(slots=True)
class Context:
    """What an expression is read against: the day of writing, the last day spoken of, the tense and the word before."""

    written: date
    spoken_of: date
    spoken_grain: str = ""  # "day" when it was a day, and not a month or a year; "" when none was spoken of lately
    spoken_year: bool = False  # whether the text states its year
    tense: str = ""
    before: str = ""
    preceding: str = ""
    after: Word | None = None

    @property
    def told(self) -> bool:
        """Whether the text is telling of days of a year long past, so that a day without a year is one of that year."""
        days_ago = (self.written - self.spoken_of).days
        dated = self.spoken_year and self.spoken_grain in {"day", "month"}
        return dated and self.tense == tense.PAST and days_ago > _ALMOST_A_YEAR

    @property
    def ahead(self) -> bool:
        return self.tense == tense.FUTURE or (self.tense == tense.PRESENT and self.before in FORWARD)


def first_of(words: Sequence[Word], kinds: str) -> Word | None:
    return next((word for word in words if word.kind in kinds), None)


def stated_year(words: Sequence[Word], context: Context) -> int | None:
    """The year that the words state, or state by "of last year"; None where they state none."""
    if found := first_of(words, "Yy"):
        return int(found.stands)
    unit, to = first_of(words, "U"), first_of(words, "LXTV")
    if unit is not None and unit.stands == "y" and to is not None:
        return _year_of(to, context)
    return None


def _year_of(to: Word, context: Context) -> int:
    if to.kind == "V":
        return context.spoken_of.year
    return context.written.year + {"L": -1, "X": 1, "T": 0}[to.kind]


def nearest(options: Sequence[date], context: Context) -> date:
    """Of the same day in three years the one that the tense asks for; without a tense the nearest.

    A day that is a few weeks away wins over any tense: of one that is almost a year away writers name the year.
    """
    chosen, nearest = _by_tense(options, context), _closest(options, context)
    far = abs((chosen - context.written).days) > _ALMOST_A_YEAR
    return nearest if far and abs((nearest - context.written).days) < _WEEKS else chosen


def _closest(options: Sequence[date], context: Context) -> date:
    """The nearest; a day to come counts as twice as far, for news tells more of what has been."""
    days = [((each - context.written).days, each) for each in options]
    return min(days, key=lambda each: each[0] * 2 if each[0] > 0 else -each[0])[1]


def _by_tense(options: Sequence[date], context: Context) -> date:
    if context.tense == tense.PAST and context.before in {"until", "till"}:
        return _closest(options, context)
    if context.tense == tense.PAST or context.before == "since":
        return max((each for each in options if each <= context.written), default=options[0])
    if context.tense == tense.FUTURE or context.before in FORWARD:
        return min((each for each in options if each >= context.written), default=options[-1])
    return _closest(options, context)
