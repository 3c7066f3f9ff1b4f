"""The part of bench.refresh that runs lemon24/reader; arguments and figures as in refresh_ours."""

from __future__ import annotations

import json
import resource
import sys
from time import perf_counter

from reader import make_reader  # type: ignore[import-not-found]


def main(port: int, count: int, workers: int, folder: str) -> None:
    reader = make_reader(f"{folder}/reader.sqlite")
    for number in range(count):
        reader.add_feed(f"http://127.0.0.1:{port}/{number}.xml")
    for _ in sys.stdin:
        before, wall, cpu = reader.get_entry_counts().total, perf_counter(), _cpu()
        reader.update_feeds(scheduled=False, workers=workers)
        figures = {"wall": perf_counter() - wall, "cpu": _cpu() - cpu}
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        new = reader.get_entry_counts().total - before
        print(json.dumps({**figures, "megabytes": peak, "entries": new}), flush=True)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
