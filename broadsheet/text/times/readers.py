"""The value of each kind of time expression, from its words, the day of writing, the day spoken of and the tense."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from broadsheet.text.languages.language import words as listed
from broadsheet.text.times import holidays, period, tense
from broadsheet.text.times.classes import Word
from broadsheet.text.times.period import Period

NEAR_YEARS = 100  # "two years ago" is read; "3,000 years ago" is no date
_FORWARD = frozenset({"until", "till", "by", "ahead", "within", "from"})
_ROLLING = frozenset({"past", "last"})
_LAST, _NEXT = -1, 1


@dataclass(slots=True)
class Context:
    """What an expression is read against: the day of writing, the last day spoken of, the tense and the word before."""

    written: date
    spoken_of: date
    tense: str = ""
    before: str = ""
    after: Word | None = None

    @property
    def ahead(self) -> bool:
        return self.tense == tense.FUTURE or (self.tense == tense.PRESENT and self.before in _FORWARD)


def _first(words: Sequence[Word], kinds: str) -> Word | None:
    return next((word for word in words if word.kind in kinds), None)


def _year(words: Sequence[Word], context: Context) -> int | None:
    """The year that the words state, or state by "of last year"; None where they state none."""
    if found := _first(words, "Yy"):
        return int(found.stands)
    unit, to = _first(words, "U"), _first(words, "LXTV")
    if unit is not None and unit.stands == "y" and to is not None:
        return _year_of(to, context)
    return None


def _year_of(to: Word, context: Context) -> int:
    if to.kind == "V":
        return context.spoken_of.year
    return context.written.year + {"L": _LAST, "X": _NEXT, "T": 0}[to.kind]


def _nearest(options: Sequence[date], context: Context) -> date:
    """Of the same day in three years the one that the tense asks for; without a tense the nearest."""
    if (context.tense == tense.PAST and context.before not in {"until", "till"}) or context.before == "since":
        return max((each for each in options if each <= context.written), default=options[0])
    if context.tense == tense.FUTURE or context.before in _FORWARD:
        return min((each for each in options if each >= context.written), default=options[-1])
    return min(options, key=lambda each: (abs((each - context.written).days), each > context.written))


def _day(words: Sequence[Word], context: Context) -> Period | None:
    month, number = _first(words, "Mm"), _first(words, "do")
    if month is None or number is None:
        return None
    return _dated(words, int(month.stands), int(number.stands), context)


def _dated(words: Sequence[Word], month: int, number: int, context: Context) -> Period:
    if (year := _year(words, context)) is not None:
        return period.day(date(year, month, number))
    options = []
    for each in (-1, 0, 1):
        try:
            options.append(date(context.written.year + each, month, number))
        except ValueError:  # 29 February
            continue
    weekday = _first(words, "Ww")
    if weekday is not None and weekday.kind == "W":
        options = [each for each in options if each.weekday() == weekday.stands] or options
    return period.day(_nearest(options, context))


def _days(words: Sequence[Word], context: Context) -> Period | None:
    month, numbers = _first(words, "Mm"), [word for word in words if word.kind in "do"]
    if month is None or len(numbers) < 2:
        return None
    last = _dated(words, int(month.stands), int(numbers[1].stands), context)
    first = period.day(last.first.replace(day=int(numbers[0].stands)))
    return period.span(first, last) if first.first < last.first else None


def _month(words: Sequence[Word], context: Context) -> Period | None:
    found = _first(words, "Mm")
    if found is None or (found.kind == "m" and not _is_month(words, context)):
        return None
    to = _first(words, "LXT")
    year = _year(words, context)
    if year is not None:
        return period.month(year, int(found.stands))
    if to is not None and not _first(words, "U"):
        return _which_month(int(found.stands), to.kind, context)
    return period.month(_month_year(int(found.stands), context), int(found.stands))


def _is_month(words: Sequence[Word], context: Context) -> bool:
    """Whether "May" or "March" is a month: beside a year, or after "in", "since", "last", "early" and so on."""
    return len(words) > 1 or context.before in {
        "in",
        "since",
        "by",
        "until",
        "till",
        "during",
        "of",
        "from",
        "to",
        "en",
    }


def _which_month(number: int, kind: str, context: Context) -> Period:
    here = context.written
    if kind == "T":
        return period.month(here.year, number)
    if kind == "L":
        return period.month(here.year - (number >= here.month), number)
    return period.month(here.year + (number <= here.month), number)


def _month_year(number: int, context: Context) -> int:
    here = context.written
    if context.tense == tense.PAST or context.before == "since":
        return here.year - (number > here.month)
    if context.tense == tense.FUTURE or context.before in _FORWARD:
        return here.year + (number < here.month)
    apart = number - here.month
    return here.year - (apart > 6) + (apart < -6)


def _months(words: Sequence[Word], context: Context) -> Period | None:
    first, last = [word for word in words if word.kind in "Mm"][:2]
    year = _year(words, context)
    end = year if year is not None else _month_year(int(last.stands), context)
    if first.kind == "m" and last.kind == "m":
        return None
    start = end - (int(first.stands) > int(last.stands))
    return period.span(period.month(start, int(first.stands)), period.month(end, int(last.stands)))


def _which_day(words: Sequence[Word], context: Context) -> Period | None:
    weekday, to = _first(words, "W"), _first(words, "LXTV")
    if weekday is None:
        return None
    here, number = context.written, int(weekday.stands)
    back = (here.weekday() - number) % 7
    if to is not None and to.kind == "L":
        return period.day(here - timedelta(days=back or 7))
    if (to is not None and to.kind == "X") or (to is None and context.tense == tense.FUTURE):
        on = (number - here.weekday()) % 7
        return period.day(here + timedelta(days=on or (7 if to is not None else 0)))
    if to is not None and to.kind == "T":
        return period.day(here - timedelta(days=here.weekday() - number))
    if context.tense == tense.PRESENT and context.before in _FORWARD:
        return period.day(here + timedelta(days=(number - here.weekday()) % 7))
    return period.day(here - timedelta(days=back))


def _quarter(words: Sequence[Word], context: Context) -> Period | None:
    which, unit = _first(words, "oq"), _first(words, "U")
    if which is None:
        return None
    if unit is not None and unit.stands == "C":
        return period.century(int(which.stands)) if 1 < which.stands < 23 else None
    if (unit is not None and unit.stands != "Q") or not 1 <= which.stands <= 4:
        return None
    year = _year(words, context)
    return period.quarter(year if year is not None else context.written.year, int(which.stands))


def _half(words: Sequence[Word], context: Context) -> Period | None:
    which, year = _first(words, "o"), _year(words, context)
    if which is None or year is None or which.stands not in {1, 2}:
        return None
    return period.half(year, int(which.stands))


def _season(words: Sequence[Word], context: Context) -> Period | None:
    found, to, year = _first(words, "S"), _first(words, "LXTV"), _year(words, context)
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
    return period.season(here.year - (winter_going_on or (not ahead and start > here.month)), name)


def _count(words: Sequence[Word]) -> float | None:
    """How many: "two", "a", "half a"; None for "several", which dates nothing."""
    if _first(words, "v"):
        return 2 if _first(words, "v").folded == "couple" else None  # type: ignore[union-attr]
    numbers = [float(word.stands) for word in words if word.kind in "dno"]
    if numbers:
        return sum(numbers)
    return 0.5 if _first(words, "h") else 1


def _by(words: Sequence[Word], context: Context, sign: int) -> Period | None:
    count, unit, mark = _count(words), _first(words, "U"), _first(words, "AFLX")
    if count is None or unit is None or _too_short(count, str(unit.stands)) or _of_event(mark, context):
        return None
    start = context.spoken_of if mark is not None and mark.stands == "b" else context.written
    letter, times = str(unit.stands), count
    if count == 0.5:
        letter, times = {"C": ("y", 50), "D": ("y", 5), "y": ("m", 6), "d": ("h", 12), "h": ("n", 30)}.get(
            letter, (letter, 1)
        )
    if times > NEAR_YEARS * {"d": 366, "h": 9000, "w": 53, "m": 12, "n": 600000}.get(letter, 1):
        return None
    return period.moved(start, letter, sign * int(times))


def _too_short(count: float, letter: str) -> bool:
    return letter == "n" or (letter == "h" and count < 24)


def _of_event(mark: Word | None, context: Context) -> bool:
    """ "Ten days before the vote": no day that is known."""
    if mark is None or mark.folded not in {"before", "after", "prior"} or context.after is None:
        return False
    return context.after.kind not in ".,&"


def _ago(words: Sequence[Word], context: Context) -> Period | None:
    return _by(words, context, -1)


def _later(words: Sequence[Word], context: Context) -> Period | None:
    """ "Two years later"; "in two weeks" where the clause looks ahead; "within two years", a range."""
    if words[0].kind == "f" and words[0].folded in {"within", "خلال"}:
        last = _by(words[1:], context, 1)
        unit = _first(words, "U")
        ahead = context.tense != tense.PAST
        return (
            period.span(period.containing(context.written, str(unit.stands)), last) if ahead and last and unit else None
        )
    if words[0].kind == "I" and (words[0].folded not in {"in"} or not context.ahead):
        return None
    return _by(words, context, 1)


def _decade(words: Sequence[Word], context: Context) -> Period | None:
    found = _first(words, "D") or _first(words, "Y")
    if found is None:
        return None
    if found.kind == "Y" and not words[-2].folded.endswith("s"):  # "the year 2000", "les années 1930"
        return period.year(int(found.stands))
    return period.decade(int(found.stands) // 10 * 10)


def _part(words: Sequence[Word], context: Context) -> Period | None:
    """ "The end of the year" is a day, "the beginning of last week" a week."""
    part, unit, to = _first(words, "E"), _first(words, "U"), _first(words, "LXT")
    if part is None or unit is None or unit.stands not in {"w", "m", "y", "D", "C", "E"}:
        return None
    if part.folded in {"late", "early"} and to is None and not _first(words, "O"):
        return None
    whole = _unit(str(unit.stands), to.kind if to is not None else "T", context)
    return period.day(whole.last) if part.stands == "END" and to is None and unit.stands in "wmy" else whole


def _unit(letter: str, kind: str, context: Context) -> Period:
    start = context.spoken_of if kind == "V" else context.written
    if letter == "E" and kind != "V":
        return _weekend(kind, context)
    if kind in "TV":
        return period.containing(start, letter)
    step = _LAST if kind == "L" else _NEXT
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


def _earlier(words: Sequence[Word], context: Context) -> Period | None:
    unit, to = _first(words, "UMS"), _first(words, "TLX")
    if unit is None or to is None:
        return None
    if unit.kind == "U":
        return _unit(str(unit.stands), to.kind, context)
    return (_month if unit.kind == "M" else _season)(words[1:], context)


def _last_units(words: Sequence[Word], context: Context) -> Period | None:
    """ "The past 30 days", "the next two years": from that day or year to this one."""
    count, unit, to = _count(words), _first(words, "U"), _first(words, "LX")
    if count is None or unit is None or to is None or not 0 < count <= NEAR_YEARS * 10:
        return None
    if _too_short(count, str(unit.stands)):
        return None
    step = _LAST if to.kind == "L" else _NEXT
    letter = str(unit.stands)
    here = period.day(context.written) if letter in "dhnwFE" else period.containing(context.written, letter)
    if letter in "DC":
        here, letter, count = period.year(context.written.year), "y", count * (10 if letter == "D" else 100)
    there = period.day(period.shifted(context.written, letter, int(step * count)))
    if letter not in "dhnwFE":
        there = period.containing(there.first, letter)
    return period.span(there, here) if step < 0 else period.span(here, there)


def _last_unit(words: Sequence[Word], context: Context) -> Period | None:
    """ "Last week", "the following day", "that year", "the year before", "the past year"."""
    unit, to = _first(words, "U"), _first(words, "LXA") or _first(words, "TV")
    if unit is None or to is None:
        return None
    letter, article = str(unit.stands), words[0].kind == "N"
    if to.kind == "A":
        start = context.spoken_of if to.stands == "b" else context.written
        return period.moved(start, letter, _LAST)
    if to.folded in {"past", "last"} and article and letter in "ymwD" and words[0].folded == "the":
        return _rolling(letter, to, context)
    if (article and to.folded in {"next", "preceding"}) or to.folded in {"following", "previous"}:
        return period.moved(context.spoken_of, letter, _LAST if to.kind == "L" else _NEXT)
    if letter in "dhn":
        return period.day(context.written) if to.kind == "T" and letter == "d" else _spoken(to, context)
    return _unit(letter, to.kind, context)


def _rolling(letter: str, to: Word, context: Context) -> Period:
    if letter == "D":
        here = context.written.year
        return period.span(period.year(here - 10), period.year(here))
    if to.folded == "last" and context.before not in {"over", "in", "for", "during", "throughout"}:
        return _unit(letter, "L", context)
    return period.span(period.day(period.shifted(context.written, letter, _LAST)), period.day(context.written))


def _spoken(to: Word, context: Context) -> Period | None:
    return period.day(context.spoken_of) if to.kind == "V" else None


def _holiday(words: Sequence[Word], context: Context) -> Period | None:
    name, year = str(words[0].stands), _year(words, context)
    if year is not None:
        return period.day(holidays.on(name, year))
    return period.day(_nearest([holidays.on(name, context.written.year + each) for each in (-1, 0, 1)], context))


def _relative(words: Sequence[Word], context: Context) -> Period | None:
    steps = words[0].stands
    if steps == "?":  # Hindi: one word for yesterday and tomorrow
        steps = 1 if context.tense == tense.FUTURE else -1
    return period.day(context.written + timedelta(days=int(steps)))


def _the_unit(words: Sequence[Word], context: Context) -> Period | None:
    """ "The weekend"; "the day" dates nothing by itself."""
    return _weekend("", context) if words[1].stands == "E" and words[0].folded in {"the", "le"} else None


def _day_of_month(words: Sequence[Word], context: Context) -> Period | None:
    number, after = words[-1], context.after
    if not number.folded[0].isdigit() or (after is not None and after.kind == "x" and after.folded not in _VERBS):
        return None
    if words[0].folded not in {"on", "by", "le"}:
        return None
    here, options = context.written, []
    for step in (-1, 0, 1):
        whole = period.month(here.year, here.month + step)
        if number.stands <= whole.last.day:
            options.append(whole.first.replace(day=int(number.stands)))
    return period.day(_nearest(options, context))


_VERBS = listed("and but when after before that with he she they it . ,")


def _year_alone(words: Sequence[Word], context: Context) -> Period | None:
    found = _first(words, "Yy")
    if found is None or not period.EARLIEST <= found.stands <= period.LATEST:
        return None
    return period.year(int(found.stands)) if len(words) > 1 or _is_year(found, context) else None


_BEFORE_YEARS = listed(
    "in since by until till from to of and through during before after around between the for late early mid about "
    "en depuis dès fin début avant après عام سنه في منذ सन् में ( , - – के"
)
_COUNTED = listed(
    "people men women children dead km miles metres meters feet troops soldiers votes dollars euros rupees homes "
    "percent per hours jobs workers pages words seats tonnes tons kg police years francs personnes"
)


def _is_year(found: Word, context: Context) -> bool:
    """Whether four digits are a year: not a count ("1900 people"); old ones only after a preposition."""
    after = context.after
    if after is not None and (after.folded in _COUNTED or after.folded in {"%", "$", "°"}):
        return False
    if found.kind == "y" or context.before in _BEFORE_YEARS:
        return int(found.stands) >= 1500 or context.before in {"in", "since", "of", "by", "en"}
    return 1900 <= int(found.stands) <= 2100


def _year_range(words: Sequence[Word], context: Context) -> Period | None:
    first, last = (word for word in words if word.kind in "Yd")
    end = int(last.stands)
    if last.kind == "d":
        end += int(first.stands) // 100 * 100
    return period.span(period.year(int(first.stands)), period.year(end)) if first.stands < end else None


_NAMED_DAYS = {"9/11": date(2001, 9, 11), "26/11": date(2008, 11, 26), "7/7": date(2005, 7, 7)}


def _named(words: Sequence[Word], context: Context) -> Period | None:
    when = _NAMED_DAYS.get(words[0].folded)
    return period.day(when) if when else None


def _written(words: Sequence[Word], context: Context) -> Period | None:
    return period.day(words[-1].stands)


READ: dict[str, Callable[[Sequence[Word], Context], Period | None]] = {
    "written": _written, "named": _named, "year_range": _year_range, "days": _days, "day": _day, "months": _months,
    "month": _month, "which_day": _which_day, "quarter": _quarter, "half": _half, "season": _season, "ago": _ago,
    "later": _later, "decade": _decade, "part": _part, "earlier": _earlier, "last_units": _last_units,
    "last_unit": _last_unit, "holiday": _holiday, "relative": _relative, "the_unit": _the_unit,
    "day_of_month": _day_of_month, "year": _year_alone,
}  # fmt: skip
