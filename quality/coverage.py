"""Whether two publishers are rightly said to state the same: ``python -m quality.coverage [FILE…]``.

Pairs of sentences of the demo world, labelled by reading: those that share most words, so that most of them do not
say the same. Thresholds were chosen on every second story (``tuned_…``); the others are the figures.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from broadsheet.analysis import Document
from broadsheet.analysis.alignment import Alignment
from broadsheet.demo import articles, publishers
from broadsheet.text import datelines
from quality import records

PAIRS = Path(__file__).parent / "same-statements.jsonl"
NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)  # when the sentences were labelled: texts name days and times


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of the files, of our own where none is named."""
    parser = argparse.ArgumentParser(prog="quality.coverage", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[PAIRS])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args(arguments)
    pairs = [record for path in options.files for record in records.read(path)]
    alignments = {story: Alignment(documents) for story, documents in stories().items()}
    found = [_is_same(alignments[pair["story"]], pair) for pair in pairs]
    names = sorted({pair["story"] for pair in pairs})
    halves = [[at for at, pair in enumerate(pairs) if names.index(pair["story"]) % 2 == half] for half in (0, 1)]
    figures = scores(pairs, found, halves[1])
    figures |= {f"tuned_{name}": value for name, value in scores(pairs, found, halves[0]).items()}
    records.show(figures, as_json=options.json)
    if options.predictions:
        records.write(options.predictions, ({**pair, "found": each} for pair, each in zip(pairs, found, strict=True)))


def stories() -> dict[str, list[Document]]:
    """The originals in English of each story of the demo world, oldest first."""
    press = publishers.load()
    keys = list(press)
    found: dict[str, list[Document]] = defaultdict(list)
    for number, article in enumerate(sorted(articles.load(press, NOW), key=lambda each: each.published)):
        publisher = press[article.publisher]
        if publisher.language == "en" and not article.copy_of and article.special not in {"paywall", "video"}:
            place = keys.index(article.publisher)
            found[article.story].append(
                Document(number, article.text, article.title, publisher_id=place, publisher=publisher.title)
            )
    return found


def _is_same(alignment: Alignment, pair: Mapping[str, str]) -> bool:
    rows = [
        [row for row, told in enumerate(alignment.told) if told.statement.text == pair[one][datelines.end(pair[one]) :]]
        for one in ("first", "second")
    ]
    return any(alignment.same[one, other] for one in rows[0] for other in rows[1])


def scores(pairs: Sequence[Mapping[str, object]], found: Sequence[bool], chosen: Sequence[int]) -> dict[str, float]:
    """Precision, recall and F1 of the pairs at the chosen places."""
    right = sum(found[at] and bool(pairs[at]["same"]) for at in chosen)
    said = sum(found[at] for at in chosen)
    wanted = sum(bool(pairs[at]["same"]) for at in chosen)
    precision, recall = right / max(1, said), right / max(1, wanted)
    return {"precision": precision, "recall": recall, "f1": 2 * right / max(1, said + wanted)}


if __name__ == "__main__":
    main()
