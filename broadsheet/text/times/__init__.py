"""Times in a text and what day, month or year they mean: "on Tuesday", "two days ago", "1 August till 1 September".

A time is found by patterns over classes of words (``lexicon``, ``classes``, ``grammar``) and read against the day of
writing, the day spoken of last and the tense of its clause (``tense``, ``readers``). English is full; French, Arabic,
Hindi, German and Spanish have their commonest phrases; other languages the names of their months and weekdays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from broadsheet.text.times import classes, grammar, period, readers, tense
from broadsheet.text.times.classes import Word
from broadsheet.text.times.context import Context
from broadsheet.text.times.period import Period

_STATED = "iYyDe"
_NO_DAY = date(2000, 1, 1)
_CLAUSE = 60  # words that are looked through for the beginning and end of a sentence
_SAME = 0.5  # of their common stretch: spans that overlap less are not the same time
_BESIDE = 12  # characters: ", Tuesday, "
_FAR = 4  # words between the two ends of a range: "from Monday until late Friday"
_BACKGROUND = 400  # characters after which the day spoken of is the day of writing again


@dataclass(frozen=True, slots=True)
class Time:
    """A time at ``text[start:end]``.

    ``value`` is as TimeML writes it (2025-04-22, 2024-03, 2016-W12, 2019-SU, 2023-Q3, 199X, 17XX), "a/b" for a range;
    ``first`` and ``last`` are the days it covers, both inclusive; ``grain`` is day, weekend, week, month, season,
    quarter, half, year, decade, century or range. ``part`` is START, MID or END for "early", "mid" and "late".
    ``tense`` is that of the clause, "" where no verb tells. ``stated`` says that the text has the year itself,
    ``month_named`` that it has the month.
    """

    start: int
    end: int
    value: str
    grain: str
    first: date
    last: date
    part: str = ""
    tense: str = ""
    stated: bool = False
    month_named: bool = False


def find(text: str, language: str, written: date | None) -> tuple[Time, ...]:
    """The times of a text in order, ranges as one; without the day of writing only those that state a year."""
    words = classes.read(text, language)
    return tuple(_ranges(_single(words, language, written), words))


def single(text: str, language: str, written: date | None) -> tuple[Time, ...]:
    """As ``find``, but the two ends of a range stand apart: "November 20 to December 11" are two days."""
    return tuple(time for time, _ in _single(classes.read(text, language), language, written))


def at(text: str, start: int, end: int, language: str, written: date | None) -> Time | None:
    """What ``text[start:end]``, which is known to be a time, means; None where nothing says it.

    Words that are no time by themselves ("the date", "opening night") mean the day that stands beside them, or else the
    day spoken of last.
    """
    words = classes.read(text, language)
    found = _single(words, language, written)
    for time, _ in found:
        if _overlap(time, start, end) >= _SAME:
            return time
    if inside := _single(words, language, written, (start, end)):
        return max((time for time, _ in inside), key=lambda time: time.end - time.start)
    if (year := _bare_year(text[start:end], [time for time, _ in found if time.end <= start])) is not None:
        return Time(start, end, *period.year(year), stated=True)
    days = [time for time, _ in found if time.grain == "day"]
    beside = [time for time in days if end <= time.start <= end + _BESIDE]
    return next(iter(beside), max((t for t in days if t.end <= start), key=lambda t: t.start, default=None))


def _bare_year(digits: str, before: Sequence[Time]) -> int | None:
    """Digits that are known to be a time: "347", or "91" after 1890 and in the 20th century where no year stands."""
    if not digits.isdecimal() or len(digits) not in {2, 3, 4} or int(digits) == 0:
        return None
    if len(digits) > 2:
        return int(digits)
    stated = [time.last.year for time in before if time.stated and time.grain in {"year", "range"}]
    turn = classes.CENTURY_TURN
    return (stated[-1] // 100 * 100 if stated else 2000 if int(digits) < turn else 1900) + int(digits)


def _overlap(time: Time, start: int, end: int) -> float:
    return (min(time.end, end) - max(time.start, start)) / (max(time.end, end) - min(time.start, start))


def dateline(text: str, language: str) -> date | None:
    """The day that a text names as that of its writing: a full date that is a paragraph of its own at the beginning."""
    for line in re.split(r"\n+", text[:_BACKGROUND])[:4]:
        found = [time for time in find(line, language, None) if time.grain == "day"]
        if len(found) == 1 and found[0].end - found[0].start >= len(line.strip()) - 1:
            return found[0].first
    return None


_Placed = tuple[Time, tuple[int, int]]  # a time and the words it is made of


def _single(
    words: Sequence[Word], language: str, written: date | None, within: tuple[int, int] | None = None
) -> list[_Placed]:
    """The times, and the ends of ranges in one year; of ``within``, a span of the text, only its own."""
    letters = "".join(word.kind for word in words)
    if within is not None:
        start, end = within
        letters = "".join(word.kind if start <= word.start and word.end <= end else "x" for word in words)
    return _paired(_of_one_year(_each(words, letters, language, written)), words)


def _of_one_year(found: list[_Placed]) -> list[_Placed]:
    """A day that the text names once with its year is the same day where it stands without."""
    years: dict[tuple[int, int], set[int]] = {}
    for time, _ in found:
        if time.stated and time.grain == "day":
            years.setdefault(_day_of_year(time), set()).add(time.first.year)
    return [(_in_named_year(time, years.get(_day_of_year(time), set())), span) for time, span in found]


def _in_named_year(time: Time, years: set[int]) -> Time:
    named = time.grain == "day" and not time.stated and len(years) == 1 and time.month_named
    return _in_year(time, next(iter(years))) if named else time


def _each(words: Sequence[Word], letters: str, language: str, written: date | None) -> list[_Placed]:
    found: list[_Placed] = []
    spoken_of, since, grain, stated = written or _NO_DAY, 0, "", False
    for match in grammar.PATTERN.finditer(letters):
        first, last = match.span()
        if words[first].start - since > _BACKGROUND:
            spoken_of, grain, stated = written or _NO_DAY, "", False
        context = _context(words, letters, match.span(), language, written or _NO_DAY)
        context.spoken_of, context.spoken_grain, context.spoken_year = spoken_of, grain, stated
        whole = _read(grammar.READERS[match.lastgroup or ""], words[first:last], context)
        if whole is None or not (written or _is_stated(words[first:last])):
            continue
        found.append((_time(words[first:last], whole, context), (first, last)))
        if whole.grain in {"day", "month", "year"}:
            spoken_of, since, grain = whole.first, words[first].start, whole.grain
            stated = _is_stated(words[first:last]) or (stated and _names_month(words[first:last]))
    return found


def _read(name: str, words: Sequence[Word], context: Context) -> Period | None:
    try:
        return readers.READ[name](words, context)
    except (ValueError, OverflowError):  # 31 June, or a year that no calendar has
        return None


def _context(words: Sequence[Word], letters: str, span: tuple[int, int], language: str, written: date) -> Context:
    first, last = span
    start = letters.rfind(".", max(0, first - _CLAUSE), first) + 1 or max(0, first - _CLAUSE)
    end = letters.find(".", last, last + _CLAUSE)
    clause = words[start : end if end >= 0 else last + _CLAUSE]
    folded = [word.folded if word.kind not in "MmWw" else "" for word in clause]  # "May" is no verb
    spoken = tense.of_clause(folded, first - start, last - start, language)
    before = words[first - 1].folded if first > start else ""
    inside = words[first].folded if words[first].kind in "IRJ" else ""
    return Context(
        written,
        written,
        tense=spoken,
        before=inside or before,
        preceding=before,
        after=words[last] if last < len(words) else None,
    )


def _is_stated(words: Sequence[Word]) -> bool:
    return any(word.kind in _STATED for word in words)


def _names_month(words: Sequence[Word]) -> bool:
    return any(word.kind in "Mm" for word in words)


def _time(words: Sequence[Word], whole: Period, context: Context) -> Time:
    inner = list(words)
    while len(inner) > 1 and inner[0].kind in "IRBN.,":
        inner.pop(0)
    part = next((str(word.stands) for word in inner if word.kind in "Es"), "")
    value, grain, first, last = whole
    if grain in {"month", "year", "decade", "century"}:
        first, last = _within(first, last, part)
    return Time(
        inner[0].start,
        inner[-1].end,
        value,
        grain,
        first,
        last,
        part,
        context.tense,
        _is_stated(words),
        _names_month(words),
    )


def _within(first: date, last: date, part: str) -> tuple[date, date]:
    """The half that "early" or "late" names, the third in the middle for "mid"; all without such a word."""
    length = (last - first).days + 1
    start = {"MID": length // 3, "END": length // 2}.get(part, 0)
    end = {"START": length // 2, "MID": 2 * length // 3}.get(part, length)
    return first + timedelta(days=start), first + timedelta(days=end - 1)


def _paired(found: list[_Placed], words: Sequence[Word]) -> list[_Placed]:
    """The same times; the two ends of a range in one year, or the second in the next."""
    for at in range(len(found) - 1):
        (first, span), (last, other) = found[at : at + 2]
        if _makes_range(found[at], found[at + 1], words):
            first, last = _in_order(first, last)
            found[at : at + 2] = [(first, span), (last, other)]
    return found


def _ranges(found: Sequence[_Placed], words: Sequence[Word]) -> list[Time]:
    """Times with the two ends of a range as one."""
    times: list[Time] = []
    joined = False
    for at, (time, _) in enumerate(found):
        if joined:
            joined = False
            continue
        joined = at + 1 < len(found) and _makes_range(found[at], found[at + 1], words)
        times.append(_whole(time, found[at + 1][0]) if joined else time)
    return times


def _whole(first: Time, last: Time) -> Time:
    if first.first >= last.last:
        return first
    whole = period.span(_period(first), _period(last))
    return Time(first.start, last.end, *whole, tense=first.tense or last.tense, stated=first.stated or last.stated)


def _makes_range(one: _Placed, other: _Placed, words: Sequence[Word]) -> bool:
    (first, (start, end)), (last, (next_start, _)) = one, other
    between = words[end:next_start]
    if len(between) > _FAR or any(word.kind in ".x" for word in between) or "range" in {first.grain, last.grain}:
        return False
    if _day_of_year(first) == _day_of_year(last) and first.grain == "day":
        return False  # "Christmas Day - December 25"
    inside = words[next_start].kind
    opened = (start > 0 and words[start - 1].kind == "R") or words[start].kind == "R"
    return (
        any(word.kind in "JK" for word in between)
        or inside == "J"
        or (opened and bool(between) and between[0].kind == "&")
    )


def _in_order(first: Time, last: Time) -> tuple[Time, Time]:
    """The first end is the last such day before the second, unless it states its year and the second does not."""
    if not (first.month_named and last.month_named):
        return _in_week_order(first, last)
    if first.stated and not last.stated:
        return first, _in_year(last, first.first.year + (_day_of_year(first) > _day_of_year(last)))
    if not first.stated:
        return _in_year(first, last.first.year - (_day_of_year(first) > _day_of_year(last))), last
    return first, last


def _in_week_order(first: Time, last: Time) -> tuple[Time, Time]:
    """ "From Monday to Friday": of two weekdays the second is after the first."""
    if not (first.grain == last.grain == "day") or first.first <= last.first or first.stated or last.stated:
        return first, last
    days = 7 * ceil((first.first - last.first).days / 7)
    try:
        if last.tense == tense.FUTURE:
            return first, _on(last, last.first + timedelta(days=days))
        return _on(first, first.first - timedelta(days=days)), last
    except OverflowError:
        return first, last


def _on(time: Time, when: date) -> Time:
    return replace(time, value=when.isoformat(), first=when, last=when)


def _day_of_year(time: Time) -> tuple[int, int]:
    return time.first.month, time.first.day


def _in_year(time: Time, year: int) -> Time:
    try:
        if time.grain == "day":
            return _on(time, time.first.replace(year=year))
        whole = period.month(year, time.first.month)
    except ValueError:  # 29 February, the year 0
        return time
    return replace(time, value=whole.value, first=whole.first, last=whole.last) if time.grain == "month" else time


def _period(time: Time) -> Period:
    return Period(time.value, time.grain, time.first, time.last)
