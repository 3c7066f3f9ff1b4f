"""Near-duplicates: articles that share most of their word shingles, found through bands of their MinHash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from broadsheet.stories.fingerprint import BINS, Fingerprint

ROWS = 2  # bins in a band: 32 bands find 98 % of pairs with a Jaccard of .34 and 8 % of those with .05
CONTAINMENT = 0.58  # share of the shorter text's shingles that stand in the longer one
JACCARD = 0.2  # with .30 a third of copies that were cut, rewritten and added to is missed


Sketch = tuple[npt.NDArray[np.uint32], int]  # a MinHash, and of how many shingles


@dataclass(frozen=True, slots=True)
class Overlap:
    """Estimates from two MinHashes; each has a standard error of about .06."""

    jaccard: float
    containment: float  # of the shorter in the longer text


def overlap(one: Fingerprint, other: Fingerprint) -> Overlap:
    """How much of their shingles two articles share; zero where one is too short to say."""
    if not one.minhash or not other.minhash:
        return Overlap(0.0, 0.0)
    return _measured(
        (np.array(one.minhash, dtype=np.uint32), one.shingles),
        (np.array(other.minhash, dtype=np.uint32), other.shingles),
    )


def _measured(one: Sketch, other: Sketch) -> Overlap:
    jaccard = int(np.count_nonzero(one[0] == other[0])) / BINS
    shared = jaccard / (1 + jaccard) * (one[1] + other[1])
    return Overlap(jaccard, min(1.0, shared / min(one[1], other[1])))


def is_copy(found: Overlap) -> bool:
    """Whether one of two articles is made from the other (or both from one wire text)."""
    return found.jaccard >= JACCARD and found.containment >= CONTAINMENT


def bands(minhash: Sequence[int]) -> tuple[int, ...]:
    """One key for each band; two articles with a key in common are worth comparing."""
    return tuple(
        (band << 48) ^ ((minhash[band * ROWS] * 0x9E3779B1 + minhash[band * ROWS + 1]) & 0xFFFFFFFFFFFF)
        for band in range(len(minhash) // ROWS)
    )


class CopyIndex:
    """Articles by the bands of their MinHash."""

    def __init__(self) -> None:
        self._by_band: dict[int, int | list[int]] = {}  # nearly every band has one article: no list for that
        self._sketches: dict[int, Sketch] = {}

    def add(self, article_id: int, fingerprint: Fingerprint) -> None:
        """Make an article findable; one that is too short to be compared is left out."""
        if not fingerprint.minhash or article_id in self._sketches:
            return
        self._sketches[article_id] = (np.array(fingerprint.minhash, dtype=np.uint32), fingerprint.shingles)
        for key in bands(fingerprint.minhash):
            there = self._by_band.setdefault(key, article_id)
            if isinstance(there, list):
                there.append(article_id)
            elif there != article_id:
                self._by_band[key] = [there, article_id]

    def remove(self, article_id: int) -> None:
        """Forget an article; one that is not there is fine."""
        sketch = self._sketches.pop(article_id, None)
        if sketch is None:
            return
        for key in bands(sketch[0].tolist()):
            ids = self._by_band[key]
            if isinstance(ids, list) and len(ids) > 1:
                ids.remove(article_id)
            else:
                del self._by_band[key]

    def copies(self, fingerprint: Fingerprint, *, besides: int | None = None) -> list[tuple[float, int]]:
        """(containment, article id) of the articles that share this one's text, best first."""
        if not fingerprint.minhash:
            return []
        ids: set[int] = set()
        for key in bands(fingerprint.minhash):
            there = self._by_band.get(key, ())
            ids.update((there,) if isinstance(there, int) else there)
        ids.discard(besides if besides is not None else -1)
        mine = np.array(fingerprint.minhash, dtype=np.uint32)
        measured = [(_measured((mine, fingerprint.shingles), self._sketches[found]), found) for found in ids]
        return sorted(
            ((each.containment, found) for each, found in measured if is_copy(each)), key=lambda p: (-p[0], p[1])
        )
