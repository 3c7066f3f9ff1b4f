"""How well each sentence answers a question."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from broadsheet.analysis.ask import cues
from broadsheet.analysis.ask.cues import Sought
from broadsheet.analysis.ask.giving import giving
from broadsheet.analysis.ask.question import Question, read
from broadsheet.analysis.ask.terms import terms, weights
from broadsheet.analysis.document import Document
from broadsheet.text.languages import of

BESIDE, TITLE, ELSEWHERE = 0.4, 0.4, 0.15
"""What a word of the question is worth that stands not in the sentence but in one beside it, in the headline, elsewhere
in the article: a sentence goes on with what the one before it named."""
LEANT_ON = 0.8  # the same for the sentence before one that begins with "he", "this", …
BACKGROUND = 0.6  # the same for a word of the question that stands only in a sentence before the one that asks
LEAD, LEADING = 2, 1.25  # the first sentences of an article tell what it is about, and no verdict
OTHERWISE = 0.6  # a sentence that gives nothing of what is sought: no number for "how many"
ASKS = 0.4  # a sentence that is itself a question
SHORT, CURT = 4, 0.7  # terms; a heading or a shout says little by itself
EARLIER = 0.5  # printed before what the question means by "this week"
ABOUT = 0.25
"""How much of the question's words that are no names must stand in a sentence and beside it. Of 15 invented questions
that the demonstration's articles do not answer ten were answered without, three with it, and one fewer of 25 others; of
91 gold questions 87 % instead of 93 % are answered over the article that answers them, and 46 instead of 49 % over
articles without the right option."""
_UNTOLD = frozenset([Sought.REASON, Sought.VERDICT])  # given in words that no list holds
MOST_WEIGHED = 40  # sentences that are looked at for what they give
MAX_TEXT = 200_000  # characters that are read of an article; the search index takes as many


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence. ``score`` is 0 to 1; ``share`` is how much of the question stands in it and around it, 0 to 1.

    ``asked`` is the same of the words that are no names: what is asked about them. ``gives``: what is sought is there.
    """

    document: Document
    sentence: int
    score: float
    share: float
    terms: frozenset[str]
    leans: bool  # it begins with a pronoun
    asked: float = 1.0
    gives: bool = True

    @property
    def answers(self) -> bool:
        """Whether it can be an answer at all: it has what is sought, and speaks of what is asked."""
        return self.gives and self.asked >= ABOUT

    @property
    def span(self) -> tuple[int, int]:
        return self.document.sentences[self.sentence]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's sentences as terms."""

    document: Document
    title: frozenset[str]
    sentences: tuple[frozenset[str], ...]
    leaning: tuple[bool, ...]
    everything: frozenset[str]


def reading(document: Document) -> Reading:
    """The article as questions are compared with it."""
    language, opening = document.language, cues.of(document.language).leaning
    told, leaning = [], []
    for start, end in document.sentences:
        if end > MAX_TEXT:
            break
        text = document.text[start:end]
        told.append(frozenset(terms(text, language)))
        leaning.append(text[:20].lower().lstrip("\"'“‘«(").split(" ", 1)[0] in opening)
    title = frozenset(terms(document.title, language))
    return Reading(document, title, tuple(told), tuple(leaning), title.union(*told))


def candidates(text: str, readings: Sequence[Reading], now: datetime) -> list[Candidate]:
    """The sentences that have to do with a question, best first; those of articles without its names come last."""
    found: list[Candidate] = []
    for language in dict.fromkeys(each.document.language for each in readings):
        question = read(text, language, now)
        some = [each for each in readings if each.document.language == language]
        found.extend(_of_language(question, some))
    return sorted(found, key=lambda each: (-each.score, each.document.article_id, each.sentence))


def _of_language(question: Question, readings: Sequence[Reading]) -> list[Candidate]:
    counts = Counter(
        term for each in readings for sentence in each.sentences for term in sentence.intersection(question.terms)
    )
    total = sum(len(each.sentences) for each in readings)
    weighed = weights(question.terms, question.language, counts, total)
    weighed |= {term: BACKGROUND * weighed[term] for term in question.told}
    whole = sum(weighed.values())
    if not whole:
        return []
    raw = [candidate for each in readings for candidate in _of_article(question, each, weighed, whole)]
    best = heapq.nlargest(MOST_WEIGHED, raw, key=lambda each: each.score)
    return [_weighed(question, each) for each in best]


def _of_article(question: Question, told: Reading, weighed: dict[str, float], whole: float) -> list[Candidate]:
    asked = frozenset(weighed)
    factor = _naming(question, told, weighed) * _timely(question, told.document)
    hits = [sentence & asked for sentence in told.sentences]
    titled, elsewhere = told.title & asked, told.everything & asked
    plain = asked - question.names - _saying(question.language)
    rest = sum(weighed[term] for term in plain)
    found = []
    for at, own in enumerate(hits):
        if not own:
            continue
        before = hits[at - 1] if at else frozenset()
        after = hits[at + 1] if at + 1 < len(hits) else frozenset()
        worth = dict.fromkeys(elsewhere, ELSEWHERE) | dict.fromkeys(titled, TITLE) | dict.fromkeys(after, BESIDE)
        worth |= dict.fromkeys(before, LEANT_ON if told.leaning[at] else BESIDE) | dict.fromkeys(own, 1.0)
        share = sum(weighed[term] * value for term, value in worth.items()) / whole
        near = dict.fromkeys((*titled, *after), BESIDE) | dict.fromkeys(before, LEANT_ON) | dict.fromkeys(own, 1.0)
        asked_of = sum(weighed[term] * near.get(term, 0.0) for term in plain) / rest if rest else 1.0
        found.append(
            Candidate(told.document, at, share * factor, share, told.sentences[at], told.leaning[at], asked_of)
        )
    return found


@lru_cache(maxsize=64)
def _saying(language: str) -> frozenset[str]:
    """Terms such as "say": a quotation may answer without one."""
    return frozenset(term for word in (*of(language).saying, "say", "says") for term in terms(word, language))


def _naming(question: Question, told: Reading, weighed: dict[str, float]) -> float:
    """The share of the question's names that the article knows: what is not about them answers nothing."""
    named = sum(weighed[term] for term in question.names)
    return sum(weighed[term] for term in question.names & told.everything) / named if named else 1.0


def _timely(question: Question, document: Document) -> float:
    if question.since is None or document.published is None or document.published >= question.since:
        return 1.0
    return EARLIER


def _weighed(question: Question, found: Candidate) -> Candidate:
    start, end = found.span
    given = giving(found.document, start, end, question)
    score = found.score * max(OTHERWISE, given)
    if found.sentence < LEAD and question.sought is not Sought.VERDICT:
        score *= LEADING
    if found.document.text[end - 1] in "?؟":
        score *= ASKS
    if len(found.terms) < SHORT:
        score *= CURT
    return replace(found, score=min(1.0, score), gives=given > 0 or question.sought in _UNTOLD)
