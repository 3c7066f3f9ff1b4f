"""Whether a translation has its original's numbers and names, and is one at all."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from enum import StrEnum

from broadsheet.llm.quantities import find as quantities_of
from broadsheet.text import names
from broadsheet.text.tokens import fold, unaccent

SHORTEST, LONGEST = 0.25, 4.0  # characters of the translation for each of the original; Chinese to Hindi is about 3.5
SHORT_TEXT = 24  # characters under which the share says nothing
NAMES_KEPT = 0.6  # share of names in one script that stay spelt alike; many places have a name in each language
_CLOSE = 3  # first letters in which a name and its form in another language agree: "Russie", "Russland"
_ADDRESS = re.compile(r"https?:\S+|www\.\S+")


class Doubt(StrEnum):
    """Why a paragraph was left in its language; NONE where it was not."""

    NONE = ""
    MISSING = "missing"  # no translation came
    NUMBER = "number"
    NAME = "name"
    LENGTH = "length"  # much is left out or added
    SCRIPT = "script"  # it is not in the language that was asked for
    ADDRESS = "address"  # it leads somewhere that the original does not


def doubt(original: str, translation: str, source: str, target: str) -> Doubt:
    """What is wrong with a translation; NONE where nothing mechanical is. Never raises."""
    if not translation.strip():
        return Doubt.MISSING
    share = len(translation) / max(1, len(original))
    if len(original) > SHORT_TEXT and not SHORTEST <= share <= LONGEST:
        return Doubt.LENGTH
    if not set(_ADDRESS.findall(translation)) <= set(_ADDRESS.findall(original)):
        return Doubt.ADDRESS
    if not _in_script(translation, target):
        return Doubt.SCRIPT
    if _values(original, source) != _values(translation, target):
        return Doubt.NUMBER
    return Doubt.NONE if _names_kept(original, translation, source, target) else Doubt.NAME


def _values(text: str, language: str) -> Counter[str]:
    """Numbers of two digits and more, whatever their digits and separators; days and years of dates count as numbers.

    Small ones are left out: a language writes "both" or "eine" where another has a number.
    """
    found: Counter[str] = Counter()
    for quantity in quantities_of(text[:20_000], language or "en"):
        if quantity.form == "date":
            year, _, day = str(quantity.value).split("/")
            found.update(each for each in (year, day) if len(each) > 1)
        elif quantity.form in ("time", "score"):
            found.update(re.findall(r"\d{2,}", str(quantity.value).replace(":00", "")))
        elif isinstance(quantity.value, float) and (abs(quantity.value) >= 10 or quantity.value % 1):
            found[f"{quantity.value:.6g}"] += 1
    return Counter(dict.fromkeys(found, 1))


_SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "hi": "DEVANAGARI", "mr": "DEVANAGARI", "ru": "CYRILLIC",
            "uk": "CYRILLIC", "bg": "CYRILLIC", "el": "GREEK", "he": "HEBREW", "bn": "BENGALI", "th": "THAI",
            "zh": "CJK", "ja": "", "ko": "HANGUL", "ta": "TAMIL"}  # fmt: skip


def _in_script(text: str, language: str) -> bool:
    """Whether most letters are of the language's script."""
    script = _SCRIPTS.get(language.partition("-")[0], "LATIN")
    letters = [letter for letter in text[:2000] if letter.isalpha()]
    if not script or len(letters) < 4:
        return True
    return sum(unicodedata.name(letter, "").startswith(script) for letter in letters) * 2 > len(letters)


def _names_kept(original: str, translation: str, source: str, target: str) -> bool:
    """Whether enough names are found again. Across scripts nothing is asked: names are spelt by their sound there."""
    if (
        _SCRIPTS.get(source.partition("-")[0], "LATIN") != "LATIN"
        or _SCRIPTS.get(target.partition("-")[0], "LATIN") != "LATIN"
    ):
        return True
    there = {unaccent(fold(word)) for word in re.findall(r"[^\W\d_]+", translation) if word[0].isupper()}
    begins = {word[:_CLOSE] for word in there}
    words = [
        unaccent(fold(word))
        for name in names.find(original, source or "en")
        if name.sure
        for word in re.findall(r"[^\W\d_]+", name.text)
        if word[0].isupper() and len(word) > _CLOSE
    ]
    kept = sum(word in there or word[:_CLOSE] in begins for word in words)
    return kept >= NAMES_KEPT * len(words)
