"""Holidays that every reader dates without help: fixed days, and those that are reckoned each year."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import easter


def on(name: str, year: int) -> date:
    """The holiday in a year; ``name`` is "12-25" or one of those that move. Raises ValueError for an unknown name."""
    if name[0].isdigit():
        month, day = name.split("-")
        return date(year, int(month), int(day))
    sunday: date = easter(year)  # type: ignore[no-untyped-call]
    if name in {"easter", "good-friday", "easter-monday"}:
        return sunday + timedelta(days={"easter": 0, "good-friday": -2, "easter-monday": 1}[name])
    return _MOVING[name](year)


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


_MOVING = {
    "thanksgiving": lambda year: _nth(year, 11, 3, 4),
    "mlk": lambda year: _nth(year, 1, 0, 3),
    "labor": lambda year: _nth(year, 9, 0, 1),
    "memorial": lambda year: _nth(year, 6, 0, 1) - timedelta(days=7),
}
