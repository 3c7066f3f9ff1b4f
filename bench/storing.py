"""Articles placed and stored per second and core, from rows in state *read* to settled stories; a placer's start.

``python -m bench.storing [--held 10000] [--waiting 3000] [--profile]``. The paper is filled with synthetic articles
(bench.pressroom), ``--held`` of them placed; seconds are processor time. ``load`` is how long the window of the placed
ones takes to make from the tables.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from time import process_time
from typing import Any

from bench import pressroom
from bench.machine import describe, peak_megabytes
from bench.pressroom import Piece, Pressroom

BATCH = 2000
PUBLISHERS = 200


def run(held: int, waiting: int, folder: str, profile: bool) -> dict[str, Any]:
    """Fill, load, place."""
    os.environ |= {"BROADSHEET_DATA_DIR": folder, "BROADSHEET_STORY_WINDOW_DAYS": "15"}
    from broadsheet.cli.start import prepared

    config = prepared()
    from broadsheet.pipeline.place import Placer, load_window

    press = Pressroom(held + waiting)
    pieces = press.pieces()
    _fill(press, islice(pieces, held), placed=True)
    _fill(press, islice(pieces, waiting), placed=False)
    begun = process_time()
    window = load_window(15, 2_000_000, pressroom.END)
    loaded = process_time() - begun
    del window
    placer = Placer(config, "bench")
    placer._true_window(pressroom.END)
    watch = cProfile.Profile()
    if profile:
        watch.enable()
    begun, done, moment = process_time(), 0, pressroom.END
    while step := placer.step(moment):
        done += step
        moment += timedelta(milliseconds=10)
    spent = process_time() - begun
    if profile:
        watch.disable()
        pstats.Stats(watch).sort_stats("cumtime").print_stats(60)
    return {
        "held": held,
        "load_s": loaded,
        "stored": done,
        "stored_per_second": done / spent,
        "peak_mb": peak_megabytes(),
    }


def _fill(press: Pressroom, pieces: Iterator[Piece], *, placed: bool) -> None:
    from broadsheet.newsroom.models import Article, Publisher, Story
    from broadsheet.stories import fingerprint

    publishers = [Publisher.objects.get_or_create(domain=f"p{each}.example")[0] for each in range(PUBLISHERS)]
    while batch := list(islice(pieces, BATCH)):
        stories = {piece.story.number + 1: piece.published_at for piece in batch}
        made = [Story(pk=pk, first_at=at, last_at=at, revised_at=pressroom.END) for pk, at in stories.items()]
        Story.objects.bulk_create(made if placed else [], ignore_conflicts=True)
        rows = []
        for piece in batch:
            title, text = ("", "") if placed else press.text(piece)
            print_ = press.printed(piece) if placed else fingerprint(title, text, "en")
            url = f"https://p.example/{piece.number}"
            rows.append(
                Article(
                    publisher=publishers[piece.number % PUBLISHERS],
                    url=url,
                    domain="p.example",
                    title=title,
                    text=text,
                    language="en",
                    published_at=piece.published_at,
                    found_at=pressroom.END,
                    fingerprint=print_.to_bytes(),
                    state="placed" if placed else "read",
                    story_id=piece.story.number + 1 if placed else None,
                    sequence=piece.number + 1 if placed else None,
                )
            )
        Article.objects.bulk_create(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held", type=int, default=10_000)
    parser.add_argument("--waiting", type=int, default=3000)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = run(options.held, options.waiting, folder, options.profile)
    print(describe())
    for name, value in figures.items():
        print(f"{name:<20}{value:>12.1f}")


if __name__ == "__main__":
    main()
