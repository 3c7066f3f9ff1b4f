"""The stories of the window and the inverted indexes over them: term → stories, never a scan over articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from broadsheet.stories.postings import IMPACT, OCTAVE, Postings, paired, tiers
from broadsheet.stories.roll import KEYS, Roll
from broadsheet.stories.slots import Slots, grown
from broadsheet.stories.sparse import LOW, STRONG, WEIGHTS, Floats, Hashes, Sparse

Rows = npt.NDArray[np.int64]
Entries = tuple[Hashes, npt.NDArray[np.bool_], npt.NDArray[np.uint32]]  # terms row by row, which are any, their tiers

FADING = timedelta(days=5)  # half-life, by which candidates are ranked; that of the scores
COMMON = 0.01  # share of the stories, above which a term tells too little to be read
COMMON_AT_LEAST = 200  # stories
KEYED_STORIES = 200  # that a name or number may lead to, across languages
MOST_MEMBERS = 512  # the latest articles of a story that are looked at
LARGE = 12  # articles of a story whose rows are worth keeping at hand
SUMMED = 32  # articles of a story by whose terms its neighbours are found
PORTION = 1 << 18  # articles of which all postings are in memory at once
BLOCK = 1 << 14
FULL = len(IMPACT) - 1  # the step of a weight of one
TIERS = tiers(WEIGHTS)  # by packed weight
_UNKNOWN = -1.0  # a length that has to be measured again


class Shelf:
    """Stories by id, findable by the terms and keys of their articles, which the roll holds."""

    def __init__(self, roll: Roll) -> None:
        self._roll = roll
        self._slots = Slots()
        rows = self._slots.rows
        self._head = np.empty(rows, np.int32)  # row of the article that came last
        self._size = np.empty(rows, np.int32)
        self._fresh = np.empty(rows, np.float32)  # the last article's time in OCTAVE steps a half-life
        self._length = np.empty(rows, np.float32)
        self._scores = np.zeros(rows, np.float32)  # this and the next only during ``_best``
        self._mark = np.empty(rows, np.int32)
        self._walked: dict[int, Rows] = {}  # by story row: the answers of ``rows`` for LARGE stories
        self._terms, self._keys = Postings(), Postings()

    def __len__(self) -> int:
        return len(self._slots)

    def __contains__(self, story_id: int) -> bool:
        return story_id in self._slots

    def __iter__(self) -> Iterator[int]:
        return iter(self._slots.ids[self._slots.occupied()].tolist())

    def size(self, story_id: int) -> int:
        """How many articles a story has."""
        return self._size.item(self._row(story_id))

    def story_of(self, article_id: int) -> int:
        """The story of an article that is there."""
        return self._roll.story.item(self._roll.row(article_id))

    def rows(self, story_id: int) -> Rows:
        """The roll's rows of a story's latest articles, MOST_MEMBERS at most, the latest to be added first."""
        story = self._row(story_id)
        if story in self._walked:
            return self._walked[story]
        following = self._roll.next
        found: list[int] = []
        row = self._head.item(story)
        while row >= 0 and len(found) < MOST_MEMBERS:
            found.append(row)
            row = following.item(row)
        rows = np.array(found, np.int64)
        if len(rows) > LARGE:
            self._walked[story] = rows
        return rows

    def members(self, story_id: int) -> list[int]:
        """The ids of the same articles, in order."""
        return sorted(self._roll.ids(self.rows(story_id)))

    def add(self, row: int) -> None:
        """Put the article in this row of the roll into its story."""
        story = self._link(row)
        for index, entries in ((self._terms, self._term_entries), (self._keys, self._key_entries)):
            terms, there, weights = entries(np.array([row]))
            index.add(terms[there], weights[there], story, self._fresh)
        if self._terms.crowded() or self._keys.crowded():
            self.index()

    def add_all(self, rows: Rows) -> None:
        """Put many articles into their stories; none can be found before ``index`` is called."""
        for row in rows.tolist():
            self._link(row)

    def remove(self, row: int) -> None:
        """Take the article in this row out of its story; a story without articles is gone."""
        story_id = self._roll.story.item(row)
        story = self._row(story_id)
        self._unlink(story, row)
        others = self.rows(story_id)
        terms, keys = self._roll.strong_terms(row), self._keys_of(row)
        if len(others):
            held, packed = self._roll.strong(others)
            terms = _without(self._terms, terms, held[packed > 0])
            keys = _without(self._keys, keys, self._roll.keys(others).ravel())
        self._terms.remove(terms, story)
        self._keys.remove(keys, story)
        if not len(others):
            self._slots.take(story_id)

    def reweigh(self, row: int, vector: Sparse) -> None:
        """Replace the vector of an article that is there."""
        self.remove(row)
        self._roll.set_vector(row, vector)
        self.add(row)

    def length(self, story_id: int) -> float:
        """The length of the sum of a story's vectors."""
        story = self._row(story_id)
        if self._length[story] == _UNKNOWN:
            held = self._roll.vectors(self.rows(story_id))
            total = np.bincount(held.low.ravel(), WEIGHTS[held.weights].ravel(), LOW)
            self._length[story] = np.sqrt(np.square(total, out=total).sum())
        return float(self._length[story])

    def nearest(self, vector: Sparse, at: int, limit: int, *, besides: int | None = None) -> list[int]:
        """Stories by inner product with ``vector`` on its strongest terms and by age at ``at``, best first.

        Of each term the largest weight in one of the story's articles counts.
        """
        found, products = self._terms.read(vector.terms[:STRONG], vector.weights[:STRONG], self._common())
        return [story for story, _ in self._best(found, products, limit, at=at, besides=besides)]

    def beside(self, story_id: int, limit: int, least: float = 0.0) -> list[int]:
        """The stories nearest to one of them, those with at least this inner product on its strongest terms."""
        rows = self.rows(story_id)[:SUMMED]
        held, packed = self._roll.strong(rows)
        terms, place = np.unique(held[packed > 0], return_inverse=True)
        weights = np.bincount(place, WEIGHTS[packed[packed > 0]]).astype(np.float32)
        total = Sparse.of(terms, weights, np.zeros(len(terms), np.bool_))
        found, products = self._terms.read(total.terms[:STRONG], total.weights[:STRONG], self._common())
        near = self._best(found, products, limit, at=int(self._roll.at[rows].max()), besides=story_id)
        return [story for story, score in near if score >= least]

    def keyed(self, keys: Hashes, weights: Floats, limit: int) -> list[tuple[int, float]]:
        """Stories with the sum of the weights of the ``keys`` that they have, most first."""
        found, products = self._keys.read(keys, weights, KEYED_STORIES)
        return self._best(found, products, limit)

    def spread(self, keys: Hashes) -> npt.NDArray[np.int64]:
        """How many stories have each of the keys."""
        return self._keys.spread(keys)

    def index(self) -> None:
        """Make the indexes anew from the articles, with as many lists as they need."""
        rows = self._roll.rows()
        stories = np.fromiter(map(self._slots.find, self._roll.story[rows].tolist()), np.int64, len(rows))
        self._terms, self._keys = Postings(STRONG * len(rows)), Postings(KEYS * len(rows))
        parts = 1 + len(rows) // PORTION  # of the lists, one after the other: all pairs at once would take 300 MB
        for index, entries in ((self._terms, self._term_entries), (self._keys, self._key_entries)):
            for part in range(parts):
                blocks = [slice(start, start + BLOCK) for start in range(0, len(rows), BLOCK)]
                found = [_pairs(index, entries(rows[block]), stories[block], (part, parts)) for block in blocks]
                index.fill(np.concatenate([np.zeros(0, np.uint64), *found]), self._fresh)

    def _term_entries(self, rows: Rows) -> Entries:
        terms, packed = self._roll.strong(rows)
        return terms, packed > 0, TIERS[packed]

    def _key_entries(self, rows: Rows) -> Entries:
        keys = self._roll.keys(rows)
        return keys, keys > 0, np.full(keys.shape, FULL, np.uint32)

    def _best(
        self, found: Rows, products: Floats, limit: int, *, at: int | None = None, besides: int | None = None
    ) -> list[tuple[int, float]]:
        if not len(found):
            return []
        np.add.at(self._scores, found, products)
        order = np.arange(len(found))
        self._mark[found] = order
        unique = found[self._mark[found] == order]
        scores = self._scores[unique]
        self._scores[unique] = 0
        if at is not None:
            scores = scores * np.exp2(np.minimum(0, (self._fresh[unique] - freshness(at)) / OCTAVE))
        if len(scores) > limit + 1:
            least = np.partition(scores, -limit - 1)[-limit - 1]
            unique, scores = unique[scores >= least], scores[scores >= least]
        best = sorted(zip((-scores).tolist(), self._slots.ids[unique].tolist(), strict=True))
        return [(story, -score) for score, story in best if story != besides][:limit]

    def _common(self) -> int:
        return max(COMMON_AT_LEAST, int(COMMON * len(self)))

    def _row(self, story_id: int) -> int:
        row = self._slots.find(story_id)
        if row < 0:
            raise KeyError(story_id)
        return row

    def _open(self, story_id: int) -> int:
        story = self._slots.give(story_id)
        if self._slots.rows > len(self._head):
            for name in ("_head", "_size", "_fresh", "_length"):
                setattr(self, name, grown(getattr(self, name), self._slots.rows))
            self._scores = np.zeros(self._slots.rows, np.float32)
            self._mark = np.empty(self._slots.rows, np.int32)
        self._head[story], self._size[story], self._fresh[story] = -1, 0, -np.inf
        return story

    def _link(self, row: int) -> int:
        story_id = self._roll.story.item(row)
        story = self._slots.find(story_id)
        if story < 0:
            story = self._open(story_id)
        self._roll.next[row] = self._head[story]
        self._head[story] = row
        self._size[story] += 1
        self._walked.pop(story, None)
        self._fresh[story] = max(self._fresh[story], freshness(self._roll.at.item(row)))
        self._length[story] = _UNKNOWN
        return story

    def _unlink(self, story: int, row: int) -> None:
        following = self._roll.next
        before, at = -1, self._head.item(story)
        while at != row:
            before, at = at, following.item(at)
        if before < 0:
            self._head[story] = following[row]
        else:
            following[before] = following[row]
        self._size[story] -= 1
        self._walked.pop(story, None)
        self._length[story] = _UNKNOWN

    def _keys_of(self, row: int) -> Hashes:
        keys = self._roll.keys(np.array([row])).ravel()
        return keys[keys > 0]


def freshness(at: int) -> float:
    """A time in seconds as OCTAVE steps a half-life, which can be added to weights in ``tiers``."""
    return at / FADING.total_seconds() * OCTAVE


def _without(index: Postings, terms: Hashes, others: Hashes) -> Hashes:
    """The terms whose lists none of the others lead to."""
    return terms[np.isin(index.lists(terms), index.lists(others), invert=True)]


def _pairs(index: Postings, entries: Entries, stories: Rows, part: tuple[int, int]) -> npt.NDArray[np.uint64]:
    """What of these entries belongs into one of so many parts of the index's lists."""
    terms, there, weights = entries
    lists = index.lists(terms)
    wanted = there & (lists % np.uint32(part[1]) == part[0])
    return paired(lists[wanted], np.broadcast_to(stories[:, None], terms.shape)[wanted], weights[wanted])
