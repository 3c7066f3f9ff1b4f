"""Times as the paper writes them: now, minutes, hours under twelve, weekday and time, date."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date, format_datetime, format_skeleton
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

HOURS_AS_AGE = 12  # design: "hours under twelve, weekday and time, date"
DAYS_AS_WEEKDAY = 6
DAYS_KEPT = 512  # dates in words; CLDR's patterns take a tenth of a front page's time, and most dates are of this week


def locale() -> str:
    """Babel's name for the interface's language. "ar" would mean Egyptian digits in some CLDR versions: "ar_001"."""
    language = (get_language() or "en").partition("-")[0]
    return {"ar": "ar_001", "en": "en_GB"}.get(language, language)


def age(moment: datetime, now: datetime) -> str:
    """How long ago, or when, as short as it can be said: "11 min ago", "2 h ago", "Tue 20:10", "12 Nov"."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if minutes < 1:
        return gettext("now")
    if minutes < 60:
        return ngettext("%(number)d min ago", "%(number)d min ago", minutes) % {"number": minutes}
    hours = minutes // 60
    if hours < HOURS_AS_AGE:
        return ngettext("%(number)d h ago", "%(number)d h ago", hours) % {"number": hours}
    return when(moment, now)


def long_age(moment: datetime, now: datetime) -> str:
    """The same in full words: "11 minutes ago", "2 hours ago", and from twelve hours on the day."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if minutes < 1:
        return gettext("just now")
    if minutes < 60:
        return ngettext("%(number)d minute ago", "%(number)d minutes ago", minutes) % {"number": minutes}
    hours = minutes // 60
    if hours < HOURS_AS_AGE:
        return ngettext("%(number)d hour ago", "%(number)d hours ago", hours) % {"number": hours}
    return when(moment, now)


def when(moment: datetime, now: datetime) -> str:
    """The point in time: "20:10" today, "Tue 20:10" in the last days, then "12 Nov", then "12 Nov 2024"."""
    local, today = timezone.localtime(moment), timezone.localtime(now)
    if local.date() == today.date():
        return clock(moment)
    if timedelta() <= today - local < timedelta(days=DAYS_AS_WEEKDAY):
        return f"{_weekday(local.date(), locale())} {clock(moment)}"
    skeleton = "MMMd" if local.year == today.year else "yMMMd"
    return format_skeleton(skeleton, local, locale=locale())


def clock(moment: datetime) -> str:
    """Hours and minutes, of twenty-four."""
    return timezone.localtime(moment).strftime("%H:%M")


def exact(moment: datetime) -> str:
    """Day, time and zone in full, for the title of a ``time`` element."""
    local = timezone.localtime(moment)
    return f"{_in_full(local.date(), locale())} {local:%H:%M} {local.tzname()}"


def day(moment: datetime) -> str:
    """Weekday and date in full: the masthead's."""
    return _in_full(timezone.localtime(moment).date(), locale())


@lru_cache(DAYS_KEPT)
def _in_full(date_: date, locale_: str) -> str:
    return format_date(date_, "full", locale=locale_)


@lru_cache(DAYS_KEPT)
def _weekday(date_: date, locale_: str) -> str:
    return format_date(date_, "EEE", locale=locale_)


def axis(moment: datetime, *, with_day: bool) -> str:
    """A label under a chart: "Tue 06:00" or "20 Oct"."""
    if with_day:
        return format_skeleton("MMMd", timezone.localtime(moment), locale=locale())
    return f"{format_datetime(timezone.localtime(moment), 'EEE', locale=locale())} {clock(moment)}"


def calendar_day(day: date) -> str:
    """A day as it is, in no time zone: "20 Oct"."""
    return format_skeleton("MMMd", day, locale=locale())
