"""The answer to a question: sentences of the articles, word for word, or that they do not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NamedTuple

from broadsheet.analysis.ask.followups import follow_ups
from broadsheet.analysis.ask.scoring import Candidate, candidates, reading
from broadsheet.analysis.document import Document
from broadsheet.types import Evidence

LONGEST = 4  # sentences of an answer
LEAST = 0.45
"""The score below which nothing is answered. Of 91 gold questions 93 % are answered over the article that answers them
(70 % with all words of the right option), 98 % (78 %) over the first ten articles found, none over another article, and
43 % over ten articles on the same matter without the right option's words; at .60 these are 65, 84, 0 and 26 %."""
LESS = 0.6  # of the best sentence's score, below which a sentence is no part of the answer
ANOTHER = 0.85  # a publisher that has spoken already speaks after others who say as much
ALSO = 4  # further articles that are named for a sentence
SAME = 0.6  # of the terms of two sentences, from which they say one thing

_EARLY = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence. ``evidence`` is where it stands, and where other articles say the same.

    ``context`` is the sentence before it, where it begins with "he" or "this" and cannot be read alone.
    """

    text: str
    evidence: tuple[Evidence, ...]
    score: float
    context: str = ""
    context_evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """``sentences`` are in order: the best one, then the others by time and place. They are empty unless ``says``.

    ``follow_ups`` are questions that the same articles answer.
    """

    says: bool = False
    sentences: tuple[Statement, ...] = ()
    follow_ups: tuple[str, ...] = ()


class Chosen(NamedTuple):
    """A sentence of the answer, and those of other articles that say the same."""

    best: Candidate
    also: list[Candidate]


def answer(question: str, documents: Sequence[Document], now: datetime) -> Answer:
    """What the documents say to a question, with questions that they answer as well. Never raises."""
    readings = [reading(each) for each in documents]
    chosen = choose(candidates(question, readings, now))
    if not chosen:
        return Answer()
    said = [each for each, _ in chosen]
    return Answer(True, stated(chosen), follow_ups(question, said, readings, now))


def choose(found: Sequence[Candidate]) -> list[Chosen]:
    """The sentences of the answer from candidates, which come best first; none where even the best says too little."""
    found = [each for each in found if each.answers]
    if not found or found[0].score < LEAST:
        return []
    least = LESS * found[0].score
    left = [each for each in found if each.score >= least]
    chosen: list[Chosen] = []
    while left and len(chosen) < LONGEST:
        spoken = {each.document.publisher_id for each, _ in chosen}
        best = max(left, key=lambda each: each.score * (ANOTHER if each.document.publisher_id in spoken else 1.0))
        same = [each for each in left if each is best or _alike(best.terms, each.terms)]
        chosen.append(Chosen(best, _others(best, same)))
        left = [each for each in left if each not in same]
    return chosen


def stated(chosen: Sequence[Chosen]) -> tuple[Statement, ...]:
    """The sentences as they are shown: the best first, then the others by time and place."""
    rest = sorted(chosen[1:], key=lambda each: _place(each.best))
    return tuple(_statement(each) for each in (*chosen[:1], *rest))


def _others(best: Candidate, same: Sequence[Candidate]) -> list[Candidate]:
    """Of each other article the first sentence that says the same, of as few publishers twice as can be."""
    articles = {each.document.article_id: each for each in reversed(same) if each.document is not best.document}
    spoken = [best.document.publisher_id]
    others = sorted(articles.values(), key=lambda each: (each.document.publisher_id in spoken, -each.score))
    return others[:ALSO]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= SAME * max(1, len(one | other))


def _place(candidate: Candidate) -> tuple[datetime, int, int]:
    return candidate.document.published or _EARLY, candidate.document.article_id, candidate.sentence


def _statement(chosen: Chosen) -> Statement:
    best, document = chosen.best, chosen.best.document
    evidence = tuple(each.document.evidence(*each.span) for each in (best, *chosen.also))
    said = Statement(document.quoted(evidence[0]), evidence, round(best.score, 4))
    if not best.leans or not best.sentence:
        return said
    before = document.evidence(*document.sentences[best.sentence - 1])
    return replace(said, context=document.quoted(before), context_evidence=(before,))
