"""One ranking made of several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

DEPTH = 60
"""The constant of Cormack, Clarke and Büttcher (SIGIR 2009): the first places of one ranking do not outweigh the rest
of the other."""


def fused(rankings: Sequence[Sequence[int]]) -> list[int]:
    """The ids of all ``rankings``, best first, by reciprocal rank fusion; equals in the order of the first ranking."""
    scores: dict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, each in enumerate(dict.fromkeys(ranking), 1):
            scores[each] += 1 / (DEPTH + rank)
    return sorted(scores, key=lambda each: -scores[each])
