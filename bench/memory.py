"""Resident memory of ``broadsheet serve`` with 1,000 feeds, after each was polled and pages were asked for.

``python -m bench.memory [--feeds N] [--json]``. Memory is the proportional set size of all processes of the command.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from bench.machine import describe, resident_megabytes
from bench.refresh import Farm

PATIENCE = 600  # seconds for all feeds to be polled


def run(feeds: int, folder: str) -> dict[str, Any]:
    """Serve, wait until every feed was polled, ask for pages, and weigh the processes."""
    farm = Farm()
    port = _fill(feeds, farm.port, folder)
    process = subprocess.Popen(
        [sys.executable, "-m", "broadsheet", "serve", "--port", str(port)], start_new_session=True
    )
    try:
        _wait(feeds)
        for _ in range(50):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/en/").read()
        pids = _family(process.pid)
        return {"feeds": feeds, "megabytes": sum(map(resident_megabytes, pids)), "processes": len(pids)}
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
        farm.close()


def _fill(feeds: int, farm_port: int, folder: str) -> int:
    os.environ |= {"BROADSHEET_DATA_DIR": folder, "BROADSHEET_ALLOW_PRIVATE_HOSTS": ".localhost"}
    from bench.refresh_ours import add_feeds
    from broadsheet.cli.start import prepared
    from broadsheet.pipeline.serve import free_port

    prepared()
    add_feeds(farm_port, feeds)
    return free_port("127.0.0.1")


def _wait(feeds: int) -> None:
    from broadsheet.newsroom.models import Feed

    deadline = time.monotonic() + PATIENCE
    while Feed.objects.filter(last_success_at__isnull=False).count() < feeds and time.monotonic() < deadline:
        time.sleep(1)


def _family(pid: int) -> list[int]:
    """The process and all that descend from it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    return [pid, *(one for child in children for one in _family(int(child)))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = run(options.feeds, folder)
    if options.json:
        print(json.dumps({"machine": describe(), **figures}))
    else:
        print(f"{figures['megabytes']:.0f} MB in {figures['processes']} processes, {options.feeds} feeds. {describe()}")


if __name__ == "__main__":
    main()
