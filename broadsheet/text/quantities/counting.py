"""What a numeral without unit counts: the noun after it, the whole it is a share of, the kind it is one of."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.text.languages.language import words as listed
from broadsheet.text.quantities import nouns
from broadsheet.text.quantities.currencies import by_abbreviation
from broadsheet.text.quantities.draft import Draft
from broadsheet.text.quantities.measures import Unit, rate_after, unit_after
from broadsheet.text.quantities.numerals import numeral_at
from broadsheet.text.quantities.pieces import HYPHENS, Sentence, is_hyphen
from broadsheet.text.quantities.quantity import Kind

COMPARED = frozenset({"more", "fewer", "other", "additional", "extra", "such"})
"""What may stand between a number and its noun: "two more weeks", "70,000 fewer children"."""
_LARGE_IN_ADJECTIVE = 20  # what is joined by a hyphen to a noun that is no unit names a kind: "six-speed", "two-party"
_DETERMINERS = listed("the its their his her my our your these those all a most more least combined total")
_NOT_ONE = listed("no this that the each every any which another only some other those these not")


def counted(sentence: Sentence, draft: Draft) -> Draft | None:
    """The draft of a numeral without unit with what it counts; None where it says no quantity."""
    numeral = draft.numeral
    if sentence.glued(numeral.last) and sentence.is_word(numeral.last) and numeral.written == "digits":
        return None  # "3D", "4x4": letters that are no unit make a code of it
    if numeral.written in ("part", "share"):
        return _share(sentence, draft)
    if numeral.value == 1 and numeral.written == "words":
        return _one(sentence, draft)
    start = _start(sentence, draft)
    if start is None:
        return None
    first, last = nouns.counted(sentence, start)
    if sentence.is_number(start) and start > numeral.last:
        return draft
    if start > numeral.last and sentence.lower(start - 1) in HYPHENS:
        last = min(last, start + 1)  # "a 7,000-person arena"
    elif not nouns.is_plural(sentence.lower(last - 1)):
        return draft
    return _named(sentence, draft, first, last) if last > first else draft


def _named(sentence: Sentence, draft: Draft, first: int, last: int) -> Draft:
    rate, _ = rate_after(sentence, last, "")
    return replace(draft, unit=nouns.phrase(sentence, first, last) + rate, kind=Kind.COUNT, counted=(first, last))


def _start(sentence: Sentence, draft: Draft) -> int | None:
    """Where the noun that a numeral counts may begin; None where a hyphen makes a kind of it: "six-speed"."""
    numeral = draft.numeral
    start = numeral.last
    if is_hyphen(sentence, start):
        if numeral.value < _LARGE_IN_ADJECTIVE and sentence.is_word(start + 1):
            return None
        return start + 1 + (sentence.lower(start + 1) == "strong")
    if numeral.written == "vague":
        start = _past(sentence, start + (sentence.lower(start) == "of"))
    elif sentence.lower(start) == "of" and sentence.lower(start + 1) in _DETERMINERS:
        return _past(sentence, start + 1)  # "four of his close allies"
    start += sentence.lower(start) in COMPARED
    while sentence.lower(start) in ("most", "least") or (start > numeral.last and sentence.lower(start).endswith("ly")):
        start += 1  # "the five most hotly contested races"
    packed = unit_after(sentence, start + 1) if start == numeral.last and sentence.is_number(start) else None
    return packed.last if packed else start  # "eight million 250ml bottles"


def _past(sentence: Sentence, at: int) -> int:
    """Past articles and the like."""
    while sentence.lower(at) in _DETERMINERS:
        at += 1
    return at


def _share(sentence: Sentence, draft: Draft) -> Draft:
    """A part of what is counted: "two-thirds of the votes"; of a number that follows, the part of what it counts."""
    start = draft.numeral.last
    if sentence.lower(start) == "of":
        start += 1
        if sentence.lower(start) in ("a", "an") and (unit := _part_unit(sentence, start + 1)):
            return replace(draft, unit=unit.name, kind=Kind(unit.kind))
        start = _past(sentence, start)
    behind = numeral_at(sentence, start) if draft.numeral.written == "part" else None
    first, last = _past_owner(sentence, *nouns.counted(sentence, behind.last if behind else start))
    if first == last or by_abbreviation(sentence.pieces[first].text):
        return replace(draft, unit="% -", kind=Kind.SHARE)
    return replace(draft, unit=f"% {nouns.phrase(sentence, first, last)}", kind=Kind.SHARE, counted=(first, last))


def _one(sentence: Sentence, draft: Draft) -> Draft | None:
    """As in "one policy", "one of its rivals"; None where "one" is a pronoun or part of a word."""
    after = draft.numeral.last
    if sentence.lower(after) == "of":
        return _one_of(sentence, draft)
    first, last = nouns.counted(sentence, after, one=True)
    if first == last or is_idle_one(sentence, draft):
        return None
    return replace(draft, unit=nouns.phrase(sentence, first, last), kind=Kind.COUNT, counted=(first, last))


def _part_unit(sentence: Sentence, at: int) -> Unit | None:
    """The measure of "1/16 of a US pint"."""
    return unit_after(sentence, at + (sentence.lower(at) in ("us", "uk", "imperial")))


def _past_phrases(sentence: Sentence, at: int) -> int:
    """Past the phrases that say which of its kind one is: "proudest moments in his life"."""
    while sentence.lower(at) in ("of", "in", "for", "on"):
        first, last = nouns.counted(sentence, _past(sentence, at + 1), one=True)
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
    """As in "one of its oldest rivals": one, counted in rivals."""
    start = _past(sentence, draft.numeral.last + 1)
    first, last = _past_owner(sentence, *nouns.counted(sentence, start))
    if last <= first or not nouns.is_plural(sentence.lower(last - 1)):
        return None
    unit = nouns.phrase(sentence, first, _past_phrases(sentence, last), lemmas=True)
    return replace(draft, unit=unit, kind=Kind.COUNT, counted=(first, last))


def is_idle_one(sentence: Sentence, draft: Draft) -> bool:
    """Whether "one" is a pronoun or an article: "no one", "one day he", "one another"."""
    numeral = draft.numeral
    if numeral.value != 1 or numeral.written != "words" or sentence.lower(numeral.first) != "one":
        return False
    if sentence.lower(numeral.first - 1) in _NOT_ONE:
        return True
    led = sentence.lower(numeral.first - 1)
    return sentence.lower(numeral.last) in ("another", "day", "time") and led not in ("in", "for", "than")
