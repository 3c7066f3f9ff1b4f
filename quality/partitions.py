"""Scores of a clustering against gold: BCubed, pairs, NMI, ARI. Plain code, no dependency."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scores:
    """All fractions; ``nmi`` is normalised by the arithmetic mean, as scikit-learn's is."""

    bcubed_f1: float
    bcubed_precision: float
    bcubed_recall: float
    pair_f1: float
    nmi: float
    ari: float
    clusters: int


def score(predicted: Sequence[Hashable], gold: Sequence[Hashable]) -> Scores:
    """Compare two labellings of the same items, given in the same order."""
    total = len(gold)
    cells = Counter(zip(predicted, gold, strict=True))
    rows, columns = Counter(predicted), Counter(gold)
    precision = sum(n * n / rows[p] for (p, _), n in cells.items()) / total
    recall = sum(n * n / columns[g] for (_, g), n in cells.items()) / total
    both = sum(n * (n - 1) // 2 for n in cells.values())
    in_rows = sum(n * (n - 1) // 2 for n in rows.values())
    in_columns = sum(n * (n - 1) // 2 for n in columns.values())
    return Scores(
        bcubed_f1=harmonic(precision, recall),
        bcubed_precision=precision,
        bcubed_recall=recall,
        pair_f1=2 * both / (in_rows + in_columns) if in_rows + in_columns else 1.0,
        nmi=_nmi(cells, rows, columns, total),
        ari=_ari(both, in_rows, in_columns, total),
        clusters=len(rows),
    )


def harmonic(precision: float, recall: float) -> float:
    """F1."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _entropy(counts: Counter[Hashable], total: int) -> float:
    return -sum(n / total * math.log(n / total) for n in counts.values())


def _nmi(
    cells: Counter[tuple[Hashable, Hashable]], rows: Counter[Hashable], columns: Counter[Hashable], total: int
) -> float:
    shared = sum(n / total * math.log(n * total / (rows[p] * columns[g])) for (p, g), n in cells.items())
    mean = (_entropy(rows, total) + _entropy(columns, total)) / 2
    return shared / mean if mean else 1.0


def _ari(both: int, in_rows: int, in_columns: int, total: int) -> float:
    pairs = total * (total - 1) // 2
    expected = in_rows * in_columns / pairs if pairs else 0.0
    largest = (in_rows + in_columns) / 2
    return (both - expected) / (largest - expected) if largest != expected else 1.0
