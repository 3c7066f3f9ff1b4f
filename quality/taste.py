"""Learns the weights of ``stories.tastes.KEYPHRASES``: ``python -m quality.taste FILE`` (a keyphrases file).

A logistic regression says of each phrase of a story whether its annotators marked it. The figure is of ten parts of the
stories, each chosen for by weights that the other nine taught; the weights printed for ``tastes.py`` are those of all.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from broadsheet.stories.tags import described
from broadsheet.stories.tastes import KEYPHRASES, Features
from quality import partitions, records
from quality.hashtags import DEPTH, stems

PARTS = 10
ROUNDS = 25  # of Newton's method, which has long converged by then
RIDGE = 1.0  # keeps the weight of a rare feature small


@dataclass(frozen=True, slots=True)
class Example:
    """One story: the features of its phrases (phrases × features), which were marked, and how many marks there are."""

    features: NDArray[np.float64]
    marked: NDArray[np.float64]
    marks: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figure and the weights."""
    parser = argparse.ArgumentParser(prog="quality.taste", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    examples = [example(record) for path in options.files for record in records.read(path)]
    parts = np.random.default_rng(options.seed).permutation(len(examples)) % PARTS
    scores = []
    for part in range(PARTS):
        weights = learnt([each for each, own in zip(examples, parts, strict=True) if own != part])
        scores += [f1(each, weights) for each, own in zip(examples, parts, strict=True) if own == part]
    records.show({"cross_validated_f1_10": statistics.fmean(scores)}, as_json=False)
    for name, weight in zip(Features._fields, learnt(examples), strict=True):
        print(f"{name}={weight:.2f}")


def example(record: records.Record) -> Example:
    """What is learnt from one story."""
    title, _, text = record["text"].partition("\n")
    gold = {stems(phrase) for phrase in record["keyphrases"]}
    found = described(title, text, "en", (), KEYPHRASES)
    rows = np.array([counted for _, counted in found], dtype=np.float64).reshape(-1, len(Features._fields))
    return Example(rows, np.array([stems(phrase) in gold for phrase, _ in found], dtype=np.float64), len(gold))


def learnt(examples: Sequence[Example]) -> NDArray[np.float64]:
    """The weights of a logistic regression with an intercept, which only moves all phrases alike and is left out."""
    rows = np.vstack([each.features for each in examples])
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    marked = np.concatenate([each.marked for each in examples])
    weights = np.zeros(rows.shape[1])
    ridge = RIDGE * np.eye(rows.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (marked - likely) - ridge @ weights
        weights = weights + np.linalg.solve((rows * (likely * (1 - likely))[:, None]).T @ rows + ridge, slope)
    return np.asarray(weights[:-1])


def f1(each: Example, weights: NDArray[np.float64]) -> float:
    """F1 of the DEPTH phrases that these weights choose."""
    best = np.argsort(-(each.features @ weights), kind="stable")[:DEPTH]
    hits = float(each.marked[best].sum())
    return partitions.harmonic(hits / max(1, len(best)), hits / max(1, each.marks))


if __name__ == "__main__":
    main()
