"""What a reader may ask next: only what the same articles answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice, zip_longest
from typing import NamedTuple

from broadsheet.analysis.ask.scoring import Candidate, Reading, candidates
from broadsheet.analysis.document import Document
from broadsheet.text import numbers, tokens
from broadsheet.text.calendar import calendar_words
from broadsheet.text.entities import EntityKind
from broadsheet.text.languages import of
from broadsheet.text.languages.language import words

MOST = 3
TRIED = 12  # questions that are put to the articles for it
AROUND = 8  # sentences to either side of the answer in which the next question is looked for
SURE = 0.6
"""Of the best sentence: a question of ours has to be answered better than one that a reader happens to ask."""

_COUNTED = re.compile(r"\s+([a-zà-ÿ]{4,20}s)\b")  # what a number counts, in the plural
_UNITS = words(
    """
    years months weeks days hours minutes seconds times euros dollars pounds rupees
    années jours heures mois fois roupies livres
    """
)


class Wording(NamedTuple):
    """The questions of one language; "" where it has no such question, or nobody could tell when to ask it."""

    said: str
    happened: str
    counted: str = ""


_WORDINGS = {
    "en": Wording("What did {} say?", "What happened in {}?", "How many {}?"),
    "fr": Wording("Qu’a dit {} ?", "Que s’est-il passé en {} ?", "Combien de {} ?"),
    "ar": Wording("", "ماذا حدث في {}؟"),
    "hi": Wording("", "{} में क्या हुआ?"),
}


class Next(NamedTuple):
    """A question, and the sentence that it was thought of by."""

    question: str
    document: Document
    sentence: int


def follow_ups(asked: str, said: Sequence[Candidate], readings: Sequence[Reading], now: datetime) -> tuple[str, ...]:
    """Questions that the articles answer with a sentence that is not in the answer ``said`` already."""
    told = {(each.document.article_id, each.sentence) for each in said}
    found: list[str] = []
    for next_ in islice(_thought_of(said), TRIED):
        if len(found) == MOST:
            break
        if next_.question in found or tokens.fold(next_.question) == tokens.fold(asked):
            continue
        best = [each for each in candidates(next_.question, readings, now) if each.answers][:1]
        if best and best[0].score >= SURE and (best[0].document.article_id, best[0].sentence) not in told:
            found.append(next_.question)
    return tuple(found)


def _thought_of(said: Sequence[Candidate]) -> Iterator[Next]:
    """What may be asked, by turns of each kind."""
    places = [(each.document, at) for each in said for at in _around(each)]
    kinds = [_each(make, places) for make in (_speakers, _figures, _times)]
    return (each for some in zip_longest(*kinds) for each in some if each is not None)


def _each(make: Callable[[Document, int], Iterator[Next]], places: Iterable[tuple[Document, int]]) -> Iterator[Next]:
    return (each for document, at in places for each in make(document, at))


def _around(said: Candidate) -> list[int]:
    """The sentences near the answer, the nearest first."""
    last = len(said.document.sentences)
    near = range(max(0, said.sentence - AROUND), min(last, said.sentence + AROUND + 1))
    return sorted(near, key=lambda at: abs(at - said.sentence))


def _speakers(document: Document, at: int) -> Iterator[Next]:
    """Names beside a word such as "said"."""
    wording, (start, end) = _WORDINGS.get(document.language), document.sentences[at]
    spoken = set(tokens.words(document.text[start:end], document.language))
    if not wording or not wording.said or spoken.isdisjoint(of(document.language).saying - {"who", "whose"}):
        return
    for name in document.names:
        if start <= name.start < end and (name.kind is EntityKind.PERSON or (not name.kind and " " in name.text)):
            yield Next(wording.said.format(name.text), document, at)


def _figures(document: Document, at: int) -> Iterator[Next]:
    """What is counted."""
    wording, (start, end) = _WORDINGS.get(document.language), document.sentences[at]
    if not wording or not wording.counted:
        return
    for number in numbers.find(document.text[start:end], document.language):
        counted = _COUNTED.match(document.text, start + number.end, end)
        if counted and not number.unit and counted.group(1) not in _UNITS:
            yield Next(wording.counted.format(counted.group(1)), document, at)


def _times(document: Document, at: int) -> Iterator[Next]:
    """Years, with their month where it stands before them."""
    wording, (start, end) = _WORDINGS.get(document.language), document.sentences[at]
    if not wording:
        return
    text = document.text[start:end]
    for number in numbers.find(text, document.language):
        if number.unit == "year":
            before = text[: number.start].split()[-1:]
            months = [
                word for word in before if tokens.unaccent(tokens.fold(word)) in calendar_words(document.language)
            ]
            yield Next(wording.happened.format(" ".join([*months, text[number.start : number.end]])), document, at)
