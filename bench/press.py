"""A made-up press of any size: publishers, stories and articles with the shape of real ones, the same for each seed.

Words are made of syllables and drawn with Zipf's frequencies; a story has names and words of its own that its articles
share, as real ones do. Sizes of stories follow a Pareto law (α = 1.3: six in ten have one article, the largest a
hundred), hashtags and publishers Zipf's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random

from broadsheet.text.sections import SECTIONS

DAYS = 30
WORDS = 8_000  # in the vocabulary of one language
HASHTAGS = 5_000
FLAT = 20  # Zipf–Mandelbrot offset: the commonest hashtag is on 4 % of articles
LONGEST_STORY = 120  # articles
SHARE_OF_TOPIC = 0.15  # words of an article that are its story's own
SHARE_OF_COPIES = 0.2
SHARE_OF_IMAGES = 0.7
LANGUAGES = (("en", 50), ("fr", 20), ("ar", 15), ("es", 8), ("hi", 7))
COUNTRIES = {"en": ("GB", "US", "IN", "ZA"), "fr": ("FR", "CA"), "ar": ("EG", "LB"), "es": ("ES", "MX"), "hi": ("IN",)}
_ONSETS = {"ar": "بتجدرسشعفقكلمن", "hi": "कगचजटडतदनपबमरलसह"}
_RHYMES = {"ar": ("ا", "و", "ي", ""), "hi": ("ा", "ि", "ी", "ु", "े", "ो", "")}
_LATIN_ONSETS = (
    "b",
    "br",
    "c",
    "ch",
    "d",
    "f",
    "g",
    "gr",
    "h",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
)
_LATIN_RHYMES = ("a", "an", "ar", "e", "en", "er", "i", "in", "is", "o", "on", "or", "u", "um")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher; ``number`` counts from 1."""

    number: int
    language: str
    country: str

    @property
    def domain(self) -> str:
        return f"paper{self.number}.example"

    @property
    def name(self) -> str:
        return f"The Paper {self.number}"


@dataclass(frozen=True, slots=True)
class Piece:
    """An article. ``copies``: it repeats the first article of its story."""

    outlet: Outlet
    title: str
    standfirst: str
    paragraphs: tuple[str, ...]
    published_at: datetime
    has_image: bool
    copies: bool = False
    section: str = ""
    hashtags: tuple[int, ...] = ()  # numbers below HASHTAGS


def hashtag_weights() -> list[float]:
    """How often each hashtag occurs, commonest first."""
    return [1 / (rank + FLAT) for rank in range(1, HASHTAGS + 1)]


class Vocabulary:
    """The words of one language, commonest first."""

    def __init__(self, language: str, random: Random) -> None:
        onsets, rhymes = _ONSETS.get(language, _LATIN_ONSETS), _RHYMES.get(language, _LATIN_RHYMES)
        made: dict[str, None] = {}
        while len(made) < WORDS:
            syllables = min(4, 1 + len(made) // 400 + random.randrange(2))
            made["".join(random.choice(onsets) + random.choice(rhymes) for _ in range(syllables))] = None
        self.words = list(made)
        self._weights = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))

    def draw(self, random: Random, count: int) -> list[str]:
        """Words as often as they occur."""
        return random.choices(self.words, cum_weights=self._weights, k=count)

    def topic(self, random: Random) -> list[str]:
        """What one story is about: eight names and sixteen words that are not everybody's."""
        found = random.sample(self.words[200:], 24)
        return [word.capitalize() for word in found[:8]] + found[8:]


class Press:
    """Outlets and, one after another, stories until there are ``articles`` articles."""

    def __init__(self, articles: int, now: datetime, seed: int = 1) -> None:
        self._random, self._articles, self._now = Random(seed), articles, now
        names, weights = zip(*LANGUAGES, strict=True)
        self.vocabularies = {name: Vocabulary(name, self._random) for name in names}
        self.outlets = []
        for number in range(1, max(30, min(400, articles // 250)) + 1):
            language = names[number - 1] if number <= len(names) else self._random.choices(names, weights)[0]
            self.outlets.append(Outlet(number, language, self._random.choice(COUNTRIES[language])))
        self._hashtag_weights = list(accumulate(hashtag_weights()))

    def stories(self) -> Iterator[list[Piece]]:
        """The articles of one story after another, each in order of time."""
        left = self._articles
        while left > 0:
            size = min(left, LONGEST_STORY, int(self._random.paretovariate(1.3)))
            yield self._story(size)
            left -= size

    def _story(self, size: int) -> list[Piece]:
        random = self._random
        home = random.choice(self.outlets)
        topics: dict[str, list[str]] = {}
        hashtags = self._hashtags(3)
        section = random.choice(SECTIONS)
        begun = self._now - timedelta(days=DAYS * random.random())
        times = sorted(min(self._now, begun + timedelta(hours=random.expovariate(1 / 12))) for _ in range(size))
        pieces: list[Piece] = []
        for at in times:
            outlet = self._outlet(home)
            first = pieces[0] if pieces else None
            if first and outlet.language == first.outlet.language and random.random() < SHARE_OF_COPIES:
                pieces.append(replace(first, outlet=outlet, published_at=at, copies=True, has_image=False))
                continue
            topic = topics.setdefault(outlet.language, self.vocabularies[outlet.language].topic(random))
            written = self._piece(outlet, topic, at)
            tags = dict.fromkeys(hashtags + self._hashtags(2))
            pieces.append(replace(written, section=section, hashtags=tuple(tags)))
        return pieces

    def _piece(self, outlet: Outlet, topic: list[str], at: datetime) -> Piece:
        random = self._random
        vocabulary = self.vocabularies[outlet.language]
        sentences = [self._sentence(vocabulary, topic) for _ in range(random.randrange(12, 40))]
        return Piece(
            outlet=outlet,
            title=" ".join(random.sample(topic[:8], 3) + vocabulary.draw(random, 4)),
            standfirst=sentences[0],
            paragraphs=tuple(" ".join(sentences[start : start + 2]) for start in range(1, len(sentences), 2)),
            published_at=at,
            has_image=random.random() < SHARE_OF_IMAGES,
        )

    def _sentence(self, vocabulary: Vocabulary, topic: list[str]) -> str:
        random = self._random
        words = vocabulary.draw(random, random.randrange(8, 28))
        for place in range(len(words)):
            if random.random() < SHARE_OF_TOPIC:
                words[place] = random.choice(topic)
        return f"{' '.join(words).capitalize()}."

    def _outlet(self, home: Outlet) -> Outlet:
        for _ in range(20):
            outlet = self._random.choice(self.outlets)
            if outlet.language == home.language or self._random.random() < 0.02:
                return outlet
        return home

    def _hashtags(self, count: int) -> tuple[int, ...]:
        drawn = self._random.choices(range(HASHTAGS), cum_weights=self._hashtag_weights, k=count)
        return tuple(dict.fromkeys(drawn))
