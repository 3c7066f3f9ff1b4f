"""What a question looks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from broadsheet.analysis.ask import cues
from broadsheet.analysis.ask.cues import Cues, Sought
from broadsheet.analysis.ask.terms import terms
from broadsheet.text import names, sentences, tokens

MOST = 1_000  # characters that are read of a question
MOST_TERMS = 40


@dataclass(frozen=True, slots=True)
class Question:
    """``terms`` are those of ``terms.terms``; ``names`` the ones that are parts of names: an answer cannot do without.

    ``told`` are those that only a sentence before the one that asks has: "The river rose. Who was saved?"
    ``since``: what was printed earlier is not meant ("this week").
    """

    text: str
    language: str
    sought: Sought = Sought.ANYTHING
    terms: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    since: datetime | None = None


def read(text: str, language: str, now: datetime) -> Question:
    """The question as sentences in ``language`` are compared with it. Never raises."""
    text = " ".join(text[:MOST].split())
    words = tokens.words(text, language)
    known = cues.of(language)
    wanted = tuple(dict.fromkeys(terms(text, language)))[:MOST_TERMS]
    asking = {term for word in (*known.asking, *known.first, *known.empty) for term in terms(word, language)}
    left = tuple(term for term in wanted if term not in asking) or wanted
    return Question(
        text=text,
        language=language,
        sought=_sought(words, known),
        terms=left,
        names=frozenset(_names(text, language)).intersection(left),
        told=frozenset(left).difference(terms(_asking(text, language), language)),
        since=_since(" ".join(words), known, now),
    )


def _asking(text: str, language: str) -> str:
    """The sentence that asks, the last of those with a question mark; all of the text where none has one."""
    asking = [text[start:end] for start, end in sentences.split(text, language) if text[end - 1] in "?؟"]
    return asking[-1] if asking else text


def _sought(words: list[str], known: Cues) -> Sought:
    """By the first asking word that stands in the question; "In a first, what caused …?" begins anywhere."""
    if not words:
        return Sought.ANYTHING
    if words[0] in known.opening:
        return Sought.VERDICT
    if words[0] in known.first:
        return Sought(known.first[words[0]])
    for at, word in enumerate(words):
        pair = f"{word} {words[at + 1]}" if at + 1 < len(words) else word
        for cue in (pair, word):
            if cue in known.asking:
                return Sought(known.asking[cue])
    return Sought.ANYTHING


def _names(text: str, language: str) -> list[str]:
    """The terms of names; none where every word has a capital."""
    if _all_capitals(text):
        return []
    return [term for name in names.find(text, language) if name.sure for term in terms(name.text, language)]


_TITLED = 0.8  # share of capitals from which they say nothing; "When did Rufus Calder marry" has two in three
_LONGER = re.compile(r"[^\W\d_]{4,}")


def _all_capitals(text: str) -> bool:
    """Whether the question Is Written Like This behind its first word."""
    longer = _LONGER.findall(text.partition(" ")[2])
    return len(longer) > 2 and sum(word[0].isupper() for word in longer) > _TITLED * len(longer)


def _since(words: str, known: Cues, now: datetime) -> datetime | None:
    days = [number for phrase, number in known.recent.items() if f" {phrase} " in f" {words} "]
    return now - timedelta(days=max(days)) if days else None
