"""Dates as the demo press writes them, in its four languages, and the moments that articles name.

An article does not know when it will be read, so its text names moments by their age in hours:
``{day 30}`` is a weekday, ``{date 30}`` a day and month, ``{month 30}`` a month, ``{time 30}`` a time of day; a negative
age lies ahead.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=1))  # all four countries of the demo world share one
MOMENT = re.compile(r"\{(day|date|month|time) (-?\d+(?:\.\d+)?)\}")
MINUTES = 5  # papers round times of day

WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "hi": ("सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"),
}
MONTHS = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "ar": (
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    ),
    "hi": ("जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"),
}


def weekday(moment: datetime, language: str) -> str:
    """The weekday's name."""
    return WEEKDAYS[language][moment.astimezone(ZONE).weekday()]


def day(moment: datetime, language: str) -> str:
    """Day and month, such as ``4 March``."""
    local = moment.astimezone(ZONE)
    return f"{local.day} {MONTHS[language][local.month - 1]}"


def clock(moment: datetime) -> str:
    """The time of day, such as ``06:40``."""
    local = moment.astimezone(ZONE)
    return f"{local:%H}:{local.minute - local.minute % MINUTES:02d}"


def long(moment: datetime, language: str) -> str:
    """Weekday, day, month, year and time, as a page prints them."""
    local = moment.astimezone(ZONE)
    return f"{weekday(moment, language)} {day(moment, language)} {local.year}, {local:%H:%M}"


def written(text: str, now: datetime, language: str) -> str:
    """``text`` with each named moment written out."""

    def write(match: re.Match[str]) -> str:
        moment = now - timedelta(hours=float(match[2]))
        if match[1] == "time":
            return clock(moment)
        if match[1] == "month":
            return MONTHS[language][moment.astimezone(ZONE).month - 1]
        return weekday(moment, language) if match[1] == "day" else day(moment, language)

    return MOMENT.sub(write, text)
