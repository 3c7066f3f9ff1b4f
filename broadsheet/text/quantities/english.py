"""Quantities of an English sentence: each numeral with its unit or what it counts, ranges joined, bounds read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from broadsheet.text.quantities import bounds, nouns, skipped
from broadsheet.text.quantities.measures import Unit, currency_before, rate_after, unit_after
from broadsheet.text.quantities.numerals import Numeral, numeral_at
from broadsheet.text.quantities.pieces import Sentence
from broadsheet.text.quantities.quantity import Kind, Quantity

_HYPHENS = frozenset("-‐‑–—−")
_MINUS = frozenset("-−–")


@dataclass(frozen=True, slots=True)
class Draft:
    """A numeral with what was found around it. ``first`` and ``last`` span number, currency and unit in pieces."""

    value: float
    numeral: Numeral
    first: int
    last: int
    unit: str = ""
    kind: Kind = Kind.BARE
    upper: float | None = None
    counted: tuple[int, int] = (0, 0)
    inherited: bool = False


def quantities(sentence: Sentence) -> list[Quantity]:
    """The quantities of a sentence in order."""
    drafts = _inherit(sentence, _join(sentence, _drafts(sentence)))
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
    value, first = _signed(sentence, numeral, money)
    draft = Draft(value, numeral, money.first if money else first, numeral.last, upper=numeral.upper)
    if money:
        rate, last = _rate(sentence, _past_country(sentence, numeral.last), money.name)
        return replace(draft, unit=money.name + rate, kind=Kind.CURRENCY, last=last)
    if numeral.written == "fold":
        return replace(draft, unit="count", kind=Kind.COUNT)
    unit = _unit(sentence, numeral)
    if unit and unit.kind == "time" and numeral.written == "words" and sentence.lower(numeral.last) in _HYPHENS:
        return None  # "a three-year plan" names a kind of plan
    if unit:
        rate, last = _rate(sentence, unit.last, unit.name)
        draft = replace(draft, unit=unit.name + rate, kind=Kind(unit.kind), last=max(unit.last, last))
        return None if _is_idle_one(sentence, draft) else draft
    return _count(sentence, draft)


def _opens_range(sentence: Sentence, at: int) -> bool:
    """Whether a hyphen and a number with a unit follow: "2000 - 2500 calories"."""
    return sentence.lower(at) in _HYPHENS and sentence.is_number(at + 1) and unit_after(sentence, at + 2) is not None


_BRACKETED = 6  # pieces of a conversion in brackets: "(US $4.46 million)"


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
    if unit_after(sentence, last) or _opens_range(sentence, last):
        return False
    return skipped.is_year(sentence, numeral) or (
        not _age(sentence, numeral) and not bounds.direction(sentence, first, financial=True) and skipped.is_designator(sentence, numeral)
    )


def _signed(sentence: Sentence, numeral: Numeral, money: Unit | None) -> tuple[float, int]:
    """The value with its sign: "-1.3%", "minus 387", "$-50.8bn"."""
    first = numeral.first
    before = sentence.lower(first - 1)
    if before in _MINUS and sentence.glued(first) and numeral.written == "digits":
        if money or first < 2 or not sentence.glued(first - 1):
            return -numeral.value, first - 1
        if sentence.lower(first - 2) == "minus":
            return -numeral.value, first - 2
    if before == "minus":
        return -numeral.value, first - 1
    return numeral.value, first


def _unit(sentence: Sentence, numeral: Numeral) -> Unit | None:
    unit = unit_after(sentence, numeral.last + _linked_by(sentence, numeral))
    if unit and unit.kind == "time" and sentence.lower(numeral.first - 1) == "of" and sentence.lower(numeral.first - 2) == "age":
        return Unit(f"{unit.name} of age", unit.first, unit.last, "age")
    if unit:
        return unit
    return _age(sentence, numeral)


def _linked_by(sentence: Sentence, numeral: Numeral) -> int:
    """How many pieces link a numeral with its unit: "billions of dollars", "two more weeks"."""
    if numeral.written == "vague":
        return sentence.lower(numeral.last) == "of"
    return sentence.lower(numeral.last) in _COMPARED


def _age(sentence: Sentence, numeral: Numeral) -> Unit | None:
    """The age in "Nick Hague, 44," and "aged 35" and "she is 62."."""
    if not 1 <= numeral.value <= 115 or numeral.value % 1 or numeral.scale != 1:
        return None
    first, last = numeral.first, numeral.last
    before, after = sentence.lower(first - 1), sentence.lower(last)
    told = before in ("aged", "age") and after not in ("group",)
    told = told or (before == "of" and sentence.lower(first - 2) in ("age", "ages"))
    apposed = _follows_name(sentence, numeral) or before == "," and after == "," and sentence.is_capitalised(first - 2) and sentence.is_number(first) and numeral.value > 9
    turned = (
        (before in ("turned", "turns") or _is_person_being(sentence, first))
        and after in (".", ",", "", "when", "by", "and", "at", "in", "on", "next", "this")
        and sentence.is_number(first)
        and numeral.value > 9
    )
    return Unit("year of age", last, last, "age") if told or apposed or turned else None


def _follows_name(sentence: Sentence, numeral: Numeral) -> bool:
    """"Nick Hague 44 has spent": commas are lost in feeds."""
    first, last = numeral.first, numeral.last
    return (
        sentence.is_number(first)
        and 15 < numeral.value < 100
        and sentence.lower(last) in ("has", "had", "is", "was", "who", "said", "says", "told")
        and all(sentence.is_capitalised(at) and not sentence.pieces[at].text.isupper() for at in (first - 1, first - 2))
    )


def _is_person_being(sentence: Sentence, at: int) -> bool:
    verb = at - 1
    if sentence.lower(verb) == "be" and sentence.lower(verb - 1) in ("will", "would"):
        verb -= 1
    elif sentence.lower(verb) not in ("is", "was", "am"):
        return False
    return sentence.lower(verb - 1) in ("he", "she", "i", "who")


_COMPARED = frozenset({"more", "fewer", "other", "additional", "extra", "such"})
"""What may stand between a number and its noun: "two more weeks", "70,000 fewer children"."""
_LARGE_IN_ADJECTIVE = 20  # what is joined by a hyphen to a noun that is no unit names a kind: "six-speed", "two-party"


def _count(sentence: Sentence, draft: Draft) -> Draft | None:
    numeral = draft.numeral
    if sentence.glued(numeral.last) and sentence.is_word(numeral.last) and numeral.written == "digits":
        return None  # "3D", "4x4": letters that are no unit make a code of it
    one = numeral.value == 1 and numeral.written == "words"
    if one and sentence.lower(numeral.last) == "of":
        return _one_of(sentence, draft)
    start = numeral.last
    if sentence.lower(start) in _HYPHENS and sentence.glued(start) and sentence.glued(start + 1):
        if one or (numeral.value < _LARGE_IN_ADJECTIVE and sentence.is_word(start + 1)):
            return None
        start += 1
    if numeral.written in ("part", "vague", "share") and sentence.lower(start) == "of":
        start += 1
        if sentence.lower(start) in ("a", "an") and (unit := _part_unit(sentence, start + 1)):
            return replace(draft, unit=unit.name, kind=Kind(unit.kind))
        while sentence.lower(start) in ("the", "its", "their", "all", "his", "her", "these", "our"):
            start += 1
        behind = numeral_at(sentence, start) if numeral.written == "part" else None
        start = behind.last if behind else start
    start += sentence.lower(start) in _COMPARED
    if start == numeral.last and sentence.is_number(start) and (packed := unit_after(sentence, start + 1)):
        start = packed.last  # "eight million 250ml bottles"
    first, last = nouns.counted(sentence, start, one=one)
    if start > numeral.last and sentence.lower(start - 1) in _HYPHENS:
        last = min(last, start + 1)  # "a 7,000-person arena"
    if numeral.written in ("part", "share"):
        _, last = _past_owner(sentence, first, last)
        return _share(sentence, draft, first, last)
    if one and (first == last or _is_idle_one(sentence, draft)):
        return None
    if start == numeral.last and not one and numeral.value != 1 and not nouns.is_plural(sentence.lower(last - 1)):
        return draft
    if first == last:
        return draft
    rate, after = rate_after(sentence, last, "") if not one else ("", last)
    unit = nouns.phrase(sentence, first, last) + rate
    return replace(draft, unit=unit, kind=Kind.COUNT, counted=(first, last), last=numeral.last)


def _share(sentence: Sentence, draft: Draft, first: int, last: int) -> Draft:
    """A part of what is counted: "two-thirds of the votes"; of a number that follows, the part of what it counts."""
    noun = nouns.phrase(sentence, first, last) if last > first else "-"
    return replace(draft, unit=f"% {noun}", kind=Kind.SHARE, counted=(first, last) if last > first else (0, 0))


def _part_unit(sentence: Sentence, at: int) -> Unit | None:
    """The measure of "1/16 of a US pint"."""
    return unit_after(sentence, at + (sentence.lower(at) in ("us", "uk", "imperial")))


_DETERMINERS = frozenset("the its their his her my our your these those a most more least".split())


def _past_phrases(sentence: Sentence, at: int) -> int:
    """Past the phrases that say which of its kind one is: "proudest moments in his life"."""
    while sentence.lower(at) in ("of", "in", "for", "on"):
        start = at + 1
        while sentence.lower(start) in _DETERMINERS:
            start += 1
        first, last = nouns.counted(sentence, start, one=True)
        if last == first or sentence.is_number(first):
            break
        at = last
    return at


def _past_owner(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """A phrase past what it belongs to: "FEMA's declared disasters"."""
    while sentence.lower(last) in ("'s", "’s"):
        owned = nouns.counted(sentence, last + 1)
        if owned[0] == owned[1]:
            break
        last = owned[1]
    return first, last


def _one_of(sentence: Sentence, draft: Draft) -> Draft | None:
    """"one of its oldest rivals": one, counted in rivals."""
    start = draft.numeral.last + 1
    while sentence.lower(start) in _DETERMINERS:
        start += 1
    first, last = nouns.counted(sentence, start)
    _, last = _past_owner(sentence, first, last)
    if last <= first or not nouns.is_plural(sentence.lower(last - 1)):
        return None
    unit = nouns.phrase(sentence, first, _past_phrases(sentence, last), lemmas=True)
    return replace(draft, unit=unit, kind=Kind.COUNT, counted=(first, last))


_NOT_ONE = frozenset("no this that the each every any which another only some other those these not".split())


def _is_idle_one(sentence: Sentence, draft: Draft) -> bool:
    """Whether "one" is a pronoun or an article: "no one", "one day he", "one another"."""
    numeral = draft.numeral
    if numeral.value != 1 or numeral.written != "words" or sentence.lower(numeral.first) != "one":
        return False
    if sentence.lower(numeral.first - 1) in _NOT_ONE:
        return True
    return sentence.lower(numeral.last) in ("another", "day", "time") and sentence.lower(numeral.first - 1) not in ("in", "for", "than")


def _join(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Ranges made one: "2-3 lakh", "from 3 lakh to 5 lakh", "between A and B"."""
    found: list[Draft] = []
    for draft in drafts:
        joined = _range(sentence, found[-1], draft) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(draft)
    return [draft for draft in found if draft.kind not in (Kind.BARE, Kind.COUNT) or not _is_label(sentence, draft)]


def _is_label(sentence: Sentence, draft: Draft) -> bool:
    """Whether a bare number is a result ("2-0") or a mark behind a colon ("Herrera: 4")."""
    first, last = draft.numeral.first, draft.numeral.last
    if draft.upper is not None or draft.numeral.scale != 1:
        return False
    return skipped.is_score(sentence, first, last) or (draft.kind is Kind.BARE and sentence.lower(first - 1) == ":")


def _is_either(low: Draft, high: Draft) -> bool:
    """"three or four years": neighbours in words."""
    written = low.numeral.written == high.numeral.written == "words"
    return written and low.kind is Kind.BARE and high.value - low.value == high.numeral.scale


_LONG_GAP = 8  # the same where both ends have their unit: "from $36,040 at 10.45 last night to $34,935"
_GAP = 3  # words between the ends of a range: "from 21 mpg combined to 23"


def _range(sentence: Sentence, low: Draft, high: Draft) -> Draft | None:
    link = sentence.lower(high.first - 1)
    opener = sentence.lower(low.first - 1)
    if opener in bounds.SOFT:
        opener = sentence.lower(low.first - 2)
    gap = high.first - 1 - low.last
    longest = _LONG_GAP if low.kind is high.kind and low.kind in (Kind.CURRENCY, Kind.PERCENT) else _GAP
    if low.upper is not None or high.upper is not None or not 0 <= gap <= longest:
        return None
    hyphen = link in _HYPHENS and gap == 0 and sentence.glued(high.first - 1) == sentence.glued(high.first)
    plain = link in ("to", "and") and gap == 0 and (
        low.kind in (Kind.BARE, high.kind) or (low.kind is Kind.AGE and high.kind is Kind.BARE)
    )
    named = (link, opener) in (("to", "from"), ("and", "between")) and all(
        sentence.is_word(at) or sentence.is_number(at) for at in range(low.last, high.first - 1)
    )
    if link == "or" and gap == 0 and _is_either(low, high):
        return _merged(sentence, low, high, exact=False, plain=True)
    if not (hyphen or (plain and link == "to") or named):
        return None
    if plain and not named and bounds.direction(sentence, low.first, financial=True):
        return None  # "rose 18 sen to 23.50 ringgit"
    return _merged(sentence, low, high, exact=named, plain=plain and link == "to")


def _merged(sentence: Sentence, low: Draft, high: Draft, *, exact: bool, plain: bool) -> Draft | None:
    if not _same_unit(low, high):
        return None
    bottom, top = low.value, high.value
    if low.numeral.scale == 1 and high.numeral.scale > 1 and low.value < high.value / high.numeral.scale:
        bottom *= high.numeral.scale
    unit, kind = (high.unit, high.kind) if high.kind is not Kind.BARE else (low.unit, low.kind)
    if not exact and (bottom >= top or kind is Kind.BARE):
        return None
    if not exact and kind is Kind.COUNT and high.counted[1] and not nouns.is_plural(sentence.lower(high.counted[1] - 1)):
        return None
    counted = high.counted if high.counted[1] else low.counted
    return Draft(bottom, high.numeral, low.first, high.last, unit, kind, top, counted)


def _same_unit(low: Draft, high: Draft) -> bool:
    if Kind.BARE in (low.kind, high.kind):
        return True
    return low.unit == high.unit or (low.kind is high.kind and low.unit in high.unit) or (
        low.kind is Kind.COUNT and high.kind is not Kind.CURRENCY and low.counted[1] - low.counted[0] == 0
    )


def _inherit(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Bare numbers with the unit of their neighbour: "7- or 8-inch", "84.75 cents, while the lowest is 74.07"."""
    found = list(drafts)
    for at, draft in enumerate(found):
        if draft.kind is not Kind.BARE or draft.numeral.written in ("part", "share"):
            continue
        after = found[at + 1] if at + 1 < len(found) else None
        if after and sentence.lower(after.first - 1) in ("or", "and", "to") and _near(sentence, draft.last, after.first - 1):
            found[at] = replace(draft, unit=after.unit, kind=after.kind, inherited=True)
        elif before := _model(sentence, found[:at], draft):
            found[at] = replace(draft, unit=before.unit, kind=before.kind, counted=before.counted, inherited=True)
    return found


def _model(sentence: Sentence, earlier: list[Draft], draft: Draft) -> Draft | None:
    """The number before that a bare one is like; a share stands between an index's points and its level."""
    last = earlier[-1] if earlier else None
    if last and last.kind is Kind.PERCENT and len(earlier) > 1 and earlier[-2].unit == "point":
        last = earlier[-2]
    return last if last and last.kind is not Kind.BARE and _alike(sentence, last, draft) else None


def _near(sentence: Sentence, start: int, stop: int) -> bool:
    return all(not sentence.is_word(at) for at in range(start, stop))


_ALIKE = 50  # a bare number of another size than the measure before it is of something else


def _alike(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    if before.kind in (Kind.PERCENT, Kind.AGE, Kind.TIME):
        return False
    if before.unit == "point" and sentence.lower(draft.first - 1) in ("to", "at"):
        return True  # an index: "rose 64.06 points to 4,577.10"
    return before.kind is not Kind.MEASURE or 1 / _ALIKE <= abs(draft.value) / (abs(before.value) or 1) <= _ALIKE


def _finished(sentence: Sentence, draft: Draft, before: Draft | None, last: Quantity | None) -> Quantity:
    sign, start = bounds.bound(sentence, _past_age(sentence, draft), draft.last)
    if sign == "=" and before and last and last.change in "~<>" and _converted(sentence, before, draft):
        sign = last.change
    financial = draft.kind in (Kind.CURRENCY, Kind.PERCENT) or draft.unit == "point"
    change = "" if sign == ">" else bounds.direction(sentence, start, financial=financial)
    if not change and draft.value < 0 and draft.kind is Kind.PERCENT:
        change = "down"
    if not change and before and last and last.change in ("up", "down") and _linked(sentence, before, draft):
        change = last.change
    elif not change and before and last and last.change in ("up", "down") and _reached(sentence, before, draft):
        change = last.change
    pieces = sentence.pieces
    spans = tuple(pieces[at].start if edge == 0 else pieces[at - 1].end for edge, at in enumerate(draft.counted)) if draft.counted[1] else (0, 0)
    return Quantity(
        value=draft.value,
        upper=draft.upper,
        change=change or sign,
        unit=draft.unit,
        kind=draft.kind,
        start=pieces[draft.first].start,
        end=pieces[draft.last - 1].end,
        counted_start=spans[0],
        counted_end=spans[1],
    )


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
    return adjacent and draft.kind is Kind.CURRENCY and sentence.lower(before.first - 1) not in ("by", "up", "down")


def _linked(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    """Whether "or" joins a change with the same change in another unit: "by 125,600 jobs or 2.2 per cent"."""
    stop = max(before.last, before.counted[1])
    return draft.first - stop <= 3 and any(sentence.lower(at) in ("or", ",", "(") for at in range(stop, draft.first)) and (
        "or" in (sentence.lower(draft.first - 1), sentence.lower(draft.first - 2)) and before.kind is not draft.kind
    )
