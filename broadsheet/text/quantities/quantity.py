"""A quantity as a text states it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a quantity is of."""

    CURRENCY = "currency"
    PERCENT = "percent"
    MEASURE = "measure"
    TIME = "time"
    AGE = "age"
    COUNT = "count"
    SHARE = "share"
    BARE = "bare"


class Quantity(NamedTuple):
    """A number with its unit; ``text[start:end]`` is the number with scale and unit as written.

    ``upper`` is the upper end of a range whose lower end is ``value``. ``change`` is "=", "~" (about), ">" (more than,
    at least), "<" (less than, at most), "up" or "down" (by so much). ``unit`` is the unit's name in the singular
    ("percentage", "indian rupee", "kilometre per hour"), of a count the noun that is counted, of a share ("two-thirds
    of the votes") that noun behind a per cent sign, "" where there is none;
    ``text[counted_start:counted_end]`` is what is counted as written, empty where nothing is.
    """

    value: float
    upper: float | None
    change: str
    unit: str
    kind: Kind
    start: int
    end: int
    counted_start: int = 0
    counted_end: int = 0
