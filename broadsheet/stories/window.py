"""The placer's memory: the stories of the last days, and where a new article belongs among them."""

from __future__ import annotations

import itertools
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from broadsheet.stories import abroad, evidence
from broadsheet.stories.duplicates import CopyIndex
from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.frequencies import Frequencies
from broadsheet.stories.loading import by_language, enter
from broadsheet.stories.nouns import Known, Newcomer, Placement, Reason, Stored, StoryChange, Why
from broadsheet.stories.prints import sketched
from broadsheet.stories.reviewing import review
from broadsheet.stories.roll import Held, Roll, seconds
from broadsheet.stories.scoring import Asked, Scorer
from broadsheet.stories.shelf import Shelf
from broadsheet.stories.sparse import NOTHING, STRONG, Sparse
from broadsheet.stories.vectors import bare

CANDIDATES = 8
COLD = (
    150  # articles up to which reviews weigh words again: demo world .840 to .847, but ecbplus, when warm, .874 to .872
)
UNCHANGED = 12  # articles of a story for each change that makes it due: it is looked at less often the larger it is
LATELY = 2000  # articles
REVIEWED = 400  # stories in one review: after a start, when all are new, the placer must not stand still
WORDED = 10  # articles of a story in whose terms the words of a reason are looked up

Prints = Callable[[Collection[int]], Mapping[int, Fingerprint]]  # the fingerprints of articles, those that are there


class Window:
    """Articles of the last ``days`` with their stories. Not thread-safe: one placer at a time.

    Everything in it can be rebuilt by adding the known articles again, in any order. It holds no fingerprints but
    those of its first COLD articles; ``prints`` finds the few that a review needs for the words of its reasons.
    """

    def __init__(self, days: int = 14, prints: Prints | None = None) -> None:
        self.days = days
        self._roll = Roll()
        self._shelf = Shelf(self._roll)
        self._scorer = Scorer(self._roll, self._shelf)
        self._frequencies = Frequencies()
        self._copies = CopyIndex()
        self._touched: Counter[int] = Counter()  # changes since the last review, in the order of the first
        self._expected: dict[int, Fingerprint] = {}  # counted by ``prepare``, not yet added
        self._young: dict[int, Fingerprint] = {}  # the first COLD
        self._prints = prints
        self._weighed: tuple[Fingerprint | None, Sparse] = (None, NOTHING)

    def __len__(self) -> int:
        return len(self._roll)

    def prepare(self, newcomers: Iterable[Newcomer]) -> None:
        """Learn how common the words of a whole batch are before its first article is placed.

        Without it a cold window takes every name for rare. What was prepared and not added is forgotten by the next
        call.
        """
        for fingerprint in self._expected.values():
            self._frequencies.remove(fingerprint)
        self._expected = {each.article_id: each.fingerprint for each in newcomers if each.article_id not in self._roll}
        for fingerprint in self._expected.values():
            self._frequencies.add(fingerprint)

    def add(self, known: Known) -> None:
        """Remember an article; one that is there only moves to where ``known`` says: ``remove`` what changed."""
        if known.article_id in self._roll:
            self.move(known.article_id, known.story_id, known.copy_of)
            return
        vector = self._weigh(known.fingerprint)  # while it is still expected, as ``place`` does: a replay is exact
        expected = self._expected.pop(known.article_id, None)
        if expected is not None:
            self._frequencies.remove(expected)
        self._frequencies.hold(vector.terms[:STRONG], vector.terms[STRONG:], known.language)
        self._shelf.add(self._roll.add(known, vector, abroad.keys(known.fingerprint)))
        self._copies.add(known.article_id, known.fingerprint)
        self._touched[known.story_id] += 1
        self._keep_young(known)

    def load(self, batches: Iterable[Sequence[Stored]]) -> None:
        """Remember many stored articles, none of which is there; words are weighed by what was read so far.

        Only the stories of the last LATELY of them are due for review: the rest was reviewed before it was stored.
        """
        lately: deque[int] = deque(maxlen=LATELY)
        for batch in batches:
            for spoken in by_language(batch):
                self._shelf.add_all(enter(spoken, self._frequencies, self._roll))
            for each in batch:
                self._copies.add(each.article_id, sketched(each.packed, each.language))
            lately.extend(each.story_id for each in batch)
        self._shelf.index()
        self._touched.update(lately)

    def move(self, article_id: int, story_id: int, copy_of: int | None) -> None:
        """Put an article that is there into another story, or under another original."""
        row = self._roll.row(article_id)
        before = self._roll.story.item(row)
        self._shelf.remove(row)
        self._roll.place(row, story_id, copy_of)
        self._shelf.add(row)
        self._touched.update((before, story_id))

    def original_of(self, article_id: int) -> int | None:
        """The article of which one that is there is a copy."""
        return self._roll[article_id].copy_of

    def remove(self, article_id: int) -> None:
        """Forget an article; one that is not there is fine."""
        row = self._roll.row(article_id)
        if row < 0:
            return
        self._touched[self._roll.story.item(row)] += 1
        self._frequencies.release(self._roll.strong_terms(row), self._roll.language_of(row))
        self._shelf.remove(row)
        self._roll.remove(article_id)
        self._copies.remove(article_id)
        self._young.pop(article_id, None)

    def forget_before(self, moment: datetime) -> None:
        """Forget the articles published before ``moment``."""
        for article_id in self._roll.older_than(moment):
            self.remove(article_id)

    def forget_all_but(self, most: int) -> None:
        """Forget the oldest articles over so many."""
        for article_id in self._roll.oldest(len(self) - most):
            self.remove(article_id)

    def place(self, newcomer: Newcomer) -> Placement:
        """Where ``newcomer`` belongs; nothing is changed, and an article that is known is not compared with itself."""
        alike = self._alike(newcomer)
        if alike:
            return self._beside_copies(newcomer, alike)
        asked = self._asked(newcomer)
        story = self._nearest(asked)
        if story is not None:
            return Placement(story, None, Reason(Why.SAME_STORY, self._shared(newcomer.fingerprint, story)))
        return self._from_abroad(newcomer) or Placement(None, None, Reason(Why.FIRST))

    def review(self, now: datetime) -> tuple[StoryChange, ...]:
        """Merges and splits among the stories that changed since their last review, REVIEWED of them at a time.

        Nothing is changed here: carry the changes out with ``add``.
        """
        del now  # every decision rests on the articles' own times
        return self._worded(review(self.reviewed(), self._shelf, self._roll))

    def reviewed(self) -> list[int]:
        """Take the stories of the next review off the list without one, for a caller who knows its outcome."""
        due = list(itertools.islice(self._due(), REVIEWED))
        for story in due:
            del self._touched[story]
        due = [story for story in due if story in self._shelf]
        for story in due if len(self) < COLD else ():
            self._weigh_again(story)
        return due

    def review_is_due(self) -> bool:
        """Whether stories have changed since their last review."""
        return next(self._due(), None) is not None

    def _due(self) -> Iterator[int]:
        """The stories of which a share has changed that makes another look worth its time."""
        for story, changes in self._touched.items():
            if story not in self._shelf or changes * UNCHANGED > self._shelf.size(story):
                yield story

    def _weigh_again(self, story: int) -> None:
        """Give the articles of a story the vectors that they have by today's frequencies."""
        for article in self._shelf.members(story):
            if article in self._young:
                self._shelf.reweigh(self._roll.row(article), self._frequencies.weigh(self._young[article]))

    def _keep_young(self, known: Known) -> None:
        if len(self) <= COLD or self._prints is None:
            self._young[known.article_id] = known.fingerprint
        elif self._young:
            self._young = {}

    def _weigh(self, fingerprint: Fingerprint) -> Sparse:
        """The vector of an article; one that was just placed is added with the same."""
        made, vector = self._weighed
        if made is not fingerprint:
            vector = self._frequencies.weigh(fingerprint)
            self._weighed = fingerprint, vector
        return vector

    def _asked(self, newcomer: Newcomer) -> Asked:
        made = newcomer.fingerprint
        vector = self._weigh(made)
        return Asked(newcomer.article_id, seconds(newcomer.published_at), vector, bare(made), bool(made.title))

    def _alike(self, newcomer: Newcomer) -> list[Held]:
        """The articles that share the newcomer's text, in the order of publication."""
        found = self._copies.copies(newcomer.fingerprint, besides=newcomer.article_id)
        return sorted((self._roll[each] for _, each in found), key=_age)

    def _beside_copies(self, newcomer: Newcomer, alike: Sequence[Held]) -> Placement:
        """A copy of the first to be published, or the original of all that were known before it."""
        heads = {each.article_id if each.copy_of is None else each.copy_of for each in alike} - {newcomer.article_id}
        gone = sorted(head for head in heads if head not in self._roll)
        if gone:  # their original is older than the window
            return Placement(alike[0].story_id, gone[0], Reason(Why.COPY))
        first = min((self._roll[head] for head in heads), key=_age, default=None)
        if first is not None and _age(first) < _age(newcomer):
            return Placement(first.story_id, first.article_id, Reason(Why.COPY))
        story = (first or alike[0]).story_id
        stories = sorted({self._roll[head].story_id for head in heads})
        fellows = (self._roll[each] for found in stories for each in self._shelf.members(found))
        behind = sorted(each.article_id for each in fellows if heads & {each.article_id, each.copy_of})
        because = Reason(Why.SAME_STORY, self._shared(newcomer.fingerprint, story))
        return Placement(story, None, because, tuple(behind))

    def _nearest(self, one: Asked) -> int | None:
        """The story that passes the bar by most, if one does."""
        near = self._shelf.nearest(one.vector, one.at, CANDIDATES)
        scores = zip(self._scorer.scores(one, near), near, strict=True)
        score, best = max(scores, key=lambda found: (found[0], -found[1]), default=(0.0, None))
        return best if score >= one.bar else None

    def _from_abroad(self, newcomer: Newcomer) -> Placement | None:
        if self._frequencies.only(newcomer.language):
            return None
        keys = frozenset(abroad.keys(newcomer.fingerprint).tolist())
        one = abroad.Evidence(newcomer.article_id, newcomer.language, seconds(newcomer.published_at), keys)
        story = abroad.nearest(one, self._shelf, self._roll)
        if story is None:
            return None
        return Placement(story, None, Reason(Why.SAME_EVENT_ABROAD, self._shared(newcomer.fingerprint, story)))

    def _shared(self, fingerprint: Fingerprint, story: int) -> tuple[str, ...]:
        """What an article has in common with a story, in words."""
        rows = self._shelf.rows(story)[:WORDED]
        terms = set(self._roll.strong(rows)[0].ravel().tolist())
        foreign = rows[self._roll.language[rows] != self._roll.language_number(fingerprint.language)]
        return evidence.told_words(fingerprint, terms, set(self._roll.keys(foreign).ravel().tolist()))

    def _worded(self, changes: Sequence[StoryChange]) -> tuple[StoryChange, ...]:
        """The changes with the words that speak for them."""
        heads = {change.article_ids[0]: change.to_story for change in changes if change.to_story is not None}
        prints = self._prints(heads) if self._prints is not None else self._young
        words = {head: self._shared(prints[head], story) for head, story in heads.items() if head in prints}
        return tuple(
            replace(change, because=Reason(change.because.code, words.get(change.article_ids[0], ())))
            for change in changes
        )


def _age(each: Newcomer | Held) -> tuple[int, int]:
    return seconds(each.published_at), each.article_id
