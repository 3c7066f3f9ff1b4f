"""The unit of a numeral: the currency before or after it, or the measure, the rate or the age after it."""

from __future__ import annotations

from typing import NamedTuple

from broadsheet.text.languages.language import words as listed
from broadsheet.text.quantities import currencies
from broadsheet.text.quantities.nouns import singular
from broadsheet.text.quantities.numerals import SCALES
from broadsheet.text.quantities.pieces import HYPHENS, Sentence
from broadsheet.text.quantities.units import LENGTHS, RATES, SIGNS, SPELT, TIME

_OLD = frozenset({"old", "olds"})
_SIZES = listed("long wide high tall deep thick")
# Words that are a unit only behind digits or in the plural: "two second-hand cars", "a quarter".
_PLURAL_ONLY = frozenset({"stone", "cup", "bar", "quarter", "bit", "second", "generation", "count"})
_LONGEST = 5


class Unit(NamedTuple):
    """A unit in pieces ``first`` to ``last`` (exclusive); ``kind`` is the value of a ``Kind``."""

    name: str
    first: int
    last: int
    kind: str


def currency_before(sentence: Sentence, at: int) -> Unit | None:
    """The currency that stands before the piece a numeral begins at: "HK $", "Rs.", "$-", "Y="."""
    first = at - 1
    if sentence.lower(first) in HYPHENS and sentence.glued(at) and _sign(sentence, first - 1):
        first -= 1
    if sentence.lower(first) in (".", "=", "-") and sentence.is_word(first - 1):
        first -= 1
    here = sentence.pieces[first] if 0 <= first < len(sentence.pieces) else None
    if here is None:
        return None
    if _sign(sentence, first):
        letters = sentence.pieces[first - 1].text if first and sentence.is_word(first - 1) else ""
        if letters and letters.isupper() and currencies.owns_dollar(letters) and here.text == "$":
            return Unit(currencies.by_sign("$", letters), first - 1, at, "currency")
        return Unit(currencies.by_sign(here.text), first, at, "currency")
    if here.text == "Y" and sentence.lower(first + 1) == "=":
        return Unit("japanese yen", first, at, "currency")
    if (
        sentence.glued(at)
        and here.text in ("PS", "US", "A", "HK")
        and (here.text == "PS" or sentence.lower(first - 1) == "$")
    ):
        if here.text == "PS":  # how unidecode spells the pound sign
            return Unit("pound sterling", first, at, "currency")
        return Unit(currencies.by_sign("$", here.text), first - 1, at, "currency")
    name = currencies.by_abbreviation(here.text)
    if name and sentence.lower(at - 1) in ("=",) and here.text != "Y":
        return None
    return Unit(name, first, at, "currency") if name else None


def _sign(sentence: Sentence, at: int) -> bool:
    return bool(currencies.by_sign(sentence.lower(at)))


def unit_after(sentence: Sentence, at: int) -> Unit | None:
    """The unit that begins at a piece, after a hyphen or none: "kg", "-year-old", "million yuan", "per cent"."""
    first = at
    hyphen = sentence.lower(at) in HYPHENS and sentence.glued(at) and sentence.glued(at + 1)
    first += hyphen
    return _age(sentence, first) or _money(sentence, first) or _measure(sentence, first, glued=first == at)


def _age(sentence: Sentence, at: int) -> Unit | None:
    name = SPELT.get(sentence.lower(at), "")
    if name not in TIME:
        return None
    stop = at + 1
    while sentence.lower(stop) in HYPHENS:
        stop += 1
    if sentence.lower(stop) in _OLD:
        return Unit(f"{name} of age", at, stop + 1, "age")
    if sentence.lower(at + 1) == "of" and sentence.lower(at + 2) == "age":
        return Unit(f"{name} of age", at, at + 3, "age")
    return None


def _money(sentence: Sentence, at: int) -> Unit | None:
    here = sentence.pieces[at] if at < len(sentence.pieces) else None
    if here is None or not (sentence.is_word(at) or _sign(sentence, at)):
        return None
    if _sign(sentence, at) and here.text != "$" and not sentence.is_number(at + 1):
        return Unit(currencies.by_sign(here.text), at, at + 1, "currency")
    if ((here.text.isupper() and len(here.text) == 3) or here.text in ("kn", "zl")) and (
        name := currencies.by_abbreviation(here.text)
    ):
        return Unit(name, at, at + 1, "currency") if not sentence.is_number(at + 1) else None
    if here.lower in ("p", "ps") and not (here.text == "p" and sentence.glued(at) and sentence.is_number(at - 1)):
        return None
    words = tuple(sentence.lower(at + ahead) for ahead in range(4))
    name, length = currencies.by_words(words)
    if name and not _is_money(sentence, at):
        return None
    return (
        Unit(name, at, at + length, "currency")
        if name and not (length == 1 and name == "euro" and here.text == "Euro" and sentence.is_number(at + 1))
        else None
    )


def _is_money(sentence: Sentence, at: int) -> bool:
    """Whether a bare name of a currency is one here: "5,000 won", "2 million pounds"; not "three won"."""
    word, before = sentence.lower(at), sentence.lower(at - 1)
    if word not in currencies.AMBIGUOUS:
        return True
    if word.startswith("crown"):
        return sentence.is_number(at - 1) or before in SCALES
    if any(sentence.lower(at - back).startswith("weigh") for back in range(2, _WEIGHING)):
        return False
    if sentence.lower(at + 1) == "of" and word.startswith("pound"):
        return False  # "108 billion pounds of food"
    return before in SCALES or (sentence.is_number(at - 1) and len(before) > _SUM)


_WEIGHING = 6  # pieces before "pounds" in which something weighs
_SUM = 3  # digits of an amount that no weight and no count of wins has


def _measure(sentence: Sentence, at: int, *, glued: bool) -> Unit | None:
    for length in range(min(_LONGEST, len(sentence.pieces) - at), 0, -1):
        pieces = sentence.pieces[at : at + length]
        written = " ".join(piece.text for piece in pieces)
        name = SIGNS.get(written) or SPELT.get(written.lower(), "")
        if not name or not _fits(sentence, at, at + length, glued=glued):
            continue
        kind = "percent" if name in ("percentage", "percentage point", "basis point") else "measure"
        stop = at + length
        if name in LENGTHS and sentence.lower(stop) in _SIZES:
            stop += 1
        return Unit(name, at, stop, "time" if name in TIME else kind)
    return None


def _fits(sentence: Sentence, at: int, stop: int, *, glued: bool) -> bool:
    """Whether a unit's word or sign is one here, and no other word: "5 m", "in 3 s" but not "2 a day"."""
    piece = sentence.pieces[at]
    if stop - at == 1 and len(piece.text) == 1 and piece.text.isalpha():
        if piece.text in "WVL" and sentence.is_number(at - 1):
            return True
        if sentence.lower(at + 1) in HYPHENS or sentence.is_number(at + 1):
            return False
        near = sentence.glued(at) or not sentence.is_word(at + 1) or sentence.tag(at) == "NOUN"
        return (
            near
            and not (piece.text == "s" and not sentence.glued(at))
            and not (piece.text == "G" and not sentence.glued(at))
        )
    if piece.text == '"':
        return sentence.glued(at) and len(sentence.lower(at - 1)) < 4
    if piece.lower.rstrip("s") in _PLURAL_ONLY and sentence.is_capitalised(at):
        return False
    return not (stop - at == 1 and piece.lower in _PLURAL_ONLY and glued and not sentence.is_number(at - 1))


def rate_after(sentence: Sentence, at: int, unit: str) -> tuple[str, int]:
    """The rate that a unit goes on to, and where it ends: " per square foot", " per year" of "a year"; "" for none."""
    if sentence.lower(at) in HYPHENS and sentence.lower(at + 1) in ("a", "per") and sentence.lower(at + 2) in HYPHENS:
        below = _measure(sentence, at + 3, glued=False)
        return (f" per {below.name}", below.last) if below else ("", at)
    word = sentence.lower(at)
    slash = word == "/" and sentence.glued(at)
    if word not in ("per", "a", "an", "each") and not slash:
        return "", at
    stop = at + 1
    count, numbered = "", stop
    if word == "per" and sentence.is_number(stop):
        count, numbered = f"{sentence.pieces[stop].text} ", stop + 1
    below = _measure(sentence, numbered, glued=slash)
    if below and word in ("a", "an", "each") and below.name not in TIME and not (below.name in RATES and unit):
        return "", at
    if below and word in ("a", "an") and sentence.lower(below.last) in ("earlier", "ago", "later", "before", "after"):
        return "", at
    if below and below.kind != "percent":
        return f" per {count}{below.name}", below.last
    if word == "per" and sentence.is_word(stop) and sentence.lower(stop) not in ("cent",):
        return f" per {singular(sentence.lower(stop))}", stop + 1
    if slash and sentence.lower(stop) in SPELT:
        return f" per {SPELT[sentence.lower(stop)]}", stop + 1
    return "", at
