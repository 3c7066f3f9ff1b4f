"""The same event in another language: names across scripts, and numbers, as evidence.

Measured on the pairs of articles of the demo world that differ in language and lie within three days (2,853 of
different stories, 142 of the same): with the bars below 71 of the same and 7 of different stories pass, and a newcomer
goes to the best of those that pass.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta

from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.nouns import Known, Newcomer
from broadsheet.stories.shelf import Shelf

JOIN = 0.35  # share of the weaker article's evidence that the other one has: .30 lets 10 wrong pairs pass
JOIN_KNOWN = 0.6  # where the story has articles in the newcomer's own language, which did not recognise it
LEAST_NAMES = 2
LEAST_NATS = 2.0  # of evidence, in units of a name that one story alone has
STRONGEST = 10  # names or numbers of an article by which its whole evidence is measured
NEAR = timedelta(days=3)
CANDIDATES = 6
COMPARED = 8  # articles of a candidate


def keys(fingerprint: Fingerprint) -> tuple[int, ...]:
    """What an article can be recognised by in other languages."""
    return (*fingerprint.skeletons, *fingerprint.numbers)


def nearest(
    one: Newcomer | Known, shelf: Shelf, known: Mapping[int, Known], *, besides: int | None = None
) -> int | None:
    """The story of another language that tells of the same event, if names and numbers leave no doubt."""
    best: tuple[float, int] | None = None
    for story in _candidates(one.fingerprint, shelf):
        members = [known[each] for each in sorted(shelf[story].members) if each != one.article_id]
        others = [each for each in members if each.language != one.language]
        score = max((likeness(one, each, shelf) for each in others[-COMPARED:]), default=0.0)
        bar = JOIN if len(others) == len(members) else JOIN_KNOWN
        if story != besides and score >= bar and (best is None or (score, -story) > best):
            best = (score, -story)
    return -best[1] if best else None


def likeness(one: Newcomer | Known, other: Known, shelf: Shelf) -> float:
    """Share of the weaker article's strongest evidence that the other has as well, 0 to 1; 0 when it is too little."""
    mine, theirs = one.fingerprint, other.fingerprint
    names = set(mine.skeletons) & set(theirs.skeletons)
    if len(names) < LEAST_NAMES or abs(one.published_at - other.published_at) > NEAR:
        return 0.0
    shared = sum(_weight(term, shelf) for term in names | (set(mine.numbers) & set(theirs.numbers)))
    if shared < LEAST_NATS * math.log(len(shelf) + 10):
        return 0.0
    return min(1.0, shared / min(_whole(mine, shelf), _whole(theirs, shelf)))


def _candidates(fingerprint: Fingerprint, shelf: Shelf) -> list[int]:
    """Stories by the evidence they share, most first."""
    votes: Counter[int] = Counter()
    for term in keys(fingerprint):
        weight = round(1000 * _weight(term, shelf))
        votes.update(dict.fromkeys(shelf.stories_with(term), weight))
    return [story for story, _ in sorted(votes.items(), key=lambda found: (-found[1], found[0]))[:CANDIDATES]]


def _weight(term: int, shelf: Shelf) -> float:
    stories = shelf.spread(term)
    return max(0.0, math.log((len(shelf) + 10) / (stories + 1)))


def _whole(fingerprint: Fingerprint, shelf: Shelf) -> float:
    return _strongest(_weight(term, shelf) for term in {*keys(fingerprint)}) or 1.0


def _strongest(weights: Iterable[float]) -> float:
    return sum(sorted(weights, reverse=True)[:STRONGEST])
