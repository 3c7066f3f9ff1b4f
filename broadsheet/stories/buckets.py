"""Hash tables in arrays: which numbers were filed under a 32-bit key. 4 bytes a posting, and no Python object for any.

Each of several rows of tables is a row of buckets with room for ROOM postings, one cache line. A posting is 24 bits of
number and 8 bits of its key. Tables grow by linear hashing (Litwin, 1980): a few buckets at a time are split, so that
no article ever waits for a table to be made anew.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

ROOM = 16  # postings in a bucket
MOST = (1 << 24) - 1  # numbers that can be told apart
FIRST = 64  # buckets of a new table
STEP = 1024  # buckets that are split at once

Array32 = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int64]

_TAG = np.uint32(24)
_NUMBER = np.uint32(MOST)


class Buckets:
    """``tables`` hash tables that are asked side by side: row t of every argument belongs to table t.

    ``key_of(numbers, tables)`` gives the keys under which numbers were filed (arrays of one shape); splitting asks for
    them. ``cap`` is how many postings one key may have in a table, ``load`` how full the room may be: at .62 a posting
    takes 6.6 bytes and 1 in 13 finds its bucket full and is not filed, at .4 it takes 10 and 1 in 150.
    """

    def __init__(self, tables: int, cap: int, load: float, key_of: Callable[[Numbers, Numbers], Array32]) -> None:
        self._cap, self._load, self._key_of = cap, load, key_of
        self._tables = np.arange(tables)
        self._room = np.zeros((FIRST, tables, ROOM), dtype=np.uint32)
        self._half, self._split, self._filed = FIRST, 0, 0

    @property
    def nbytes(self) -> int:
        """Bytes of memory."""
        return self._room.nbytes

    def file(self, number: int, keys: Array32) -> bool:
        """File ``number`` under one key in each table; whether all buckets had room.

        A key that has ``cap`` numbers gives up one of them: the newest of a common key are always there.
        """
        buckets = self._buckets(keys)
        there = self._room[buckets, self._tables]
        free = there == 0
        same = ((there >> _TAG) == (keys >> _TAG)[:, None]) & ~free
        common = np.count_nonzero(same, axis=1) >= self._cap
        fits = common | free.any(axis=1)
        place = np.where(common, same.argmax(axis=1), free.argmax(axis=1))[fits]
        at = self._tables[fits]
        self._room[buckets[at], at, place] = (keys[at] >> _TAG << _TAG) | np.uint32(number + 1)
        self._filed += 1
        while self._filed > self._load * ROOM * (self._half + self._split):
            self._grow()
        return bool(fits.all())

    def remove(self, number: int, keys: Array32) -> None:
        """Take ``number`` out from under its keys."""
        buckets = self._buckets(keys)
        there = self._room[buckets, self._tables]
        table, at = np.nonzero((there & _NUMBER) == np.uint32(number + 1))
        self._room[buckets[table], table, at] = 0
        self._filed -= 1

    def find(self, keys: Array32) -> Numbers:
        """The numbers under these keys, at most ``cap`` a key, some twice; and now and then one of another key."""
        there = self._room[self._buckets(keys), self._tables]
        found = there[((there >> _TAG) == (keys >> _TAG)[:, None]) & (there != 0)]
        numbers: Numbers = (found & _NUMBER).astype(np.int64) - 1
        return numbers

    def _buckets(self, keys: Array32) -> Array32:
        at = keys & np.uint32(self._half - 1)
        return at | (keys & np.uint32(self._half)) * (at < self._split)

    def _grow(self) -> None:
        """Split the next buckets: what has the next bit of its key set moves to the new half."""
        first, last = self._split, min(self._split + STEP, self._half)
        if len(self._room) < self._half + last:
            self._room.resize((self._half + last, *self._room.shape[1:]), refcheck=False)
        old = self._room[first:last]
        bucket, table, at = np.nonzero(old)
        numbers = (old[bucket, table, at] & _NUMBER).astype(np.int64) - 1
        moves = (self._key_of(numbers, table) & np.uint32(self._half)) != 0
        bucket, table, at = bucket[moves], table[moves], at[moves]
        self._room[self._half + first + bucket, table, at] = old[bucket, table, at]
        old[bucket, table, at] = 0
        self._split = last
        if self._split == self._half:
            self._half, self._split = 2 * self._half, 0
