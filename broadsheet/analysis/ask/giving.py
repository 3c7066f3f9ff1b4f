"""How far a sentence gives what a question seeks: a person, a place, a date, a number, a reason, a verdict."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from broadsheet.analysis.ask import cues
from broadsheet.analysis.ask.cues import Cues, Sought
from broadsheet.analysis.ask.question import Question
from broadsheet.analysis.ask.terms import terms
from broadsheet.analysis.document import Document
from broadsheet.text import numbers, tokens
from broadsheet.text.calendar import calendar_words
from broadsheet.text.entities import Entity, EntityKind
from broadsheet.text.languages import of

_AGE = re.compile(r"\bage[ds]?\b|\byears? old\b|-years?-old\b|\byears\b|, \d{1,3},|\bborn\b", re.IGNORECASE)
_LENGTH = re.compile(r"\b(?:minute|hour|day|night|week|month|year|decade|generation)s?\b|\buntil\b", re.IGNORECASE)
_PRICED = re.compile(r"\bhow much\b.*\b(?:costs?|pay|paid|price|worth|spen[dt]|earn(?:s|ed)?|salary)\b", re.IGNORECASE)
_MONEY = re.compile(
    r"[$€£¥₹]|\b(?:dollar|euro|pound|crown|rupee|yen|yuan|franc|peso|real|rand|cent|pence|rouble|ruble|dirham|riyal|won)s?\b"
    r"|\b(?:crore|lakh|USD|EUR|GBP|INR|Rs)\b",
    re.IGNORECASE,
)
PERHAPS = 0.85  # "should" against "not" where a yes or no is sought; a firm against a person


def giving(document: Document, start: int, end: int, question: Question) -> float:
    """How far ``text[start:end]`` has it, 0 to 1; 1 where nobody can tell: names in scripts without capitals."""
    language, words = document.language, tokens.words(document.text[start:end], document.language)
    known = cues.of(language)
    match question.sought:
        case Sought.PERSON | Sought.PLACE:
            return _names(document, start, end, question) if of(language).cased else 1.0
        case Sought.DATE:
            return float(_dates(words, document.text[start:end], language))
        case Sought.FIGURE:
            return float(_counts(document.text[start:end], question))
        case Sought.REASON:
            return float(not known.reasons or not known.reasons.isdisjoint(words))
        case Sought.VERDICT:
            return _verdict(known, words)
        case _:
            return 1.0


def _verdict(known: Cues, words: list[str]) -> float:
    if not known.denials or not known.denials.isdisjoint(words):
        return 1.0
    return 0.0 if known.chances.isdisjoint(words) else PERHAPS


def _names(document: Document, start: int, end: int, question: Question) -> float:
    """How far a name that the question does not say may be what is sought: a "who" may be a firm, and never a town."""
    wanted, barred = EntityKind.PERSON, EntityKind.PLACE
    if question.sought is Sought.PLACE:
        wanted, barred = barred, wanted
    asked = set(question.terms)
    kinds = {
        entity.kind
        for entity in _within(document.names, start, end)
        if not asked.issuperset(terms(entity.text, document.language))
    }
    if kinds & {wanted, EntityKind.OTHER}:
        return 1.0
    return PERHAPS if kinds - {barred} else 0.0


def _within(names: tuple[Entity, ...], start: int, end: int) -> Iterator[Entity]:
    at = bisect_left(names, start, key=lambda entity: entity.start)
    while at < len(names) and names[at].start < end:
        yield names[at]
        at += 1


def _dates(words: list[str], text: str, language: str) -> bool:
    times = cues.of(language).times
    dates = calendar_words(language)
    if any(word in times or tokens.unaccent(word) in dates for word in words):
        return True
    return any(number.unit == "year" for number in numbers.find(text, language))


def _counts(text: str, question: Question) -> bool:
    """Whether there is a number, not a year and not one of the question's own; an age where one is asked for."""
    if question.language == "en" and "how old" in question.text.lower():
        return bool(_AGE.search(text))
    if question.language == "en" and "how long" in question.text.lower() and _LENGTH.search(text):
        return True
    if question.language == "en" and _PRICED.search(question.text) and not _MONEY.search(text):
        return False
    asked = set(question.terms)
    return any(
        number.unit != "year" and f"{number.value:g}" not in asked for number in numbers.find(text, question.language)
    )
