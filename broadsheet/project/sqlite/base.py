"""Threads of one process wait for SQLite's single writer at a lock, not by asking again and again.

SQLite's own waiting sleeps up to 100 ms between two looks. With four workers, 500 changed feeds took 11.3 s in place of
5.4 s with one (``bench.refresh``). Other processes still wait SQLite's way, up to ``timeout``.
"""

from __future__ import annotations

from threading import Lock
from typing import Any

from django.db.backends.sqlite3 import base

_writing = Lock()


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that holds the process's lock from BEGIN IMMEDIATE to the end of the transaction."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._holds_lock = False

    def _start_transaction_under_autocommit(self) -> None:
        timeout = float(self.settings_dict["OPTIONS"].get("timeout", 5.0))
        self._holds_lock = _writing.acquire(timeout=timeout)  # without it SQLite itself says that it is locked
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._release()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # a commit that fails is rolled back, which releases
        self._release()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._release()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._release()

    def _release(self) -> None:
        if self._holds_lock:
            self._holds_lock = False
            _writing.release()
