"""Pages read, extracted, stored, placed, analysed and indexed per second and core, with the share of each step.

``python -m bench.throughput FILE [--json]``; FILE is a pages file of the gold formats, served on loopback. One
thread does all steps in turn, as a worker, the placer, the analyst and the indexer would; seconds are processor time.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

from bench import pagefarm
from bench.machine import describe, peak_megabytes

STEPS = ("lease", "fetch", "extract", "fingerprint", "store", "place", "analyse", "index")


class Clock:
    """Processor seconds by step."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STEPS, 0.0)

    def timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """``function``, with its time added to ``step``."""

        def call(*arguments: Any, **named: Any) -> Any:
            begun = process_time()
            try:
                return function(*arguments, **named)
            finally:
                self.seconds[step] += process_time() - begun

        return call


def run(path: Path, folder: str) -> dict[str, Any]:
    """Take every page of the file through the pipeline; figures as printed with --json."""
    server = subprocess.Popen([sys.executable, "-m", "bench.pagefarm", str(path)], stdout=subprocess.PIPE, text=True)
    assert server.stdout
    port = int(server.stdout.readline())
    os.environ |= {
        "BROADSHEET_DATA_DIR": folder,
        "BROADSHEET_ALLOW_PRIVATE_HOSTS": ".localhost",
        "BROADSHEET_DOMAIN_INTERVAL": "0",
    }
    try:
        return _measured(len(pagefarm.read(path)), port)
    finally:
        server.kill()
        server.wait()


def _measured(count: int, port: int) -> dict[str, Any]:
    from broadsheet.cli.start import desk, prepared

    config = prepared()
    from broadsheet.newsroom import leases
    from broadsheet.newsroom.models import Article
    from broadsheet.pipeline import analyse, index, read
    from broadsheet.pipeline.place import Placer
    from broadsheet.search import Writer

    _found(count, port)
    clock, at = Clock(), desk(config)
    read.extract = clock.timed("extract", read.extract)
    read.fingerprint = clock.timed("fingerprint", read.fingerprint)
    read.store_page = clock.timed("store", read.store_page)
    at.fetcher.get = clock.timed("fetch", at.fetcher.get)  # type: ignore[method-assign]
    take = clock.timed("lease", leases.take_article)
    begun = process_time()
    while article := take(at.clock(), at.terms):
        read.read(article, at)
    placer, writer = Placer(config, "bench"), Writer.open(config.data_dir / "index")
    place, follow = clock.timed("place", placer.step), clock.timed("index", index.step)
    find = clock.timed("analyse", analyse.step)
    while place(at.clock()):
        pass
    while find(at):
        pass
    while follow(writer):
        pass
    seconds = process_time() - begun
    states = {state: Article.objects.filter(state=state).count() for state in ("placed", "refused", "failed", "found")}
    shares = {step: spent / seconds for step, spent in clock.seconds.items()}
    rate = count / seconds
    return {"pages": count, "pages_per_second": rate, "shares": shares, "states": states, "peak_mb": peak_megabytes()}


def _found(count: int, port: int) -> None:
    from django.utils import timezone

    from broadsheet.newsroom.models import Article, Publisher

    now = timezone.now()
    for number in range(count):
        domain = f"p{number}.localhost"
        publisher = Publisher.objects.create(domain=domain, name=domain)
        url = f"http://{domain}:{port}/{number}"
        Article.objects.create(publisher=publisher, url=url, domain=domain, found_at=now, next_read_at=now)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = run(options.file, folder)
    if options.json:
        print(json.dumps({"machine": describe(), **figures}))
        return
    print(f"{figures['pages']} pages, {figures['pages_per_second']:.1f} a second and core. {describe()}")
    for step, share in figures["shares"].items():
        print(f"  {step:12}{share:6.1%}")
    print(f"  ended as {figures['states']}; peak {figures['peak_mb']:.0f} MB")


if __name__ == "__main__":
    main()
