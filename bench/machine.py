"""What every bench says about where it ran, and how it counts time."""

from __future__ import annotations

import os
import platform
import resource
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter


def describe() -> str:
    """The machine in one line: processor, cores, memory, Python."""
    gibibytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{_processor()}, {os.cpu_count()} cores, {gibibytes:.0f} GiB, Python {platform.python_version()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def peak_megabytes() -> float:
    """The largest resident memory that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def resident_megabytes(pid: int) -> float:
    """The resident memory of a process now, shared pages counted by share (PSS). Linux only."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


@dataclass
class Stopwatch:
    """Wall and processor seconds since it was made; processor time is that of all threads of this process."""

    wall: float = 0.0
    cpu: float = 0.0

    def __post_init__(self) -> None:
        self._wall, self._cpu = perf_counter(), _cpu()

    def stop(self) -> Stopwatch:
        self.wall, self.cpu = perf_counter() - self._wall, _cpu() - self._cpu
        return self


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def percentile(values: list[float], share: float) -> float:
    """The value that ``share`` of all values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
