"""The same event in another language: names across scripts, and numbers, as evidence.

Measured on the pairs of articles of the demo world that differ in language and lie within three days: of those that
share enough to be compared at all (100 of the same event, 22 of different ones) 89 and 3 pass JOIN. Frequencies change
while a window fills, so ``strangers`` asks again in every review.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.held import Held
from broadsheet.stories.nouns import Newcomer
from broadsheet.stories.shelf import Shelf

JOIN = 0.45  # share of the weaker article's evidence that the other one has: .30 lets 14 wrong pairs pass, .35 eight
JOIN_KNOWN = 0.6  # where the story has articles in the newcomer's own language, which did not recognise it
HOLD = 0.4  # what stands together already is held to less, so that stories do not flicker
LEAST_NAMES = 2
LEAST_NATS = 2.0  # of evidence, in units of a name that one story alone has
STRONGEST = 10  # names or numbers of an article by which its whole evidence is measured
NEAR = timedelta(days=3)
CANDIDATES = 6
COMPARED = 8  # articles of a candidate


def keys(fingerprint: Fingerprint) -> tuple[int, ...]:
    """What an article can be recognised by in other languages."""
    return (*fingerprint.skeletons, *fingerprint.numbers)


def nearest(one: Newcomer | Held, shelf: Shelf, known: Mapping[int, Held], *, besides: int | None = None) -> int | None:
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


def strangers(story: int, shelf: Shelf, known: Mapping[int, Held]) -> list[tuple[int, ...]]:
    """The articles of a story, by language, that no evidence holds in it any more; the largest language stays."""
    spoken: dict[str, list[Held]] = defaultdict(list)
    for each in sorted(shelf[story].members):
        spoken[known[each].language].append(known[each])
    apart = sorted(spoken.values(), key=lambda group: (-len(group), group[0].article_id))
    held = apart.pop(0)[-COMPARED:]
    while near := next((group for group in apart if _held(group, held, shelf)), None):
        apart.remove(near)
        held = held + near[-COMPARED:]
    return [tuple(each.article_id for each in group) for group in apart]


def _held(group: Sequence[Held], held: Sequence[Held], shelf: Shelf) -> bool:
    return any(likeness(one, other, shelf) >= HOLD for one in group[-COMPARED:] for other in held)


def likeness(one: Newcomer | Held, other: Held, shelf: Shelf) -> float:
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
