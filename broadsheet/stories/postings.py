"""An inverted index of bounded lists: term → the stories in which it weighs most, kept in one array of numbers.

A posting is a story's row and its weight there in 32 steps. A term leads to at most LONGEST stories; when one more
comes, the one goes that would rank last: weight and age are one number, since fading by half-lives keeps every order.
Of terms with more than COMMON stories nothing is read at all.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from broadsheet.stories.slots import grown
from broadsheet.stories.sparse import Floats, Hashes

Rows = npt.NDArray[np.int64]

LONGEST = 256
FIRST, LARGEST = 12, 22  # bits of a term that choose its list
OCTAVE = 4  # steps of weight to a doubling
_TIERS = 32
IMPACT: Floats = np.exp2((np.arange(_TIERS, dtype=np.float32) - (_TIERS - 1)) / OCTAVE)


def tiers(weights: Floats) -> npt.NDArray[np.uint32]:
    """Weights up to 1 in steps of a fourth of an octave."""
    with np.errstate(divide="ignore"):
        steps: npt.NDArray[np.uint32] = np.clip(np.rint(np.log2(weights) * OCTAVE) + _TIERS - 1, 0, _TIERS - 1).astype(
            np.uint32
        )
    return steps


class Entries(NamedTuple):
    """The postings of some lists: how many each list has, and for each posting the list it is of and its place."""

    size: Rows
    number: Rows
    place: Rows  # in the pool, or -1
    postings: Hashes


class Postings:
    """Lists of story rows with weights, by term. ``freshness`` is a story's last time in OCTAVE steps a half-life."""

    def __init__(self, expected: int = 0) -> None:
        lists = 1 << max(FIRST, min(LARGEST, expected.bit_length() + 1))
        self._size = np.zeros(lists, np.uint16)
        self._room = np.zeros(lists, np.uint8)  # log2 of how many fit into the list's place in the pool
        self._start = np.zeros(lists, np.uint32)  # of the list in the pool; a single posting stands here itself
        self._beyond: dict[int, int] = {}  # by list: stories with the term that are not in it
        self._pool = np.zeros(1 << FIRST, np.uint32)
        self._end = 1
        self._gaps: list[list[int]] = [[] for _ in range(LONGEST.bit_length())]
        self.count = 0

    def spread(self, terms: Hashes) -> npt.NDArray[np.int64]:
        """In how many stories each term stands."""
        lists = self.lists(terms)
        found = self._size[lists].astype(np.int64)
        if self._beyond:
            found += np.fromiter((self._beyond.get(each, 0) for each in lists.tolist()), np.int64, len(lists))
        return found

    def read(self, terms: Hashes, weights: Floats, common: int) -> tuple[Rows, Floats]:
        """Story rows with the weight of each of their postings times that of its term in ``weights``.

        Rows come as often as they have terms. Terms with more than ``common`` stories are passed over.
        """
        telling = self.spread(terms) <= common
        found = self._entries(self.lists(terms[telling]))
        asked = weights[telling][found.number]
        postings = found.postings
        return (postings >> np.uint32(5)).astype(np.int64), asked * IMPACT[postings & np.uint32(_TIERS - 1)]

    def lists(self, terms: Hashes) -> Hashes:
        """The numbers of the lists of these terms; rare terms may have one in common."""
        return terms & np.uint32(len(self._size) - 1)

    def crowded(self) -> bool:
        """Whether there are too few lists for so many postings."""
        return 2 * self.count > len(self._size) and len(self._size) < 1 << LARGEST

    def add(self, terms: Hashes, weights: npt.NDArray[np.uint32], row: int, freshness: Floats) -> None:
        """Enter a story under its terms, strongest first; its ``weights``, in ``tiers``, never go down."""
        lists, first = np.unique(self.lists(terms), return_index=True)
        postings = np.uint32(row << 5) | weights[first].astype(np.uint32)
        found = self._entries(lists)
        there = np.flatnonzero(found.postings >> np.uint32(5) == row)
        held = found.number[there]
        self._write(lists[held], found.place[there], np.maximum(postings[held], found.postings[there]))
        missing = np.ones(len(lists), np.bool_)
        missing[held] = False
        fresh = missing & (found.size == 0)
        self._start[lists[fresh]], self._size[lists[fresh]] = postings[fresh], 1
        self.count += int(np.count_nonzero(missing))
        rest = missing & ~fresh
        for each, size, posting in zip(
            lists[rest].tolist(), found.size[rest].tolist(), postings[rest].tolist(), strict=True
        ):
            if size == LONGEST:
                self._replace_last(each, posting, freshness)
            else:
                self._append(each, size, posting)

    def _write(self, lists: Hashes, places: Rows, postings: Hashes) -> None:
        """Change postings; those that stand outside the pool have the place -1."""
        pooled = places >= 0
        self._pool[places[pooled]] = postings[pooled]
        self._start[lists[~pooled]] = postings[~pooled]

    def _entries(self, lists: Hashes) -> Entries:
        size = self._size[lists].astype(np.int64)
        start = self._start[lists].astype(np.int64)
        number = np.repeat(np.arange(len(lists)), size)
        place = np.arange(len(number)) + (start - np.cumsum(size) + size)[number]
        pooled = self._room[lists][number] > 0
        postings = self._pool[np.where(pooled, place, 0)]
        postings[~pooled] = start[number[~pooled]]
        place[~pooled] = -1
        return Entries(size, number, place, postings)

    def remove(self, terms: Hashes, row: int) -> None:
        """Take a story out of the lists of these terms."""
        for each in set(self.lists(terms).tolist()):
            size = self._size.item(each)
            entries = self._list(each, size)
            there = np.flatnonzero(entries >> np.uint32(5) == row)
            if len(there):
                entries[there[0]] = entries[size - 1]
                self._shrink(each, size - 1)
            elif each in self._beyond:
                self._beyond[each] -= 1
                if not self._beyond[each]:
                    del self._beyond[each]

    def _list(self, each: int, size: int) -> Hashes:
        if not self._room.item(each):
            return self._start[each : each + size]
        start = self._start.item(each)
        return self._pool[start : start + size]

    def _replace_last(self, each: int, posting: int, freshness: Floats) -> None:
        entries = self._list(each, LONGEST)
        ranks = (entries & np.uint32(_TIERS - 1)) + freshness[entries >> np.uint32(5)]
        last = int(ranks.argmin())
        if (posting & (_TIERS - 1)) + freshness.item(posting >> 5) > ranks[last]:
            entries[last] = posting
        self._beyond[each] = self._beyond.get(each, 0) + 1

    def _append(self, each: int, size: int, posting: int) -> None:
        room = self._room.item(each)
        if size == 0:
            self._start[each] = posting
        else:
            if size == 1 << room:
                self._move(each, size, room + 1)
            self._pool[self._start.item(each) + size] = posting
        self._size[each] = size + 1

    def _shrink(self, each: int, size: int) -> None:
        """Lists that are down to one posting or none give their place back."""
        room = self._room.item(each)
        self._size[each] = size
        self.count -= 1
        if size <= 1 and room:
            start = self._start.item(each)
            self._start[each] = self._pool[start]
            self._room[each] = 0
            self._gaps[room].append(start)

    def _move(self, each: int, size: int, room: int) -> None:
        entries = self._list(each, size).copy()
        if self._room[each]:
            self._gaps[self._room.item(each)].append(self._start.item(each))
        start = self._gaps[room].pop() if self._gaps[room] else self._grow(1 << room)
        self._pool[start : start + size] = entries
        self._start[each], self._room[each] = start, room

    def _grow(self, length: int) -> int:
        start, self._end = self._end, self._end + length
        if self._end > len(self._pool):
            self._pool = grown(self._pool, 2 * max(self._end, len(self._pool)))
        return start

    def fill(self, pairs: npt.NDArray[np.uint64], freshness: Floats) -> None:
        """Lay out many lists that are still empty, from ``paired`` postings; these are put in order on the way."""
        if not len(pairs):
            return
        pairs.sort()
        lists, postings = (pairs >> np.uint64(32)).astype(np.uint32), pairs.astype(np.uint32)
        heaviest = np.append((lists[1:] != lists[:-1]) | (postings[1:] >> 5 != postings[:-1] >> 5), True)
        lists, postings = lists[heaviest], postings[heaviest]
        each, counts = np.unique(lists, return_counts=True)
        if len(each) and counts.max() > LONGEST:
            for one, count in zip(each[counts > LONGEST].tolist(), counts[counts > LONGEST].tolist(), strict=True):
                self._beyond[one] = count - LONGEST
            postings = _cut(postings, counts, freshness)
            counts = np.minimum(counts, LONGEST)
        self._lay_out(each, counts, postings)

    def _lay_out(self, each: Hashes, counts: Rows, postings: Hashes) -> None:
        rooms = np.ceil(np.log2(counts)).astype(np.uint8)
        lengths = np.where(rooms > 0, np.int64(1) << rooms.astype(np.int64), 0)
        starts = self._grow(int(lengths.sum())) + np.cumsum(lengths) - lengths
        firsts = np.cumsum(counts) - counts
        places = np.repeat(starts - firsts, counts) + np.arange(len(postings))
        pooled = np.repeat(rooms > 0, counts)
        self._pool[places[pooled]] = postings[pooled]
        self._size[each], self._room[each] = counts, rooms
        self._start[each] = np.where(rooms > 0, starts, postings[firsts])
        self.count += len(postings)


def paired(lists: Hashes, rows: Rows, weights: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint64]:
    """Postings with their lists, for ``Postings.fill``."""
    postings = (rows.astype(np.uint64) << np.uint64(5)) | weights.astype(np.uint64)
    return (lists.astype(np.uint64) << np.uint64(32)) | postings


def _cut(postings: Hashes, counts: Rows, freshness: Floats) -> Hashes:
    """Of consecutive lists with ``counts`` postings the LONGEST highest of each."""
    long = np.repeat(counts > LONGEST, counts)
    within = np.arange(len(postings)) - np.repeat(np.cumsum(counts) - counts, counts)
    entries = postings[long]
    ranks = (entries & np.uint32(_TIERS - 1)) + freshness[entries >> np.uint32(5)]
    number = np.repeat(np.arange(len(counts)), counts)[long]
    kept = np.ones(len(postings), np.bool_)
    order = np.lexsort((entries, -ranks, number))
    at = np.flatnonzero(long)
    kept[at[order[within[long] >= LONGEST]]] = False
    return postings[kept]
