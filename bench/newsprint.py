"""Documents of a made-up press for the word index alone: any number, several languages, the same for each seed.

Each language has its own vocabulary of made-up words, drawn with Zipf–Mandelbrot frequencies (exponent 1.05, offset
2.7) below the real function words of the language, so that stop words, common words and a long tail of names occur as
often as in news. Sizes of stories follow a Pareto law (α = 1.3), lengths a log-normal one. ``press`` makes rows for
pages and is too slow for a million.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

import numpy as np
from numpy.typing import NDArray

from broadsheet.search import Document
from broadsheet.search.analysis import stop_words
from broadsheet.text.sections import SECTIONS

NEWEST = datetime(2026, 11, 20, tzinfo=UTC)
DAYS = 60
VOCABULARY = 150_000  # words of one language
FUNCTION_WORDS = 60
MEDIAN_WORDS, SPREAD = 180, 0.5  # of an article's text: log-normal, mean 204
LONGEST_STORY = 150  # articles
SHARE_OF_TOPIC = 0.18  # words of an article that are its story's own
SHARE_OF_COPIES = 0.15
PUBLISHERS = 2_000
LANGUAGES = (("en", 50), ("fr", 14), ("es", 10), ("de", 8), ("ar", 8), ("hi", 4), ("zh", 3), ("ja", 3))
_CHARACTERS = "".join(map(chr, range(0x4E00, 0x9F00, 29)))  # 714 of the Chinese ones
_SCRIPTS = {
    "ar": ("بتجدرسشعفقكلمن", ("ا", "و", "ي", "")),
    "hi": ("कगचजटडतदनपबमरलसह", ("ा", "ि", "ी", "ु", "े", "ो", "")),
    "zh": (_CHARACTERS, ("",)),
    "ja": (_CHARACTERS, ("", "の", "を", "は")),
}
_LATIN = (
    ("b", "br", "c", "ch", "d", "f", "g", "gr", "h", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w"),
    ("a", "an", "ar", "e", "en", "er", "i", "in", "is", "o", "on", "or", "u", "um"),
)


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language with its words, commonest first, and their summed frequencies."""

    code: str
    words: tuple[str, ...]
    summed: NDArray[np.float64]
    space: str

    def draw(self, random: np.random.Generator, count: int) -> list[str]:
        """Words as often as they occur."""
        ranks = np.searchsorted(self.summed, random.random(count))
        return [self.words[rank] for rank in ranks]

    def rare(self, random: Random) -> str:
        """A word of the long tail: a name."""
        return self.words[random.randrange(2_000, len(self.words))]


def tongue(code: str, seed: int) -> Tongue:
    """The language ``code`` of the press with this seed."""
    random = Random(f"{seed} {code}")
    onsets, rhymes = _SCRIPTS.get(code, _LATIN)
    made: dict[str, None] = dict.fromkeys(sorted(stop_words(code))[:FUNCTION_WORDS])
    while len(made) < VOCABULARY:
        syllables = 2 + min(3, len(made) // 3_000) + random.randrange(2)
        made["".join(random.choice(onsets) + random.choice(rhymes) for _ in range(syllables))] = None
    weights = 1 / (np.arange(VOCABULARY) + 2.7) ** 1.05
    return Tongue(code, tuple(made), np.cumsum(weights / weights.sum()), "" if code in {"zh", "ja"} else " ")


class Newsprint:
    """One story after another until there are ``articles`` documents."""

    def __init__(self, articles: int, seed: int = 1) -> None:
        self._left = articles
        self._random = Random(seed)
        self._numbers = np.random.default_rng(seed)
        self.tongues = {code: tongue(code, seed) for code, _ in LANGUAGES}
        self._codes, self._shares = zip(*LANGUAGES, strict=True)
        self._article = self._story = 0

    def documents(self) -> Iterator[Document]:
        """The documents, those of one story together."""
        while self._left > 0:
            size = min(self._left, LONGEST_STORY, int(self._random.paretovariate(1.3)))
            yield from self._told(size)
            self._left -= size

    def _told(self, size: int) -> Iterator[Document]:
        random = self._random
        spoken = self.tongues[random.choices(self._codes, self._shares)[0]]
        names = [spoken.rare(random).capitalize() for _ in range(8)]
        topic = names + spoken.draw(self._numbers, 16)
        begun = NEWEST - timedelta(days=DAYS * random.random())
        section = random.choice(SECTIONS)
        self._story += 1
        first: Document | None = None
        for _ in range(size):
            at = begun + timedelta(hours=random.expovariate(1 / 12))
            self._article += 1
            if first and random.random() < SHARE_OF_COPIES:
                domain = self._domain()
                made = replace(first, article_id=self._article, published_at=at, publisher_domain=domain, copy=True)
            else:
                made = self._document(spoken, names, topic, at)
                made = replace(made, section=section)
            first = first or made
            yield made

    def _document(self, spoken: Tongue, names: list[str], topic: list[str], at: datetime) -> Document:
        random = self._random
        length = max(40, min(1_500, int(self._numbers.lognormal(np.log(MEDIAN_WORDS), SPREAD))))
        words = spoken.draw(self._numbers, length)
        for place in np.flatnonzero(self._numbers.random(length) < SHARE_OF_TOPIC):
            words[place] = topic[random.randrange(len(topic))]
        sentences = [spoken.space.join(words[start : start + 18]) + "." for start in range(0, length, 18)]
        return Document(
            article_id=self._article,
            title=spoken.space.join([*random.sample(names, 3), *spoken.draw(self._numbers, 5)]),
            published_at=at,
            story_id=self._story,
            standfirst=sentences[0],
            text="\n\n".join(" ".join(sentences[at : at + 2]) for at in range(1, len(sentences), 2)),
            authors=(f"Ana {spoken.words[200 + random.randrange(2_000)].capitalize()}",),
            publisher_domain=self._domain(),
            language=spoken.code,
            country="XM",
            hashtags=(names[0].lower(), names[1].lower()),
        )

    def _domain(self) -> str:
        return f"paper{int(self._random.paretovariate(0.6)) % PUBLISHERS}.example"
