"""How well articles are joined into stories: ``python -m quality.stories FILE… [--orders N] [--bursts]``.

Articles arrive one at a time in a random order (mean over ``--orders`` seeds), are placed and added; every REVIEW_EVERY
articles the window reviews its stories, and its changes are carried out. "Arrival" scores the first label of each
article, the other figures score the last one. With ``--bursts`` each story's articles arrive around a moment of their
own. Clock times are hidden, because in some gold they give the answer away; where a record has a day, the day is used.
Records without titles and days whose ids count upwards are a stream: they come in their own order, and the whole of it
is taken to last STREAM_DAYS, so that likeness fades by position. ``--part K/N`` measures only the K-th of N parts of
the stories (of the topics, where there are some), so that what was learnt on one part can be reported on another.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from broadsheet.stories import Known, Newcomer, StoryChange, Window, fingerprint
from quality import partitions, records

REVIEW_EVERY = 200
ROUNDS = 5
BURST_SPREAD = 6.0  # hours, the mean distance of an article from its story's first
SPAN = 24 * 30.0  # hours over which stories begin
STREAM_DAYS = 160  # a half-life of the scores is a 32nd of the stream: the study's best on tweets
HIDDEN = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Run:
    """First and last label of each article, in the order of the records, and the seconds it took (CPU)."""

    arrival: list[int]
    final: list[int]
    seconds: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of one or more stories files."""
    options = _options(arguments)
    found = part([record for path in options.files for record in records.read(path)], options.part)
    orders = 1 if is_stream(found) else options.orders
    runs = [run(found, _order(found, seed, options.bursts)) for seed in range(orders)]
    records.show(figures(found, runs), as_json=options.json)
    if options.predictions:
        last = runs[-1]
        labelled = zip(found, last.arrival, last.final, strict=True)
        records.write(options.predictions, ({"id": r["id"], "arrival": a, "story": f} for r, a, f in labelled))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="quality.stories", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--orders", type=int, default=5)
    parser.add_argument("--bursts", action="store_true")
    parser.add_argument("--part", default="1/1", help="K/N: the K-th of N parts of the stories")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    return parser.parse_args(arguments)


def part(found: Sequence[records.Record], share: str) -> list[records.Record]:
    """The records of the K-th of N parts of the stories or topics, which are dealt out at random."""
    number, parts = (int(value) for value in share.split("/"))
    names = sorted({str(record.get("topic", record["story"])) for record in found})
    random.Random(parts).shuffle(names)
    chosen = set(names[number - 1 :: parts])
    return [record for record in found if str(record.get("topic", record["story"])) in chosen]


def is_stream(found: Sequence[records.Record]) -> bool:
    """Whether the records have neither titles nor days, and ids that are numbers and count upwards."""
    if any(record.get("title") or record.get("published") for record in found):
        return False
    numbers = [int(record["id"]) if str(record["id"]).isdecimal() else -1 for record in found]
    return len(found) > 1 and all(one < other for one, other in itertools.pairwise((-1, *numbers)))


def _order(found: Sequence[records.Record], seed: int, bursts: bool) -> list[int]:
    """Indexes of the records as they arrive: at random (within the day where there is one), or in bursts."""
    rng = random.Random(seed)
    if is_stream(found):
        return list(range(len(found)))
    if bursts:
        begins = {story: rng.uniform(0, SPAN) for story in sorted({str(record["story"]) for record in found})}
        moments = [begins[str(record["story"])] + rng.expovariate(1 / BURST_SPREAD) for record in found]
        return sorted(range(len(found)), key=lambda index: moments[index])
    drawn = [rng.random() for _ in found]
    return sorted(range(len(found)), key=lambda index: (found[index].get("published") or "", drawn[index]))


def run(found: Sequence[records.Record], order: Sequence[int]) -> Run:
    """Place the records in this order."""
    window = Window()
    pace = timedelta(days=STREAM_DAYS) / len(found) if is_stream(found) else timedelta(0)
    started = time.process_time()
    known: dict[int, Known] = {}
    arrival = [0] * len(found)
    next_story = 1
    for count, index in enumerate(order, 1):
        newcomer = _newcomer(found[index], index, HIDDEN + index * pace)
        placed = window.place(newcomer)
        story = placed.story_id if placed.story_id is not None else next_story
        next_story += placed.story_id is None
        arrival[index] = story
        known[index] = _known(newcomer, story, placed.copy_of)
        window.add(known[index])
        if count % REVIEW_EVERY == 0 or count == len(order):
            next_story = _review(window, known, newcomer.published_at, next_story)
    final = [known[index].story_id for index in range(len(found))]
    return Run(arrival, final, time.process_time() - started)


def _review(window: Window, known: dict[int, Known], now: datetime, next_story: int) -> int:
    """Review until nothing is due, ROUNDS times at most, as the placer does."""
    for _ in range(ROUNDS):
        if window.review_is_due():
            next_story = _carry_out(window.review(now), window, known, next_story)
    return next_story


def _carry_out(changes: Sequence[StoryChange], window: Window, known: dict[int, Known], next_story: int) -> int:
    for change in changes:
        target = change.to_story
        if target is None:
            target, next_story = next_story, next_story + 1
        for article in change.article_ids:
            known[article] = _known(known[article], target, known[article].copy_of)
            window.add(known[article])
    return next_story


def _newcomer(record: records.Record, index: int, hidden: datetime) -> Newcomer:
    day = record.get("published")
    published = datetime.fromisoformat(day[:10]).replace(tzinfo=UTC) if day else hidden
    language = record.get("language", "en")
    made = fingerprint(record.get("title", ""), record.get("text", ""), language, record.get("url", ""))
    return Newcomer(index, index, "", language, published, made)


def _known(newcomer: Newcomer | Known, story: int, copy_of: int | None) -> Known:
    return Known(
        newcomer.article_id,
        newcomer.publisher_id,
        newcomer.owner,
        newcomer.language,
        newcomer.published_at,
        newcomer.fingerprint,
        story,
        copy_of,
    )


def figures(found: Sequence[records.Record], runs: Sequence[Run]) -> dict[str, Any]:
    """The mean of each figure over the runs."""
    gold = [str(record["story"]) for record in found]
    final = [asdict(partitions.score(each.final, gold)) for each in runs]
    first = [partitions.score(each.arrival, gold) for each in runs]
    mean = {name: statistics.fmean(each[name] for each in final) for name in final[0]}
    moved = [sum(a != f for a, f in zip(r.arrival, r.final, strict=True)) / len(found) for r in runs]
    return {
        **{name: value for name, value in mean.items() if name != "clusters"},
        "stories": mean["clusters"],
        "arrival_bcubed_f1": statistics.fmean(each.bcubed_f1 for each in first),
        "arrival_bcubed_precision": statistics.fmean(each.bcubed_precision for each in first),
        "arrival_bcubed_recall": statistics.fmean(each.bcubed_recall for each in first),
        "relabelled": statistics.fmean(moved),
        "gold_stories": len(set(gold)),
        "articles": len(found),
        "orders": len(runs),
        "articles_per_second": len(found) * len(runs) / sum(each.seconds for each in runs),
    }


if __name__ == "__main__":
    main()
