"""When something happened, in full words of the present language: for terminals, feeds and mail."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

SEASONS = {
    "SP": _("Spring %(year)s"),
    "SU": _("Summer %(year)s"),
    "FA": _("Autumn %(year)s"),
    "WI": _("Winter %(year)s"),
}
HALVES = {"1": _("First half of %(year)s"), "2": _("Second half of %(year)s")}


def in_words(value: str) -> str:
    """A value of ``text.times.Time``: "30 November 2026", "Week of 30 November 2026", "1990s"; others as they are."""
    first, ranged, last = value.replace(" – ", "/").partition("/")
    if ranged:
        return f"{in_words(first)} – {in_words(last)}"
    for form, said in _FORMS:
        if found := form.fullmatch(value):
            try:
                return str(said(*found.groups()))
            except ValueError:  # a day that no calendar has
                break
    return value


def heading(kind: str, head: str) -> str:
    """The head of a statement as a person reads it."""
    return in_words(head) if kind == "timeline" else head


def _day(year: str, month: str, day: str) -> str:
    return _written(date(int(year), int(month), int(day)))


def _week(year: str, week: str) -> str:
    return gettext("Week of %(day)s") % {"day": _written(date.fromisocalendar(int(year), int(week), 1))}


def _weekend(year: str, week: str) -> str:
    return gettext("Weekend of %(day)s") % {"day": _written(date.fromisocalendar(int(year), int(week), 6))}


def _written(day: date) -> str:
    return str(date_format(day, "j F Y"))


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), _day),
    (re.compile(r"(\d{4})-(\d\d)"), lambda year, month: date_format(date(int(year), int(month), 1), "F Y")),
    (re.compile(r"(\d{4})-W(\d\d)"), _week),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), _weekend),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), lambda year, name: gettext(SEASONS[name]) % {"year": year}),
    (re.compile(r"(\d{4})-H([12])"), lambda year, half: gettext(HALVES[half]) % {"year": year}),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda year, quarter: f"Q{quarter} {year}"),
    (re.compile(r"(\d{3})X"), lambda decade: gettext("%(decade)ss") % {"decade": f"{decade}0"}),
    (re.compile(r"(\d\d)XX"), lambda century: f"{century}00–{century}99"),
)
