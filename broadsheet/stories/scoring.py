"""How well one article fits into stories: compared with the articles of all of them at once."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from broadsheet.stories.roll import NO_COPY, Roll
from broadsheet.stories.shelf import Shelf
from broadsheet.stories.sparse import Asker, Sparse

# ecbplus and the demo world are the same from .175 to .19; three-publishers on arrival .984, with .19 .976
JOIN = 0.175
JOIN_UNTITLED = 0.22  # without a headline the likeness rests on the body alone
JOIN_BARE = 0.12  # headlines without a body, scored by ``_by_story``
COMPARED = 24  # latest articles of a story that a newcomer is compared with
NEAREST, SECOND = 0.6, 0.4  # weights of the two nearest articles; one alone gives .858 on look-alikes, both .869
SHARE_OF_NAME = 0.03  # that one word of a headline or name may add: two events in one town share its name and no more
SIZE_POWER = 0.15  # bounded preference for larger stories, for headlines only (the study's a = .35)
SIZE_CAP = 200.0
HALF_LIFE = timedelta(days=5)  # stories of three publishers: .954 without, .987 with

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Asked(NamedTuple):
    """An article that looks for its story; ``at`` in seconds."""

    article_id: int
    at: int
    vector: Sparse
    bare: bool
    titled: bool

    @property
    def bar(self) -> float:
        """The least score with which it joins a story."""
        if self.bare:
            return JOIN_BARE
        return JOIN if self.titled else JOIN_UNTITLED


class Scorer:
    """Scores stories of a shelf for one article at a time."""

    def __init__(self, roll: Roll, shelf: Shelf) -> None:
        self._roll, self._shelf = roll, shelf
        self._asker = Asker()

    def scores(self, one: Asked, stories: Sequence[int]) -> list[float]:
        """How well ``one`` fits into each story, to be measured against its bar."""
        if not stories:
            return []
        return self._by_story(one, stories) if one.bare else self._by_nearest(one, stories)

    def compared(self, one: Asked, story: int) -> Rows:
        """The rows of a story's articles that come nearest in time, without copies and without ``one`` itself."""
        rows = self._others(one, self._shelf.rows(story))
        originals = rows[self._roll.copy_of[rows] == NO_COPY]
        rows = originals if len(originals) else rows
        if len(rows) > COMPARED:
            order = np.lexsort((np.array(self._roll.ids(rows)), np.abs(self._roll.at[rows] - one.at)))
            rows = rows[order[:COMPARED]]
        return rows

    def _others(self, one: Asked, rows: Rows) -> Rows:
        row = self._roll.row(one.article_id)
        return rows[rows != row] if row >= 0 else rows

    def _by_nearest(self, one: Asked, stories: Sequence[int]) -> list[float]:
        """The two nearest articles of each story."""
        compared = [self.compared(one, story) for story in stories]
        rows = np.concatenate(compared)
        alike = self._asker.products(one.vector, self._roll.vectors(rows), SHARE_OF_NAME) * self._fading(one, rows)
        ends = list(itertools.accumulate(map(len, compared)))
        found = []
        for start, end in itertools.pairwise((0, *ends)):
            nearest = np.sort(alike[start:end])[-2:].tolist() or [0.0]
            found.append(NEAREST * nearest[-1] + SECOND * nearest[0])
        return found

    def _by_story(self, one: Asked, stories: Sequence[int]) -> list[float]:
        """Cosine with the sum of each story's articles, with a bounded preference for larger ones."""
        members = [self._shelf.rows(story) for story in stories]
        sums = self._asker.products(one.vector, self._roll.vectors(np.concatenate(members)))
        ends = list(itertools.accumulate(map(len, members)))
        found = []
        for story, (start, end) in zip(stories, itertools.pairwise((0, *ends)), strict=True):
            compared = self.compared(one, story)
            if not len(compared):
                found.append(0.0)
                continue
            length = self._shelf.length(story)
            preference = math.pow(min(length**2, SIZE_CAP), SIZE_POWER)
            fading = float(self._fading(one, compared).max())
            found.append(float(sums[start:end].sum()) / length * preference * fading)
        return found

    def _fading(self, one: Asked, rows: Rows) -> Floats:
        return np.exp2(-np.abs(self._roll.at[rows] - one.at) / HALF_LIFE.total_seconds())
