"""Which pieces of a page an extractor's text is made of.

Extractors give text and lose links, pictures and sometimes the words inside links. Finding their text again among the
pieces of the page keeps their judgement and undoes their losses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

GRAM = 8  # letters; long enough to be rare in one page, short enough to survive a dropped word
SHORT = 20  # letters; shorter pieces are found only right after one that was found
MATCHED = 0.8  # share of a piece's grams; .7 to .9 make no difference on 299 gold pages (F1 ± .0008)
LONGEST = 300_000  # letters that are compared; an article has 3,000. A page of 6.6 MB of words took 1.7 GB without it
SLACK = 3  # letters that may lie between a short piece and the one before it

_NOT_LETTERS = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """Only the letters and digits of ``text``: what every extractor leaves alone."""
    return _NOT_LETTERS.sub("", text)


def matching(keys: Sequence[str], text: str) -> list[bool]:
    """For each of ``keys`` (pieces reduced to letters, in page order) whether ``text``, reduced too, holds it.

    Each stretch of the text is given to one piece only, so that of two copies of a paragraph one is found.
    """
    text, keys = text[:LONGEST], [key[:LONGEST] for key in keys]
    left = Counter(_grams(text))
    ends: list[int | None] = [None] * len(keys)
    cursor = 0
    for index, key in enumerate(keys):
        if len(key) < SHORT:
            continue
        found = text.find(key, cursor)
        found = found if found >= 0 else text.find(key)
        if found >= 0 and _take(key, left):
            ends[index] = cursor = found + len(key)
    for index, key in enumerate(keys):
        if len(key) >= SHORT and ends[index] is None and _take(key, left):
            ends[index] = text.find(key[-GRAM:]) + GRAM
    _match_short(keys, text, ends)
    return [end is not None for end in ends]


def _match_short(keys: Sequence[str], text: str, ends: list[int | None]) -> None:
    last = 0
    for index, key in enumerate(keys):
        end = ends[index]
        if end is not None:
            last = end
        elif 0 < len(key) < SHORT:
            found = text.find(key, last, last + len(key) + SLACK)
            if found >= 0:
                ends[index] = last = found + len(key)


def _take(key: str, left: Counter[str]) -> bool:
    """Use up the grams of ``key``; False, and nothing is used, when too few of them are left."""
    grams = Counter(_grams(key))
    held = sum(min(count, left[gram]) for gram, count in grams.items())
    if held < MATCHED * sum(grams.values()):
        return False
    left.subtract(grams)
    return True


def _grams(text: str) -> list[str]:
    return [text[start : start + GRAM] for start in range(len(text) - GRAM + 1)]
