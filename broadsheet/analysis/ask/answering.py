"""The answer to a question: sentences of the articles, word for word, or that they do not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from broadsheet.analysis.ask.scoring import Candidate, candidates, reading
from broadsheet.analysis.document import Document
from broadsheet.types import Evidence

LONGEST = 4  # sentences of an answer
LEAST = 0.45
LESS = 0.6  # of the best sentence's score, below which a sentence is no part of the answer
ANOTHER = 0.85  # a publisher that has spoken already speaks after others who say as much
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
    """``sentences`` are in order: the best one, then the others by time and place. They are empty unless ``says``."""

    says: bool = False
    sentences: tuple[Statement, ...] = ()
    follow_ups: tuple[str, ...] = ()


def answer(question: str, documents: Sequence[Document], now: datetime) -> Answer:
    """What the documents say to a question. Never raises."""
    return from_candidates(candidates(question, [reading(each) for each in documents], now))


def from_candidates(found: Sequence[Candidate]) -> Answer:
    """The answer that the best of the candidates, which come best first, make."""
    if not found or found[0].score < LEAST:
        return Answer()
    chosen = _chosen(found)
    first, *others = (_statement(each, also) for each, also in chosen)
    places = {
        id(each): (_time(candidate), candidate.document.article_id, candidate.sentence)
        for each, (candidate, _) in zip([first, *others], chosen, strict=True)
    }
    return Answer(True, (first, *sorted(others, key=lambda each: places[id(each)])))


def _chosen(found: Sequence[Candidate]) -> list[tuple[Candidate, list[Candidate]]]:
    """The best sentences, each with those that say the same in other articles."""
    least = LESS * found[0].score
    left = [each for each in found if each.score >= least]
    chosen: list[tuple[Candidate, list[Candidate]]] = []
    while left and len(chosen) < LONGEST:
        spoken = {candidate.document.publisher_id for candidate, _ in chosen}
        best = max(left, key=lambda each: each.score * (ANOTHER if each.document.publisher_id in spoken else 1.0))
        same = [each for each in left if _alike(best.terms, each.terms)]
        chosen.append((best, [each for each in same if each.document is not best.document]))
        left = [each for each in left if each not in same]
    return chosen


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= SAME * max(1, len(one | other))


def _time(candidate: Candidate) -> datetime:
    return candidate.document.published or _EARLY


def _statement(best: Candidate, also: Sequence[Candidate]) -> Statement:
    document = best.document
    evidence = tuple(each.document.evidence(*each.span) for each in (best, *also))
    said = Statement(document.quoted(evidence[0]), evidence, round(best.score, 4))
    if not best.leans or not best.sentence:
        return said
    before = document.evidence(*document.sentences[best.sentence - 1])
    return replace(said, context=document.quoted(before), context_evidence=(before,))
