"""How many requests may be under way at once, for each key and in all."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Lets ``each`` callers in for one key and ``total`` for all; the others wait."""

    def __init__(self, *, each: int, total: int) -> None:
        self._each = each
        self._total = total
        self._inside: Counter[str] = Counter()
        self._changed = threading.Condition()

    @contextmanager
    def take(self, key: str, patience: float) -> Iterator[bool]:
        """True inside when it became our turn within ``patience`` seconds, else False."""
        with self._changed:
            entered = self._changed.wait_for(lambda: self._is_free(key), timeout=max(patience, 0.0))
            if entered:
                self._inside[key] += 1
        try:
            yield entered
        finally:
            if entered:
                self._leave(key)

    def _is_free(self, key: str) -> bool:
        return self._inside[key] < self._each and self._inside.total() < self._total

    def _leave(self, key: str) -> None:
        with self._changed:
            self._inside[key] -= 1
            self._inside += Counter()  # forgets keys at zero
            self._changed.notify_all()
