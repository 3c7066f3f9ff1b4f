"""Numbers in a text: "1.2 million", "12 per cent", "٧٫٤", "7.24 crore"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from broadsheet.text.languages import Language, of
from broadsheet.text.tokens import WORD, fold

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९٫٬", "0123456789" * 3 + ".,")
_OTHER_DIGITS = re.compile("[٠-٩۰-۹०-९٫٬]")
# The digit comes first and what may not stand before it second, so that the scan looks for digits only. Arabic letters
# may stand before: "and" is written together with its word.
_NUMBER = re.compile(
    r"[\d](?<![0-9A-Za-z\u00c0-\u024f_.,].)"
    r"(?:\d{0,17}(?:[.,\u00a0\u202f' ]\d{1,12}){0,6}(?![\w])|\d{0,17}(?=[a-zA-Z%]{1,3}\b))"
)
_SPACE = re.compile(r"[ \u00a0\u202f']")
_NOTHING = re.compile(r"(?!)")
_SPACED = re.compile(r"^\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?:[.,]\d+)?$")
_LOOK_AHEAD = 24  # characters after a number in which its scale or "per cent" stands
_PERCENT_SIGNS = ("%", "٪", "per cent", "pour cent", "por ciento", "por cento", "per cento", "في الميه", "في المايه")


class Number(NamedTuple):
    """One number: ``text[start:end]`` with its scale word; ``unit`` is "percent", "year" or ""."""

    value: float
    unit: str
    start: int
    end: int


def find(text: str, language: str) -> tuple[Number, ...]:
    """The numbers in order, in digits of any script and (up to ninety) in words. Never raises."""
    known = of(language)
    plain = text.translate(_DIGITS) if not text.isascii() and _OTHER_DIGITS.search(text) else text
    found = [number for match in _NUMBER.finditer(plain) for number in _read(plain, match, known)]
    found.extend(_in_words(text, known, found))
    return tuple(sorted(found, key=lambda number: number.start))


def _read(plain: str, match: re.Match[str], language: Language) -> list[Number]:
    pieces = _pieces(match)
    found = []
    for start, end in pieces:
        value = _value(plain[start:end], language)
        if value is None:
            continue
        scale, unit, stop = _after(plain, end, language)
        if not unit and scale == 1 and end - start == 4 and plain[start:end].isdigit() and 1900 <= value <= 2099:
            unit = "year"
        found.append(Number(value * scale, unit, start, stop))
    return found


def _pieces(match: re.Match[str]) -> list[tuple[int, int]]:
    """One span for a number with spaces between its thousands; else one for each part that a space divides."""
    raw = match.group()
    if raw.isdecimal() or not _SPACE.search(raw) or _SPACED.match(raw):
        return [match.span()]
    return [(match.start() + part.start(), match.start() + part.end()) for part in re.finditer(r"[\d.,]+", raw)]


def _value(raw: str, language: Language) -> float | None:
    """The value of digits with separators; a single separator before three digits parts thousands."""
    if raw.isdecimal():
        return float(raw)
    raw = _SPACE.sub("", raw).strip(".,")
    commas, points = raw.count(","), raw.count(".")
    if commas and points:
        decimal = "," if raw.rfind(",") > raw.rfind(".") else "."
    elif commas + points > 1:
        decimal = ""
    elif commas + points == 1:
        tail = len(raw) - 1 - max(raw.find(","), raw.find("."))
        used = "," if commas else "."
        thousands = "." if language.decimal_comma else ","
        decimal = "" if tail == 3 and used == thousands else used
    else:
        decimal = ""
    kept = "".join("." if letter == decimal else "" if letter in ".," else letter for letter in raw)
    try:
        return float(kept)
    except ValueError:
        return None


def _after(text: str, end: int, language: Language) -> tuple[float, str, int]:
    """Scale, unit and end of what follows a number: "million", "%", "lakh crore"."""
    scale, stop = 1.0, end
    ahead = fold(text[end : end + _LOOK_AHEAD])
    at = 0
    while True:
        rest = ahead[at:].lstrip(" \u00a0\u202f-")
        offset = len(ahead) - len(rest)
        if rest.startswith(_PERCENT_SIGNS):
            return scale, "percent", min(len(text), end + offset + 1)
        word = WORD.match(rest)
        if not word:
            return scale, "", stop
        if word.group() in language.percent:
            return scale, "percent", min(len(text), end + offset + word.end())
        if word.group() not in language.scales or scale >= 1e12 or (len(word.group()) == 1 and offset > at and at == 0):
            return scale, "", stop
        scale *= language.scales[word.group()]
        at = offset + word.end()
        stop = min(len(text), end + at)


def _in_words(text: str, language: Language, taken: list[Number]) -> list[Number]:
    found = []
    for match in _spelt(language.code).finditer(_lowered(text)):
        value = language.numerals.get(fold(match.group()))
        if value is None or any(number.start <= match.start() < number.end for number in taken):
            continue
        scale, unit, stop = _after(text, match.end(), language)
        found.append(Number(value * scale, unit, match.start(), max(stop, match.end())))
    return found


@lru_cache(maxsize=64)
def _spelt(code: str) -> re.Pattern[str]:
    """Number words; in scripts without capitals, whose spellings vary, every word."""
    known = of(code)
    if not known.numerals:
        return _NOTHING
    if not known.cased:
        return WORD
    endings: dict[str, list[str]] = {}
    for word in sorted(known.numerals, key=len, reverse=True):
        endings.setdefault(word[0], []).append(re.escape(word[1:]))
    rest = "|".join(f"(?<={first})(?:{'|'.join(each)})" for first, each in endings.items())
    return re.compile(rf"[{''.join(endings)}](?<![\w-].)(?:{rest})(?!\w)")


def _lowered(text: str) -> str:
    """``text`` in small letters, each where it was: a pattern that ignores case takes twice as long."""
    small = text.lower()
    return small if len(small) == len(text) else text
