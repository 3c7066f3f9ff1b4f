"""Words as questions and sentences are compared: stems without stop words, numbers by value, each with its weight."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from broadsheet.stories import background
from broadsheet.stories.hashing import hashed
from broadsheet.text import tokens
from broadsheet.text.languages import of

UNSEEN = 2.0
"""Articles that a word is taken to stand in where news at large has never used it: it weighs much, not endlessly."""


def terms(text: str, language: str) -> list[str]:
    """The terms in order; "five" and "5", "12,000" and "12000" are one."""
    known = of(language)
    stop, numerals = known.stop_words, known.numerals
    found = []
    for word in tokens.words(text, language):
        if word in numerals:
            found.append(f"{numerals[word]:g}")
        elif word in stop:
            continue
        elif word[0].isdecimal():
            found.append(word.replace(",", ""))
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
    found = {}
    for term in asked:
        here = math.log1p((total + 1) / (sentences.get(term, 0) + 0.5))
        count = max(UNSEEN, known.counts.get(hashed(term, language), 0.0))
        found[term] = (here + math.log1p(known.articles / count)) / 2 if known.articles else here
    return found
