"""The same event in another language: names across scripts, and numbers, as evidence.

Measured on the pairs of articles of the demo world that differ in language and lie within three days: of those that
share enough to be compared at all (100 of the same event, 22 of different ones) 89 and 3 pass JOIN. Frequencies change
while a window fills, so ``strangers`` asks again in every review.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

import numpy as np

from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.roll import KEYS, Roll
from broadsheet.stories.shelf import Shelf
from broadsheet.stories.sparse import Hashes

JOIN = 0.45  # share of the weaker article's evidence that the other one has: .30 lets 14 wrong pairs pass, .35 eight
JOIN_KNOWN = 0.6  # where the story has articles in the newcomer's own language, which did not recognise it
HOLD = 0.4  # what stands together already is held to less, so that stories do not flicker
LEAST_NAMES = 2
LEAST_NATS = 2.0  # of evidence, in units of a name that one story alone has
STRONGEST = 10  # names or numbers of an article by which its whole evidence is measured
NEAR = timedelta(days=3)
CANDIDATES = 6
COMPARED = 8  # articles of a candidate
_LOW = 0xFFFFFF
_NAME = 0xFFFFFE  # bits of a name's hash that count: it is even, a number's is odd
NUMBERS = 8


class Evidence(NamedTuple):
    """What an article shows to other languages. ``at`` is in seconds, ``keys`` are odd for numbers."""

    article_id: int
    language: str
    at: int
    keys: frozenset[int]


def keys(fingerprint: Fingerprint) -> Hashes:
    """What an article can be recognised by in other languages: KEYS names and numbers, most told first."""
    names = dict.fromkeys(each & _NAME for each in fingerprint.skeletons)
    numbers = list(dict.fromkeys((each & _LOW) | 1 for each in fingerprint.numbers))
    kept = min(NUMBERS, len(numbers))
    return np.array([*list(names)[: KEYS - kept], *numbers][:KEYS], np.uint32)


def of_row(row: int, roll: Roll) -> Evidence:
    """The evidence of a held article."""
    held = roll.keys(np.array([row]))[0]
    return Evidence(roll.id_of(row), roll.language_of(row), roll.at.item(row), frozenset(held[held > 0].tolist()))


def nearest(one: Evidence, shelf: Shelf, roll: Roll, *, besides: int | None = None) -> int | None:
    """The story of another language that tells of the same event, if names and numbers leave no doubt."""
    best: tuple[float, int] | None = None
    for story in _candidates(one, shelf):
        rows = [row for row in _by_id(story, shelf, roll) if roll.id_of(row) != one.article_id]
        others = [row for row in rows if roll.language_of(row) != one.language]
        compared = [of_row(row, roll) for row in others[-COMPARED:]]
        score = max((likeness(one, each, shelf) for each in compared), default=0.0)
        bar = JOIN if len(others) == len(rows) else JOIN_KNOWN
        if story != besides and score >= bar and (best is None or (score, -story) > best):
            best = (score, -story)
    return -best[1] if best else None


def strangers(story: int, shelf: Shelf, roll: Roll) -> list[tuple[int, ...]]:
    """The articles of a story, by language, that no evidence holds in it any more; the largest language stays."""
    rows = shelf.rows(story)
    if not np.any(roll.language[rows] != roll.language[rows[0]]):
        return []
    spoken: dict[str, list[Evidence]] = defaultdict(list)
    for row in _by_id(story, shelf, roll):
        spoken[roll.language_of(row)].append(of_row(row, roll))
    apart = sorted(spoken.values(), key=lambda group: (-len(group), group[0].article_id))
    held = apart.pop(0)[-COMPARED:]
    while near := next((group for group in apart if _held(group, held, shelf)), None):
        apart.remove(near)
        held = held + near[-COMPARED:]
    return [tuple(each.article_id for each in group) for group in apart]


def _by_id(story: int, shelf: Shelf, roll: Roll) -> list[int]:
    return sorted(shelf.rows(story).tolist(), key=roll.id_of)


def _held(group: Sequence[Evidence], held: Sequence[Evidence], shelf: Shelf) -> bool:
    return any(likeness(one, other, shelf) >= HOLD for one in group[-COMPARED:] for other in held)


def likeness(one: Evidence, other: Evidence, shelf: Shelf) -> float:
    """Share of the weaker article's strongest evidence that the other has as well, 0 to 1; 0 when it is too little."""
    both = one.keys & other.keys
    if sum(not each & 1 for each in both) < LEAST_NAMES or abs(one.at - other.at) > NEAR.total_seconds():
        return 0.0
    shared = sum(_weights(both, shelf))
    if shared < _least(shelf):
        return 0.0
    return min(1.0, shared / min(_whole(one, shelf), _whole(other, shelf)))


def _candidates(one: Evidence, shelf: Shelf) -> list[int]:
    """Stories by the evidence they share, most first; without those that share too little for an article."""
    asked = sorted(one.keys)
    weights = np.array(_weights(asked, shelf), np.float32)
    found = shelf.keyed(np.array(asked, np.uint32), weights, CANDIDATES)
    return [story for story, shared in found if shared >= 0.99 * _least(shelf)]  # .99: sums in another order


def _least(shelf: Shelf) -> float:
    return LEAST_NATS * math.log(len(shelf) + 10)


def _weights(asked: Sequence[int] | frozenset[int], shelf: Shelf) -> list[float]:
    spread = shelf.spread(np.array([*asked], np.uint32))
    weights: list[float] = np.maximum(0.0, np.log((len(shelf) + 10) / (spread + 1))).tolist()
    return weights


def _whole(one: Evidence, shelf: Shelf) -> float:
    return sum(sorted(_weights(one.keys, shelf), reverse=True)[:STRONGEST]) or 1.0
