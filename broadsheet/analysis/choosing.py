"""Which sentences tell the most of a text in few words: by what each word is worth, each word counted once.

What a word is worth is how likely a person's summary has it; the brief chosen is that with the best expected F1 of
words against such a summary (Lin and Bilmes 2011 for coverage, Hong and Nenkova 2014 for words by regression). No
sentence is worth more for words that are told already, which is what novelty is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from broadsheet.analysis.document import Document
from broadsheet.analysis.statements import Statement, leans, length, named
from broadsheet.analysis.trimming import ways
from broadsheet.text import tokens

FIRST = 14  # statements that are candidates: of 16 human summaries none took more than a word from behind them
_BEAM = 6
FILLING = 0.06  # what any word is worth: above it a brief is filled up with sentences that tell little
_USUAL = 44 / 60  # length of a person's summary by that which is allowed
_FADING = 0.8  # of a word's mentions, by statement
_SHORTEST = 10  # words; shorter sentences fill

# Logistic regression on the summaries of news-annotated/wikinews-dev (CC BY); python -m quality.worth makes them again
WEIGHTS = (-2.3, 1.84, 1.07, -0.74, 0.36, 0.39, 0.53)


class Candidate(NamedTuple):
    """One way of stating something. Of one ``group`` at most one is chosen; ``favour`` multiplies what it is worth.

    ``after`` is the group that must be chosen for this one to be understood, -1 for none.
    """

    group: int
    text: str
    terms: frozenset[str]
    length: int
    favour: float = 1.0
    after: int = -1


def candidates(document: Document, found: Sequence[Statement]) -> list[Candidate]:
    """The ways of writing each of the first statements; their group is the statement's place in ``found``."""
    found = found[:FIRST]
    return [
        Candidate(
            place, text, frozenset(tokens.terms(text, document.language)) & statement.terms, length(text),
            after=_before(found, place) if leans(text) else -1,
        )
        for place, statement in enumerate(found)
        for text in ways(statement.text, document.language, document.tokens[statement.sentence], statement.start)
    ]  # fmt: skip


def _before(found: Sequence[Statement], place: int) -> int:
    """The statement that stands directly before one; the one itself, which is never chosen before, where none does."""
    return place - 1 if place and found[place - 1].sentence == found[place].sentence - 1 else place


def worth(
    title: str, found: Sequence[Statement], language: str, weights: Sequence[float] = WEIGHTS
) -> dict[str, float]:
    """By term how likely a summary of the text has it."""
    known = features(title, found, language)
    sums = np.array(list(known.values()), np.float64).reshape(-1, len(weights)) @ np.array(weights)
    return dict(zip(known, (1 / (1 + np.exp(-sums))).tolist(), strict=True))


def features(title: str, found: Sequence[Statement], language: str) -> dict[str, tuple[float, ...]]:
    """By term: one; whether the title has it; how often, how late first, how often early; if a name's; if a number."""
    names = named(found, language)
    titled = set(tokens.terms(title, language))
    first: dict[str, int] = {}
    times: dict[str, int] = {}
    early: dict[str, float] = {}
    for at, statement in enumerate(found):
        for term in statement.terms:
            first.setdefault(term, at)
            times[term] = times.get(term, 0) + 1
            early[term] = early.get(term, 0.0) + _FADING**at
    return {
        term: (
            1.0,
            float(term in titled),
            math.log1p(times[term]),
            math.log1p(at),
            early[term],
            float(term in names),
            float(any(map(str.isdigit, term))),
        )
        for term, at in first.items()
    }


class _Chosen(NamedTuple):
    score: float
    places: tuple[int, ...]  # of candidates
    told: npt.NDArray[np.bool_]  # by term
    value: float
    length: int


def choose(
    candidates: Sequence[Candidate], worth: Mapping[str, float], words: int, most: int, filling: float = FILLING
) -> list[Candidate]:
    """The best up to ``most`` candidates of ``words`` words in all, in the order given; a beam search."""
    search = _Search(candidates, worth, words, filling)
    best = search.nothing
    beam = [best]
    for _ in range(most):
        further = sorted((each for chosen in beam for each in search.further(chosen)), key=_score)
        beam = list({frozenset(each.places): each for each in further}.values())[-_BEAM:]
        best = max([best, *beam], key=_score)
    return [candidates[at] for at in sorted(best.places)]


def _score(chosen: _Chosen) -> float:
    return chosen.score


class _Search:
    """What a choice of candidates is worth, and what may be added to it."""

    def __init__(self, candidates: Sequence[Candidate], worth: Mapping[str, float], words: int, filling: float) -> None:
        told = {term for each in candidates for term in each.terms}
        # sorted, so that sums are the same in every process
        known = {term: at for at, term in enumerate(sorted(worth.keys() & told))}
        self._values = np.fromiter((worth[term] for term in known), np.float64, len(known))
        self._holds = np.zeros((len(candidates), len(known)), np.bool_)
        for row, each in enumerate(candidates):
            self._holds[row, [known[term] for term in each.terms if term in known]] = True
        self._lengths = np.array([each.length for each in candidates], np.int64)
        self._groups = np.array([each.group for each in candidates], np.int64)
        self._after = np.array([each.after for each in candidates], np.int64)
        self._favours = np.array([each.favour for each in candidates], np.float64)
        self._words, self._filling = words, filling
        self.nothing = _Chosen(0.0, (), np.zeros(len(known), np.bool_), 0.0, 0)

    def further(self, chosen: _Chosen) -> Iterator[_Chosen]:
        """The best choices with one candidate more."""
        gains = self._favours * (self._holds @ np.where(chosen.told, 0.0, self._values))
        total = self._lengths + chosen.length
        scores = (chosen.value + gains + self._filling * total) / (total + _USUAL * self._words)
        fits = (total <= self._words) & (self._lengths >= _SHORTEST)
        taken = self._groups[list(chosen.places)]
        fits &= ~np.isin(self._groups, taken) & ((self._after < 0) | np.isin(self._after, taken))
        for at in np.argsort(-np.where(fits, scores, 0.0), kind="stable")[:_BEAM].tolist():
            if fits[at]:
                told, value = chosen.told | self._holds[at], chosen.value + float(gains[at])
                yield _Chosen(float(scores[at]), (*chosen.places, at), told, value, int(total[at]))
