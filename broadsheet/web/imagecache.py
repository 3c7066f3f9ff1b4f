"""Finished pictures on disk, within a bound; and for a while the memory of what could not be had."""

from __future__ import annotations

import contextlib
import os
import threading
from collections import OrderedDict
from pathlib import Path

SWEEP_SHARE = 0.05  # of the bound may be added before the folder is counted again
KEEP_SHARE = 0.9  # of the bound stays after a sweep
USED_RESOLUTION = 3600.0  # seconds; a hit writes the time of use only when the noted one is older
MAX_FAILURES = 10_000


class ImageCache:
    """A folder of files, shared by all processes: written whole or not at all; the least recently used go first."""

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit  # bytes; 0 keeps nothing
        self._lock = threading.Lock()
        self._added = limit  # so that the first file of a process makes it count what is there

    def get(self, key: str, now: float) -> bytes | None:
        """The file's bytes, None where it is not kept. ``key`` is hexadecimal, ``now`` in seconds since 1970."""
        path = self._path(key)
        try:
            body = path.read_bytes()
            if now - path.stat().st_mtime > USED_RESOLUTION:
                os.utime(path, (now, now))
        except OSError:
            return None
        return body

    def put(self, key: str, body: bytes) -> None:
        """Keep ``body``. A full or read-only disk only costs the caching."""
        if not self._limit:
            return
        path = self._path(key)
        fresh = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(body)
            fresh.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
            return
        self._count(len(body))

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key

    def _count(self, size: int) -> None:
        with self._lock:
            self._added += size
            if self._added <= self._limit * SWEEP_SHARE:
                return
            self._added = 0
        self._sweep()

    def _sweep(self) -> None:
        kept = sorted(_files(self._folder), key=lambda file: file[0])
        total = sum(size for _, size, _ in kept)
        if total <= self._limit:
            return
        for _, size, path in kept:
            with contextlib.suppress(OSError):
                os.unlink(path)
            total -= size
            if total <= self._limit * KEEP_SHARE:
                return


class Failures:
    """What could not be had a moment ago, so that it is not asked for again at every view of a page."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._until: OrderedDict[str, float] = OrderedDict()

    def note(self, key: str, until: float) -> None:
        """Remember ``key`` until that time (seconds since 1970)."""
        with self._lock:
            self._until[key] = until
            self._until.move_to_end(key)
            while len(self._until) > MAX_FAILURES:
                self._until.popitem(last=False)

    def remaining(self, key: str, now: float) -> float:
        """Seconds for which ``key`` need not be tried, 0 where it may be."""
        with self._lock:
            return max(self._until.get(key, 0.0) - now, 0.0)


def _files(folder: Path) -> list[tuple[float, int, str]]:
    """Time of last use, size and path of each file; those that vanish meanwhile are left out."""
    found = []
    for directory in _entries(folder):
        for file in _entries(directory.path):
            with contextlib.suppress(OSError):
                facts = file.stat()
                found.append((facts.st_mtime, facts.st_size, file.path))
    return found


def _entries(folder: Path | str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []
