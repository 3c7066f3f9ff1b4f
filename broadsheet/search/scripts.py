"""In which script a word is written, which languages are written in it, and one way to write what looks the same."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

# the first code point behind each block, in order; what lies between two blocks belongs to the latter
_BLOCKS = (
    (0x0370, "latin"),
    (0x0400, "greek"),
    (0x0530, "cyrillic"),
    (0x0590, "armenian"),
    (0x0600, "hebrew"),
    (0x0780, "arabic"),
    (0x0900, "other"),
    (0x0980, "devanagari"),
)
_LATIN_AGAIN = ((0x1E00, 0x1F00), (0xFF21, 0xFF5B))  # letters with two accents; wide forms

_WRITTEN = MappingProxyType(
    {
        language: script
        for script, languages in (
            ("arabic", "ar fa ur ps sd ug ckb"),
            ("cyrillic", "ru uk be bg sr mk kk ky mn tg"),
            ("devanagari", "hi mr ne sa"),
            ("greek", "el"),
            ("hebrew", "he yi"),
            ("armenian", "hy"),
            ("other", "bn pa gu or ta te kn ml si th lo my km ka am ti zh ja ko dv"),
        )
        for language in languages.split()
    }
)

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # hyphens and spaces that only say where a line may end
_NARROW_KANA = re.compile("[\uff65-\uff9f]+")
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")  # typed as its two halves, with a tone mark between them


def script(word: str) -> str:
    """The script of a word's first letter: latin, greek, cyrillic, armenian, hebrew, arabic, devanagari or other."""
    point = ord(word[0]) if word else 0
    if any(first <= point < end for first, end in _LATIN_AGAIN):
        return "latin"
    return next((name for end, name in _BLOCKS if point < end), "other")


def written(language: str) -> str:
    """The script that a language is written in; Latin where nothing is known."""
    return _WRITTEN.get(language, "latin")


def composed(text: str) -> str:
    """The text as it is indexed and shown: letters and their marks as one character, kana in full width, nothing
    invisible. Texts that look the same become the same."""
    if text.isascii():
        return text
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = _NARROW_KANA.sub(_widened, text)
    return _SARA_AM.sub("\\1\u0e33", text)


def _widened(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())
