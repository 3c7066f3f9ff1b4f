"""Consonant skeletons: what of a name survives when it is written in another script.

"Mohammed", "محمد" and "मोहम्मद" become ``mhmd``; vowels and doubled letters go, and consonants that scripts confuse
(b/p and v/w/f in Arabic, c/k/q, s/z/sh) fall into one class.
"""

from __future__ import annotations

import re
from functools import lru_cache

from broadsheet.text.tokens import fold, unaccent

_LATIN = (
    ("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("zh", "s"), ("ck", "k"), ("qu", "k"), ("ou", ""), ("x", "ks"),
)  # fmt: skip
_CLASSES = str.maketrans("bpvfwckqgjzyh", "pppp_kkkkks__")
_ARABIC = str.maketrans(
    {
        "ا": "", "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z",
        "س": "s", "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "g", "ف": "f", "ق": "k", "ك": "k",
        "ل": "l", "م": "m", "ن": "n", "ه": "", "و": "", "ي": "", "ء": "", "پ": "p",
        "چ": "s", "ڤ": "f", "گ": "g", "ژ": "s",
    }
)  # fmt: skip
_DEVANAGARI = str.maketrans(
    {
        "क": "k", "ख": "k", "ग": "g", "घ": "g", "ङ": "n", "च": "s", "छ": "s", "ज": "j", "झ": "j", "ञ": "n", "ट": "t",
        "ठ": "t", "ड": "d", "ढ": "d", "ण": "n", "त": "t", "थ": "t", "द": "d", "ध": "d", "न": "n", "प": "p", "फ": "f",
        "ब": "b", "भ": "b", "म": "m", "य": "", "र": "r", "ल": "l", "व": "f", "श": "s", "ष": "s", "स": "s", "ह": "",
        "ं": "n",
    }
)  # fmt: skip
_VOWELS = re.compile(r"[aeiou_]|[^a-z]")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The consonant classes of one word in Latin, Arabic or Devanagari script; "" for other scripts."""
    word = unaccent(fold(word))
    if not word:
        return ""
    if "\u0600" <= word[0] <= "\u06ff":
        word = word.translate(_ARABIC)
    elif "\u0900" <= word[0] <= "\u097f":
        word = word.translate(_DEVANAGARI)
    elif "a" <= word[0] <= "z":
        for letters, sound in _LATIN:
            word = word.replace(letters, sound)
    else:
        return ""
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", word.translate(_CLASSES)))
