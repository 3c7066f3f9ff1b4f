"""Quantities of an English sentence: each numeral with its unit or what it counts, ranges joined, bounds read."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.text.quantities import bounds, counting, ranges, skipped
from broadsheet.text.quantities.ages import age
from broadsheet.text.quantities.draft import Draft
from broadsheet.text.quantities.measures import Unit, currency_before, rate_after, unit_after
from broadsheet.text.quantities.numerals import Numeral, numeral_at
from broadsheet.text.quantities.pieces import HYPHENS, Sentence
from broadsheet.text.quantities.quantity import Kind, Quantity

_BRACKETED = 6  # pieces of a conversion in brackets: "(US $4.46 million)"


def quantities(sentence: Sentence) -> list[Quantity]:
    """The quantities of a sentence in order."""
    drafts = ranges.inherited(sentence, ranges.joined(sentence, _drafts(sentence)))
    found: list[Quantity] = []
    for at, draft in enumerate(drafts):
        before = found[-1] if found else None
        found.append(_finished(sentence, draft, drafts[at - 1] if at else None, before))
    return found


def _drafts(sentence: Sentence) -> list[Draft]:
    found: list[Draft] = []
    at = 0
    while at < len(sentence.pieces):
        numeral = numeral_at(sentence, at)
        draft = _draft(sentence, numeral) if numeral else None
        if draft:
            found.append(draft)
        at = max(at + 1, draft.last if draft else numeral.last if numeral else 0)
    return found


def _draft(sentence: Sentence, numeral: Numeral) -> Draft | None:
    money = currency_before(sentence, numeral.first)
    if numeral.written == "digits" and not money and _is_no_quantity(sentence, numeral):
        return None
    if numeral.written == "words" and skipped.is_named(sentence, numeral):
        return None
    value, first = _signed(sentence, numeral, money)
    draft = Draft(value, numeral, money.first if money else first, numeral.last, upper=numeral.upper)
    if money:
        rate, last = _rate(sentence, _past_country(sentence, numeral.last), money.name)
        return replace(draft, unit=money.name + rate, kind=Kind.CURRENCY, last=last)
    if numeral.written == "fold":
        return replace(draft, unit="count", kind=Kind.COUNT)
    unit = _unit(sentence, numeral)
    if unit and unit.kind == "time" and numeral.written == "words" and sentence.lower(numeral.last) in HYPHENS:
        return None  # "a three-year plan" names a kind of plan
    if unit:
        rate, last = _rate(sentence, unit.last, unit.name)
        draft = replace(draft, unit=unit.name + rate, kind=Kind(unit.kind), last=max(unit.last, last))
        return None if counting.is_idle_one(sentence, draft) else draft
    return counting.counted(sentence, draft)


def _opens_range(sentence: Sentence, at: int) -> bool:
    """Whether a hyphen and a number with a unit follow: "2000 - 2500 calories"."""
    even = sentence.lower(at) in HYPHENS and sentence.glued(at) == sentence.glued(at + 1)
    return even and sentence.is_number(at + 1) and unit_after(sentence, at + 2) is not None


def _rate(sentence: Sentence, at: int, unit: str) -> tuple[str, int]:
    """The rate after a unit, or after the conversion in brackets that follows it: "C$6 (US$4.46) per share"."""
    rate, last = rate_after(sentence, at, unit)
    if rate or sentence.lower(at) != "(":
        return rate, last
    close = next((each for each in range(at, at + _BRACKETED + 2) if sentence.lower(each) == ")"), 0)
    rate = rate_after(sentence, close + 1, unit)[0] if close else ""
    return rate, at


def _past_country(sentence: Sentence, at: int) -> int:
    """Past the "US" or "U.S." of "$31.20 US"."""
    if sentence.pieces[at : at + 1] and sentence.pieces[at].text == "US":
        return at + 1
    dotted = [sentence.lower(at + ahead) for ahead in range(4)] == ["u", ".", "s", "."]
    return at + 4 if dotted else at


def _is_no_quantity(sentence: Sentence, numeral: Numeral) -> bool:
    first, last = numeral.first, numeral.last
    if skipped.is_in_word(sentence, first, last) or skipped.is_clock(sentence, first, last):
        return True
    if skipped.is_ordinal(sentence, last) or (numeral.scale == 1 and skipped.is_date(sentence, first, last)):
        return True
    if skipped.is_year_range(sentence, first):
        return True
    if unit_after(sentence, last) or _opens_range(sentence, last):
        return False
    return skipped.is_year(sentence, numeral) or (
        not age(sentence, numeral)
        and not bounds.direction(sentence, first, financial=True)
        and skipped.is_designator(sentence, numeral)
    )


def _signed(sentence: Sentence, numeral: Numeral, money: Unit | None) -> tuple[float, int]:
    """The value with its sign: "-1.3%", "minus 387", "$-50.8bn"."""
    first = numeral.first
    before = sentence.lower(first - 1)
    if before in HYPHENS and sentence.glued(first) and numeral.written == "digits":
        if money or first < 2 or not sentence.glued(first - 1):
            return -numeral.value, first - 1
        if sentence.lower(first - 2) == "minus":
            return -numeral.value, first - 2
    if before == "minus":
        return -numeral.value, first - 1
    return numeral.value, first


def _unit(sentence: Sentence, numeral: Numeral) -> Unit | None:
    unit = unit_after(sentence, numeral.last + _linked_by(sentence, numeral))
    compared = sentence.lower(numeral.first - 1) == "than" and sentence.lower(numeral.first - 2) in ("older", "younger")
    if unit and unit.name == "year" and compared:
        return Unit("year of age", unit.first, unit.last, "age")
    if unit and unit.kind == "time" and [sentence.lower(numeral.first - back) for back in (2, 1)] == ["age", "of"]:
        return Unit(f"{unit.name} of age", unit.first, unit.last, "age")
    return unit or age(sentence, numeral)


def _linked_by(sentence: Sentence, numeral: Numeral) -> int:
    """How many pieces link a numeral with its unit: "billions of dollars", "two more weeks"."""
    if numeral.written == "vague":
        return sentence.lower(numeral.last) == "of"
    return sentence.lower(numeral.last) in counting.COMPARED


def _finished(sentence: Sentence, draft: Draft, before: Draft | None, last: Quantity | None) -> Quantity:
    pieces = sentence.pieces
    first, stop = draft.counted
    return Quantity(
        value=_rounded(draft.value),
        upper=None if draft.upper is None else _rounded(draft.upper),
        change=_change(sentence, draft, before, last.change if last else "="),
        unit=draft.unit,
        kind=draft.kind,
        start=pieces[draft.first].start,
        end=pieces[draft.last - 1].end,
        counted_start=pieces[first].start if stop else 0,
        counted_end=pieces[stop - 1].end if stop else 0,
    )


def _change(sentence: Sentence, draft: Draft, before: Draft | None, last: str) -> str:
    """The bound or the direction of a draft; ``last`` is that of the one before."""
    sign, start = bounds.bound(sentence, _past_age(sentence, draft), (draft.last, draft.counted[1]))
    if sign == ">" and draft.kind is Kind.TIME and bounds.is_during(sentence, start):
        sign = "="
    if sign == "=" and before and last in "~<>" and _converted(sentence, before, draft):
        sign = last
    if sign == ">" or (sign == "<" and sentence.lower(start) == "below"):
        return sign  # "fell below 1 per cent" says what it is, not by how much it fell
    financial = draft.kind in (Kind.CURRENCY, Kind.PERCENT) or draft.unit == "point"
    moved = bounds.direction(sentence, start, financial=financial)
    if not moved and draft.value < 0 and draft.kind is Kind.PERCENT:
        return "down"
    if not moved and before and last in ("up", "down"):
        moved = last if _linked(sentence, before, draft) or _reached(sentence, before, draft) else ""
    return moved or sign


def _rounded(value: float) -> float:
    """1.38 times 1e7 is 13800000, and not the next number below it."""
    return float(f"{value:.12g}")


def _past_age(sentence: Sentence, draft: Draft) -> int:
    """Before "the age of", where "under" stands."""
    first = draft.first
    if draft.kind is Kind.AGE and sentence.lower(first - 1) == "of" and sentence.lower(first - 2) == "age":
        return first - 2 - (sentence.lower(first - 3) == "the")
    return first


def _converted(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    """Whether a measure in brackets says the one before in another unit: "more than 100 kilometres (60 miles)"."""
    bracket = sentence.lower(draft.first - 1) in ("(", "/") and draft.first - 1 == before.last
    return bracket and before.kind is Kind.MEASURE and draft.kind is Kind.MEASURE


def _reached(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    """Whether a number is what something rose to by the number before: "rose 18 sen to RM23.50"."""
    adjacent = sentence.lower(draft.first - 1) == "to" and draft.first - 1 == before.last
    price = draft.kind is Kind.CURRENCY and draft.numeral.scale == 1  # of a share; what has a scale is a sum
    return adjacent and price and sentence.lower(before.first - 1) not in ("by", "up", "down")


def _linked(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    """Whether "or" joins a change with the same change in another unit: "by 125,600 jobs or 2.2 per cent"."""
    stop = max(before.last, before.counted[1])
    return (
        draft.first - stop <= 3
        and any(sentence.lower(at) in ("or", ",", "(") for at in range(stop, draft.first))
        and (
            "or" in (sentence.lower(draft.first - 1), sentence.lower(draft.first - 2)) and before.kind is not draft.kind
        )
    )
