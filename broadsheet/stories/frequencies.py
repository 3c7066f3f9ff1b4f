"""In how many articles of the window a term stands, in a bounded number of counters."""

from __future__ import annotations

import math
from collections import Counter
from itertools import repeat

import numpy as np
import numpy.typing as npt

from broadsheet.stories import background
from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.sparse import Floats, Hashes, Sparse
from broadsheet.stories.vectors import PAIR, bare, naming, pairs, raw

PSEUDO = 50  # articles that a language without a background is taken to have: the first ones are not all rare words
FIRST, LARGEST = 14, 21  # bits of a term that choose its counter: at a million articles a few rare terms share one
CROWDED = 16  # counters for each article, below which there are more made


class Frequencies:
    """Articles by term, on top of the language's background.

    The strongest terms of an article, rare names and the words of one event, are uncounted when it leaves. The others,
    which no held article remembers, are common ones: their counts fade in proportion when any article leaves, which is
    right as long as the news uses common words as it did.
    """

    def __init__(self) -> None:
        self._exact = np.zeros(1 << FIRST, np.int32)
        self._fading = np.zeros(1 << FIRST, np.float32)
        self._scale = 1.0  # of what stands in ``_fading``
        self._articles: Counter[str] = Counter()
        self._total = 0

    def add(self, fingerprint: Fingerprint) -> None:
        """Count an article whose fingerprint will be there when it is to be uncounted."""
        self.count(self._terms(fingerprint), 1)
        self._arrive(fingerprint.language, 1)

    def remove(self, fingerprint: Fingerprint) -> None:
        """Uncount an article that was added."""
        self.count(self._terms(fingerprint), -1)
        self._leave(fingerprint.language)

    def hold(self, strong: Hashes, others: Hashes, language: str, articles: int = 1) -> None:
        """Count articles of which only the ``strong`` terms will be remembered."""
        self._arrive(language, articles)
        self.count(strong, 1)
        np.add.at(self._fading, self._at(others), np.float32(1 / self._scale))

    def release(self, strong: Hashes, language: str) -> None:
        """Uncount an article that was held, by its strongest terms."""
        self.count(strong, -1)
        self._scale *= 1 - 1 / max(1, self._total)
        self._leave(language)
        if self._scale < 1e-3:
            self._fading *= np.float32(self._scale)
            self._scale = 1.0

    def only(self, language: str) -> bool:
        """Whether the window holds articles of no other language."""
        return self._articles[language] == self._total

    def weigh(self, fingerprint: Fingerprint) -> Sparse:
        """The article's unit vector as of now."""
        found = raw(fingerprint)
        few = naming(fingerprint)
        terms = np.fromiter(found, np.uint32, len(found))
        rare = self.rarities(terms, fingerprint.language, bare(fingerprint))
        weights = np.fromiter(found.values(), np.float32, len(found)) * rare
        named = np.fromiter(map(few.__contains__, found), np.bool_, len(found))
        if bare(fingerprint) and (both := pairs(fingerprint)):
            by_term = dict(zip(found, rare.tolist(), strict=True))
            extra = [PAIR * math.sqrt(by_term[one] * by_term[other]) for _, one, other in both]
            terms = np.append(terms, np.array([term for term, _, _ in both], np.uint32))
            weights = np.append(weights, np.array(extra, np.float32))
            named = np.append(named, np.zeros(len(both), np.bool_))
        return Sparse.of(terms, weights, named)

    def rarities(self, terms: Hashes, language: str, at_large: bool | npt.NDArray[np.bool_] = False) -> Floats:
        """Inverse document frequencies: the mean of the one by news at large and the one by this window.

        The first keeps the first articles of a window from taking every word for rare, the second knows what the news
        is full of just now. For headlines, whose few words are all that a story has, the first alone (``at_large``).
        BCubed F1 on arrival of look-alike events: first alone .866, second alone .870, mean .876; of headlines (halves
        of the stories): .866, .846, .850.
        """
        known, recent = background.of(language), self._articles[language] + PSEUDO
        counts = np.fromiter(map(known.counts.get, terms.tolist(), repeat(0.0)), np.float64, len(terms))
        seen = self._seen(terms)
        rare = np.log1p((known.articles + recent) / (counts + seen + 1))
        mean = (rare + np.log1p(recent / (seen + 1))) / 2
        return np.where(at_large, rare, mean).astype(np.float32)

    @staticmethod
    def _terms(fingerprint: Fingerprint) -> Hashes:
        found = raw(fingerprint)
        return np.fromiter(found, np.uint32, len(found))

    def _at(self, terms: Hashes) -> Hashes:
        return terms & np.uint32(len(self._exact) - 1)

    def count(self, terms: Hashes, change: int) -> None:
        """Add to the counts of terms, for as long as it takes to weigh what they stand in."""
        np.add.at(self._exact, self._at(terms), np.int32(change))

    def _seen(self, terms: Hashes) -> npt.NDArray[np.float64]:
        at = self._at(terms)
        return np.maximum(0, self._exact[at] + self._scale * self._fading[at].astype(np.float64))

    def _arrive(self, language: str, number: int) -> None:
        self._articles[language] += number
        self._total += number
        while CROWDED * self._total > len(self._exact) and len(self._exact) < 1 << LARGEST:
            # what a counter holds is an upper bound of each of its terms, and stays one in both halves
            self._exact, self._fading = np.tile(self._exact, 4), np.tile(self._fading, 4)

    def _leave(self, language: str) -> None:
        self._articles[language] -= 1
        self._total -= 1
