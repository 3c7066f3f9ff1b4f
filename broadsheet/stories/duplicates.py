"""Near-duplicates: articles that share most of their wording, found through the keys of their sketches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from broadsheet.stories.buckets import MOST, Buckets, Numbers
from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.sketches import BINS, KEYS, SIZE

JACCARD = 0.1  # below it an estimate of containment is mostly noise
# The share of the shorter text's shingles that must stand in the longer one is CONTAINMENT + SHORT / √shingles, at most
# ALIKE: quotations and stock phrases make up more of a short text than of a long one. Over planted copies and their
# hard negatives a constant .58 gives F1 .967 at a precision of .996, this bar .974 at .998 (seed 101).
CONTAINMENT, SHORT, ALIKE = 0.42, 3.0, 0.9
FEW = 4  # articles filed under one key: more have a common phrase, or one wire text, of which any copy leads to it
BLOCK = 1 << 14  # articles by which the memory grows

Bytes = npt.NDArray[np.uint8]

_EQUAL = np.array([sum(not value >> shift & 3 for shift in (0, 2, 4, 6)) for value in range(256)], dtype=np.uint8)
_CHANCE = 0.25  # of two bits to be equal


@dataclass(frozen=True, slots=True)
class Overlap:
    """Estimates from two sketches; the Jaccard has a standard error of about .02."""

    jaccard: float
    containment: float  # of the shorter in the longer text
    copy: bool  # whether one of the two is made from the other, or both from one wire text


def overlap(one: Fingerprint, other: Fingerprint) -> Overlap:
    """How much of their shingles two articles share; nothing where one is too short to say."""
    if not one.minhash or not other.minhash:
        return Overlap(0.0, 0.0, False)
    jaccard, containment, copy = _measured(one, _bytes(other.minhash)[None, 4 * KEYS :], np.array([other.shingles]))
    return Overlap(jaccard.item(), containment.item(), copy.item())


def _measured(
    one: Fingerprint, others: Bytes, theirs: npt.NDArray[np.integer]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Jaccard, containment and whether it is a copy, of one text and each of several, given by bins and shingles."""
    equal = _EQUAL[others ^ _bytes(one.minhash)[4 * KEYS :]].sum(axis=1) / BINS
    jaccard = np.maximum(0.0, (equal - _CHANCE) / (1 - _CHANCE))
    shorter = np.minimum(theirs, one.shingles)
    containment = np.minimum(1.0, jaccard / (1 + jaccard) * (theirs + float(one.shingles)) / shorter)
    bar = np.minimum(ALIKE, CONTAINMENT + SHORT / np.sqrt(shorter))
    return jaccard, containment, (jaccard >= JACCARD) & (containment >= bar)


def _bytes(minhash: bytes) -> Bytes:
    return np.frombuffer(minhash, dtype=np.uint8)


def _keys(minhash: Bytes) -> npt.NDArray[np.uint32]:
    return minhash[: 4 * KEYS].view(np.uint32)


class CopyIndex:
    """Articles by the keys of their sketches, in arrays: under 400 bytes an article, and the same time for each.

    An article has a row in the arrays; ``_rows_of`` leads from its id to the row.
    """

    def __init__(self) -> None:
        self._ids = np.zeros(0, dtype=np.int64)
        self._shingles = np.zeros(0, dtype=np.uint32)
        self._sketches = np.zeros((0, SIZE), dtype=np.uint8)
        self._free: list[int] = []
        self._used = 0
        self._by_key = Buckets(KEYS, FEW, 0.62, self._key_of)
        self._by_id = Buckets(1, MOST, 0.4, lambda rows, _: _hashed(self._ids[rows]))
        self._unfiled: dict[int, int] = {}  # rows of the few ids that found no room

    def __len__(self) -> int:
        return self._used - len(self._free)

    @property
    def nbytes(self) -> int:
        """Bytes of memory in arrays."""
        arrays = self._ids.nbytes + self._shingles.nbytes + self._sketches.nbytes
        return arrays + self._by_key.nbytes + self._by_id.nbytes

    def add(self, article_id: int, fingerprint: Fingerprint) -> None:
        """Make an article findable; one that is too short to be compared is left out."""
        if not fingerprint.minhash or self._row(article_id) is not None:
            return
        row = self._new_row()
        self._ids[row], self._shingles[row] = article_id, fingerprint.shingles
        self._sketches[row] = _bytes(fingerprint.minhash)
        self._by_key.file(row, _keys(self._sketches[row]))
        if not self._by_id.file(row, _hashed(np.array([article_id]))):
            self._unfiled[article_id] = row

    def remove(self, article_id: int) -> None:
        """Forget an article; one that is not there is fine."""
        row = self._row(article_id)
        if row is None:
            return
        self._by_key.remove(row, _keys(self._sketches[row]))
        self._by_id.remove(row, _hashed(np.array([article_id])))
        self._unfiled.pop(article_id, None)
        self._free.append(row)

    def copies(self, fingerprint: Fingerprint, *, besides: int | None = None) -> list[tuple[float, int]]:
        """(Jaccard, article id) of the articles that share this one's text, best first."""
        if not fingerprint.minhash:
            return []
        rows = np.unique(self._by_key.find(_keys(_bytes(fingerprint.minhash))))
        if not len(rows):
            return []
        jaccard, _, copy = _measured(fingerprint, self._sketches[rows, 4 * KEYS :], self._shingles[rows])
        found = zip(jaccard[copy].tolist(), self._ids[rows[copy]].tolist(), strict=True)
        return sorted((each for each in found if each[1] != besides), key=lambda pair: (-pair[0], pair[1]))

    def _row(self, article_id: int) -> int | None:
        rows = self._by_id.find(_hashed(np.array([article_id])))
        for row in rows.tolist():
            if self._ids[row] == article_id:
                return int(row)
        return self._unfiled.get(article_id)

    def _new_row(self) -> int:
        if self._free:
            return self._free.pop()
        if self._used == len(self._ids):
            size = self._used + BLOCK
            if size > MOST:
                raise MemoryError(f"A window holds {MOST:,} articles at most; set story_window_articles lower.")
            self._ids.resize(size, refcheck=False)
            self._shingles.resize(size, refcheck=False)
            self._sketches.resize((size, SIZE), refcheck=False)
        self._used += 1
        return self._used - 1

    def _key_of(self, rows: Numbers, tables: Numbers) -> npt.NDArray[np.uint32]:
        return self._sketches.view(np.uint32)[rows, tables]


def _hashed(ids: Numbers) -> npt.NDArray[np.uint32]:
    mixed = ids.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return ((mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9) >> np.uint64(32)).astype(np.uint32)
