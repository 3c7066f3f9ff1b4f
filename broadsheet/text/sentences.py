"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re

from broadsheet.text.calendar import calendar_words
from broadsheet.text.languages import Language, of

_END = re.compile(r"[.!?…।॥؟۔。！？]+[\"'”’»)\]」』]*(?:[ \u00a0\u202f]»)?(?=\s|$)|[。！？]+[」』”’]*|\n+")
_LAST_WORD = re.compile(r"[\w.'’-]{1,40}$")
_FIRST_WORD = re.compile(r"\s+([^\W\d_]['’\w]{1,12})(?=\s|,)")
_OFTEN_CAPITAL = frozenset({"one", "first", "new"})  # "No. One", "U.S. New York"
_OPENERS = "\"'“‘«([„「『¿¡-–—•*"
_LONGEST_COUNT = 4  # characters of a number and the space before it; a year ends a sentence now and then
_LOOK_BACK = 40  # characters; no abbreviation is longer
_OWN_STOPS = frozenset("!?…।॥؟۔。！？")


def split(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences in order; nothing but white space lies outside them, and a line break always ends one."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.group()[0] != "\n" and (_counts(text[start : match.start()]) or not _ends(text, match, language)):
            continue
        _add(spans, text, start, match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


def _counts(before: str) -> bool:
    """Whether the stop is that of a list: "2." before what it numbers."""
    return len(before) <= _LONGEST_COUNT and before.strip().isdecimal()


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    body = piece.strip()
    if body:
        first = start + len(piece) - len(piece.lstrip())
        spans.append((first, first + len(body)))


def _ends(text: str, match: re.Match[str], language: str) -> bool:
    """Whether the full stop at ``match`` ends a sentence, and not an abbreviation, an initial or a number."""
    if match.group()[0] in _OWN_STOPS:
        return not _goes_on(text, match.end())
    before = _LAST_WORD.search(text, max(0, match.start() - _LOOK_BACK), match.start())
    word = before.group() if before else ""
    if _goes_on(text, match.end()):
        return False
    if len(match.group()) > 1 and match.group()[1] != ".":
        return True
    if len(word) == 1 and word.isalpha() and word.isupper():
        return False
    known, folded = of(language), word.lower().lstrip("'’-")
    return folded not in known.abbreviations or (folded not in known.titles and _begins(text, match.end(), known))


def _begins(text: str, at: int, language: Language) -> bool:
    """Whether a sentence begins here for sure, with a small word that has a capital: "in Washington D.C. The team"."""
    found = _FIRST_WORD.match(text, at)
    word = found[1] if found else ""
    small = word.lower()
    return (
        word.istitle() and small in language.stop_words and small not in _OFTEN_CAPITAL | calendar_words(language.code)
    )


def _goes_on(text: str, at: int) -> bool:
    """Whether the next word begins with a small letter, so that the sentence goes on."""
    rest = text[at : at + _LOOK_BACK].lstrip().lstrip(_OPENERS)
    return bool(rest) and rest[0].islower()
