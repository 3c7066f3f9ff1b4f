"""Filling a window from stored fingerprints: thousands of articles at a time, in arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from broadsheet.stories.abroad import NUMBERS
from broadsheet.stories.frequencies import Frequencies
from broadsheet.stories.nouns import Stored
from broadsheet.stories.prints import Prints, rank, unpacked
from broadsheet.stories.roll import KEYS, Roll
from broadsheet.stories.sparse import KEPT, STRONG, Floats, Hashes, Packed, packed_weights
from broadsheet.stories.vectors import BARE_TERMS, DAMPED, PAIR, TITLE, mixed

Rows = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_DAMPED = np.array(DAMPED, np.float32)


class Weighed(NamedTuple):
    """Terms of many articles with weights before their lengths are made one."""

    row: Rows
    terms: Hashes
    weights: Floats
    naming: Flags


def enter(batch: Sequence[Stored], frequencies: Frequencies, roll: Roll) -> Rows:
    """Enter articles of one language that are not there into the roll; returns their rows."""
    prints = unpacked([each.packed for each in batch])
    bare = _bare(prints)
    language = batch[0].language
    raw = _raw(prints, bare)
    frequencies.count(raw.terms, 1)
    weighed = _ordered(_weighed(raw, prints, bare, frequencies, language), len(batch))
    frequencies.count(raw.terms, -1)
    place = rank(weighed.row)
    frequencies.hold(weighed.terms[place < STRONG], weighed.terms[place >= STRONG], language, len(batch))
    rows = roll.add_all(batch, bare, prints.lengths(prints.title) > 0)
    roll.set_vectors(rows, _packed(weighed, place, len(batch)))
    roll.set_keys(rows, _keys(prints))
    return rows


def _bare(prints: Prints) -> Flags:
    return prints.lengths(prints.body) < BARE_TERMS


def _raw(prints: Prints, bare: Flags) -> Weighed:
    """What ``vectors.raw`` gives, for many; rows in order."""
    title, body, names, numbers = prints.title, prints.body, prints.names, prints.numbers
    parts = (
        (title, np.full(len(title.row), TITLE, np.float32), True),
        (body, _DAMPED[body.counts], False),
        (names, np.where(bare[names.row], 0, _DAMPED[names.counts]), True),
        (numbers, np.where(bare[numbers.row], 0, np.float32(1)), False),
    )
    row = np.concatenate([part.row for part, _, _ in parts])
    terms = np.concatenate([part.terms for part, _, _ in parts])
    weights = np.concatenate([weight for _, weight, _ in parts])
    naming = np.concatenate([np.full(len(part.row), named) for part, _, named in parts])
    row, terms, weights, naming = (each[weights > 0] for each in (row, terms, weights, naming))
    both, place = np.unique((row.astype(np.uint64) << np.uint64(32)) | terms, return_inverse=True)
    return Weighed(
        (both >> np.uint64(32)).astype(np.int64),
        both.astype(np.uint32),
        np.bincount(place, weights).astype(np.float32),
        np.bincount(place, naming) > 0,
    )


def _weighed(raw: Weighed, prints: Prints, bare: Flags, frequencies: Frequencies, language: str) -> Weighed:
    """By rarity, with the pairs of neighbouring words of bare headlines."""
    terms, place = np.unique(raw.terms, return_inverse=True)
    usual, at_large = (frequencies.rarities(terms, language, only)[place] for only in (False, True))
    row, one, other = _pairs(prints, bare)
    rare = [frequencies.rarities(each, language, at_large=True) for each in (one, other)]
    return Weighed(
        np.concatenate([raw.row, row]),
        np.concatenate([raw.terms, mixed(one, other)]),
        np.concatenate([raw.weights * np.where(bare[raw.row], at_large, usual), PAIR * np.sqrt(rare[0] * rare[1])]),
        np.concatenate([raw.naming, np.zeros(len(row), np.bool_)]),
    )


def _pairs(prints: Prints, bare: Flags) -> tuple[Rows, Hashes, Hashes]:
    """What ``vectors.pairs`` gives for those that are bare: the row, and both words."""
    titled = prints.lengths(prints.title) > 0
    found = []
    for part, wanted in ((prints.title, bare & titled), (prints.body, bare & ~titled)):
        first = np.flatnonzero((part.row[1:] == part.row[:-1]) & wanted[part.row[1:]])
        found.append((part.row[first], part.terms[first], part.terms[first + 1]))
    row, one, other = (np.concatenate(column) for column in zip(*found, strict=True))
    return row, one, other


def _ordered(found: Weighed, size: int) -> Weighed:
    """Unit vectors, row by row, strongest terms first."""
    lengths = np.sqrt(np.bincount(found.row, np.square(found.weights), size)).astype(np.float32)
    order = np.lexsort((found.terms, -found.weights, found.row))
    row = found.row[order]
    return Weighed(row, found.terms[order], found.weights[order] / lengths[row], found.naming[order])


def _packed(found: Weighed, place: Rows, size: int) -> Packed:
    low, weights = np.zeros((size, KEPT), np.uint16), np.zeros((size, KEPT), np.uint8)
    high = np.zeros((size, STRONG), np.uint8)
    kept = place < KEPT
    row, at, terms = found.row[kept], place[kept], found.terms[kept]
    low[row, at] = (terms & np.uint32(0xFFFF)).astype(np.uint16)
    weights[row, at] = packed_weights(found.weights[kept]) | (found.naming[kept].astype(np.uint8) << np.uint8(7))
    strong = at < STRONG
    high[row[strong], at[strong]] = ((terms[strong] >> np.uint32(16)) & np.uint32(0xFF)).astype(np.uint8)
    return Packed(low, high, weights)


def _keys(prints: Prints) -> npt.NDArray[np.uint32]:
    """What ``abroad.keys`` gives, for many."""
    keys = np.zeros((prints.size, KEYS), np.uint32)
    names, numbers = prints.skeletons, prints.numbers
    least = KEYS - np.minimum(NUMBERS, prints.lengths(numbers))
    place = rank(names.row)
    kept = place < least[names.row]
    keys[names.row[kept], place[kept]] = names.terms[kept] & np.uint32(0xFFFFFE)
    told = np.minimum(prints.lengths(names), least)
    place = rank(numbers.row) + told[numbers.row]
    kept = place < KEYS
    keys[numbers.row[kept], place[kept]] = (numbers.terms[kept] & np.uint32(0xFFFFFF)) | np.uint32(1)
    return keys


def by_language(batch: Sequence[Stored]) -> list[list[Stored]]:
    """The articles of a batch, those of one language together."""
    return [[each for each in batch if each.language == language] for language in Counter(e.language for e in batch)]
