"""Numerals of a sentence joined: ranges, and bare numbers that take the unit of their neighbours."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.text.quantities import bounds, nouns, skipped
from broadsheet.text.quantities.draft import Draft
from broadsheet.text.quantities.pieces import HYPHENS, Sentence
from broadsheet.text.quantities.quantity import Kind

_GAP = 3  # words between the ends of a range: "from 21 mpg combined to 23"
_LONG_GAP = 8  # the same where both ends have their unit: "from $36,040 at 10.45 last night to $34,935"
_ALIKE = 50  # a bare number of another size than the measure before it is of something else


def joined(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Ranges made one: "2-3 lakh", "from 3 lakh to 5 lakh", "between A and B"."""
    found: list[Draft] = []
    for draft in drafts:
        both = _range(sentence, found[-1], draft) if found else None
        if both:
            found[-1] = both
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
    """As in "three or four years": neighbours in words."""
    written = low.numeral.written == high.numeral.written == "words"
    return written and low.kind is Kind.BARE and high.value - low.value == high.numeral.scale


def _range(sentence: Sentence, low: Draft, high: Draft) -> Draft | None:
    """Both as one range; None where they are none."""
    gap = high.first - 1 - low.last
    longest = _LONG_GAP if low.kind is high.kind and low.kind in (Kind.CURRENCY, Kind.PERCENT) else _GAP
    if low.upper is not None or high.upper is not None or not 0 <= gap <= longest or not _same_unit(low, high):
        return None
    link = sentence.lower(high.first - 1)
    if link == "or":
        return _merged(sentence, low, high) if gap == 0 and _is_either(low, high) else None
    if _is_named(sentence, low, high, link):
        return _spanned(low, high)
    if link in HYPHENS:
        even = sentence.glued(high.first - 1) == sentence.glued(high.first)
        return _merged(sentence, low, high) if gap == 0 and even else None
    if link != "to" or gap or not _may_open(low, high):
        return None
    shares = low.kind is high.kind is Kind.PERCENT  # "lose 0.2% to 0.3%", but "rose 18 sen to 23.50 ringgit"
    moved = not shares and bounds.direction(sentence, low.first, financial=True)
    return None if moved else _merged(sentence, low, high)


def _may_open(low: Draft, high: Draft) -> bool:
    return low.kind in (Kind.BARE, high.kind) or (low.kind is Kind.AGE and high.kind is Kind.BARE)


def _is_named(sentence: Sentence, low: Draft, high: Draft, link: str) -> bool:
    """Whether "from … to" or "between … and" stand around the ends, with nothing but words between."""
    opener = sentence.lower(low.first - 1)
    if opener in bounds.SOFT:
        opener = sentence.lower(low.first - 2)
    between = range(low.last, high.first - 1)
    return (link, opener) in (("to", "from"), ("and", "between")) and all(
        sentence.is_word(at) or sentence.is_number(at) for at in between
    )


def _merged(sentence: Sentence, low: Draft, high: Draft) -> Draft | None:
    """The range of two ends that no "from" announces: it has a unit, and a plural when it counts."""
    found = _spanned(low, high)
    if found.kind is Kind.BARE or found.upper is None or found.value >= found.upper:
        return None
    if found.kind is Kind.COUNT and high.counted[1] and not nouns.is_plural(sentence.lower(high.counted[1] - 1)):
        return None
    return found


def _spanned(low: Draft, high: Draft) -> Draft:
    """From ``low`` to ``high``; a scale that only the upper end has is that of both: "2-3 lakh"."""
    bottom = low.value
    if low.numeral.scale == 1 and high.numeral.scale > 1 and low.value < high.value / high.numeral.scale:
        bottom *= high.numeral.scale
    unit, kind = (high.unit, high.kind) if high.kind is not Kind.BARE else (low.unit, low.kind)
    counted = high.counted if high.counted[1] else low.counted
    return Draft(bottom, high.numeral, low.first, high.last, unit, kind, high.value, counted)


def _same_unit(low: Draft, high: Draft) -> bool:
    if Kind.BARE in (low.kind, high.kind):
        return True
    return (
        low.unit == high.unit
        or (low.kind is high.kind and low.unit in high.unit)
        or (low.kind is Kind.COUNT and high.kind is not Kind.CURRENCY and low.counted[1] - low.counted[0] == 0)
    )


def inherited(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Bare numbers with the unit of their neighbour: "7- or 8-inch", "84.75 cents, while the lowest is 74.07"."""
    found = list(drafts)
    for at, draft in enumerate(found):
        if draft.kind is not Kind.BARE or draft.numeral.written in ("part", "share"):
            continue
        after = found[at + 1] if at + 1 < len(found) else None
        if after and (_is_joined(sentence, draft, after) or _is_part(sentence, draft, after)):
            found[at] = replace(draft, unit=after.unit, kind=after.kind)
        elif before := _model(sentence, found[max(0, at - 2) : at], draft):
            found[at] = replace(draft, unit=before.unit, kind=before.kind, counted=before.counted)
    return found


def _is_joined(sentence: Sentence, draft: Draft, after: Draft) -> bool:
    """As in "7- or 8-inch"."""
    link = sentence.lower(after.first - 1)
    if after.kind is Kind.PERCENT and not 0 < draft.value <= _ALIKE * after.value:
        return False  # "60,399 votes or 57 per cent"
    return link in ("or", "and", "to") and _near(sentence, draft.last, after.first - 1)


def _is_part(sentence: Sentence, draft: Draft, after: Draft) -> bool:
    """As in "1,27,000 of the 4,50,000 houses"."""
    return sentence.lower(draft.last) == "of" and after.first - draft.last <= _GAP + 1 and after.value > draft.value


def _model(sentence: Sentence, earlier: list[Draft], draft: Draft) -> Draft | None:
    """The number before that a bare one is like; a share stands between an index's points and its level."""
    last = earlier[-1] if earlier else None
    if last and last.kind is Kind.PERCENT and len(earlier) > 1 and earlier[-2].unit == "point":
        last = earlier[-2]
    return last if last and last.kind is not Kind.BARE and _alike(sentence, last, draft) else None


def _near(sentence: Sentence, start: int, stop: int) -> bool:
    return all(not sentence.is_word(at) for at in range(start, stop))


def _alike(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    if before.kind in (Kind.PERCENT, Kind.AGE, Kind.TIME) or sentence.lower(draft.first - 1) == "top":
        return False
    if before.unit == "point" and sentence.lower(draft.first - 1) in ("to", "at"):
        return True  # an index: "rose 64.06 points to 4,577.10"
    return before.kind is not Kind.MEASURE or 1 / _ALIKE <= abs(draft.value) / (abs(before.value) or 1) <= _ALIKE
