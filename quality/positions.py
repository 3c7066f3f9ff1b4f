"""How well directed sentiment is told: ``python -m quality.positions FILE`` (a directed file, see the gold's README).

``micro_f1`` is the share of sentences with the right one of five directions, ``macro_f1`` the mean of their F1.
``--without TRAIN`` leaves out the sentences that stand in TRAIN as well: in the public files more than a quarter of the
one is in the other, word for word, and whoever learned from TRAIN has seen their answers.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from broadsheet.analysis.positions import directed
from broadsheet.text import tagging
from quality import records

_LETTERS = re.compile(r"\W+")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--without", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args()
    gold = [record for path in options.files for record in records.read(path)]
    if options.without:
        known = {_sentence(record) for record in records.read(options.without)}
        gold = [record for record in gold if _sentence(record) not in known]
    predicted = [predict(record) for record in gold]
    labels = np.array([int(record["label"]) for record in gold])
    micro, macro = f1(labels, np.array(predicted))
    figures = {"sentences": len(gold), "micro_f1": micro, "macro_f1": macro}
    each = f1_of_each(labels, np.array(predicted))
    figures |= {f"f1_{direction.name.lower()}": each[direction] for direction in directed.Direction}
    records.show(figures, as_json=options.json)
    if options.predictions:
        rows = (
            {"id": record.get("id", at), "label": label}
            for at, (record, label) in enumerate(zip(gold, predicted, strict=True))
        )
        records.write(options.predictions, rows)


def predict(record: dict[str, Any]) -> int:
    """The likeliest direction; none where the marks cannot be found."""
    found = pair(record)
    return int(directed.scores(found).argmax()) if found is not None else 0


def pair(record: dict[str, Any]) -> directed.Pair | None:
    """The sentence without its marks, and the two who are marked; None where the marks are not there."""
    text, p, q = record["text"], f"[{record['p']}]", f"[{record['q']}]"
    at_p = text.find(p)
    at_q = text.find(q, at_p + len(p))
    at_q = text.find(q) if at_q < 0 else at_q
    if min(at_p, at_q) < 0 or (at_p <= at_q < at_p + len(p)) or (at_q <= at_p < at_q + len(q)):
        return None
    cuts = sorted([at_p, at_p + len(p) - 1, at_q, at_q + len(q) - 1])
    plain = "".join(
        text[start:end] for start, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(text)], strict=True)
    )
    shift = 2 if at_p > at_q else 0
    first = (at_p - shift, at_p - shift + len(p) - 2)
    shift = 0 if at_p > at_q else 2
    second = (at_q - shift, at_q - shift + len(q) - 2)
    tokens = tagging.tag(plain, [(0, len(plain))], "en")[0]
    one, other = _tokens_at(tokens, first), _tokens_at(tokens, second)
    return directed.Pair(tokens, one, other) if one and other and one != other else None


def _tokens_at(tokens: Sequence[tagging.Token], span: tuple[int, int]) -> tuple[int, int] | None:
    found = [at for at, token in enumerate(tokens) if token.start < span[1] and span[0] < token.end]
    return (found[0], found[-1] + 1) if found else None


def f1_of_each(labels: npt.NDArray[np.int64], predicted: npt.NDArray[np.int64]) -> list[float]:
    """F1 of each of the five directions."""
    right = [int(((labels == one) & (predicted == one)).sum()) for one in range(5)]
    named = [int((labels == one).sum() + (predicted == one).sum()) for one in range(5)]
    return [2 * hit / total if total else 0.0 for hit, total in zip(right, named, strict=True)]


def f1(labels: npt.NDArray[np.int64], predicted: npt.NDArray[np.int64]) -> tuple[float, float]:
    """Micro and macro F1."""
    return float((labels == predicted).mean()), float(np.mean(f1_of_each(labels, predicted)))


def _sentence(record: dict[str, Any]) -> str:
    return _LETTERS.sub("", record["text"]).casefold()


if __name__ == "__main__":
    main()
