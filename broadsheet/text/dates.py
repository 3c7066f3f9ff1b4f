"""Dates as feeds and pages write them."""

from __future__ import annotations

import re
import warnings
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from dateutil import parser

EARLIEST_YEAR = 1990  # no news site is older; what claims to be is a default value such as 1970-01-01
AHEAD = timedelta(days=1)  # clocks and zones are wrong by hours; a date further ahead is not when a piece appeared
MAX_LENGTH = 100

_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[Tt ]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,:](\d+))?)?\s*(Z|z|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RFC822 = re.compile(
    r"(?:[^\W\d_]{2,10}\.?,? ?)?\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4}"
    r"(?:,? \d{1,2}:\d\d(?::\d\d)? ?(?:[A-Za-z]{1,5}|[+-]\d{4}|))?"
)
_LOST_YEAR = re.compile(r"[^\W\d_] 0\d{3}\b")  # "Jan 0001", which parsedate_to_datetime takes for 2001
_WORD = re.compile(r"[^\W\d_]+\.?")

# Offsets in hours of the zone names that feeds use; names with two meanings have the one that feeds mean.
_ZONES = {
    "UTC": 0, "GMT": 0, "UT": 0, "Z": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2,
    "EET": 2, "SAST": 2, "EEST": 3, "MSK": 3, "AST": -4, "GST": 4, "PKT": 5, "IST": 5.5, "NPT": 5.75, "ICT": 7,
    "WIB": 7, "SGT": 8, "HKT": 8, "PHT": 8, "AWST": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12,
    "NZDT": 13, "EST": -5, "EDT": -4, "ET": -5, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "BRT": -3, "ART": -3,
}  # fmt: skip

# Month names by what they start with, in French, German, Spanish, Portuguese, Italian, Dutch and Swedish.
_MONTHS = (
    ("January", ("janv", "jän", "jan", "ener", "gen", "ene")),
    ("February", ("fév", "fev", "feb")),
    ("March", ("mars", "mär", "marz", "març", "maart", "mrt", "mar")),
    ("April", ("avr", "abr", "apr")),
    ("May", ("mai", "may", "mag", "mei", "maj")),
    ("June", ("juin", "jun", "giu")),
    ("July", ("juil", "jul", "lug")),
    ("August", ("août", "aout", "ago", "aug")),
    ("September", ("sept", "sep", "set", "wrz")),
    ("October", ("oct", "okt", "ott", "out")),
    ("November", ("nov",)),
    ("December", ("déc", "dec", "dez", "dic")),
)
_JOINERS = frozenset({"de", "du", "del", "di", "le", "el", "à", "um", "uhr", "den", "den.", "d", "h", "lundi"})


def parse(text: str, *, now: datetime | None = None) -> datetime | None:
    """The moment that ``text`` names, aware and in UTC; None when it names no full day, or no credible one.

    Reads ISO 8601, RFC 822, epoch seconds and milliseconds, English dates, and dates with month names of seven more
    languages. A time without a zone counts as UTC. Days before 1990 or more than a day after ``now`` are refused.
    """
    moment = local(text, now=now)
    return moment.astimezone(UTC) if moment else None


def local(text: str, *, now: datetime | None = None) -> datetime | None:
    """As ``parse``, but in the zone that ``text`` states: its day is the day its writer saw."""
    text = " ".join(text.split())
    if not text or len(text) > MAX_LENGTH:
        return None
    try:
        moment = _iso(text) or _epoch(text) or _rfc822(text) or _written(text)
        return _credible(moment, now) if moment else None
    except (ValueError, OverflowError, TypeError, ArithmeticError):
        return None


def _credible(moment: datetime, now: datetime | None) -> datetime | None:
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    moment.astimezone(UTC)  # raises where the year is at the edge of what can be written
    if moment.year < EARLIEST_YEAR or (now is not None and moment > now + AHEAD):
        return None
    return moment


def _iso(text: str) -> datetime | None:
    match = _ISO.fullmatch(re.sub(r"\[[\w/]+\]$", "", text))
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    micro = int(((match.group(7) or "") + "000000")[:6])
    if hour == 24:
        return _zoned(datetime(year, month, day), match.group(8)) + timedelta(days=1)  # noqa: DTZ001
    return _zoned(datetime(year, month, day, hour, minute, min(second, 59), micro), match.group(8))  # noqa: DTZ001


def _zoned(moment: datetime, zone: str | None) -> datetime:
    if not zone or zone in "Zz":
        return moment.replace(tzinfo=UTC)
    digits = zone[1:].replace(":", "") + "00"
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    return moment.replace(tzinfo=timezone(offset if zone[0] == "+" else -offset))


def _epoch(text: str) -> datetime | None:
    if not _EPOCH.fullmatch(text):
        return None
    return datetime.fromtimestamp(int(text[:10]), UTC)


def _rfc822(text: str) -> datetime | None:
    if not _RFC822.fullmatch(text) or _LOST_YEAR.search(text):
        return None
    zone = text.rsplit(" ", 1)[-1].upper()
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    if zone in _ZONES:
        return moment.replace(tzinfo=timezone(timedelta(hours=_ZONES[zone])))
    return moment


def _written(text: str) -> datetime | None:
    """A date in words; None unless year, month and day are all there: dateutil fills gaps from its default."""
    if not _YEAR.search(text):
        return None
    english = _WORD.sub(_month, text)
    offsets = {name: int(hours * 3600) for name, hours in _ZONES.items()}
    day_first = ("." in english or "/" in english) and not _YEAR.match(english)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", parser.UnknownTimezoneWarning)
        found: list[datetime] = [
            parser.parse(english, default=default, tzinfos=offsets, dayfirst=day_first)  # type: ignore[no-untyped-call]
            for default in (datetime(2000, 1, 1), datetime(2001, 2, 2))  # noqa: DTZ001
        ]
    return found[0] if found[0].date() == found[1].date() else None


def _month(match: re.Match[str]) -> str:
    word = match.group().lower()
    if word in _JOINERS:
        return " "
    for name, starts in _MONTHS:
        if len(word) >= 3 and word.startswith(starts):
            return name
    return match.group()
