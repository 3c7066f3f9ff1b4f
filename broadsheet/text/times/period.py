"""Stretches of days with their value, as TimeML's TIMEX3 writes it: 2025-04-22, 2024-03, 2016-W12, 2019-SU, 2023-Q3."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

EARLIEST, LATEST = 1000, 2200  # years; other numbers of four digits are no years in news
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}  # of the northern hemisphere, where most news is


class Period(NamedTuple):
    """``first`` to ``last`` day, both inclusive. ``grain`` is day, weekend, week, month, season, quarter, half, year,
    decade, century or range."""

    value: str
    grain: str
    first: date
    last: date


def day(when: date) -> Period:
    """One day."""
    return Period(when.isoformat(), "day", when, when)


def week(when: date) -> Period:
    """The ISO week, Monday to Sunday, that a day lies in."""
    first = when - timedelta(days=when.weekday())
    year, number, _ = when.isocalendar()
    return Period(f"{year}-W{number:02}", "week", first, first + timedelta(days=6))


def weekend(when: date) -> Period:
    """Saturday and Sunday of the ISO week that a day lies in."""
    whole = week(when)
    return Period(f"{whole.value}-WE", "weekend", whole.first + timedelta(days=5), whole.last)


def month(year: int, number: int) -> Period:
    """A month; ``number`` may lie outside 1 to 12 and then counts on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = date(year, number, 1)
    return Period(f"{year:04}-{number:02}", "month", first, date(year, number, monthrange(year, number)[1]))


def year(number: int) -> Period:
    """A year."""
    return Period(f"{number:04}", "year", date(number, 1, 1), date(number, 12, 31))


def season(number: int, name: str) -> Period:
    """SP, SU, FA or WI of a year; a winter begins in the year it is called by."""
    start, end = SEASONS[name]
    last = month(number + (end < start), end).last
    return Period(f"{number:04}-{name}", "season", date(number, start, 1), last)


def quarter(number: int, which: int) -> Period:
    """A quarter of a year, 1 to 4."""
    return Period(f"{number:04}-Q{which}", "quarter", date(number, which * 3 - 2, 1), month(number, which * 3).last)


def half(number: int, which: int) -> Period:
    """A half of a year, 1 or 2."""
    return Period(f"{number:04}-H{which}", "half", date(number, which * 6 - 5, 1), month(number, which * 6).last)


def decade(first: int) -> Period:
    """Ten years from ``first``, as 199X."""
    return Period(f"{first // 10}X", "decade", date(first, 1, 1), date(first + 9, 12, 31))


def century(number: int) -> Period:
    """The 20th is 19XX, 1900 to 1999, as people count and not as calendars do."""
    first = (number - 1) * 100
    return Period(f"{number - 1:02}XX", "century", date(first, 1, 1), date(first + 99, 12, 31))


def span(first: Period, last: Period) -> Period:
    """From the beginning of one to the end of the other."""
    return Period(f"{first.value}/{last.value}", "range", first.first, last.last)


def moved(when: date, unit: str, count: int) -> Period:
    """``count`` units after (before, when negative) a day, as coarse as the unit: two years ago is a year.

    Units: d, w, F (fortnight), m, Q, y, D (decade), C (century), h (hour), n (minute), E (weekend).
    Raises ValueError or OverflowError outside the years 1 to 9999.
    """
    if unit in "dhn":
        days = count if unit == "d" else int(count / 24) if unit == "h" else 0
        return day(when + timedelta(days=days))
    if unit in "wFE":
        then = when + timedelta(weeks=count * (2 if unit == "F" else 1))
        return weekend(then) if unit == "E" else week(then)
    if unit == "m":
        return month(when.year, when.month + count)
    if unit == "Q":
        number = when.year * 4 + (when.month - 1) // 3 + count
        return quarter(number // 4, number % 4 + 1)
    return year(when.year + count * {"y": 1, "D": 10, "C": 100}[unit])


def containing(when: date, unit: str) -> Period:
    """The day, week, month, ... century that a day lies in."""
    if unit == "D":
        return decade(when.year // 10 * 10)
    if unit == "C":
        return century(when.year // 100 + 1)
    return moved(when, unit, 0)


def shifted(when: date, unit: str, count: int) -> date:
    """The day that lies so many units away: 31 March less one month is 28 (29) February."""
    if unit in "dhnwFE":
        return moved(when, unit, count).first if unit in "dhn" else when + timedelta(weeks=count)
    months = count * {"m": 1, "Q": 3, "y": 12, "D": 120, "C": 1200}[unit]
    whole = month(when.year, when.month + months)
    return whole.first.replace(day=min(when.day, whole.last.day))
