"""How well a brief tells what a person would: ``python -m quality.brief FILE…`` (news-annotated files).

The short brief of each article (``--words``, 60 unless told) against its human summary, the first of each record:
means of ROUGE F1. ``lead_…`` are the first three sentences as they stand, ``words`` the mean length of a brief.
"""

from __future__ import annotations

import argparse
import html
import re
import statistics
from collections.abc import Sequence
from pathlib import Path

from broadsheet.analysis import Document
from broadsheet.analysis.brief import brief
from quality import records, rouge
from quality.salient import annotated

WORDS = 60
_SUMMARY = re.compile(r'\bsummary1?="(?:\([^)"]*\) )?([^"]*)"')  # "(human1) …": who wrote it
_LEAD = 3


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of the files."""
    parser = argparse.ArgumentParser(prog="quality.brief", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args(arguments)
    found = [record for path in options.files for record in records.read(path)]
    documents = [document(record) for record in found]
    briefs = [" ".join(point.text for point in brief(each, options.words).points) for each in documents]
    references = [reference(record) for record in found]
    figures = {name: statistics.fmean(values) for name, values in scores(briefs, references).items()}
    figures["words"] = statistics.fmean(len(text.split()) for text in briefs)
    leads = scores([lead(each) for each in documents], references)
    figures |= {f"lead_{name}": statistics.fmean(values) for name, values in leads.items()}
    records.show(figures, as_json=options.json)
    if options.predictions:
        pairs = zip(found, briefs, strict=True)
        records.write(options.predictions, ({"id": record["id"], "brief": text} for record, text in pairs))


def document(record: records.Record) -> Document:
    """The article of a record."""
    article = annotated(record["conllu"])
    return Document(1, article.text, article.title)


def reference(record: records.Record) -> str:
    """Its human summary."""
    found = _SUMMARY.search(record["xml"])
    return html.unescape(found[1]) if found else ""


def lead(article: Document) -> str:
    """The first sentences, whatever they are."""
    return " ".join(article.text[slice(*span)] for span in article.sentences[:_LEAD])


def scores(briefs: Sequence[str], references: Sequence[str]) -> dict[str, list[float]]:
    """ROUGE F1 of each brief."""
    pairs = [(rouge.words(text), rouge.words(wanted)) for text, wanted in zip(briefs, references, strict=True)]
    return {
        "rouge1": [rouge.rouge_n(*pair, 1) for pair in pairs],
        "rouge2": [rouge.rouge_n(*pair, 2) for pair in pairs],
        "rougeL": [rouge.rouge_l(*pair) for pair in pairs],
    }


if __name__ == "__main__":
    main()
