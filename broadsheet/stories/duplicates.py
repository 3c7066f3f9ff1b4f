"""Near-duplicates: articles that share most of their word shingles, found through bands of their MinHash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from broadsheet.stories.fingerprint import BINS, Fingerprint

ROWS = 2  # bins in a band: 32 bands find 98 % of pairs with a Jaccard of .34 and 8 % of those with .05
CONTAINMENT = 0.58  # share of the shorter text's shingles that stand in the longer one
JACCARD = 0.2  # with .30 a third of copies that were cut, rewritten and added to is missed


@dataclass(frozen=True, slots=True)
class Overlap:
    """Estimates from two MinHashes; each has a standard error of about .06."""

    jaccard: float
    containment: float  # of the shorter in the longer text


def overlap(one: Fingerprint, other: Fingerprint) -> Overlap:
    """How much of their shingles two articles share; zero where one is too short to say."""
    if not one.minhash or not other.minhash:
        return Overlap(0.0, 0.0)
    same = int(np.count_nonzero(np.array(one.minhash, dtype=np.uint32) == np.array(other.minhash, dtype=np.uint32)))
    jaccard = same / BINS
    shared = jaccard / (1 + jaccard) * (one.shingles + other.shingles)
    return Overlap(jaccard, min(1.0, shared / min(one.shingles, other.shingles)))


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
        self._by_band: dict[int, list[int]] = {}
        self._prints: dict[int, Fingerprint] = {}

    def add(self, article_id: int, fingerprint: Fingerprint) -> None:
        """Make an article findable; one that is too short to be compared is left out."""
        if not fingerprint.minhash or article_id in self._prints:
            return
        self._prints[article_id] = fingerprint
        for key in bands(fingerprint.minhash):
            self._by_band.setdefault(key, []).append(article_id)

    def remove(self, article_id: int) -> None:
        """Forget an article; one that is not there is fine."""
        fingerprint = self._prints.pop(article_id, None)
        if fingerprint is None:
            return
        for key in bands(fingerprint.minhash):
            ids = self._by_band[key]
            ids.remove(article_id)
            if not ids:
                del self._by_band[key]

    def copies(self, fingerprint: Fingerprint, *, besides: int | None = None) -> list[tuple[float, int]]:
        """(containment, article id) of the articles that share this one's text, best first."""
        if not fingerprint.minhash:
            return []
        ids = {found for key in bands(fingerprint.minhash) for found in self._by_band.get(key, ())}
        ids.discard(besides if besides is not None else -1)
        measured = [(overlap(fingerprint, self._prints[found]), found) for found in ids]
        return sorted(
            ((each.containment, found) for each, found in measured if is_copy(each)), key=lambda p: (-p[0], p[1])
        )
