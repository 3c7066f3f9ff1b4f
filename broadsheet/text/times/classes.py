"""A text as words with their classes (see ``lexicon``): what the grammar reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from broadsheet.text.times import lexicon
from broadsheet.text.tokens import MARKS, fold

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?!\d)|\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d))"
    r"|(?P<named>\d{1,2}/\d{1,2}(?![\d/]))"
    r"|(?P<decade>(?<!\w)(?:\d\d)?\d0['’]?s\b|(?<!\w)['’]\d0s\b)"
    r"|(?P<short>(?<!\w)['’]\d\d(?!\w))"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th|er|e|ème)\b)"
    r"|(?P<quarter>\bQ[1-4]\b)"
    r"|(?P<number>\d{1,12}(?:[.,]\d{1,12}){0,5})"
    rf"|(?P<word>[^\W\d_][\w{MARKS}]{{0,40}})"
    r"|(?P<stop>[.!?।؟۔\n])"
    r"|(?P<sign>[^\w\s])"
)
_BRACKETS = frozenset('[]()"“”‘«»*')
_MONEY = frozenset("$€£¥₹")
_SIGNS = {",": ",", "،": ",", "-": "K", "–": "K", "—": "K", "/": "K"}
_ARABIC_PREFIXES = "وبلف"
CENTURY_TURN = 30  # '29 is 2029 and '30 is 1930


class Word(NamedTuple):
    """One word: its class, what it stands for, its folded form, and ``text[start:end]``."""

    kind: str
    stands: Any
    folded: str
    start: int
    end: int


def read(text: str, language: str) -> list[Word]:
    """The words of a text in order, brackets and quotation marks left out."""
    words: list[Word] = []
    known, several = lexicon.words(language), lexicon.phrases(language)
    ambiguous = lexicon.like_words(language)
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "word":
            word = _word(match, language, known, ambiguous)
        elif match.group() in _BRACKETS:
            continue
        else:
            word = Word(*_other(match, words), *match.span())
        words.append(word)
    return list(_joined(words, several)) if several else words


def _word(match: re.Match[str], language: str, known: dict[str, lexicon.Meaning], ambiguous: frozenset[str]) -> Word:
    folded = fold(raw := match.group())
    meaning = known.get(folded)
    if meaning is None and language == "ar" and len(folded) > 3 and folded[0] in _ARABIC_PREFIXES:
        meaning = known.get(folded[1:]) or known.get("ا" + folded[1:])
    if meaning is None:
        return Word("x", None, folded, *match.span())
    kind, stands = meaning
    if kind in "MW" and folded in ambiguous:
        kind = "m" if kind == "M" and raw[0].isupper() else "w" if raw[0].isupper() else "x"
    elif kind == "M" and len(folded) < 4 and language == "en":
        kind = "m" if raw[0].isupper() else "x"  # "Jan" is a name as well
    return Word(kind, stands, folded, *match.span())


def _other(match: re.Match[str], before: list[Word]) -> tuple[str, Any, str]:
    raw, group = match.group(), match.lastgroup
    if group == "sign":
        return _SIGNS.get(raw, "x"), None, raw
    if group == "stop":
        return ".", None, raw
    kind, stands = _number(raw, group or "")
    if kind in "Ydn" and before and before[-1].folded in _MONEY:
        kind = "x"
    return kind, stands, raw.lower()


def _number(raw: str, group: str) -> tuple[str, Any]:
    digits = re.sub(r"\D", "", raw)
    if group == "iso":
        when = _written(raw)
        return ("i", when) if when else ("x", None)
    if group == "named":
        return "e", raw
    if group == "decade":
        return "D", int(digits) if len(digits) == 4 else _full(int(digits))
    if group == "short":
        return "y", _full(int(digits))
    if group == "ordinal":
        return "o", int(digits)
    if group == "quarter":
        return "q", int(digits)
    if digits != raw and not raw.isdecimal():
        return "x", None
    value = int(raw)
    if len(raw) == 4 and 1000 <= value <= 2200:
        return "Y", value
    return ("d" if 1 <= value <= 31 and len(raw) <= 2 else "n" if len(raw) < 4 else "x"), value


def _full(two: int) -> int:
    return two + (2000 if two < CENTURY_TURN else 1900)


def _written(raw: str) -> date | None:
    """A date in digits; the day stands first unless it cannot, as readers outside the United States write it."""
    first, second, third = (int(part) for part in re.split(r"[-./]", raw))
    for year, month, day in (
        ((first, second, third),) if "-" in raw else ((third, second, first), (third, first, second))
    ):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def _joined(words: list[Word], several: dict[str, Any]) -> Iterator[Word]:
    """Phrases of more words become one; an apostrophe between their words does not count."""
    at = 0
    while at < len(words):
        for parts, (kind, stands) in several.get(words[at].folded, ()):
            if end := _matches(words, at, parts):
                yield Word(kind, stands, " ".join(parts), words[at].start, words[end - 1].end)
                at = end
                break
        else:
            yield words[at]
            at += 1


def _matches(words: list[Word], at: int, parts: tuple[str, ...]) -> int:
    for part in parts:
        while at < len(words) and words[at].folded in {"'", "’", "-"}:
            at += 1
        if at >= len(words) or words[at].folded != part:
            return 0
        at += 1
    return at
