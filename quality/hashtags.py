"""How well names and topics are chosen: ``python -m quality.hashtags FILE`` (a keyphrases file).

The DEPTH best phrases of each story against its annotators' keyphrases, compared by stems: the mean F1.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from broadsheet.stories.tags import ranked
from broadsheet.stories.tastes import KEYPHRASES
from broadsheet.text import tokens
from quality import partitions, records

DEPTH = 10


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of one file."""
    parser = argparse.ArgumentParser(prog="quality.hashtags", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args(arguments)
    found = [record for path in options.files for record in records.read(path)]
    started = time.process_time()
    chosen = [_chosen(record) for record in found]
    seconds = time.process_time() - started
    scores = [_f1(phrases, record["keyphrases"]) for phrases, record in zip(chosen, found, strict=True)]
    records.show({"f1_10": statistics.fmean(scores), "articles_per_second": len(found) / seconds}, as_json=options.json)
    if options.predictions:
        pairs = zip(found, chosen, strict=True)
        records.write(options.predictions, ({"id": record["id"], "keyphrases": phrases} for record, phrases in pairs))


def _chosen(record: records.Record) -> list[str]:
    title, _, text = record["text"].partition("\n")
    return [phrase for phrase, _ in ranked(title, text, "en", taste=KEYPHRASES)[:DEPTH]]


def _f1(phrases: Sequence[str], gold: Sequence[str]) -> float:
    predicted, wanted = ({stems(phrase) for phrase in each} for each in (phrases, gold))
    hits = len(predicted & wanted)
    return partitions.harmonic(hits / max(1, len(predicted)), hits / max(1, len(wanted)))


def stems(phrase: str) -> str:
    """A phrase as the protocol compares it: its words' stems."""
    return " ".join(tokens.stem(word, "en") for word in tokens.words(phrase, "en"))


if __name__ == "__main__":
    main()
