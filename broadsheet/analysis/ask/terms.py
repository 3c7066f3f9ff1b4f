"""Words as questions and sentences are compared: stems without stop words, numbers by value, each with its weight."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from broadsheet.search.analysis import stop_words
from broadsheet.stories import background
from broadsheet.stories.hashing import hashed
from broadsheet.text import tokens
from broadsheet.text.languages import of

COMMON = 0.3  # share of articles that a stop word is taken to stand in, such as "made", "first" and "said"
UNSEEN = 2.0
"""Articles that a word is taken to stand in where news at large has never used it: it weighs much, not endlessly."""

_SEPARATOR = re.compile(r"(?<=\d),(?=\d{2,3}(?!\d))")


def terms(text: str, language: str) -> list[str]:
    """The terms in order, without the words that mean nothing at all; "five" and "5", "12,000" and "12000" are one."""
    known = of(language)
    stop, numerals = stop_words(known.code), known.numerals
    found = []
    for word in tokens.words(_SEPARATOR.sub("", text), language):
        if word in numerals:
            found.append(f"{numerals[word]:g}")
        elif word in stop:
            continue
        elif word[0].isdecimal():
            found.append(word)
        else:
            found.append(tokens.stem(word, known.code))
    return found


def weights(asked: Iterable[str], language: str, sentences: Mapping[str, int], total: int) -> dict[str, float]:
    """How much each of the terms tells: the mean of its rarity in news at large and in the sentences asked over.

    ``sentences`` says in how many of the ``total`` sentences a term stands. By news at large "election" is rare, in an
    article on one it tells nothing; by the article alone a rare verb weighs as much as a name. Of a language without a
    table (``stories.background``) the sentences alone decide.
    """
    known = background.of(language)
    common = _common(language)
    found = {}
    for term in asked:
        here = math.log1p((total + 1) / (sentences.get(term, 0) + 0.5))
        count = COMMON * known.articles if term in common else known.counts.get(hashed(term, language), 0.0)
        found[term] = (here + math.log1p(known.articles / max(UNSEEN, count))) / 2 if known.articles else here
    return found


@lru_cache(maxsize=64)
def _common(language: str) -> frozenset[str]:
    """Terms of the stop words; the table of news at large does not count them."""
    return frozenset(tokens.stem(word, language) for word in of(language).stop_words)
