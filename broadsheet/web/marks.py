"""A publisher's mark: one or two letters on one of eight tones, instead of a logo."""

from __future__ import annotations

import unicodedata
import zlib
from dataclasses import dataclass

from broadsheet.newsroom.models import Publisher

TONES = 8
ARTICLES = frozenset(
    {
        "the",
        "a",
        "an",
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "gli",
        "der",
        "die",
        "das",
        "de",
    }
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark shows. ``language`` is set where the letters are not Latin and need their own type."""

    letters: str
    tone: int
    language: str
    name: str


def mark(publisher: Publisher) -> Mark:
    """The publisher's mark; the tone follows from its domain, so that it never changes."""
    tone = zlib.crc32(publisher.domain.encode()) % TONES + 1
    text = letters(publisher.name or publisher.domain)
    arabic = bool(text) and "ARABIC" in unicodedata.name(text[0], "")
    return Mark(text, tone, "ar" if arabic else "", publisher.name)


def letters(name: str) -> str:
    """The initials of the first and the last word, leading articles left out; of Arabic and Indic names one letter."""
    words = [word for word in name.replace("’", " ").replace("'", " ").split() if word[:1].isalnum()]
    while len(words) > 1 and words[0].casefold() in ARTICLES:
        words = words[1:]
    if not words:
        return name[:1].upper()
    first = words[0]
    if not _has_case(first[0]) and not first[0].isdigit():
        return _first_letter(first)
    last = words[-1] if len(words) > 1 else ""
    return first[0].upper() + (last[0].upper() if last and _has_case(last[0]) else "")


def _has_case(letter: str) -> bool:
    return letter.upper() != letter.lower()


def _first_letter(word: str) -> str:
    """The first letter with the signs that belong to it; the Arabic article does not count as one."""
    if word.startswith("ال") and len(word) > 3:
        word = word[2:]
    end = 1
    while end < len(word) and end < 4 and unicodedata.category(word[end]).startswith("M"):
        end += 1
    return word[:end]
