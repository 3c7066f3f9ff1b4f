"""The stories of the window and the inverted index over them: term → stories, never a scan over articles."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field

from broadsheet.stories.nouns import Known
from broadsheet.stories.vectors import Vector, norm

ASKED_TERMS = 24  # strongest terms of an article that are looked up; the study's 20 and some for long texts
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
        self._holding: dict[int, dict[int, int]] = {}  # term → story → articles of it with the term

    def __len__(self) -> int:
        return len(self._stories)

    def __contains__(self, story_id: int) -> bool:
        return story_id in self._stories

    def __getitem__(self, story_id: int) -> Shelved:
        return self._stories[story_id]

    def add(self, known: Known, vector: Vector, keys: Iterable[int] = ()) -> None:
        """Put an article into its story; ``keys`` are further terms by which the story is to be found."""
        story = self._stories.setdefault(known.story_id, Shelved())
        story.members[known.article_id] = vector
        for term, value in vector.items():
            story.total[term] = story.total.get(term, 0.0) + value
        story.length = norm(story.total.values())
        for term in {*vector, *keys}:
            stories = self._holding.setdefault(term, {})
            stories[known.story_id] = stories.get(known.story_id, 0) + 1

    def remove(self, known: Known, keys: Iterable[int] = ()) -> None:
        """Take an article out again, with the same ``keys``; a story without articles is gone."""
        story = self._stories[known.story_id]
        vector = story.members.pop(known.article_id)
        for term in {*vector, *keys}:
            self._release(term, known.story_id)
        if not story.members:
            del self._stories[known.story_id]
            return
        for term, value in vector.items():
            left = story.total[term] - value
            if left > 1e-9:
                story.total[term] = left
            else:
                del story.total[term]
        story.length = norm(story.total.values())

    def _release(self, term: int, story_id: int) -> None:
        stories = self._holding[term]
        stories[story_id] -= 1
        if not stories[story_id]:
            del stories[story_id]
            if not stories:
                del self._holding[term]

    def stories_with(self, term: int) -> Iterable[int]:
        """The stories in which ``term`` stands; none when it stands in too many to tell anything."""
        stories = self._holding.get(term, {})
        return stories if len(stories) <= MAX_STORIES else ()

    def spread(self, term: int) -> int:
        """In how many stories ``term`` stands."""
        return len(self._holding.get(term, ()))

    def nearest(self, vector: Vector, limit: int) -> list[int]:
        """Stories by cosine with ``vector``, measured on its strongest terms, best first."""
        scores: dict[int, float] = {}
        for term in heapq.nlargest(ASKED_TERMS, vector, key=lambda each: (vector[each], each)):
            value = vector[term]
            for story_id in self.stories_with(term):
                scores[story_id] = scores.get(story_id, 0.0) + value * self._stories[story_id].total.get(term, 0.0)
        best = ((score / self._stories[story].length, -story) for story, score in scores.items() if score)
        return [-story for _, story in heapq.nlargest(limit, best)]
