"""Synthetic articles for windows of any size: stories with their own names and words over a vocabulary like news.

Made up from syllables by a seeded generator. A story has OWN rare names, words and numbers, of which each article tells
a part; the rest is drawn from a Zipf vocabulary, and from the words of one of TOPICS topics, so that other stories of
the same topic look alike. Articles of a story come in a burst: after its beginning, which lies anywhere in the window,
with gaps of BURST hours on average. The number of articles of a story is geometric, MEAN on average.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

import numpy as np

from broadsheet.stories import Fingerprint, Known, Newcomer
from broadsheet.stories.hashing import hashed
from broadsheet.stories.skeletons import skeleton
from broadsheet.text import tokens

MEAN = 4  # articles of a story
BURST = 12.0  # hours
DAYS = 14
NAMES, WORDS, NUMBERS = 8, 24, 5  # of a story
TOPICS, TOPIC_WORDS = 400, 120
VOCABULARY, ZIPF = 30_000, 1.1
BODY = 200  # words of an article
END = datetime(2026, 3, 12, tzinfo=UTC)
_ONSETS = "b br c ch d dr f g gl h j k l m n p pr r s st t tr v w".split()
_NUCLEI = "a e i o u ai ea ou".split()


@dataclass(frozen=True, slots=True)
class Piece:
    """One article, in words."""

    number: int
    story: int
    published_at: datetime
    title: list[str]
    body: list[str]
    numbers: list[int]

    @property
    def headline(self) -> str:
        """As a reader sees it."""
        return " ".join(self.title)

    @property
    def text(self) -> str:
        """As a reader sees it: sentences of twelve words, with the numbers in some of them."""
        said = [*self.body]
        for place, number in enumerate(self.numbers):
            said.insert(20 + 13 * place, str(number))
        lines = [" ".join(said[start : start + 12]) for start in range(0, len(said), 12)]
        return ". ".join(f"the {line}" for line in lines) + "."


class Pressroom:
    """The articles of ``count`` articles' worth of stories; the same for the same seed."""

    def __init__(self, count: int, seed: int = 1) -> None:
        rng = np.random.default_rng(seed)
        sizes = rng.geometric(1 / MEAN, count)
        self.sizes = sizes[: int(np.searchsorted(np.cumsum(sizes), count)) + 1]
        self._seed = seed
        self._begins = rng.uniform(0, DAYS * 24, len(self.sizes))
        weights = 1 / np.arange(1, VOCABULARY + 1) ** ZIPF
        self._chances = np.cumsum(weights / weights.sum())

    @cached_property
    def _words(self) -> list[str]:
        rng = np.random.default_rng(0)
        return [_word(rng, 2 + (place > 300)) for place in range(VOCABULARY)]

    def pieces(self, stories: Iterator[int] | range | None = None) -> Iterator[Piece]:
        """The articles, story by story."""
        firsts = np.concatenate([[0], np.cumsum(self.sizes)])
        for story in stories if stories is not None else range(len(self.sizes)):
            yield from self._story(story, int(self.sizes[story]), int(firsts[story]))

    def _story(self, story: int, size: int, number: int) -> Iterator[Piece]:
        rng = np.random.default_rng((self._seed, story))
        names = [_word(rng, 3).capitalize() for _ in range(NAMES)]
        topic = np.random.default_rng((0, int(rng.integers(TOPICS)))).integers(500, VOCABULARY, TOPIC_WORDS)
        own = [self._words[each] for each in rng.integers(200, VOCABULARY, WORDS)]
        figures = rng.integers(3, 5000, NUMBERS).tolist()
        at = self._begins[story]
        for count in range(size):
            told = [name for name in names if rng.random() < 0.7]
            said = [word for word in own if rng.random() < 0.6]
            common = [self._words[each] for each in np.searchsorted(self._chances, rng.random(BODY))]
            topical = [self._words[each] for each in rng.choice(topic, 20)]
            body = [*common, *topical, *said, *said, *told, *told]
            rng.shuffle(body)
            title = [*told[:2], *said[:4], *common[:3]]
            numbers = [each for each in figures if rng.random() < 0.6]
            moment = END - timedelta(hours=max(0.0, DAYS * 24 - at))
            yield Piece(number + count, story, moment, title, body, numbers)
            at += rng.exponential(BURST)


def known(piece: Piece, story_id: int) -> Known:
    """The piece as an article that stands in a story, with a fingerprint made word by word, without a sketch."""
    made = printed(piece)
    return Known(piece.number + 1, piece.number + 1, "", "en", piece.published_at, made, story_id)


def newcomer(piece: Piece, number: int, made: Fingerprint) -> Newcomer:
    """The piece as an article that has no place yet."""
    return Newcomer(number, number, "", "en", piece.published_at, made)


def printed(piece: Piece) -> Fingerprint:
    """About the fingerprint that ``stories.fingerprint`` makes of the text, in a tenth of the time, without a sketch."""
    counts: dict[int, int] = {}
    for word in piece.body:
        if word.islower():
            term = hashed(_stem(word), "en")
            counts[term] = counts.get(term, 0) + 1
    names: dict[str, int] = {}
    for word in (*piece.title, *piece.body):
        if not word.islower():
            names[word.lower()] = names.get(word.lower(), 0) + 1
    for name, count in names.items():
        counts[hashed(_stem(name), "en")] = count
    kept = sorted(counts.items(), key=lambda item: -item[1])[:80]
    return Fingerprint(
        language="en",
        title=tuple(dict.fromkeys(hashed(_stem(word.lower()), "en") for word in piece.title)),
        body=tuple(kept),
        names=tuple((hashed(name, "name"), count) for name, count in names.items()),
        skeletons=tuple(hashed(bones, "skeleton") for bones in map(skeleton, names) if len(bones) >= 3),
        numbers=tuple(hashed(f"{float(number):.4g}", "number") for number in piece.numbers),
        labels=tuple(name.capitalize() for name in names),
        words=tuple(piece.title[2:6]),
    )


def _stem(word: str) -> str:
    return tokens.stem(word, "en")


def _word(rng: np.random.Generator, syllables: int) -> str:
    picks = rng.integers(0, 1 << 30, 2 * syllables).tolist()
    pairs = zip(picks[::2], picks[1::2], strict=True)
    return "".join(_ONSETS[one % len(_ONSETS)] + _NUCLEI[other % len(_NUCLEI)] for one, other in pairs) + "n"
