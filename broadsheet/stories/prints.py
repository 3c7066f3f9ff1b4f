"""Many packed fingerprints at once, as arrays: a window of a million articles is loaded without unpacking each."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from broadsheet.stories.fingerprint import VERSION, Fingerprint
from broadsheet.stories.sketches import SIZE
from broadsheet.stories.sparse import Hashes

Rows = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]

_HEAD = struct.Struct("<BI6BH")  # as Fingerprint.to_bytes writes it
_SKETCHED = 5  # bytes before the one that tells whether there is a sketch, and the lengths of the sections


class Section(NamedTuple):
    """One field of all articles, article after article: the row of each term, the term, how often it stands there."""

    row: Rows
    terms: Hashes
    counts: Bytes


class Prints(NamedTuple):
    """Fingerprints of ``size`` articles without their sketches and words."""

    size: int
    title: Section
    body: Section
    names: Section
    skeletons: Section
    numbers: Section

    def lengths(self, section: Section) -> Rows:
        """How many terms each article has in a section."""
        return np.bincount(section.row, minlength=self.size)


def is_current(packed: bytes) -> bool:
    """Whether these bytes are a fingerprint that this program writes."""
    return len(packed) >= _HEAD.size and packed[0] == VERSION


def unpacked(packed: Sequence[bytes]) -> Prints:
    """The sections of fingerprints, all of which are current."""
    buffer = np.frombuffer(b"".join(packed), np.uint8)
    lengths = np.fromiter(map(len, packed), np.int64, len(packed))
    starts = np.cumsum(lengths) - lengths
    head = buffer[starts[:, None] + np.arange(_SKETCHED, _SKETCHED + 6)].astype(np.int64)
    sizes = head[:, 1:]
    ends = (starts + _HEAD.size + SIZE * head[:, 0])[:, None] + 4 * np.cumsum(sizes, axis=1)
    firsts = ends - 4 * sizes
    counted = ends[:, -1]  # where the counts of the body begin, and after them those of the names
    sections = [_section(buffer, firsts[:, place], sizes[:, place]) for place in range(5)]
    title, body, names, skeletons, numbers = sections
    body = body._replace(counts=buffer[_ragged(counted, sizes[:, 1], 1)])
    names = names._replace(counts=buffer[_ragged(counted + sizes[:, 1], sizes[:, 2], 1)])
    return Prints(len(packed), title, body, names, skeletons, numbers)


def sketched(packed: bytes, language: str) -> Fingerprint:
    """A fingerprint with nothing but the sketch of its text."""
    _, shingles, there, *_ = _HEAD.unpack_from(packed)
    return Fingerprint(language, shingles, packed[_HEAD.size : _HEAD.size + SIZE * there])


def _section(buffer: Bytes, firsts: Rows, sizes: Rows) -> Section:
    at = _ragged(firsts, sizes, 4)
    terms = sum((buffer[at + place].astype(np.uint32) << np.uint32(8 * place) for place in range(4)), np.uint32(0))
    row = np.repeat(np.arange(len(sizes)), sizes)
    return Section(row, np.asarray(terms, np.uint32), np.ones(len(row), np.uint8))


def _ragged(firsts: Rows, sizes: Rows, step: int) -> Rows:
    """``first, first + step …`` for each of the firsts, ``size`` numbers each."""
    within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return np.repeat(firsts, sizes) + step * within


def rank(row: Rows) -> Rows:
    """The place of each entry within its row, from 0; rows are in order."""
    if not len(row):
        return np.zeros(0, np.int64)
    begins = np.flatnonzero(np.diff(row, prepend=row[0] - 1))
    return np.arange(len(row)) - np.repeat(begins, np.diff(np.append(begins, len(row))))
