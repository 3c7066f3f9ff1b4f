"""The placer's memory: the stories of the last days, and where a new article belongs among them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from broadsheet.stories import abroad, evidence
from broadsheet.stories.duplicates import CopyIndex
from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.held import Held
from broadsheet.stories.nouns import Known, Newcomer, Placement, Reason, StoryChange, Why
from broadsheet.stories.reviewing import review
from broadsheet.stories.shelf import Shelf
from broadsheet.stories.vectors import Frequencies, Vector, bare, dot, dot_bounded, naming

# quality/stories on arrival: .20 gives ecbplus … (docs/quality.md has the sweep)
JOIN = 0.20  # demo world: .18 joins two look-alikes, .20 none, .22 loses 4 points of F1
HOLD = 0.95  # of its bar an article must keep; demo world in random order: P .993 at .8, .997; at 1.0 a point less F1
JOIN_UNTITLED = 0.25  # without a headline the likeness rests on the body alone: .22, .25, .27 gave .858, .873, .867
JOIN_BARE = 0.1  # headlines without a body, scored by ``_by_story``
CANDIDATES = 8
COMPARED = 24  # latest articles of a story that a newcomer is compared with
NEAREST, SECOND = 0.6, 0.4  # weights of the two nearest articles; one alone gives .858 on look-alikes, both .869
SHARE_OF_NAME = 0.03  # that one word of a headline or name may add: two events in one town share its name and no more
COLD = (
    150  # articles up to which reviews weigh words again: demo world .840 to .847, but ecbplus, when warm, .874 to .872
)
REVIEWED = 400  # stories in one review: after a start, when all are new, the placer must not stand still
SIZE_POWER = 0.15  # bounded preference for larger stories, for headlines only (the study's a = .35)
SIZE_CAP = 200.0
HALF_LIFE = timedelta(days=5)  # stories of three publishers: .954 without, .987 with


class Window:
    """Articles of the last ``days`` with their stories. Not thread-safe: one placer at a time.

    Everything in it can be rebuilt by adding the known articles again, in any order.
    """

    def __init__(self, days: int = 14) -> None:
        self.days = days
        self._known: dict[int, Held] = {}
        self._frequencies = Frequencies()
        self._shelf = Shelf()
        self._copies = CopyIndex()
        self._touched: dict[int, None] = {}  # in the order in which they were touched
        self._expected: dict[int, Fingerprint] = {}  # counted by ``prepare``, not yet added

    def __len__(self) -> int:
        return len(self._known)

    def prepare(self, newcomers: Iterable[Newcomer]) -> None:
        """Learn how common the words of a whole batch are before its first article is placed.

        Without it a cold window takes every name for rare. What was prepared and not added is forgotten by the next
        call.
        """
        for fingerprint in self._expected.values():
            self._frequencies.remove(fingerprint)
        self._expected = {each.article_id: each.fingerprint for each in newcomers if each.article_id not in self._known}
        for fingerprint in self._expected.values():
            self._frequencies.add(fingerprint)

    def add(self, known: Known) -> None:
        """Remember an article; the same one again replaces what was known of it."""
        self.remove(known.article_id)
        expected = self._expected.pop(known.article_id, None)
        if expected is not None:
            self._frequencies.remove(expected)
        self._known[known.article_id] = held = Held.of(known)
        self._frequencies.add(known.fingerprint)
        self._shelf.add(held, self._frequencies.vector(known.fingerprint), abroad.keys(known.fingerprint))
        self._copies.add(known.article_id, known.fingerprint)
        self._touched[known.story_id] = None

    def remove(self, article_id: int) -> None:
        """Forget an article; one that is not there is fine."""
        known = self._known.pop(article_id, None)
        if known is None:
            return
        self._frequencies.remove(known.fingerprint)
        self._shelf.remove(known, abroad.keys(known.fingerprint))
        self._copies.remove(article_id)
        self._touched[known.story_id] = None

    def forget_before(self, moment: datetime) -> None:
        """Forget the articles published before ``moment``."""
        for article_id in [known.article_id for known in self._known.values() if known.published_at < moment]:
            self.remove(article_id)

    def place(self, newcomer: Newcomer) -> Placement:
        """Where ``newcomer`` belongs; nothing is changed, and an article that is known is not compared with itself."""
        alike = self._alike(newcomer)
        if alike:
            return self._beside_copies(newcomer, alike)
        vector = self._frequencies.vector(newcomer.fingerprint)
        story = self._nearest(newcomer, vector)
        if story is not None:
            return Placement(story, None, Reason(Why.SAME_STORY, self._shared(newcomer, story)))
        return self._from_abroad(newcomer) or Placement(None, None, Reason(Why.FIRST))

    def review(self, now: datetime) -> tuple[StoryChange, ...]:
        """Merges and splits among the stories that changed since their last review, REVIEWED of them at a time.

        Nothing is changed here: carry the changes out with ``add``.
        """
        del now  # every decision rests on the articles' own times
        due = list(itertools.islice(self._touched, REVIEWED))
        for story in due:
            del self._touched[story]
        due = [story for story in due if story in self._shelf]
        if len(self._known) < COLD:
            for story in due:
                self._weigh_again(story)
        changes = review(due, self._shelf, self._known)
        moved = {story for change in changes for story in (change.from_story, change.to_story)}
        return (*changes, *(change for story in due if story not in moved for change in self._misplaced(story)))

    def review_is_due(self) -> bool:
        """Whether stories have changed since their last review."""
        return bool(self._touched)

    def _misplaced(self, story: int) -> list[StoryChange]:
        """The article that would not be let in today, by a margin; with its copies, and one of a story at a time."""
        scores = []
        for article, vector in self._shelf[story].members.items():
            one = self._known[article]
            fellows = [each for each in self._members(one, story) if each.language == one.language]
            if one.copy_of is None and fellows and not bare(one.fingerprint):
                scores.append((self._score(fellows, one, vector, story) / _bar(one.fingerprint), article))
        score, worst = min(scores, default=(1.0, 0))
        if score >= HOLD:
            return []
        moving = sorted(each for each in self._shelf[story].members if worst in (each, self._known[each].copy_of))
        target = self._nearest(self._known[worst], self._shelf[story].members[worst], besides=story)
        words = self._shared(self._known[worst], target) if target is not None else ()
        return [
            StoryChange(tuple(moving), story, target, Reason(Why.SPLIT if target is None else Why.SAME_STORY, words))
        ]

    def _weigh_again(self, story: int) -> None:
        """Give the articles of a story the vectors that they have by today's frequencies."""
        for article in list(self._shelf[story].members):
            known = self._known[article]
            self._shelf.reweigh(known, self._frequencies.vector(known.fingerprint))

    def _alike(self, newcomer: Newcomer) -> list[Held]:
        """The articles that share the newcomer's text, in the order of publication."""
        found = self._copies.copies(newcomer.fingerprint, besides=newcomer.article_id)
        return sorted((self._known[each] for _, each in found), key=_age)

    def _beside_copies(self, newcomer: Newcomer, alike: Sequence[Held]) -> Placement:
        """A copy of the first to be published, or the original of all that were known before it."""
        heads = {each.article_id if each.copy_of is None else each.copy_of for each in alike} - {newcomer.article_id}
        gone = sorted(heads - self._known.keys())
        if gone:  # their original is older than the window
            return Placement(alike[0].story_id, gone[0], Reason(Why.COPY))
        first = min((self._known[head] for head in heads), key=_age, default=None)
        if first is not None and _age(first) < _age(newcomer):
            return Placement(first.story_id, first.article_id, Reason(Why.COPY))
        story = (first or alike[0]).story_id
        stories = sorted({self._known[head].story_id for head in heads})
        fellows = (self._known[each] for found in stories for each in self._shelf[found].members)
        behind = sorted(each.article_id for each in fellows if heads & {each.article_id, each.copy_of})
        return Placement(story, None, Reason(Why.SAME_STORY, self._shared(newcomer, story)), tuple(behind))

    def _nearest(self, newcomer: Newcomer | Held, vector: Vector, *, besides: int | None = None) -> int | None:
        """The story that passes the bar by most, if one does."""
        near = [story for story in self._shelf.nearest(vector, CANDIDATES) if story != besides]
        scores = ((self._score(self._members(newcomer, story), newcomer, vector, story), story) for story in near)
        score, best = max(scores, key=lambda found: (found[0], -found[1]), default=(0.0, None))
        return best if score >= _bar(newcomer.fingerprint) else None

    def _score(self, members: Sequence[Held], newcomer: Newcomer | Held, vector: Vector, story_id: int) -> float:
        if not members:
            return 0.0
        if bare(newcomer.fingerprint):
            return self._by_story(newcomer, vector, story_id, members)
        vectors, few = self._shelf[story_id].members, naming(newcomer.fingerprint)
        alike = [
            dot_bounded(vector, vectors[each.article_id], few, SHARE_OF_NAME) * _fading(newcomer, each)
            for each in members
        ]
        nearest = sorted(alike, reverse=True)[:2]
        return NEAREST * nearest[0] + SECOND * nearest[-1]

    def _by_story(self, newcomer: Newcomer | Held, vector: Vector, story_id: int, members: Sequence[Held]) -> float:
        story = self._shelf[story_id]
        preference = math.pow(min(story.length**2, SIZE_CAP), SIZE_POWER)
        return dot(vector, story.total) / story.length * preference * max(_fading(newcomer, each) for each in members)

    def _members(self, newcomer: Newcomer | Held, story_id: int) -> list[Held]:
        """The latest articles of a story, without copies and without the newcomer itself."""
        found = [self._known[each] for each in self._shelf[story_id].members if each != newcomer.article_id]
        originals = [each for each in found if each.copy_of is None] or found
        if len(originals) > COMPARED:
            originals.sort(key=lambda each: (abs(newcomer.published_at - each.published_at), each.article_id))
        return originals[:COMPARED]

    def _from_abroad(self, newcomer: Newcomer) -> Placement | None:
        if self._frequencies.only(newcomer.language):
            return None
        story = abroad.nearest(newcomer, self._shelf, self._known)
        if story is None:
            return None
        return Placement(story, None, Reason(Why.SAME_EVENT_ABROAD, self._shared(newcomer, story)))

    def _shared(self, newcomer: Newcomer | Held, story_id: int) -> tuple[str, ...]:
        return evidence.shared_words(
            newcomer.fingerprint, [each.fingerprint for each in self._members(newcomer, story_id)[:10]]
        )


def _bar(fingerprint: Fingerprint) -> float:
    if bare(fingerprint):
        return JOIN_BARE
    return JOIN if fingerprint.title else JOIN_UNTITLED


def _age(each: Newcomer | Held) -> tuple[datetime, int]:
    return each.published_at, each.article_id


def _fading(one: Newcomer | Held, other: Held) -> float:
    return math.pow(0.5, abs(one.published_at - other.published_at) / HALF_LIFE)
