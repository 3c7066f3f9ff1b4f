"""Synthetic articles for windows of any size: stories with their own names and words over a vocabulary like news.

Made up from syllables by a seeded generator. A story has OWN rare names, words and numbers, of which each article tells
a part; the rest is drawn from a Zipf vocabulary, and from the words of one of TOPICS topics, so that other stories of
the same topic look alike. Articles of a story come in a burst: after its beginning, which lies anywhere in the window,
with gaps of BURST hours on average. The number of articles of a story is geometric, MEAN on average.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from broadsheet.stories import Fingerprint
from broadsheet.stories.hashing import hashed
from broadsheet.stories.skeletons import skeleton
from broadsheet.text import tokens

Numbers = npt.NDArray[np.int64]

MEAN = 4  # articles of a story
BURST = 12.0  # hours
DAYS = 14
NAMES, WORDS, NUMBERS = 8, 24, 5  # of a story
TOPICS, TOPIC_WORDS = 400, 120
VOCABULARY, ZIPF = 30_000, 1.1
BODY = 200  # words of an article
END = datetime(2026, 3, 12, tzinfo=UTC)
_ONSETS = tuple("b br c ch d dr f g gl h j k l m n p pr r s st t tr v w".split())  # noqa: SIM905
_NUCLEI = tuple("a e i o u ai ea ou".split())  # noqa: SIM905


class Story(NamedTuple):
    """What the articles of one story draw from: words as numbers in the vocabulary, names as words."""

    number: int
    names: list[str]
    words: Numbers
    topic: Numbers
    figures: list[int]


class Piece(NamedTuple):
    """One article. Words are numbers in the vocabulary, names of the story count down from -1."""

    number: int
    story: Story
    published_at: datetime
    title: Numbers
    body: Numbers
    figures: list[int]


class Pressroom:
    """``count`` articles and the rest of their last story; the same for the same seed."""

    def __init__(self, count: int, seed: int = 1) -> None:
        rng = np.random.default_rng(seed)
        sizes = rng.geometric(1 / MEAN, count)
        self.sizes = sizes[: int(np.searchsorted(np.cumsum(sizes), count)) + 1]
        self.firsts = np.cumsum(self.sizes) - self.sizes
        self._seed = seed
        self._begins = rng.uniform(0, DAYS * 24, len(self.sizes))
        weights = 1 / np.arange(1, VOCABULARY + 1) ** ZIPF
        self._chances = np.cumsum(weights / weights.sum())
        drawn = np.random.default_rng(0)
        self.words = [_word(drawn, 2 + (place > 300)) for place in range(VOCABULARY)]
        self._terms = np.array([hashed(tokens.stem(word, "en"), "en") for word in self.words], np.uint32)

    def pieces(self, stories: Iterable[int] | None = None) -> Iterator[Piece]:
        """The articles, story by story."""
        for number in stories if stories is not None else range(len(self.sizes)):
            yield from self._tell(number)

    def _tell(self, number: int) -> Iterator[Piece]:
        rng = np.random.default_rng((self._seed, number))
        story = Story(
            number,
            [_word(rng, 3).capitalize() for _ in range(NAMES)],
            rng.integers(200, VOCABULARY, WORDS),
            500 + (int(rng.integers(TOPICS)) * 7919 + 104729 * np.arange(TOPIC_WORDS)) % (VOCABULARY - 500),
            rng.integers(3, 5000, NUMBERS).tolist(),
        )
        at = self._begins[number]
        for count in range(int(self.sizes[number])):
            names = -1 - np.flatnonzero(rng.random(NAMES) < 0.7)
            words = story.words[rng.random(WORDS) < 0.6]
            common = np.searchsorted(self._chances, rng.random(BODY))
            topic = story.topic[rng.integers(0, TOPIC_WORDS, 20)]
            body = rng.permutation(np.concatenate([common, topic, words, words, names, names]))
            title = np.concatenate([names[:2], words[:4], common[:3]])
            figures = [each for each, drawn in zip(story.figures, rng.random(NUMBERS), strict=True) if drawn < 0.6]
            moment = END + timedelta(hours=min(0.0, at - DAYS * 24))
            yield Piece(int(self.firsts[number]) + count, story, moment, title, body, figures)
            at += rng.exponential(BURST)

    def text(self, piece: Piece) -> tuple[str, str]:
        """Headline and text as a reader sees them: sentences of twelve words, with the numbers in some of them."""
        said = [self._say(each, piece.story) for each in piece.body.tolist()]
        for place, figure in enumerate(piece.figures):
            said.insert(20 + 13 * place, str(figure))
        lines = [" ".join(said[start : start + 12]) for start in range(0, len(said), 12)]
        headline = " ".join(self._say(each, piece.story) for each in piece.title.tolist())
        return headline, ". ".join(f"the {line}" for line in lines) + "."

    def _say(self, word: int, story: Story) -> str:
        return self.words[word] if word >= 0 else story.names[-1 - word]

    def printed(self, piece: Piece) -> Fingerprint:
        """Nearly what ``stories.fingerprint`` makes of the text, without sketch and words, in a tenth of the time."""
        words, counts = np.unique(piece.body, return_counts=True)
        named = _named(tuple(piece.story.names))
        terms = np.where(words >= 0, self._terms[words], named.words[-1 - np.minimum(words, -1)])
        order = np.argsort(-counts, kind="stable")[:80]
        names = -1 - words[words < 0]
        title = np.where(piece.title >= 0, self._terms[piece.title], named.words[-1 - np.minimum(piece.title, -1)])
        return Fingerprint(
            language="en",
            title=tuple(dict.fromkeys(title.tolist())),
            body=tuple(zip(terms[order].tolist(), counts[order].tolist(), strict=True)),
            names=tuple(zip(named.names[names].tolist(), counts[words < 0].tolist(), strict=True)),
            skeletons=tuple(named.skeletons[names].tolist()),
            numbers=tuple(hashed(f"{float(figure):.4g}", "number") for figure in piece.figures),
        )


class Named(NamedTuple):
    """Hashes of the names of a story, as words, as names and as skeletons."""

    words: npt.NDArray[np.uint32]
    names: npt.NDArray[np.uint32]
    skeletons: npt.NDArray[np.uint32]


@lru_cache(maxsize=4)
def _named(names: tuple[str, ...]) -> Named:
    plain = [name.lower() for name in names]
    return Named(
        np.array([hashed(tokens.stem(name, "en"), "en") for name in plain], np.uint32),
        np.array([hashed(name, "name") for name in plain], np.uint32),
        np.array([hashed(skeleton(name), "skeleton") for name in plain], np.uint32),
    )


def _word(rng: np.random.Generator, syllables: int) -> str:
    picks = rng.integers(0, 1 << 30, 2 * syllables).tolist()
    pairs = zip(picks[::2], picks[1::2], strict=True)
    return "".join(_ONSETS[one % len(_ONSETS)] + _NUCLEI[other % len(_NUCLEI)] for one, other in pairs) + "n"
