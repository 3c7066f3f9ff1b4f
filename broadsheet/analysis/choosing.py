"""Which sentences tell the most of a text in few words: by what each word is worth, each word counted once.

What a word is worth is how likely a person's summary has it; the brief chosen is that with the best expected F1 of
words against such a summary (Lin and Bilmes 2011 for coverage, Hong and Nenkova 2014 for words by regression). No
sentence is worth more for words that are told already, which is what novelty is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from broadsheet.analysis.statements import Statement, length
from broadsheet.text import tokens

FIRST = 14  # statements that are candidates: of 16 human summaries none took more than a word from behind them
_BEAM = 6
_FILLING = 0.06  # what any word is worth: above it a brief is filled up with short sentences that tell little
_USUAL = 44 / 60  # length of a person's summary by that which is allowed
_FADING = 0.8  # of a word's mentions, by statement
_SHORTEST = 8  # words; shorter sentences fill

# Logistic regression on the human summaries of news-annotated/wikinews-dev (CC BY); python -m quality.brief --fit
_CONSTANT, _TITLED, _REPEATED, _LATE, _EARLY = -2.3, 1.95, 1.0, -0.6, 0.35


class Candidate(NamedTuple):
    """One way of writing a statement."""

    statement: Statement
    text: str
    terms: frozenset[str]
    length: int


def candidate(statement: Statement, text: str, language: str) -> Candidate:
    """``text`` is ``statement.text``, shortened or not."""
    terms = statement.terms if text == statement.text else frozenset(tokens.terms(text, language)) & statement.terms
    return Candidate(statement, text, terms, length(text))


def worth(title: str, found: Sequence[Statement], language: str) -> dict[str, float]:
    """By term how likely a summary has it: by the title, how often it is said, how early and how often early."""
    titled = set(tokens.terms(title, language))
    first: dict[str, int] = {}
    times: dict[str, int] = {}
    fading: dict[str, float] = {}
    for at, statement in enumerate(found):
        for term in statement.terms:
            first.setdefault(term, at)
            times[term] = times.get(term, 0) + 1
            fading[term] = fading.get(term, 0.0) + _FADING**at
    return {
        term: 1
        / (
            1
            + math.exp(
                -_CONSTANT
                - _TITLED * (term in titled)
                - _REPEATED * math.log1p(times[term])
                - _LATE * math.log1p(first[term])
                - _EARLY * fading[term]
            )
        )
        for term in first
    }


class _Chosen(NamedTuple):
    score: float
    places: tuple[int, ...]  # of candidates
    told: npt.NDArray[np.bool_]  # by term
    value: float
    length: int


def choose(candidates: Sequence[Candidate], worth: Mapping[str, float], words: int, most: int) -> list[Candidate]:
    """The best up to ``most`` candidates of ``words`` words in all, in the order of the text; a beam search."""
    names = {term: at for at, term in enumerate(worth)}
    values = np.fromiter(worth.values(), np.float64, len(worth))
    holds = np.zeros((len(candidates), len(names)), np.bool_)
    for row, each in enumerate(candidates):
        holds[row, [names[term] for term in each.terms if term in names]] = True
    lengths = np.array([each.length for each in candidates], np.int64)
    best = _Chosen(0.0, (), np.zeros(len(names), np.bool_), 0.0, 0)
    beam = [best]
    for _ in range(most):
        beam = [further for each in beam for further in _further(each, candidates, holds, values, lengths, words)]
        beam = list({frozenset(each.places): each for each in sorted(beam, reverse=True, key=_score)}.values())[:_BEAM]
        best = max([best, *beam], key=_score)
    return [candidates[at] for at in sorted(best.places, key=lambda at: candidates[at].statement.start)]


def _score(chosen: _Chosen) -> float:
    return chosen.score


def _further(
    chosen: _Chosen,
    candidates: Sequence[Candidate],
    holds: npt.NDArray[np.bool_],
    values: npt.NDArray[np.float64],
    lengths: npt.NDArray[np.int64],
    words: int,
) -> list[_Chosen]:
    """The best choices with one candidate more."""
    taken = {candidates[at].statement.index for at in chosen.places}
    gains = holds @ np.where(chosen.told, 0.0, values)
    total = lengths + chosen.length
    scores = (chosen.value + gains + _FILLING * total) / (total + _USUAL * words)
    fits = (total <= words) & (lengths >= _SHORTEST)
    fits &= np.array([each.statement.index not in taken for each in candidates], np.bool_)
    scores = np.where(fits, scores, -1.0)
    return [
        _Chosen(
            float(scores[at]),
            (*chosen.places, int(at)),
            chosen.told | holds[at],
            chosen.value + float(gains[at]),
            int(total[at]),
        )
        for at in np.argsort(-scores, kind="stable")[:_BEAM]
        if scores[at] > 0
    ]
