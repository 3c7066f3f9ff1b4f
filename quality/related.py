"""How good related lists are: ``python -m quality.related FILE`` (a stories file with topics).

Each article asks in turn; its candidates are the CANDIDATES nearest ones of the file by the inverted index, as the
word index gives them to a page. An article of the same story is worth 2, one of the same topic 1: nDCG@5. ``unrelated``
is the share of what was offered that is of another topic, ``empty`` the share of articles with nothing to offer.
"""

from __future__ import annotations

import argparse
import math
import statistics
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from broadsheet.stories import Candidate, Known, fingerprint, related
from broadsheet.stories.frequencies import Frequencies
from broadsheet.stories.roll import Roll, seconds
from broadsheet.stories.shelf import Shelf
from quality import records

CANDIDATES = 40
DEPTH = 5
NO_KEYS = np.zeros(0, np.uint32)
MOMENT = datetime(2024, 1, 1, tzinfo=UTC)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of one file."""
    parser = argparse.ArgumentParser(prog="quality.related", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args(arguments)
    found = [record for path in options.files for record in records.read(path)]
    lists, milliseconds = offered(found)
    scores = [_ndcg(number, offers, found) for number, offers in enumerate(lists)]
    shown = [found[each]["topic"] != found[number]["topic"] for number, offers in enumerate(lists) for each in offers]
    figures = {
        "ndcg5": statistics.fmean(scores),
        "unrelated": statistics.fmean(shown) if shown else 0.0,
        "empty": sum(not offers for offers in lists) / len(lists),
        "p95_ms": statistics.quantiles(milliseconds, n=20)[-1],
    }
    records.show(figures, as_json=options.json)
    if options.predictions:
        ids = [record["id"] for record in found]
        records.write(
            options.predictions,
            ({"id": ids[number], "related": [ids[each] for each in offers]} for number, offers in enumerate(lists)),
        )


def offered(found: Sequence[records.Record]) -> tuple[list[list[int]], list[float]]:
    """For each record the numbers of what it is offered, and the milliseconds of CPU that the choice took."""
    articles = [_candidate(record, number) for number, record in enumerate(found)]
    roll, frequencies = Roll(), Frequencies()
    shelf = Shelf(roll)
    for each in articles:
        frequencies.add(each.fingerprint)
        known = Known(
            each.article_id, each.publisher_id, "", each.language, MOMENT, each.fingerprint, story_id=each.article_id
        )
        shelf.add(roll.add(known, frequencies.weigh(each.fingerprint), NO_KEYS))
    lists, milliseconds = [], []
    for each in articles:
        near = shelf.nearest(frequencies.weigh(each.fingerprint), seconds(MOMENT), CANDIDATES + 1)
        started = time.process_time()
        offers = related(each, [articles[number] for number in near if number != each.article_id])
        milliseconds.append(1000 * (time.process_time() - started))
        lists.append([offer.article_id for offer in offers])
    return lists, milliseconds


def _candidate(record: records.Record, number: int) -> Candidate:
    made = fingerprint(record.get("title", ""), record["text"], record.get("language", "en"))
    return Candidate(number, number, "", None, None, MOMENT, made.language, made)


def _gain(one: records.Record, other: records.Record) -> int:
    return 2 if one["story"] == other["story"] else int(one["topic"] == other["topic"])


def _ndcg(number: int, offers: Sequence[int], found: Sequence[records.Record]) -> float:
    gains = [_gain(found[number], found[each]) for each in offers[:DEPTH]]
    best = sorted((_gain(found[number], other) for at, other in enumerate(found) if at != number), reverse=True)[:DEPTH]
    ideal = _discounted(best)
    return _discounted(gains) / ideal if ideal else 1.0


def _discounted(gains: Sequence[int]) -> float:
    return sum((2**gain - 1) / math.log2(at + 2) for at, gain in enumerate(gains))


if __name__ == "__main__":
    main()
