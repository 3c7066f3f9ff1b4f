"""Numerals of English: "1,23,456", "seven lakh", "two and a half", "1.5 lakh crore", "two-thirds", "tens of"."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import NamedTuple

from broadsheet.text.languages import of
from broadsheet.text.languages.language import words as listed
from broadsheet.text.quantities.currencies import by_abbreviation
from broadsheet.text.quantities.pieces import HYPHENS, Sentence

_ENGLISH = of("en")
CARDINALS = MappingProxyType({word: value for word, value in _ENGLISH.numerals.items() if word != "dozen"})
_WORDED = {word: scale for word, scale in _ENGLISH.scales.items() if len(word) > 2}
_MORE = {"lac": 1e5, "lacs": 1e5, "mil": 1e6, "mln": 1e6, "bln": 1e9, "tln": 1e12, "cr": 1e7, "crs": 1e7, "trn": 1e12,
         "mn": 1e6, "bn": 1e9, "tn": 1e12, "dozens": 12.0, "billions": 1e9, "trillions": 1e12, "lakhs": 1e5,
         "crores": 1e7,         "thousands": 1e3, "hundreds": 1e2, "million-plus": 1e6}  # fmt: skip
SCALES = MappingProxyType(_WORDED | _MORE | {"dozen": 12.0})
GLUED_SCALES = MappingProxyType({"k": 1e3, "m": 1e6, "b": 1e9})
_PLURAL = frozenset({"dozens", "hundreds", "thousands", "lakhs", "lacs", "millions", "crores", "billions", "trillions"})
_TENS = MappingProxyType({"tens": 10.0, "hundreds": 100.0})
_PARTS = MappingProxyType(
    {
        "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
        "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "eighth": 8, "eighths": 8, "ninth": 9,
        "tenth": 10, "tenths": 10,
    }
)  # fmt: skip
_VULGAR = MappingProxyType({"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625})
_FOLD = re.compile(r"([a-z]+)fold")


class Numeral(NamedTuple):
    """A number in pieces ``first`` to ``last`` (exclusive). ``scale`` is the product of its scale words.

    ``upper`` is the upper end of what is vague by itself ("tens of thousands"); ``written`` says how it is written:
    "digits", "words", "part" (a fraction), "fold", "vague".
    """

    value: float
    scale: float
    first: int
    last: int
    written: str
    upper: float | None = None


def numeral_at(sentence: Sentence, at: int) -> Numeral | None:
    """The numeral that begins at a piece; None where none does."""
    if sentence.is_number(at):
        return _share(sentence, at) or _digits(sentence, at)
    word = sentence.lower(at)
    if word in CARDINALS:
        return _share(sentence, at) or _part(sentence, at) or _fold(sentence, at) or _spelt(sentence, at)
    if word in ("a", "an", "half"):
        return _article(sentence, at)
    if word in _PLURAL or word == "tens":
        return _vague(sentence, at)
    if word in _VULGAR:
        return Numeral(_VULGAR[word], 1.0, at, at + 1, "part")
    return _fold(sentence, at)


def read_digits(raw: str) -> float | None:
    """The value of digits with separators as English writes them; None for "1.2.3"."""
    if raw.count(".") > 1 or len(raw) > 40:
        return None
    return float(raw.replace(",", ""))


def _digits(sentence: Sentence, at: int) -> Numeral | None:
    value = read_digits(sentence.pieces[at].text)
    if value is None:
        return None
    stop = at + 1
    if sentence.lower(stop) in _VULGAR:
        value, stop = value + _VULGAR[sentence.lower(stop)], stop + 1
    elif sentence.lower(stop) in ("/", "⁄") and sentence.glued(stop) and sentence.glued(stop + 1):
        return _slashed(sentence, at, value)
    elif _is_half(sentence, stop):
        value, stop = value + 0.5, stop + 3
    power = _power(sentence, stop)
    if power:
        return Numeral(value * 10.0 ** power[0], 1.0, at, power[1], "digits")
    scale, stop = scales_at(sentence, stop)
    if scale == 1 and _is_half(sentence, stop):
        value, stop = value + 0.5, stop + 3
    return Numeral(value * scale, scale, at, stop, "digits")


def _power(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The exponent of "×10−8", "x 10^5", and where it ends."""
    if sentence.lower(at) not in ("×", "x") or sentence.lower(at + 1) != "10":
        return None
    stop = at + 2 + (sentence.lower(at + 2) == "^")
    minus = sentence.lower(stop) in ("-", "−", "–")
    raw = sentence.lower(stop + minus)
    if not raw.isdecimal() or len(raw) > 2 or not sentence.glued(stop):
        return None
    return (-int(raw) if minus else int(raw)), stop + minus + 1


def _slashed(sentence: Sentence, at: int, value: float) -> Numeral | None:
    """A fraction "3/4"; what has another form ("24/7", "9/11") is none."""
    below = read_digits(sentence.pieces[at + 2].text) if sentence.is_number(at + 2) else None
    if below in _SLASHED and 0 < value < below and sentence.lower(at + 3) != "/":
        return Numeral(value / below, 1.0, at, at + 3, "part")
    return Numeral(value, 1.0, at, at + 1, "digits") if not sentence.is_number(at + 2) else None


_SLASHED = frozenset({2, 3, 4, 5, 8, 10, 16, 32, 64, 100, 128})


def scales_at(sentence: Sentence, at: int) -> tuple[float, int]:
    """The product of the scale words from a piece on, and where they end: "lakh crore", "-million", glued "bn"."""
    scale = 1.0
    while scale < 1e13:
        stop = at + 1 if sentence.lower(at) in HYPHENS and sentence.glued(at) and sentence.glued(at + 1) else at
        word = sentence.lower(stop)
        if (
            word in ("b", "m")
            and sentence.is_capitalised(stop)
            and not sentence.glued(stop)
            and sentence.is_word(stop + 1)
        ):
            return GLUED_SCALES[word], stop + 1  # "8 B people"
        if word in GLUED_SCALES and sentence.glued(stop) and scale == 1 and stop == at:
            return (GLUED_SCALES[word], stop + 1) if _is_scale_letter(sentence, stop) else (1.0, at)
        if word not in SCALES or (word == "dozen" and scale > 1):
            break
        scale, at = scale * SCALES[word], stop + 1
    return scale, at


def _is_scale_letter(sentence: Sentence, at: int) -> bool:
    """Whether a glued "k", "m" or "b" is a scale: "2.7m people", "$5m"; "1,500m race" and "80m high" are lengths."""
    if sentence.lower(at) != "m" or sentence.pieces[at].text == "M" or _currency_near(sentence, at - 1):
        return not (sentence.lower(at) == "k" and sentence.lower(at + 1) in ("m", "/"))
    raw = sentence.pieces[at - 1].text
    ahead = sentence.lower(at + 1)
    if ahead in _LENGTH_FOLLOWS or not (sentence.is_word(at + 1) or sentence.is_number(at + 1)):
        return False
    if sentence.lower(at - 2) in ("a", "an") and "." not in raw and not ahead.endswith("s"):
        return False  # "an 80m hall"
    return "." in raw or len(raw.replace(",", "")) < 3 or ahead.endswith("s")


def _currency_near(sentence: Sentence, at: int) -> bool:
    before = sentence.lower(at - 1)
    if sentence.is_word(at - 1) and by_abbreviation(sentence.pieces[at - 1].text):
        return True
    return before in ("$", "£", "€", "¥", "₹", "rs", "inr", "rm", "us", "=") or (
        before in HYPHENS and sentence.lower(at - 2) in ("$", "£", "€", "¥", "₹")
    )


_LENGTH_FOLLOWS = listed(
    "high tall long wide deep away above below from of to in at and or race sprint final freestyle hurdles relay pool "
    "run dash butterfly backstroke breaststroke"
)


def _is_half(sentence: Sentence, at: int) -> bool:
    return sentence.lower(at) == "and" and sentence.lower(at + 1) == "a" and sentence.lower(at + 2) == "half"


def _spelt(sentence: Sentence, at: int) -> Numeral | None:
    """As in "twenty-three", "four hundred and five thousand", "seven lakh", "one and a half"."""
    total = current = 0.0
    scale = 1.0
    stop, room = at, 100.0  # a number word adds only what is smaller than the room that the word before leaves
    while True:
        here = _joined(sentence, stop) if stop > at else stop
        word = sentence.lower(here)
        value = CARDINALS.get(word)
        if value is not None and value < room:
            current, room, stop = current + value, 10.0 if value >= 20 else 0.0, here + 1
        elif word == "hundred" and 0 < current < 100:
            current, room, stop = current * 100, 100.0, here + 1
        elif word in SCALES and current:
            scale, stop = scales_at(sentence, here)
            total, current, room = total + current * scale, 0.0, min(scale, 1000.0)
        else:
            break
    if _is_half(sentence, stop):
        more, end = scales_at(sentence, stop + 3)
        return Numeral((total + current + 0.5) * more, more, at, end, "words")
    return Numeral(total + current, scale, at, stop, "words")


def _joined(sentence: Sentence, at: int) -> int:
    """Where a numeral in words goes on: after a hyphen, or after the "and" that follows a scale."""
    if sentence.lower(at) in HYPHENS and sentence.glued(at) and sentence.glued(at + 1):
        return at + 1
    return at + 1 if sentence.lower(at) == "and" and sentence.lower(at - 1) in SCALES else at


def _article(sentence: Sentence, at: int) -> Numeral | None:
    """As in "a million", "half a crore", "a third of", "half of the"."""
    first = at
    share = 1.0
    if sentence.lower(at) == "half":
        share, at = 0.5, at + 1
        if sentence.lower(first - 1) in _HALVES_OF_TIME:
            return None  # "the first half of 2021"
        if sentence.lower(at) == "of" or sentence.lower(at) in ("the", "its", "their", "his", "her", "all"):
            return Numeral(0.5, 1.0, first, first + 1, "part")
    if sentence.lower(at) in ("a", "an") and sentence.lower(at + 1) in SCALES:
        scale, stop = scales_at(sentence, at + 1)
        return Numeral(share * scale, scale, first, stop, "words") if sentence.lower(at + 1) not in _PLURAL else None
    below = _PARTS.get(sentence.lower(at + 1))
    if share == 1.0 and below and sentence.lower(at + 2) == "of":
        return Numeral(1 / below, 1.0, at, at + 2, "part")
    return None


_HALVES_OF_TIME = listed("first second latter other opening final better early late next last this each")


def _part(sentence: Sentence, at: int) -> Numeral | None:
    """As in "two-thirds", "one third of"."""
    stop = at + 1
    hyphen = sentence.lower(stop) in HYPHENS
    below = _PARTS.get(sentence.lower(stop + hyphen))
    above = CARDINALS[sentence.lower(at)]
    if not below or not 0 < above < below:
        return None
    if above == 1 and not hyphen and sentence.lower(stop + 1) != "of":
        return None
    if below in (2, 4) and not hyphen and sentence.lower(stop + 1) != "of":
        return None  # "two quarters" are half a year
    return Numeral(above / below, 1.0, at, stop + hyphen + 1, "part")


def _share(sentence: Sentence, at: int) -> Numeral | None:
    """As in "one in five", "3 out of 10"; not "three in five years"."""
    stop = at + 1
    if sentence.lower(stop) == "out" and sentence.lower(stop + 1) == "of":
        stop += 2
    elif sentence.lower(stop) == "in" or (
        sentence.lower(at) == "one" and sentence.lower(stop) == "of" and _small(sentence, stop + 1)
    ):
        stop += 1
    else:
        return None
    stop += sentence.lower(stop) in ("every", "each")
    above, below = _small(sentence, at), _small(sentence, stop)
    if above is None or below not in _DENOMINATORS or not 0 < above < below:
        return None
    if sentence.lower(stop + 1).rstrip("s") in _SPANS:
        return None
    return Numeral(above / below, 1.0, at, stop + 1, "share")


_SPANS = listed("second minute hour day week month year decade game match inning over season attempt")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 50, 100, 1000})


def _small(sentence: Sentence, at: int) -> float | None:
    if sentence.is_number(at):
        return read_digits(sentence.pieces[at].text)
    return CARDINALS.get(sentence.lower(at))


def _fold(sentence: Sentence, at: int) -> Numeral | None:
    """As in "sixfold", "six-fold"."""
    word = sentence.lower(at)
    match = _FOLD.fullmatch(word) if word.endswith("fold") else None
    if match and match[1] in CARDINALS:
        return Numeral(CARDINALS[match[1]], 1.0, at, at + 1, "fold")
    if word in CARDINALS and sentence.lower(at + 1) in HYPHENS and sentence.lower(at + 2) == "fold":
        return Numeral(CARDINALS[word], 1.0, at, at + 3, "fold")
    return None


def _vague(sentence: Sentence, at: int) -> Numeral | None:
    """As in "millions of", "tens of thousands of": from one to ten times the scale."""
    word = sentence.lower(at)
    if sentence.lower(at + 1) != "of":
        return None
    if word in _TENS and sentence.lower(at + 2) in _PLURAL:
        scale, stop = scales_at(sentence, at + 2)
        return Numeral(_TENS[word] * scale, scale, at, stop, "vague", _TENS[word] * scale * 10)
    if word == "tens":
        return None
    return Numeral(SCALES[word], SCALES[word], at, at + 1, "vague", SCALES[word] * 10) if word in SCALES else None
