"""Train the directed model again: ``python -m quality.train_positions FILE --out WEIGHTS.npz`` (a directed file).

Three linear classifiers over hashed features, on every sentence once as it is and once with the two exchanged: is
nobody for or against, is the one for the other, is the one against the other. The bias of each direction is set by
cross-validation on the same file, for the mean of the F1 of all five. What the file repeats is learned twice.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse  # type: ignore[import-untyped]
from sklearn.svm import LinearSVC  # type: ignore[import-untyped]

from broadsheet.analysis.positions import directed
from quality import records
from quality.positions import f1, pair

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

EXCHANGED = np.array(directed.EXCHANGED)
COSTS = ((1.0, 1.0), (10.0, 0.5))
"""C and the share of each model in the sum: 1 is best on sentences that it has not seen, 10 on the file as it is."""

FOLDS = 5
RAREST = 4  # rows a feature must stand in, each sentence being two
STEPS = np.arange(-1.0, 1.01, 0.1)
MICRO = 0.5  # what micro F1 counts against macro when the biases are chosen


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, say what cross-validation gives, write."""
    parser = argparse.ArgumentParser(prog="quality.train_positions", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    gold = [(found, int(each["label"])) for each in records.read(options.file) if (found := pair(each)) is not None]
    labels = np.array([label for _, label in gold])
    turned = np.array([found.first > found.second for found, _ in gold])
    labels[turned] = EXCHANGED[labels[turned]]
    ahead, back = _matrices([_in_order(found) for found, _ in gold])
    folds = np.random.default_rng(0).integers(0, FOLDS, len(gold))
    held = np.zeros((len(gold), 5))
    for fold in range(FOLDS):
        test = folds == fold
        weights, bias = learn(ahead[~test], back[~test], labels[~test])
        held[test] = score(ahead[test], back[test], weights) + bias
    shift = _biases(held, labels)
    weights, bias = learn(ahead, back, labels)
    micro, macro = f1(labels, (held + shift).argmax(axis=1))
    print(f"cross-validation: micro {micro:.4f} macro {macro:.4f}")
    write(options.out, weights, bias + shift)


def _in_order(found: directed.Pair) -> directed.Pair:
    """The pair with the one first who stands first in the text."""
    return directed.Pair(found.tokens, *sorted([found.first, found.second]))


def _matrices(pairs: list[directed.Pair]) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    both = [directed.features(found) for found in pairs]
    return _matrix([one for one, _ in both]), _matrix([other for _, other in both])


def _matrix(rows: list[list[int]]) -> sparse.csr_matrix:
    ends = np.cumsum([0, *map(len, rows)])
    values = np.concatenate([np.full(len(row), 1 / np.sqrt(max(len(row), 1)), dtype=np.float32) for row in rows])
    return sparse.csr_matrix((values, np.concatenate(rows).astype(np.int32), ends), (len(rows), directed.BUCKETS))


def learn(ahead: sparse.csr_matrix, back: sparse.csr_matrix, labels: Ints) -> tuple[Floats, Floats]:
    """The weights, a column for each of the three questions, and a bias for each of the five directions."""
    rows = sparse.vstack([ahead, back]).tocsr()
    targets = np.concatenate([labels, EXCHANGED[labels]])
    used = np.flatnonzero(np.bincount(rows.indices, minlength=directed.BUCKETS) >= RAREST)
    known = rows[:, used]
    weights, bias = np.zeros((directed.BUCKETS, 3)), np.zeros(5)
    for cost, share in COSTS:
        for column, label in enumerate((0, 1, 3)):
            model = LinearSVC(C=cost, tol=0.01, max_iter=300, random_state=0).fit(known, targets == label)
            weights[used, column] += share * model.coef_[0]
            bias[sorted({label, int(EXCHANGED[label])})] += share * model.intercept_[0]
    return weights, bias


def score(ahead: sparse.csr_matrix, back: sparse.csr_matrix, weights: Floats) -> Floats:
    """The five scores of each sentence, without bias."""
    one, other = ahead @ weights, back @ weights
    return np.stack([(one[:, 0] + other[:, 0]) / 2, one[:, 1], other[:, 1], one[:, 2], other[:, 2]], axis=1)


def _biases(held: Floats, labels: Ints) -> Floats:
    """What is added to the score of each direction, for pairs in the order of the text."""
    best = np.zeros(5)
    for _ in range(3):
        for direction in (1, 2, 3, 4):
            tried = []
            for step in STEPS:
                shift = best.copy()
                shift[direction] = step
                micro, macro = f1(labels, (held + shift).argmax(axis=1))
                tried.append((MICRO * micro + macro, step))
            best[direction] = max(tried)[1]
    return best


def write(path: Path, weights: Floats, bias: Floats) -> None:
    """The rows that say something, as 16-bit whole numbers with one scale."""
    rows = np.flatnonzero(np.abs(weights).max(axis=1) > 0)
    scale = np.abs(weights).max() / 32767
    values = np.round(weights[rows] / scale).astype(np.int16)
    parts = {"rows": rows.astype(np.int32), "values": values, "scale": np.float32(scale), "bias": bias.astype("f4")}
    np.savez_compressed(path, **parts)
    print(f"{len(rows)} features, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
