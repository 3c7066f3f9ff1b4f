"""ROUGE (Lin 2004): what a summary shares with a reference.

Words are runs of a-z and 0-9 of the text in small letters; those longer than three letters are stemmed by Porter's
algorithm. ROUGE-L takes each text as one sequence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import snowballstemmer

_WORD = re.compile(r"[a-z0-9]+")
_STEMMED = 4  # letters; shorter words stay


def words(text: str) -> list[str]:
    """The words that are compared."""
    stem = snowballstemmer.stemmer("porter").stemWord
    return [stem(word) if len(word) >= _STEMMED else word for word in _WORD.findall(text.lower())]


def rouge_n(found: Sequence[str], reference: Sequence[str], n: int) -> float:
    """F1 of the runs of ``n`` words, each counted as often as it stands in both."""
    ours, theirs = _runs(found, n), _runs(reference, n)
    return _f1((ours & theirs).total(), ours.total(), theirs.total())


def rouge_l(found: Sequence[str], reference: Sequence[str]) -> float:
    """F1 of the longest common subsequence."""
    row = [0] * (len(reference) + 1)
    for word in found:
        before = 0
        for at, other in enumerate(reference, 1):
            above = row[at]
            row[at] = before + 1 if word == other else max(above, row[at - 1])
            before = above
    return _f1(row[-1], len(found), len(reference))


def _runs(sequence: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(zip(*(sequence[at:] for at in range(n)), strict=False))


def _f1(shared: int, found: int, wanted: int) -> float:
    return 2 * shared / (found + wanted) if shared else 0.0
