"""The value of times that are a day or a month: "3 February", "on Tuesday", "in March", "Christmas Day"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from broadsheet.text.times import holidays, period, tense
from broadsheet.text.times.classes import Word
from broadsheet.text.times.context import (
    BEFORE_MONTHS,
    CLAUSE_GOES_ON,
    FORWARD,
    Context,
    first_of,
    nearest,
    stated_year,
)
from broadsheet.text.times.period import Period
from broadsheet.text.times.units import season, unit_at

_NAMED_DAYS = {"9/11": date(2001, 9, 11), "26/11": date(2008, 11, 26), "7/7": date(2005, 7, 7)}
_ATTACKS = {(9, 11): 2001, (7, 7): 2005, (11, 26): 2008, (11, 13): 2015, (1, 6): 2021, (10, 7): 2023}
_ATTACKED = frozenset(
    [
        "attack",
        "attacks",
        "terrorist",
        "terror",
        "hijackers",
        "hijackings",
        "victims",
        "survivors",
        "bombings",
        "riot",
        "insurrection",
        "massacre",
    ]
)
_EVERY = frozenset({"every", "each", "a", "most", "any", "chaque", "हर", "كل"})
_GIVEN_NAMES = frozenset({"april", "june", "august"})


def day(words: Sequence[Word], context: Context) -> Period | None:
    month, number = first_of(words, "Mm"), first_of(words, "do")
    if month is None or number is None:
        return None
    return _dated(words, int(month.stands), int(number.stands), context)


def _dated(words: Sequence[Word], month: int, number: int, context: Context) -> Period:
    if (year := stated_year(words, context) or _well_known(month, number, context)) is not None:
        return period.day(date(year, month, number))
    if context.told and (month, number) >= (context.spoken_of.month, context.spoken_of.day):
        return period.day(date(context.spoken_of.year, month, number))
    options = []
    for each in (-1, 0, 1):
        try:
            options.append(date(context.written.year + each, month, number))
        except ValueError:  # 29 February
            continue
    weekday = first_of(words, "Ww")
    if weekday is not None and weekday.kind == "W":
        options = [each for each in options if each.weekday() == weekday.stands] or options
    return period.day(nearest(options, context))


def _well_known(month: int, number: int, context: Context) -> int | None:
    """The year of "the Sept. 11 attacks" and the like."""
    year = _ATTACKS.get((month, number))
    after = context.after.folded if context.after is not None else ""
    return year if year is not None and year <= context.written.year and after in _ATTACKED else None


def days(words: Sequence[Word], context: Context) -> Period | None:
    month, numbers = first_of(words, "Mm"), [word for word in words if word.kind in "do"]
    if month is None or len(numbers) < 2:
        return None
    last = _dated(words, int(month.stands), int(numbers[1].stands), context)
    first = period.day(last.first.replace(day=int(numbers[0].stands)))
    return period.span(first, last) if first.first < last.first else None


def month(words: Sequence[Word], context: Context) -> Period | None:
    found = first_of(words, "Mm")
    if found is None or ((found.kind == "m" or _is_name(found, context)) and not _is_month(words, context)):
        return None
    to = first_of(words, "LXT")
    year = stated_year(words, context)
    if year is not None:
        return period.month(year, int(found.stands))
    if to is not None and not first_of(words, "U"):
        return _which_month(int(found.stands), to.kind, context)
    return period.month(_month_year(int(found.stands), context), int(found.stands))


def _is_name(found: Word, context: Context) -> bool:
    """ "June Carter": a month that is a given name as well and does not stand where months stand."""
    after = context.after
    return (
        found.folded in _GIVEN_NAMES
        and after is not None
        and after.kind == "x"
        and after.folded not in CLAUSE_GOES_ON
        and (context.before not in BEFORE_MONTHS)
    )


def _is_month(words: Sequence[Word], context: Context) -> bool:
    """Whether "May" or "March" is a month: beside a year, or after "in", "since", "last", "early" and so on.

    After "by", "before" and the like it may be a person ("a plan by May failed"), and counts only where a clause ends.
    """
    ends = context.after is None or context.after.kind in ".,&"
    return len(words) > 1 or context.before in _SURE_BEFORE or (context.before in _MAYBE_BEFORE and ends)


def _which_month(number: int, kind: str, context: Context) -> Period:
    here = context.written
    if kind == "T":
        return period.month(here.year, number)
    if kind == "L":
        return period.month(here.year - (number >= here.month), number)
    return period.month(here.year + (number <= here.month), number)


def _month_year(number: int, context: Context) -> int:
    here = context.written
    if context.told and number >= context.spoken_of.month:
        return context.spoken_of.year
    if context.tense == tense.PAST or context.before == "since":
        return here.year - (number > here.month)
    if context.tense == tense.FUTURE or context.before in FORWARD:
        return here.year + (number < here.month)
    apart = number - here.month
    return here.year - (apart > 6) + (apart < -6)


def months(words: Sequence[Word], context: Context) -> Period | None:
    first, last = [word for word in words if word.kind in "Mm"][:2]
    year = stated_year(words, context)
    end = year if year is not None else _month_year(int(last.stands), context)
    if first.kind == "m" and last.kind == "m":
        return None
    start = end - (int(first.stands) > int(last.stands))
    return period.span(period.month(start, int(first.stands)), period.month(end, int(last.stands)))


def which_day(words: Sequence[Word], context: Context) -> Period | None:
    weekday, to = first_of(words, "W"), first_of(words, "LXTV")
    if weekday is None:
        return None
    if context.before in _EVERY and to is None:
        return None
    here, number = context.written, int(weekday.stands)
    if to is not None and to.folded == "following" and context.before != "the":
        to = None  # "following Tuesday's vote"
    unit = first_of(words, "U")
    if unit is not None and to is not None:  # "Tuesday next week"
        return period.day(unit_at("w", to.kind, context).first + timedelta(days=number)) if unit.stands == "w" else None
    back = (here.weekday() - number) % 7
    if to is not None and to.kind == "L":
        return period.day(here - timedelta(days=back or 7))
    if (to is not None and to.kind == "X") or (to is None and context.tense == tense.FUTURE):
        on = (number - here.weekday()) % 7
        return period.day(here + timedelta(days=on or (7 if to is not None else 0)))
    if to is not None and to.kind == "T":
        return period.day(here - timedelta(days=here.weekday() - number))
    if context.tense == tense.PRESENT and context.before in FORWARD:
        return period.day(here + timedelta(days=(number - here.weekday()) % 7))
    return period.day(here - timedelta(days=back))


def holiday(words: Sequence[Word], context: Context) -> Period | None:
    name, year, after = str(words[0].stands), stated_year(words, context), context.after
    modifies = after is not None and after.kind == "x" and after.folded not in CLAUSE_GOES_ON
    if year is None and modifies and context.before not in BEFORE_MONTHS | {"on", "at", "over"} - {"the"}:
        return None  # "Thanksgiving turkeys"
    if year is not None:
        return period.day(holidays.on(name, year))
    return period.day(nearest([holidays.on(name, context.written.year + each) for each in (-1, 0, 1)], context))


def relative(words: Sequence[Word], context: Context) -> Period | None:
    steps = words[0].stands
    if context.before == "the" and words[0].folded.startswith("last"):
        return None  # "the last night train"
    if steps == "?":  # Hindi: one word for yesterday and tomorrow
        steps = 1 if context.tense == tense.FUTURE else -1
    return period.day(context.written + timedelta(days=int(steps)))


def day_of_month(words: Sequence[Word], context: Context) -> Period | None:
    number, after = words[-1], context.after
    if not number.folded[0].isdigit() or (
        after is not None and after.kind == "x" and after.folded not in CLAUSE_GOES_ON
    ):
        return None
    if words[0].folded not in {"on", "by", "le"}:
        return None
    here, options = context.written, []
    for step in (-1, 0, 1):
        whole = period.month(here.year, here.month + step)
        if number.stands <= whole.last.day:
            options.append(whole.first.replace(day=int(number.stands)))
    return period.day(nearest(options, context))


def named(words: Sequence[Word], context: Context) -> Period | None:
    when = _NAMED_DAYS.get(words[0].folded)
    return period.day(when) if when else None


_SURE_BEFORE = frozenset({"in", "since", "during", "until", "till", "last", "next", "this", "early", "late", "en"})
_MAYBE_BEFORE = frozenset({"by", "before", "after", "from", "through", "of"})


def written(words: Sequence[Word], context: Context) -> Period | None:
    return period.day(words[-1].stands)


def earlier(words: Sequence[Word], context: Context) -> Period | None:
    unit, to = first_of(words, "UMS"), first_of(words, "TLX")
    if unit is None or to is None:
        return None
    if unit.kind == "U":
        return unit_at(str(unit.stands), to.kind, context)
    return (month if unit.kind == "M" else season)(words[1:], context)
