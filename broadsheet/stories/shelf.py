"""The stories of the window and the inverted index over them: term → stories, never a scan over articles."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from broadsheet.stories.held import Held
from broadsheet.stories.vectors import Vector, norm

ASKED_TERMS = 24  # strongest terms of an article that are looked up; the study's 20 and some for long texts
ROUNDING = 1e-9  # what adding and taking away again may leave of a weight
MAX_STORIES = 200  # that one term may lead to; a more common one tells too little to be worth reading


@dataclass(slots=True)
class Shelved:
    """One story: its articles and the sum of their vectors. ``length`` is that of the sum."""

    members: dict[int, Vector] = field(default_factory=dict)
    total: Vector = field(default_factory=dict)
    length: float = 0.0


class Shelf:
    """Stories by number, findable by the terms of their articles."""

    def __init__(self) -> None:
        self._stories: dict[int, Shelved] = {}
        self._weights: dict[int, dict[int, float]] = {}  # term → story → weight of the term in its total
        self._keyed: dict[int, Counter[int]] = {}  # key → story → articles of it with the key

    def __len__(self) -> int:
        return len(self._stories)

    def __contains__(self, story_id: int) -> bool:
        return story_id in self._stories

    def __iter__(self) -> Iterator[int]:
        return iter(self._stories)

    def __getitem__(self, story_id: int) -> Shelved:
        return self._stories[story_id]

    def add(self, known: Held, vector: Vector, keys: Iterable[int] = ()) -> None:
        """Put an article into its story; ``keys`` are further marks by which the story is to be found."""
        self._take(known, vector)
        for key in set(keys):
            self._keyed.setdefault(key, Counter())[known.story_id] += 1

    def reweigh(self, known: Held, vector: Vector) -> None:
        """Replace the vector of an article that is there."""
        self._give(known)
        self._take(known, vector)

    def remove(self, known: Held, keys: Iterable[int] = ()) -> None:
        """Take an article out again, with the same ``keys``; a story without articles is gone."""
        self._give(known)
        for key in set(keys):
            self._keyed[key][known.story_id] -= 1
            if not self._keyed[key][known.story_id]:
                _drop(self._keyed, key, known.story_id)
        if not self._stories[known.story_id].members:
            del self._stories[known.story_id]

    def _take(self, known: Held, vector: Vector) -> None:
        story = self._stories.setdefault(known.story_id, Shelved())
        story.members[known.article_id] = vector
        for term, value in vector.items():
            weight = story.total[term] = story.total.get(term, 0.0) + value
            self._weights.setdefault(term, {})[known.story_id] = weight
        story.length = norm(story.total.values())

    def _give(self, known: Held) -> None:
        story = self._stories[known.story_id]
        for term, value in story.members.pop(known.article_id).items():
            left = story.total[term] - value
            if story.members and left > ROUNDING:
                story.total[term] = self._weights[term][known.story_id] = left
            else:
                del story.total[term]
                _drop(self._weights, term, known.story_id)
        story.length = norm(story.total.values())

    def stories_with(self, key: int) -> Iterable[int]:
        """The stories marked with ``key``; none when it marks too many to tell anything."""
        stories: Mapping[int, int] = self._keyed.get(key, {})
        return stories if len(stories) <= MAX_STORIES else ()

    def spread(self, key: int) -> int:
        """How many stories are marked with ``key``."""
        return len(self._keyed.get(key, ()))

    def nearest(self, vector: Vector, limit: int) -> list[int]:
        """Stories by cosine with ``vector``, measured on its strongest terms, best first."""
        scores: dict[int, float] = {}
        for term in heapq.nlargest(ASKED_TERMS, vector, key=lambda each: (vector[each], each)):
            weights = self._weights.get(term, {})
            if len(weights) > MAX_STORIES:
                continue
            value = vector[term]
            for story_id, weight in weights.items():
                scores[story_id] = scores.get(story_id, 0.0) + value * weight
        best = ((score / self._stories[story].length, -story) for story, score in scores.items())
        return [-story for _, story in heapq.nlargest(limit, best)]


def _drop(index: MutableMapping[int, Any], term: int, story_id: int) -> None:
    del index[term][story_id]
    if not index[term]:
        del index[term]
