"""How much a phrase is worth: one rule with weights, for readers' hashtags and for keyphrases."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

from broadsheet.stories import background
from broadsheet.stories.hashing import hashed
from broadsheet.stories.phrases import Phrase
from broadsheet.text import tokens

EARLY = 600  # characters of the lead; a first mention there counts for more


class Features(NamedTuple):
    """What is counted of a phrase, or the weights of it."""

    mentions: float  # log(1 + log(count))
    rarity: float  # the logarithm of the inverse document frequency
    early: float  # log(1 + EARLY / (EARLY + first))
    titled: float  # whether it stands in the headline
    keyword: float  # whether the publisher names it as a keyword
    name: float  # whether it is one
    longer: float  # whether it is a name of two words and more
    length: float = 0.0  # the logarithm of its number of characters
    letters: float = 0.0  # that number
    opens: float = 0.0  # the share of mentions that no word precedes
    closes: float = 0.0  # the share of mentions that no word follows
    joined: float = 0.0  # the share of mentions at a hyphen


@dataclass(frozen=True, slots=True)
class Taste:
    """What is wanted. A score is ``exp`` of the weighted sum of the features; ``least`` mentions make a word a topic.

    ``least`` 0 makes every word a candidate, also inside names, and looks at what stands around it.
    """

    least: int
    weights: Features

    def score(self, features: Features) -> float:
        """What a phrase with these features is worth; only compares phrases of one article."""
        return math.exp(sum(map(mul, self.weights, features)))


# Readers follow names. P@5 against the salient entities of 16 articles (quality.salient) is .60; with mentions=1,
# rarity=1, longer=.4 it was .54, and with the five names that are mentioned most .59.
HASHTAGS = Taste(3, Features(2.0, 0.3, 1.0, titled=0.588, keyword=0.47, name=0.693, longer=0.1))
# Learnt by ``quality.taste`` from 330 stories of 500N-KPCrowd (no licence stated; only these weights were kept), whose
# annotators mark telling words one by one. F1@10 of stories that the weights were not learnt from: .214; with HASHTAGS'
# weights .170; by the number of mentions alone .182.
KEYPHRASES = Taste(
    0,
    Features(
        mentions=1.12, rarity=0.14, early=2.37, titled=0.14, keyword=0.0, name=-0.47, longer=-0.47,
        length=2.78, letters=-0.16, opens=0.53, closes=0.52, joined=-1.67,
    ),
)  # fmt: skip


def features(phrase: Phrase, language: str, *, titled: bool, keyword: bool) -> Features:
    """The features of a phrase; ``titled`` and ``keyword`` are not known to the phrase itself."""
    words = tokens.words(phrase.label, language)
    return Features(
        mentions=math.log(1 + math.log(phrase.count)),
        rarity=math.log(_rarity(words, language, name=phrase.name)),
        early=math.log(1 + EARLY / (EARLY + phrase.first)),
        titled=titled,
        keyword=keyword,
        name=phrase.name,
        longer=phrase.name and len(words) > 1,
        length=math.log(len(phrase.label)),
        letters=len(phrase.label),
        opens=phrase.opens / phrase.count,
        closes=phrase.closes / phrase.count,
        joined=phrase.joined / phrase.count,
    )


def _rarity(words: Iterable[str], language: str, *, name: bool) -> float:
    known = background.of(language)
    if not known.articles:
        return 1.0
    terms = [
        hashed(tokens.unaccent(word), "name") if name else hashed(tokens.stem(word, language), language)
        for word in words
    ]
    return max((math.log(1 + known.articles / (known.counts.get(term, 0.0) + 1)) for term in terms), default=1.0)
