"""The value of times in weeks, months, seasons, years and more: "last week", "two years ago", "the 1990s"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from broadsheet.text.languages.language import words as listed
from broadsheet.text.times import period, tense
from broadsheet.text.times.classes import Word
from broadsheet.text.times.context import (
    Context,
    first_of,
    stated_year,
)
from broadsheet.text.times.period import Period

NEAR_YEARS = 100  # "two years ago" is read; "3,000 years ago" is no date
_ENGLISH = frozenset({"last", "past", "previous", "preceding", "next", "coming", "following", "upcoming"})
_OVER = frozenset({"over", "in", "for", "during", "throughout", "within"})
_DURATION = frozenset({"time", "times", "day", "days", "first", "lowest", "highest", "win", "visit", "once", "twice"})
_BEFORE_YEARS = listed(
    "in since by until till from to of and through during before after around between the for late early mid about "
    "en depuis dès fin début avant après عام سنه في منذ सन् में ( , - – के"
)
_ANY_GRAIN = ("day", "month", "year")
_COUNTED_FROM = {"d": ("day",), "w": ("day",), "F": ("day",), "m": ("day", "month")}  # "two weeks later" than a day
_COUNTED = listed(
    "people men women children dead km miles metres meters feet troops soldiers votes dollars euros rupees homes "
    "percent per hours jobs workers pages words seats tonnes tons kg police years francs personnes mw gw kw kwh ha "
    "acres hectares litres gallons barrels bpd mph kmh rpm pounds degrees feet students families cars units copies"
)
_NUMBERED = listed(
    "room flight route highway page model number no channel section article resolution bus windows unit chapter rs inr "
    "usd eur us$ boeing airbus psalm area lot suite apartment line"
)  # "Flight 2010" is no year


def quarter(words: Sequence[Word], context: Context) -> Period | None:
    which, unit = first_of(words, "oq"), first_of(words, "U")
    if which is None:
        return None
    if unit is not None and unit.stands == "C":
        return period.century(int(which.stands)) if 1 < which.stands < 23 else None
    if (unit is not None and unit.stands != "Q") or not 1 <= which.stands <= 4:
        return None
    year = stated_year(words, context)
    return period.quarter(year if year is not None else context.written.year, int(which.stands))


def half(words: Sequence[Word], context: Context) -> Period | None:
    which, year = first_of(words, "o"), stated_year(words, context)
    if which is None or year is None or which.stands not in {1, 2}:
        return None
    return period.half(year, int(which.stands))


def season(words: Sequence[Word], context: Context) -> Period | None:
    found, to, year = first_of(words, "S"), first_of(words, "LXTV"), stated_year(words, context)
    if found is None:
        return None
    name = str(found.stands).upper()
    if year is not None:
        return period.season(year, name)
    if to is None and (found.folded in {"fall", "spring"} or context.before not in {"in", "during", "by", "until"}):
        return None
    start, here = period.SEASONS[name][0], context.written
    if to is not None and to.kind == "L":
        over = period.season(here.year, name).last < here
        return period.season(here.year - (not over), name)
    if to is not None and to.kind == "X":
        return period.season(here.year + (start <= here.month), name)
    winter_going_on = name == "WI" and here.month <= 2
    ahead = context.ahead or (to is not None and to.kind == "T")
    if context.ahead and to is None and period.season(here.year, name).last < here:
        return period.season(here.year + 1, name)
    return period.season(here.year - (winter_going_on or (not ahead and start > here.month)), name)


def _count(words: Sequence[Word]) -> float | None:
    """How many: "two", "a", "half a"; None for "several", which dates nothing."""
    if first_of(words, "v"):
        return 2 if first_of(words, "v").folded == "couple" else None  # type: ignore[union-attr]
    numbers = [float(word.stands) for word in words if word.kind in "dno"]
    if any(word.kind == "&" for word in words) and not numbers:
        numbers = [1.0]  # "a year and a half"
    if numbers:
        return sum(numbers) + (0.5 if first_of(words, "h") else 0)
    return 0.5 if first_of(words, "h") else 1


def _by(words: Sequence[Word], context: Context, sign: int) -> Period | None:
    count, unit, mark = _count(words), first_of(words, "U"), first_of(words, "AFLX")
    if count is None or unit is None or _too_short(count, str(unit.stands)) or _of_event(mark, context):
        return None
    of_other_day = mark is not None and mark.stands == "b"
    if of_other_day and context.spoken_grain not in _COUNTED_FROM.get(str(unit.stands), _ANY_GRAIN):
        return None
    start = context.spoken_of if of_other_day else context.written
    letter, times = str(unit.stands), count
    if count == 0.5:
        letter, times = {"C": ("y", 50), "D": ("y", 5), "y": ("m", 6), "d": ("h", 12), "h": ("n", 30)}.get(
            letter, (letter, 1)
        )
    if times % 1 and times > 1 and letter == "y":
        letter, times = "m", times * 12
    if times > NEAR_YEARS * {"d": 366, "h": 9000, "w": 53, "m": 12, "n": 600000}.get(letter, 1):
        return None
    return period.moved(start, letter, sign * int(times))


def _too_short(count: float, letter: str) -> bool:
    return letter == "n" or (letter == "h" and count < 24)


def _of_event(mark: Word | None, context: Context) -> bool:
    """ "Ten days before the vote": no day that is known."""
    if mark is None or context.after is None or mark.folded not in {"before", "after", "prior"}:
        return context.after is not None and context.after.folded == "than"
    return context.after.kind not in ".,&"


def ago(words: Sequence[Word], context: Context) -> Period | None:
    return _by(words, context, -1)


def later(words: Sequence[Word], context: Context) -> Period | None:
    """ "Two years later"; "in two weeks" where the clause looks ahead; "within two years", a range."""
    if words[0].kind == "f" and words[0].folded in {"within", "خلال"}:
        last = _by(words[1:], context, 1)
        unit = first_of(words, "U")
        ahead = context.tense != tense.PAST
        return (
            period.span(period.containing(context.written, str(unit.stands)), last) if ahead and last and unit else None
        )
    if words[0].kind == "I" and (words[0].folded not in {"in"} or not context.ahead):
        return None
    if words[0].kind == "I" and (context.preceding in _DURATION or _goes_on(context.after)):
        return None
    return _by(words, context, 1)


def _goes_on(after: Word | None) -> bool:
    """ "In a year when nobody won": no time by itself."""
    return after is not None and after.folded in {"when", "where", "that", "which", "of", "in"}


def decade(words: Sequence[Word], context: Context) -> Period | None:
    found = first_of(words, "D") or first_of(words, "Y")
    if found is None:
        return None
    if found.kind == "Y" and not words[-2].folded.endswith("s"):  # "the year 2000", "les années 1930"
        return period.year(int(found.stands))
    return period.decade(int(found.stands) // 10 * 10)


def part(words: Sequence[Word], context: Context) -> Period | None:
    """ "The end of the year" is a day, "the beginning of last week" a week."""
    part, unit, to = first_of(words, "Es"), first_of(words, "U"), first_of(words, "LXT")
    if part is None or unit is None or unit.stands not in {"w", "m", "y", "D", "C", "E"}:
        return None
    if part.folded in {"late", "early"} and to is None and not first_of(words, "O"):
        return None
    whole = unit_at(str(unit.stands), to.kind if to is not None else "T", context)
    return period.day(whole.last) if part.stands == "END" and to is None and unit.stands in "wmy" else whole


def unit_at(letter: str, kind: str, context: Context) -> Period:
    start = context.spoken_of if kind == "V" else context.written
    if letter == "E" and kind != "V":
        return _weekend(kind, context)
    if kind in "TV":
        return period.containing(start, letter)
    step = -1 if kind == "L" else 1
    if letter in "DC":
        return period.containing(period.shifted(start, letter, step), letter)
    return period.moved(start, letter, step)


def _weekend(kind: str, context: Context) -> Period:
    here = context.written
    if kind == "L" or (kind == "" and not context.ahead):
        return period.weekend(here - timedelta(days=0 if kind == "" and here.weekday() >= 5 else 7))
    if kind == "X":
        return period.weekend(here + timedelta(days=7 if here.weekday() >= 5 else 0))
    if kind == "T" and here.weekday() < 3 and context.tense == tense.PAST:
        return period.weekend(here - timedelta(days=7))  # "took place this weekend", written on Monday to Wednesday
    return period.weekend(here)


def last_units(words: Sequence[Word], context: Context) -> Period | None:
    """ "The past 30 days", "the next two years": from that day or year to this one."""
    count, unit, to = _count(words), first_of(words, "U"), first_of(words, "LX")
    if count is None or unit is None or to is None or not 0 < count <= NEAR_YEARS * 10:
        return None
    if _too_short(count, str(unit.stands)):
        return None
    step = -1 if to.kind == "L" else 1
    letter = str(unit.stands)
    here = period.day(context.written) if letter in "dhnwFE" else period.containing(context.written, letter)
    if letter in "DC":
        here, letter, count = period.year(context.written.year), "y", count * (10 if letter == "D" else 100)
    there = period.day(period.shifted(context.written, letter, int(step * count)))
    if letter not in "dhnwFE":
        there = period.containing(there.first, letter)
    return period.span(there, here) if step < 0 else period.span(here, there)


def last_unit(words: Sequence[Word], context: Context) -> Period | None:
    """ "Last week", "the following day", "that year", "the year before", "the past year"."""
    unit, to = first_of(words, "U"), first_of(words, "LXA") or first_of(words, "TV")
    if unit is None or to is None:
        return None
    if words[-1] is to and to.folded in _ENGLISH:
        return None  # "the days following the attack"
    letter, article = str(unit.stands), words[0].kind == "N"
    if to.kind == "A" and _of_event(to, context):
        return None
    if to.kind == "A":
        start = context.spoken_of if to.stands == "b" else context.written
        return period.moved(start, letter, -1)
    if to.folded in {"past", "last"} and article and letter in "ymwD" and words[0].folded == "the":
        return _rolling(letter, to, context)
    if article and to.folded in {"next", "coming"} and context.before in _OVER:
        return period.span(period.day(context.written), period.day(period.shifted(context.written, letter, 1)))
    if letter == "d" and context.spoken_grain != "day" and to.folded in {"next", "following", "previous"}:
        return None  # no day was spoken of that it could follow
    if (article and to.folded in {"next", "preceding"}) or to.folded in {"following", "previous"}:
        return period.moved(context.spoken_of, letter, -1 if to.kind == "L" else 1)
    if letter in "dhn":
        return period.day(context.written) if to.kind == "T" and letter == "d" else _spoken(to, context)
    return unit_at(letter, to.kind, context)


def _rolling(letter: str, to: Word, context: Context) -> Period:
    if letter == "D":
        here = context.written.year
        return period.span(period.year(here - 10), period.year(here))
    if to.folded == "last" and context.before not in _OVER:
        return unit_at(letter, "L", context)
    return period.span(period.day(period.shifted(context.written, letter, -1)), period.day(context.written))


def _spoken(to: Word, context: Context) -> Period | None:
    return period.day(context.spoken_of) if to.kind == "V" and context.spoken_grain == "day" else None


def the_unit(words: Sequence[Word], context: Context) -> Period | None:
    """ "The weekend"; "the day" dates nothing by itself."""
    return _weekend("", context) if words[1].stands == "E" and words[0].folded in {"the", "le"} else None


def year_alone(words: Sequence[Word], context: Context) -> Period | None:
    found = first_of(words, "Yy")
    if found is None or not period.EARLIEST <= found.stands <= period.LATEST:
        return None
    return period.year(int(found.stands)) if len(words) > 1 or _is_year(found, context) else None


def _is_year(found: Word, context: Context) -> bool:
    """Whether four digits are a year: not a count ("1900 people"); old ones only after a preposition."""
    after = context.after
    if after is not None and (after.folded in _COUNTED or after.folded in {"%", "$", "°"}):
        return False
    if context.before in _NUMBERED:
        return False
    if found.kind == "y" or context.before in _BEFORE_YEARS:
        return int(found.stands) >= 1500 or context.before in {"in", "since", "of", "by", "en"}
    return 1900 <= int(found.stands) <= 2100


def year_range(words: Sequence[Word], context: Context) -> Period | None:
    first, last = (word for word in words if word.kind in "Yd")
    end = int(last.stands)
    if last.kind == "d":
        end += int(first.stands) // 100 * 100
    return period.span(period.year(int(first.stands)), period.year(end)) if first.stands < end else None
