"""How much two articles are about the same: their words, their headlines and their names.

Terms are weighted by how rare they are, in the language at large and among what is compared. A name counts for little
by itself (two events in one town share its name, as a word and as a name, and no more), and for less the more articles
of the paper have it: without that, one offer in 25 of the demo world rested on the names of its countries alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from broadsheet.stories import background
from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.hashing import hashed
from broadsheet.text import tokens

SHARE_OF_NAME = 0.025  # of the likeness that one word of a headline or name may add
OF_HEADLINE = 0.1  # weight of the share of either headline that stands in the other article
OF_NAMES = 0.2  # weight of the share of either article's names that the other has
HEADLINE_TERMS = 12
LEAD_TERMS = 14  # that stand for the headline where there is none
TITLE = 1.5  # weight of a headline's word against one of the body
TELLING = 4.0  # nats of a name that one article in 55 has: from there on it is worth all that a name may be
LEAST_TERMS = 4  # that two articles share; fewer never reach half of what an offer needs, and cost as much to weigh
PSEUDO = 50  # articles that are compared at least, as it were: so that in a few of them no word is common

Weights = Mapping[int, float]
Shares = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One article as it is compared: a unit vector, and the rarity of its headline's and its names' terms."""

    vector: Weights
    headline: Weights
    names: Weights


class Bench:
    """Compares articles with one another; ``fingerprints`` are by the number that ``likeness`` takes.

    ``shares`` says of words and names which share of the paper's articles has them, as far as that is known.
    """

    def __init__(self, fingerprints: Mapping[int, Fingerprint], shares: Shares) -> None:
        self._prints, self._shares = fingerprints, _by_term(shares, {each.language for each in fingerprints.values()})
        self._terms = {number: _terms(each) for number, each in fingerprints.items()}
        self._seen = Counter(term for terms in self._terms.values() for term in terms)
        languages = {each.language for each in fingerprints.values()}
        self._rare = {
            language: _Rarity(language, self._seen, len(fingerprints), self._shares) for language in languages
        }
        self._sheets: dict[int, _Sheet] = {}
        self._naming: dict[int, frozenset[int]] = {}

    def likeness(self, one: int, other: int) -> float:
        """How much the two are about the same, from 0 to about 1.3; 0 where they share fewer than LEAST_TERMS."""
        if len(self._terms[one].keys() & self._terms[other].keys()) < LEAST_TERMS:
            return 0.0
        mine, theirs = self._sheet(one), self._sheet(other)
        words, named = self._common(mine, theirs, self._names_of(one))
        headline = (_share(mine.headline, theirs.vector) + _share(theirs.headline, mine.vector)) / 2
        names = (_share(mine.names, theirs.names) + _share(theirs.names, mine.names)) / 2
        return words + named + OF_HEADLINE * headline + OF_NAMES * names

    def _common(self, one: _Sheet, other: _Sheet, naming: frozenset[int]) -> tuple[float, float]:
        """The cosine, parted into words and names; no name's word adds more than its share."""
        words = named = 0.0
        for term in one.vector.keys() & other.vector.keys():
            product = one.vector[term] * other.vector[term]
            if term in naming:
                named += min(product, SHARE_OF_NAME * self._telling(term))
            else:
                words += product
        return words, named

    def _sheet(self, number: int) -> _Sheet:
        if number not in self._sheets:
            self._sheets[number] = self._weighed(number)
        return self._sheets[number]

    def _weighed(self, number: int) -> _Sheet:
        fingerprint = self._prints[number]
        rare = self._rare[fingerprint.language]
        vector = {term: value * rare[term] for term, value in self._terms[number].items()}
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        lead = fingerprint.title[:HEADLINE_TERMS] or [term for term, _ in fingerprint.body[:LEAD_TERMS]]
        return _Sheet(
            {term: value / length for term, value in vector.items()},
            {term: rare[term] * self._telling(term) for term in lead},
            {term: rare[term] * self._telling(term) for term, _ in fingerprint.names},
        )

    def _telling(self, term: int) -> float:
        """What a name is worth, from 1 down to 0 for one that every article has."""
        share = self._shares.get(term)
        return 1.0 if share is None else min(1.0, -math.log(share) / TELLING) ** 2

    def _names_of(self, number: int) -> frozenset[int]:
        if number not in self._naming:
            self._naming[number] = _naming(self._prints[number])
        return self._naming[number]


class _Rarity(dict[int, float]):
    """Inverse document frequency by term: the mean of that of a language at large and of that in the paper.

    Where the latter is not known, the articles that are compared stand for the paper.
    """

    def __init__(self, language: str, seen: Mapping[int, int], articles: int, shares: Mapping[int, float]) -> None:
        self._at_large, self._seen, self._shares = background.of(language), seen, shares
        self._recent = articles + PSEUDO

    def __missing__(self, term: int) -> float:
        seen = self._seen.get(term, 0) + 1
        large = (self._at_large.articles + self._recent) / (self._at_large.counts.get(term, 0.0) + seen)
        paper = 1 / self._shares[term] if term in self._shares else self._recent / seen
        value = self[term] = math.log((1 + large) * (1 + paper)) / 2
        return value


def _terms(fingerprint: Fingerprint) -> dict[int, float]:
    """Terms with their weight by position and repetition, before rarity."""
    found = dict.fromkeys(fingerprint.title, TITLE)
    for term, count in fingerprint.body:
        found[term] = found.get(term, 0.0) + 1 + math.log(count)
    for term, count in fingerprint.names:
        found[term] = 1 + math.log(count)
    for term in fingerprint.numbers:
        found[term] = 1.0
    return found


def _naming(fingerprint: Fingerprint) -> frozenset[int]:
    """The terms of headline and names, also as the words of the body that the names are made of."""
    spoken = (term for label in fingerprint.labels for term in _spoken(label, fingerprint.language))
    return frozenset((*fingerprint.title, *(term for term, _ in fingerprint.names), *spoken))


def _spoken(words: str, language: str) -> Iterator[int]:
    """The terms of readable words, as words of the language and as parts of names."""
    for word in tokens.words(words, language):
        yield hashed(tokens.stem(word, language), language)
        yield hashed(tokens.unaccent(word), "name")


def _by_term(shares: Shares, languages: Iterable[str]) -> dict[int, float]:
    """The shares by term; of a term in several names the largest."""
    found: dict[int, float] = {}
    for language in languages:
        for words, share in shares.items():
            for term in _spoken(words, language):
                found[term] = max(share, found.get(term, 0.0))
    return found


def _share(of: Weights, others: Weights) -> float:
    """Which share of the weight of ``of`` has terms among ``others``."""
    whole = sum(of.values())
    return sum([of[term] for term in of.keys() & others.keys()]) / whole if whole else 0.0
