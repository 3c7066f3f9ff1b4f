"""The same event in another language: names across scripts, numbers and dates as evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.nouns import Known, Newcomer
from broadsheet.stories.shelf import Shelf
from broadsheet.stories.vectors import Frequencies

JOIN = 0.3
LEAST_SHARED = 3  # names and numbers: two may agree by chance
STRONGEST = 10  # terms of an article that its whole evidence is measured by
NEAR = timedelta(days=3)
CANDIDATES = 6
COMPARED = 8  # articles of a candidate


def keys(fingerprint: Fingerprint) -> tuple[int, ...]:
    """What an article can be recognised by in other languages."""
    return (*fingerprint.skeletons, *fingerprint.numbers)


def nearest(
    one: Newcomer | Known,
    shelf: Shelf,
    known: Mapping[int, Known],
    frequencies: Frequencies,
    *,
    besides: int | None = None,
) -> int | None:
    """The story of another language that tells of the same event, if names and numbers leave no doubt."""
    best: tuple[float, int] | None = None
    for story in _candidates(one.fingerprint, shelf):
        members = [known[each] for each in sorted(shelf[story].members) if known[each].language != one.language]
        score = max((likeness(one, each, frequencies) for each in members[-COMPARED:]), default=0.0)
        if story != besides and score >= JOIN and (best is None or (score, -story) > best):
            best = (score, -story)
    return -best[1] if best else None


def _candidates(fingerprint: Fingerprint, shelf: Shelf) -> list[int]:
    """Stories that share several of these keys, most first."""
    votes = Counter(story for term in keys(fingerprint) for story in shelf.stories_with(term))
    enough = [(count, story) for story, count in votes.items() if count >= LEAST_SHARED]
    return [story for _, story in sorted(enough, key=lambda found: (-found[0], found[1]))[:CANDIDATES]]


def likeness(one: Newcomer | Known, other: Known, frequencies: Frequencies) -> float:
    """Share of the weaker article's strongest evidence that the other has as well; 0 when it is too little."""
    if abs(one.published_at - other.published_at) > NEAR:
        return 0.0
    mine, theirs = set(keys(one.fingerprint)), set(keys(other.fingerprint))
    shared = mine & theirs
    if len(shared) < LEAST_SHARED:
        return 0.0

    def weigh(terms: set[int]) -> float:
        return sum(sorted((frequencies.rarity(term, "") for term in terms), reverse=True)[:STRONGEST])

    return weigh(shared) / min(weigh(mine), weigh(theirs))
