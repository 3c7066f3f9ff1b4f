"""The indexer of one data directory: whichever process holds the index's writer."""

from __future__ import annotations

import logging
from pathlib import Path
from time import monotonic

from broadsheet.errors import IndexBusy, IndexFailure, IndexUnusable
from broadsheet.pipeline import index
from broadsheet.search import Writer

HEAP_BYTES = 16_000_000  # the least that tantivy takes; a batch of ours needs a tenth of it

BUSY_WAIT = 10.0  # seconds before asking again for an index that another process writes

log = logging.getLogger(__name__)


class Indexer:
    """Opens the index when it first can, and follows the paper from then on. Used by one thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer: Writer | None = None
        self._next_try = 0.0  # monotonic

    def step(self) -> bool:
        """Take the next batch; False when there was none, or another process of this machine is the indexer."""
        if self._writer is None and monotonic() < self._next_try:
            return False
        writer = self._writer or self._open()
        try:
            return writer is not None and index.step(writer) > 0
        except IndexFailure:  # a full disk, say: this writer is spent, the next step opens another
            self.close()
            raise

    def close(self) -> None:
        """Let another process write."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def _open(self) -> Writer | None:
        try:
            writer = Writer.open(self._path, heap_bytes=HEAP_BYTES)
        except IndexBusy:
            self._next_try = monotonic() + BUSY_WAIT
            return None
        except IndexUnusable as error:
            log.warning("%s It is made anew.", error)
            writer = Writer.rebuild(self._path, heap_bytes=HEAP_BYTES)
        if index.lag(writer.sequence) < 0:
            log.warning("The search index is of another database; it is made anew.")
            writer.close()
            writer = Writer.rebuild(self._path, heap_bytes=HEAP_BYTES)
        self._writer = writer
        return writer
