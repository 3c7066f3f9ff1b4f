"""How many requests may be under way at once, for each key and in all."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Lets ``each`` callers in for one key and ``total`` for all.

    The others wait, as long as those inside and waiting are no more than ``crowd``: who waits holds a thread, too.
    """

    def __init__(self, *, each: int, total: int, crowd: int) -> None:
        self._each = each
        self._total = total
        self._crowd = crowd
        self._waiting = 0
        self._inside: Counter[str] = Counter()
        self._changed = threading.Condition()

    @contextmanager
    def take(self, key: str, patience: float) -> Iterator[bool]:
        """True inside when it became our turn within ``patience`` seconds, else False."""
        with self._changed:
            entered = self._await_turn(key, patience)
            if entered:
                self._inside[key] += 1
        try:
            yield entered
        finally:
            if entered:
                self._leave(key)

    def _await_turn(self, key: str, patience: float) -> bool:
        if self._is_free(key):
            return True
        if self._inside.total() + self._waiting >= self._crowd:
            return False
        self._waiting += 1
        try:
            return self._changed.wait_for(lambda: self._is_free(key), timeout=max(patience, 0.0))
        finally:
            self._waiting -= 1

    def _is_free(self, key: str) -> bool:
        return self._inside[key] < self._each and self._inside.total() < self._total

    def _leave(self, key: str) -> None:
        with self._changed:
            self._inside[key] -= 1
            self._inside += Counter()  # forgets keys at zero
            self._changed.notify_all()
