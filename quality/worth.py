"""What words are worth in a brief, learnt again: ``python -m quality.worth FILE`` (a news-annotated file).

Logistic regression of whether an article's summaries have a term, the person's one counting as much as the others
together. Prints the weights for ``analysis.choosing``, and the figures of briefs that were each made with weights
learnt from the other articles only (``quality.brief`` makes its own with all of them).
"""

from __future__ import annotations

import argparse
import html
import re
import statistics
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from broadsheet.analysis import Document, choosing
from broadsheet.analysis.statements import statements
from broadsheet.text import tokens
from quality import brief, records

_PERSONS = 4  # weight of the person's summary; of the others one each
_SUMMARIES = re.compile(r'\bsummary\d?="(?:\([^)"]*\) )?([^"]*)"')


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the weights and the figures without the article's own share in them."""
    parser = argparse.ArgumentParser(prog="quality.worth", description=__doc__)
    parser.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    found = records.read(options.file)
    documents = [brief.document(record) for record in found]
    examples = [_examples(*pair) for pair in zip(documents, found, strict=True)]
    print("WEIGHTS =", tuple(round(weight, 2) for weight in _learnt(examples)))
    briefs = [
        _written(document, _learnt([*examples[:at], *examples[at + 1 :]])) for at, document in enumerate(documents)
    ]
    figures = brief.scores(briefs, [brief.reference(record) for record in found])
    records.show({name: statistics.fmean(values) for name, values in figures.items()}, as_json=False)


def _examples(document: Document, record: records.Record) -> list[tuple[tuple[float, ...], float]]:
    """The features of each term of an article with the share of its summaries that have it."""
    summaries = [set(tokens.terms(html.unescape(text), "en")) for text in _SUMMARIES.findall(record["xml"])]
    weights = [_PERSONS, *([1] * (len(summaries) - 1))]
    known = choosing.features(document.title, statements(document), document.language)
    return [
        (values, sum(weight for weight, has in zip(weights, summaries, strict=True) if term in has) / sum(weights))
        for term, values in known.items()
    ]


def _learnt(examples: Sequence[Sequence[tuple[tuple[float, ...], float]]]) -> list[float]:
    pairs = [pair for article in examples for pair in article]
    rows = np.array([values for values, _ in pairs] * 2)
    share = np.array([share for _, share in pairs])
    labels = np.repeat([1, 0], len(pairs))
    model = LogisticRegression(fit_intercept=False).fit(rows, labels, sample_weight=np.append(share, 1 - share))
    return [float(weight) for weight in model.coef_[0]]


def _written(document: Document, weights: Sequence[float]) -> str:
    found = statements(document)
    worth = choosing.worth(document.title, found, document.language, weights)
    chosen = choosing.choose(choosing.candidates(document, found), worth, brief.WORDS, len(found))
    return " ".join(each.text for each in chosen)


if __name__ == "__main__":
    main()
