"""When something happened, as a reader's language writes it: "12 May", "Mar 2024", "1 Aug – 1 Sept", "2019"."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date, format_interval, format_skeleton

from broadsheet.analysis.timeline import Event

_SKELETONS = {4: "y", 7: "yMMM", 10: "yMMMd"}  # by the length of a value: 2019, 2024-03, 2025-04-22


def label(event: Event, year: int, locale: str) -> str:
    """The time of an event of a timeline; of days in ``year`` the year is left out.

    Weeks, seasons, halves and ranges are written from the first to the last day or month.
    """
    start, end, grain = date.fromisoformat(event.first), date.fromisoformat(event.last), event.grain
    near = start.year == end.year == year
    if grain == "day":
        return format_skeleton("MMMd" if near else "yMMMd", start, locale=locale)
    if grain in {"month", "year"}:
        return format_skeleton(_SKELETONS[len(event.value)], start, locale=locale)
    if grain == "quarter":
        return format_date(start, "QQQ y", locale=locale)
    if grain in {"season", "half"}:
        return format_interval(start, end, "yMMM", locale=locale)
    skeleton = _SKELETONS.get(len(event.value.partition("/")[0]), "yMMMd")
    return format_interval(start, end, "MMMd" if near and skeleton == "yMMMd" else skeleton, locale=locale)


def machine(event: Event) -> str:
    """What the ``datetime`` of a ``time`` element may be: a year, a month, a week or a day; else the first day."""
    plain = event.value.replace("-", "").replace("W", "").isdigit()
    return event.value if plain else event.first
