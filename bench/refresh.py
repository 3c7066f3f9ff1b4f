"""1,000 feeds refreshed from loopback: new, unchanged and changed; wall, processor and memory.

``python -m bench.refresh [--feeds N] [--peer PYTHON] [--json]``. PYTHON is an interpreter with lemon24/reader
installed; the same feeds are then refreshed by it as well, with as many workers.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.machine import describe

WORKERS = 4
OURS, PEER = Path(__file__).with_name("refresh_ours.py"), Path(__file__).with_name("refresh_peer.py")


class Farm:
    """The farm of feeds in a process of its own, so that its time is nobody's."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.feedfarm"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.port = int(self._line())

    def change(self) -> None:
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        self._line()

    def close(self) -> None:
        self._process.kill()
        self._process.wait()

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline()


def measure(python: str, script: Path, feeds: int) -> dict[str, Any]:
    """Run three refreshes in a fresh process of ``python`` and return what it reports for each."""
    farm = Farm()
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [python, str(script), str(farm.port), str(feeds), str(WORKERS), folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdin
        assert process.stdout
        rounds = {}
        for name in ("new", "unchanged", "changed"):
            if name == "changed":
                farm.change()
            process.stdin.write(f"{name}\n")
            process.stdin.flush()
            rounds[name] = json.loads(process.stdout.readline())
        process.stdin.close()
        process.wait()
    farm.close()
    return rounds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--peer", help="an interpreter that has the package reader")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = {"broadsheet": measure(sys.executable, OURS, options.feeds)}
    if options.peer:
        found["reader"] = measure(options.peer, PEER, options.feeds)
    if options.json:
        print(json.dumps({"machine": describe(), "feeds": options.feeds, **found}))
        return
    print(f"{options.feeds} feeds, {WORKERS} workers. {describe()}")
    print(f"{'':12}{'round':12}{'wall s':>8}{'cpu s':>8}{'peak MB':>9}{'entries':>9}")
    for name, rounds in found.items():
        for kind, row in rounds.items():
            print(f"{name:12}{kind:12}{row['wall']:8.1f}{row['cpu']:8.1f}{row['megabytes']:9.0f}{row['entries']:9}")


if __name__ == "__main__":
    main()
