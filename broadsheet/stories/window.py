"""The placer's memory: the stories of the last days, and where a new article belongs among them."""

from __future__ import annotations

import math
from collections import Counter
from datetime import datetime, timedelta

from broadsheet.stories import evidence
from broadsheet.stories.duplicates import CopyIndex
from broadsheet.stories.nouns import Known, Newcomer, Placement, Reason, StoryChange, Why

JOIN = 0.22
CANDIDATES = 12
RARE_TERMS = 24
MAX_POSTINGS = 400
HALF_LIFE = timedelta(days=5)


class Window:
    """Articles of the last ``days`` with their stories. Not thread-safe: one placer at a time."""

    def __init__(self, days: int = 14) -> None:
        self.days = days
        self._known: dict[int, Known] = {}
        self._views: dict[int, dict[int, float]] = {}
        self._stories: dict[int, set[int]] = {}
        self._postings: dict[int, dict[int, int]] = {}  # term → story → articles with it
        self._frequency: Counter[int] = Counter()
        self._copies = CopyIndex()

    def __len__(self) -> int:
        return len(self._known)

    def add(self, known: Known) -> None:
        """Remember an article; the same one again replaces what was known of it."""
        self.remove(known.article_id)
        view = evidence.view(known.fingerprint)
        self._known[known.article_id] = known
        self._views[known.article_id] = view
        self._stories.setdefault(known.story_id, set()).add(known.article_id)
        self._frequency.update(view.keys())
        for term in view:
            stories = self._postings.setdefault(term, {})
            stories[known.story_id] = stories.get(known.story_id, 0) + 1
        self._copies.add(known.article_id, known.fingerprint)

    def remove(self, article_id: int) -> None:
        """Forget an article; one that is not there is fine."""
        known = self._known.pop(article_id, None)
        if known is None:
            return
        for term in self._views.pop(article_id):
            self._forget_term(term, known.story_id)
        members = self._stories[known.story_id]
        members.discard(article_id)
        if not members:
            del self._stories[known.story_id]
        self._copies.remove(article_id)

    def _forget_term(self, term: int, story_id: int) -> None:
        self._frequency[term] -= 1
        if not self._frequency[term]:
            del self._frequency[term]
        stories = self._postings[term]
        stories[story_id] -= 1
        if not stories[story_id]:
            del stories[story_id]
        if not stories:
            del self._postings[term]

    def place(self, newcomer: Newcomer) -> Placement:
        """Where ``newcomer`` belongs; nothing is changed. An article that is known already is not compared with itself."""
        copied = self._original(newcomer)
        if copied is not None:
            return Placement(copied.story_id, copied.copy_of or copied.article_id, Reason(Why.COPY))
        view = evidence.view(newcomer.fingerprint)
        best, score = None, 0.0
        for story_id in self._candidates(view):
            found = self._score(newcomer, view, story_id)
            if found > score:
                best, score = story_id, found
        if best is None or score < JOIN:
            return Placement(None, None, Reason(Why.FIRST))
        return Placement(best, None, Reason(Why.SAME_STORY, self._shared(newcomer, best)))

    def review(self, now: datetime) -> tuple[StoryChange, ...]:
        """Merges and splits that later articles call for."""
        del now
        return ()

    def forget_before(self, moment: datetime) -> None:
        """Forget the articles published before ``moment``."""
        for article_id in [known.article_id for known in self._known.values() if known.published_at < moment]:
            self.remove(article_id)

    def _original(self, newcomer: Newcomer) -> Known | None:
        for _, article_id in self._copies.copies(newcomer.fingerprint, besides=newcomer.article_id):
            return self._known[article_id]
        return None

    def _weight(self, term: int) -> float:
        return math.log(1 + (len(self._known) + 50) / (self._frequency.get(term, 0) + 1))

    def _candidates(self, view: dict[int, float]) -> list[int]:
        rare = sorted(view, key=lambda term: (self._frequency.get(term, 0), term))
        votes: Counter[int] = Counter()
        used = 0
        for term in rare:
            stories = self._postings.get(term)
            if not stories or len(stories) > MAX_POSTINGS:
                continue
            weight = int(1000 * self._weight(term))
            for story_id in stories:
                votes[story_id] += weight
            used += 1
            if used >= RARE_TERMS:
                break
        return [story for story, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]]

    def _score(self, newcomer: Newcomer, view: dict[int, float], story_id: int) -> float:
        best: list[float] = []
        for article_id in sorted(self._stories[story_id])[-40:]:
            if article_id == newcomer.article_id:
                continue
            known = self._known[article_id]
            alike = self._cosine(view, self._views[article_id])
            apart = abs(newcomer.published_at - known.published_at) / HALF_LIFE
            best.append(alike * 0.5**apart)
        best.sort(reverse=True)
        return sum(best[:2]) / len(best[:2]) if best else 0.0

    def _cosine(self, one: dict[int, float], other: dict[int, float]) -> float:
        dot = sum(value * other[term] * self._weight(term) ** 2 for term, value in one.items() if term in other)
        return dot / (self._norm(one) * self._norm(other)) if dot else 0.0

    def _norm(self, view: dict[int, float]) -> float:
        return math.sqrt(sum((value * self._weight(term)) ** 2 for term, value in view.items())) or 1.0

    def _shared(self, newcomer: Newcomer, story_id: int) -> tuple[str, ...]:
        ids = [each for each in sorted(self._stories[story_id]) if each != newcomer.article_id][-10:]
        return evidence.shared_words(newcomer.fingerprint, [self._known[each].fingerprint for each in ids])
