"""The part of bench.refresh that runs Broadsheet: PORT FEEDS WORKERS FOLDER; a line in, a line of figures out."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from threading import Thread

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main(port: int, count: int, workers: int, folder: str) -> None:
    os.environ |= {
        "BROADSHEET_DATA_DIR": folder,
        "BROADSHEET_ALLOW_PRIVATE_HOSTS": ".localhost",
        "BROADSHEET_DOMAIN_INTERVAL": "0",
    }
    from bench.machine import Stopwatch, peak_megabytes
    from broadsheet.cli.start import desk, prepared

    config = prepared()
    from broadsheet.newsroom.models import Article, Feed

    add_feeds(port, count)
    at = desk(config)
    for _ in sys.stdin:
        Feed.objects.update(next_poll_at=at.clock())
        before = Article.objects.count()
        watch = Stopwatch()
        threads = [Thread(target=_poll_all, args=(at,)) for _ in range(workers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        watch.stop()
        new = Article.objects.count() - before
        print(
            json.dumps({"wall": watch.wall, "cpu": watch.cpu, "megabytes": peak_megabytes(), "entries": new}),
            flush=True,
        )


def add_feeds(port: int, count: int) -> None:
    """Rows for feeds 0 to count - 1 of the farm at ``port``."""
    from django.utils import timezone

    from broadsheet.newsroom.models import Feed, Publisher

    names = [f"f{number}.localhost" for number in range(count)]
    publishers = Publisher.objects.bulk_create([Publisher(domain=name, name=name) for name in names])
    Feed.objects.bulk_create(
        [
            Feed(
                publisher=publisher, url=f"http://{name}:{port}/{number}.xml", domain=name, next_poll_at=timezone.now()
            )
            for number, (name, publisher) in enumerate(zip(names, publishers, strict=True))
        ]
    )


def _poll_all(at: object) -> None:
    from django.db import connection

    from broadsheet.newsroom import leases
    from broadsheet.pipeline.desk import Desk
    from broadsheet.pipeline.poll import poll

    assert isinstance(at, Desk)
    while feed := leases.take_feed(at.clock(), at.terms):
        poll(feed, at)
    connection.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
