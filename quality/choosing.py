"""Which of a question's options the articles speak for, by their sentences alone: no model, nothing learned.

An option is worth the mean over its four best articles of the best sentence there: the share of the question's words
in the sentence, times the squared share of the option's own words. A second reading takes the question's words from
two sentences to either side and the headline; both readings, each as a share of its best option, are added up. Words
that all options have say nothing, and those that some share say less. Where a question asks what is *not* so, the
option with the least wins.

Tried on the gold questions (393 different ones; either reading alone .725 and .718, both .735): the headline, the score
of the index and all articles' counts besides, in equal parts or with weights learned on half of the weeks, gave .73 on
the other half at most. So there are no weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from broadsheet.analysis.ask.scoring import Reading
from broadsheet.analysis.ask.terms import terms

ARTICLES = 4  # that speak for an option
REACH = 2  # sentences to either side
TITLE = 0.3
UNSURE = 0.3  # share of an option's words that a sentence needs to be about it
IN_QUESTION = 0.25  # what an option's word is worth that the question says as well
IN_OPTION = 0.5  # and the other way round
FRESH = ((-4, 10, 1.0), (-4, 60, 0.6))
"""Days between printing and asking, and what such an article is worth; others EARLIER, or UNDATED."""
EARLIER, UNDATED = 0.33, 0.5

_NOT = re.compile(r"\b(?:not|except|excluding|never|leave out|left out)\b|n[’']t\b", re.IGNORECASE)
_ASKING = frozenset(
    terms("which what who whom where when how many much percent percentage name according week true false", "en")
)


class Pool(NamedTuple):
    """What all options of a question are judged by: articles with how well they matched it, 0 to 1, and rarities."""

    readings: Sequence[Reading]
    matches: Sequence[float]
    rarity: Mapping[str, float]
    asked: datetime


def choose(question: str, options: Sequence[str], pool: Pool) -> int:
    """The number of the option that the articles speak for most."""
    first, second = _speaking(question, options, pool)
    total = [sum(pair) for pair in zip(_shares(first), _shares(second), strict=True)]
    best = min(total) if _NOT.search(question) else max(total)
    return total.index(best)


def vocabulary(question: str, options: Iterable[str]) -> set[str]:
    """The terms whose rarities ``choose`` needs."""
    return {term for text in (question, *options) for term in terms(text, "en")}


def _speaking(question: str, options: Sequence[str], pool: Pool) -> tuple[list[float], list[float]]:
    """What speaks for each option, by single sentences and by their surroundings."""
    own = _own_words(options, pool.rarity)
    told = {term for words in own for term in words}
    asked = {
        term: pool.rarity[term] * (IN_OPTION if term in told else 1.0)
        for term in terms(question, "en")
        if term not in _ASKING
    }
    own = [{t: weight * (IN_QUESTION if t in asked else 1.0) for t, weight in words.items()} for words in own]
    pairs = [
        _in_article(each, match, asked, own, pool.asked)
        for each, match in zip(pool.readings, pool.matches, strict=True)
    ]
    columns = [[[pair[reading][at] for pair in pairs] for at in range(len(own))] for reading in (0, 1)]
    first, second = ([sum(sorted(column)[-ARTICLES:]) / ARTICLES for column in each] for each in columns)
    return first, second


def _own_words(options: Sequence[str], rarity: Mapping[str, float]) -> list[dict[str, float]]:
    """The words of each option that tell it from the others, with their weights."""
    sets = [set(terms(option, "en")) for option in options]
    found = []
    for words in sets:
        shared = {term: sum(term in other for other in sets) - 1 for term in words}
        telling = {t: rarity[t] * (1 - n / len(sets)) for t, n in shared.items() if n < len(sets) - 1}
        found.append(telling or {term: rarity[term] for term in words})
    return found


def _in_article(
    told: Reading, match: float, asked: Mapping[str, float], own: Sequence[Mapping[str, float]], now: datetime
) -> tuple[list[float], list[float]]:
    fresh = _fresh(told, now)
    whole = sum(asked.values()) or 1.0
    sentences = (told.title, *told.sentences)
    hits = [asked.keys() & sentence for sentence in sentences]
    titled = TITLE * sum(asked[term] for term in asked.keys() & told.title) / whole
    first, second = [0.0] * len(own), [0.0] * len(own)
    for number, words in enumerate(own):
        if told.everything.isdisjoint(words):
            continue
        weight = sum(words.values()) or 1.0
        for at, sentence in enumerate(sentences):
            share = sum(words[term] for term in words.keys() & sentence) / weight
            if share > UNSURE:
                around = set().union(*hits[max(0, at - REACH) : at + REACH + 1])
                here, near = (sum(asked[term] for term in some) / whole for some in (hits[at], around))
                first[number] = max(first[number], share**2 * here * fresh)
                second[number] = max(second[number], share**2 * (near + titled) * fresh * (1 + match) / 2)
    return first, second


def _fresh(told: Reading, now: datetime) -> float:
    if told.document.published is None:
        return UNDATED
    days = (now - told.document.published).days
    return next((worth for least, most, worth in FRESH if least <= days <= most), EARLIER)


def _shares(values: Sequence[float]) -> list[float]:
    best = max(values)
    return [value / best for value in values] if best else list(values)
