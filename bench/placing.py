"""Articles placed per second and core into windows of several sizes: a curve.

``python -m bench.placing [--sizes 10000,100000,1000000] [--placements 3000] [--file CORPUS] [--json]``. The window is
filled with synthetic articles (bench.pressroom); then articles of stories that it knows, and new ones, come as text:
``fingerprint``, ``place`` and ``add`` are timed (processor time). ``found`` is the share of articles of known stories
that came back into them, ``joined`` the share of new ones that were put into a known story by mistake. With a corpus
(records with title and text) its articles are placed as well, so that texts of true length are timed.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from bench import pressroom
from bench.machine import describe, peak_megabytes, percentile, resident_megabytes
from bench.pressroom import Pressroom
from broadsheet.stories import Known, Newcomer, Stored, Window, fingerprint
from broadsheet.stories.roll import seconds

BATCH = 2000  # articles loaded at once
SPARE = 10_000_000  # added to the numbers of articles that are placed


def run(size: int, placements: int) -> dict[str, Any]:
    """Fill a window and place into it."""
    press = Pressroom(size + placements)
    waiting = _waiting(press, placements)
    window = Window(pressroom.DAYS, prints=lambda ids: {})
    before = resident_megabytes(os.getpid())
    loading = Timed(_stored(press, waiting))
    begun = process_time()
    window.load(loading)
    loaded = process_time() - begun - loading.seconds
    gc.collect()
    weight = resident_megabytes(os.getpid())
    window._touched.clear()
    figures = _place(window, press, waiting)
    return {
        "window": size,
        "load_s": loaded,
        "window_mb": weight - before,
        "rss_mb": resident_megabytes(os.getpid()),
        "peak_mb": peak_megabytes(),
        **figures,
    }


class Timed:
    """An iterator that knows how long its items took to make."""

    def __init__(self, items: Iterator[list[Stored]]) -> None:
        self._items = items
        self.seconds = 0.0

    def __iter__(self) -> Timed:
        return self

    def __next__(self) -> list[Stored]:
        begun = process_time()
        try:
            return next(self._items)
        finally:
            self.seconds += process_time() - begun


def _stored(press: Pressroom, waiting: dict[int, int]) -> Iterator[list[Stored]]:
    pieces = (piece for piece in press.pieces() if piece.number not in waiting)
    while batch := list(islice(pieces, BATCH)):
        yield [
            Stored(
                each.number + 1,
                "en",
                seconds(each.published_at),
                press.printed(each).to_bytes(),
                each.story.number + 1,
                None,
            )
            for each in batch
        ]


def _waiting(press: Pressroom, placements: int) -> dict[int, int]:
    """Which articles wait, with their story or 0: the last ones of stories with several, and whole stories."""
    rng = random.Random(2)
    several = np.flatnonzero(press.sizes > 1)
    chosen = rng.sample(several.tolist(), min(len(several), placements * 3 // 4))
    waiting = {int(press.firsts[story] + press.sizes[story] - 1): story + 1 for story in chosen}
    single = np.flatnonzero(press.sizes == 1)
    alone = rng.sample(single.tolist(), min(len(single), placements - len(waiting)))
    return waiting | {int(press.firsts[story]): 0 for story in alone}


def _place(window: Window, press: Pressroom, waiting: dict[int, int]) -> dict[str, Any]:
    stories = sorted({int(each) for each in np.searchsorted(press.firsts, sorted(waiting), side="right") - 1})
    pieces = [piece for piece in press.pieces(stories) if piece.number in waiting]
    random.Random(3).shuffle(pieces)
    printing, placing, adding, reached = [], [], [], []
    for number, piece in enumerate(pieces, SPARE):
        title, text = press.text(piece)
        start = process_time()
        made = fingerprint(title, text, "en")
        printed = process_time()
        new = Newcomer(number, number, "", "en", piece.published_at, made)
        placed = window.place(new)
        done = process_time()
        window.add(_known(new, placed.story_id or number))
        added = process_time()
        printing.append(printed - start)
        placing.append(done - printed)
        adding.append(added - done)
        reached.append((waiting[piece.number], placed.story_id))
    return _figures(printing, placing, adding, reached) | _reviews(window)


def _known(new: Newcomer, story: int) -> Known:
    return Known(
        new.article_id, new.publisher_id, new.owner, new.language, new.published_at, new.fingerprint, story, None
    )


def _figures(
    printing: list[float], placing: list[float], adding: list[float], reached: Sequence[tuple[int, int | None]]
) -> dict[str, Any]:
    both = [one + other for one, other in zip(placing, adding, strict=True)]
    whole = [one + other for one, other in zip(printing, both, strict=True)]
    known = [(wanted, got) for wanted, got in reached if wanted]
    new = [got for wanted, got in reached if not wanted]
    return {
        "placed_per_second": len(both) / sum(both),
        "with_fingerprint_per_second": len(whole) / sum(whole),
        "fingerprint_ms": 1000 * sum(printing) / len(printing),
        "place_ms": 1000 * sum(placing) / len(placing),
        "add_ms": 1000 * sum(adding) / len(adding),
        "p50_ms": 1000 * percentile(both, 0.5),
        "p99_ms": 1000 * percentile(both, 0.99),
        "found": sum(wanted == got for wanted, got in known) / len(known),
        "joined": sum(got is not None and got < SPARE for got in new) / max(1, len(new)),
    }


def _reviews(window: Window) -> dict[str, float]:
    """What the reviews of all these placements cost."""
    due, begun = len(window._touched), process_time()
    while window.review_is_due():
        window.review(pressroom.END)
    return {"review_ms_per_story": 1000 * (process_time() - begun) / max(1, due)}


def corpus(path: Path, window: Window, most: int = 2000) -> dict[str, Any]:
    """Fingerprints and places of articles of true length."""
    from quality import records

    spent = []
    for number, record in enumerate(islice(records.read(path), most)):
        begun = process_time()
        made = fingerprint(record.get("title", ""), record["text"], record.get("language", "en"))
        middle = process_time()
        new = Newcomer(number, number, "", "en", pressroom.END, made)
        placed = window.place(new)
        window.add(_known(new, placed.story_id or SPARE + number))
        spent.append((middle - begun, process_time() - middle))
    return {
        "corpus_fingerprint_ms": 1000 * sum(one for one, _ in spent) / len(spent),
        "corpus_place_and_add_ms": 1000 * sum(other for _, other in spent) / len(spent),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--placements", type=int, default=3000)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    curve = [run(int(size), options.placements) for size in options.sizes.split(",")]
    rest = corpus(options.file, Window()) if options.file else {}
    if options.json:
        print(json.dumps({"machine": describe(), "curve": curve, **rest}))
        return
    print(describe())
    for name in curve[0]:
        print(f"{name:<28}" + "".join(f"{each[name]:>14.3f}" for each in curve))
    for name, value in rest.items():
        print(f"{name:<28}{value:>14.3f}")


if __name__ == "__main__":
    main()
