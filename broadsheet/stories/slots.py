"""Which row of an array belongs to an id: eight bytes an entry, where a dict takes a hundred."""

from __future__ import annotations

from array import array
from typing import Any

import numpy as np
import numpy.typing as npt

_MIX = 0x9E3779B97F4A7C15
_WORD = (1 << 64) - 1
_FIRST = 64  # rows of a new table


def grown(column: Any, rows: int) -> Any:
    """The column with room for ``rows``. New pages take no memory before they are written."""
    wider = np.empty((rows, *column.shape[1:]), column.dtype)
    wider[: len(column)] = column
    return wider


class Slots:
    """Gives each id a row, and takes rows back. Open addressing, linear probing (Knuth, 6.4: L and R)."""

    def __init__(self) -> None:
        self.ids = np.empty(_FIRST, np.int64)  # by row; what stands in a free one means nothing
        self._table = array("i", bytes(8 * _FIRST))  # row + 1, or 0
        self._free: list[int] = []
        self._used = 0  # rows that were ever given out
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, key: int) -> bool:
        return self.find(key) >= 0

    @property
    def rows(self) -> int:
        """Rows for which columns need room."""
        return len(self.ids)

    def occupied(self) -> npt.NDArray[np.intp]:
        """The rows that belong to an id, in order."""
        taken = np.ones(self._used, bool)
        taken[self._free] = False
        return np.flatnonzero(taken)

    def find(self, key: int) -> int:
        """The row of an id, or -1."""
        at = self._home(key)
        while row := self._table[at]:
            if self.ids.item(row - 1) == key:
                return row - 1
            at = (at + 1) % len(self._table)
        return -1

    def give(self, key: int) -> int:
        """A row for an id that has none."""
        if 2 * (self._count + 1) > len(self._table):
            self._widen()
        row = self._free.pop() if self._free else self._used
        if row == self._used:
            self._used += 1
            if self._used > len(self.ids):
                self.ids = grown(self.ids, 2 * len(self.ids))
        self.ids[row] = key
        self._enter(key, row)
        self._count += 1
        return row

    def take(self, key: int) -> int:
        """Take the row of an id back, and return it; -1 where there is none."""
        at = self._home(key)
        while (row := self._table[at]) and self.ids.item(row - 1) != key:
            at = (at + 1) % len(self._table)
        if not row:
            return -1
        self._table[at] = 0
        self._close_gap(at)
        self._free.append(row - 1)
        self._count -= 1
        return row - 1

    def _home(self, key: int) -> int:
        return ((key * _MIX & _WORD) >> 20) % len(self._table)

    def _enter(self, key: int, row: int) -> None:
        at = self._home(key)
        while self._table[at]:
            at = (at + 1) % len(self._table)
        self._table[at] = row + 1

    def _close_gap(self, gap: int) -> None:
        size = len(self._table)
        at = (gap + 1) % size
        while row := self._table[at]:
            home = self._home(self.ids.item(row - 1))
            if (at - home) % size >= (at - gap) % size:
                self._table[gap], self._table[at], gap = row, 0, at
            at = (at + 1) % size

    def _widen(self) -> None:
        taken = self.occupied()
        self._table = array("i", bytes(8 * len(self._table)))
        for row, key in zip(taken.tolist(), self.ids[taken].tolist(), strict=True):
            self._enter(key, row)
