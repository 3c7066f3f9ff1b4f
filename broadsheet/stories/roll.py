"""The articles of the window, in columns: some 300 bytes each, where packed fingerprints and dicts took 20 kB."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import numpy.typing as npt

from broadsheet.stories.nouns import Known, Stored
from broadsheet.stories.slots import Slots, grown
from broadsheet.stories.sparse import KEPT, STRONG, Hashes, Packed, Sparse, pack, unpack
from broadsheet.stories.vectors import bare

KEYS = 32
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_BARE, _TITLED = 1, 2
NO_COPY = -1

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Held:
    """What the window knows of one article, apart from its vector. ``bare``: a headline without a body."""

    article_id: int
    language: str
    published_at: datetime
    story_id: int
    copy_of: int | None
    bare: bool
    titled: bool


def seconds(moment: datetime) -> int:
    """Whole seconds since 1970, by which the window orders articles."""
    return (moment - _EPOCH) // timedelta(seconds=1)


class Roll:
    """The held articles by id; the columns by row (``row(id)``)."""

    def __init__(self) -> None:
        self._slots = Slots()
        rows = self._slots.rows
        self.at = np.empty(rows, np.int64)  # seconds
        self.story = np.empty(rows, np.int64)  # id
        self.copy_of = np.empty(rows, np.int64)
        self.language = np.empty(rows, np.uint16)
        self.next = np.empty(rows, np.int32)  # the row of the story's next article, or -1; kept by the shelf
        self._flags = np.empty(rows, np.uint8)
        self._vectors = _no_vectors(rows)
        self._keys_low = np.empty((rows, KEYS), np.uint16)  # of keys the low 24 bits; 0 is none
        self._keys_high = np.empty((rows, KEYS), np.uint8)
        self._languages: list[str] = []

    def __len__(self) -> int:
        return len(self._slots)

    def __contains__(self, article_id: int) -> bool:
        return article_id in self._slots

    def __iter__(self) -> Iterator[int]:
        return iter(self._slots.ids[self._slots.occupied()].tolist())

    def __getitem__(self, article_id: int) -> Held:
        row = self._slots.find(article_id)
        if row < 0:
            raise KeyError(article_id)
        flags, copy_of = self._flags.item(row), self.copy_of.item(row)
        return Held(
            article_id=article_id,
            language=self._languages[self.language.item(row)],
            published_at=_EPOCH + timedelta(seconds=self.at.item(row)),
            story_id=self.story.item(row),
            copy_of=None if copy_of == NO_COPY else copy_of,
            bare=bool(flags & _BARE),
            titled=bool(flags & _TITLED),
        )

    def row(self, article_id: int) -> int:
        """The row of an article, or -1."""
        return self._slots.find(article_id)

    def id_of(self, row: int) -> int:
        """The article in a row."""
        return self._slots.ids.item(row)

    def language_of(self, row: int) -> str:
        """The language of the article in a row."""
        return self._languages[self.language.item(row)]

    def ids(self, rows: Rows) -> list[int]:
        """The articles in these rows."""
        found: list[int] = self._slots.ids[rows].tolist()
        return found

    def ids_of(self, rows: Rows) -> Rows:
        """The same as an array."""
        return self._slots.ids[rows]

    def are_bare(self, rows: Rows) -> npt.NDArray[np.bool_]:
        """Which of these rows hold headlines without a body."""
        return (self._flags[rows] & _BARE) > 0

    def rows(self) -> npt.NDArray[np.intp]:
        """The rows of all articles."""
        return self._slots.occupied()

    def older_than(self, moment: datetime) -> list[int]:
        """The articles published before ``moment``."""
        rows = self.rows()
        return self.ids(rows[self.at[rows] < seconds(moment)])

    def one_language(self) -> bool:
        """Whether no second language was ever here."""
        return len(self._languages) <= 1

    def oldest(self, number: int) -> list[int]:
        """So many articles, those that were published first."""
        if number <= 0:
            return []
        rows = self.rows()
        order = np.lexsort((self._slots.ids[rows], self.at[rows]))
        return self.ids(rows[order[:number]])

    def language_number(self, language: str) -> int:
        """The number that stands for a language in the columns."""
        if language not in self._languages:
            self._languages.append(language)
        return self._languages.index(language)

    def add(self, known: Known, vector: Sparse, keys: Hashes) -> int:
        """Enter an article that is not there; returns its row."""
        row = self._slots.give(known.article_id)
        if self._slots.rows > len(self.at):
            self._widen()
        self.at[row] = seconds(known.published_at)
        self.language[row] = self.language_number(known.language)
        self._flags[row] = _BARE * bare(known.fingerprint) | _TITLED * bool(known.fingerprint.title)
        filled = np.zeros((1, KEYS), np.uint32)
        filled[0, : len(keys)] = keys
        self.set_keys(np.array([row]), filled)
        self.set_vector(row, vector)
        self.place(row, known.story_id, known.copy_of)
        return row

    def add_all(self, batch: Sequence[Stored], bare: npt.NDArray[np.bool_], titled: npt.NDArray[np.bool_]) -> Rows:
        """Enter many articles of one language, without their vectors and keys; returns their rows."""
        rows = np.fromiter((self._slots.give(each.article_id) for each in batch), np.int64, len(batch))
        if self._slots.rows > len(self.at):
            self._widen()
        self.at[rows] = [each.at for each in batch]
        self.language[rows] = self.language_number(batch[0].language)
        self._flags[rows] = _BARE * bare | _TITLED * titled
        self.story[rows] = [each.story_id for each in batch]
        self.copy_of[rows] = [NO_COPY if each.copy_of is None else each.copy_of for each in batch]
        return rows

    def set_vectors(self, rows: Rows, vectors: Packed) -> None:
        """Freeze the vectors of many articles."""
        self._vectors.low[rows] = vectors.low
        self._vectors.high[rows] = vectors.high
        self._vectors.weights[rows] = vectors.weights

    def keys(self, rows: Rows) -> Hashes:
        """What these articles show to other languages, row by row (abroad.keys); 0 is none."""
        high: Hashes = self._keys_high[rows].astype(np.uint32) << np.uint32(16)
        return self._keys_low[rows] | high

    def set_keys(self, rows: Rows, keys: Hashes) -> None:
        """Write them, KEYS in a row."""
        self._keys_low[rows] = (keys & np.uint32(0xFFFF)).astype(np.uint16)
        self._keys_high[rows] = ((keys >> np.uint32(16)) & np.uint32(0xFF)).astype(np.uint8)

    def place(self, row: int, story_id: int, copy_of: int | None) -> None:
        """Write down where an article stands."""
        self.story[row], self.copy_of[row] = story_id, NO_COPY if copy_of is None else copy_of

    def remove(self, article_id: int) -> None:
        """Forget an article."""
        self._slots.take(article_id)

    def set_vector(self, row: int, vector: Sparse) -> None:
        """Freeze an article's vector."""
        packed = pack(vector)
        self._vectors.low[row], self._vectors.high[row] = packed.low, packed.high
        self._vectors.weights[row] = packed.weights

    def vectors(self, rows: Rows) -> Packed:
        """The vectors of these rows."""
        return Packed(self._vectors.low[rows], self._vectors.high[rows], self._vectors.weights[rows])

    def vector(self, article_id: int) -> Sparse:
        """The vector of one article; of its terms only the low 16 bits are known."""
        return unpack(self._one(self.row(article_id)))

    def strong_terms(self, row: int) -> Hashes:
        """The terms by which an article is indexed, 24 bits of each."""
        one = self._one(row)
        return one.strong_terms()[one.weights[:STRONG] > 0]

    def strong(self, rows: Rows) -> tuple[Hashes, npt.NDArray[np.uint8]]:
        """The strongest terms of these rows with their packed weights, row by row; a weight of 0 is no term."""
        found = self.vectors(rows)
        return found.strong_terms(), found.weights[:, :STRONG]

    def _one(self, row: int) -> Packed:
        return Packed(self._vectors.low[row], self._vectors.high[row], self._vectors.weights[row])

    def _widen(self) -> None:
        rows = self._slots.rows
        for name in ("at", "story", "copy_of", "language", "next", "_flags", "_keys_low", "_keys_high"):
            setattr(self, name, grown(getattr(self, name), rows))
        low, high, weights = self._vectors
        self._vectors = Packed(grown(low, rows), grown(high, rows), grown(weights, rows))


def _no_vectors(rows: int) -> Packed:
    return Packed(
        np.empty((rows, KEPT), np.uint16), np.empty((rows, STRONG), np.uint8), np.empty((rows, KEPT), np.uint8)
    )
