"""How the headlines of one story differ: the words of stress that one has and no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.analysis.comparison import first_sentence
from broadsheet.analysis.document import Document
from broadsheet.text import names, tagging, tokens
from broadsheet.types import Evidence

SHOWN = 8
_STRESS = frozenset({"VERB", "ADJ", "ADV"})


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline, and those of its ``words`` that no other publisher's has; evidence is how the article begins."""

    publisher: str
    text: str
    words: tuple[str, ...]
    evidence: Evidence


def headlines(documents: Sequence[Document]) -> tuple[Headline, ...]:
    """Of each publisher its latest, if it has words that no other has; the oldest first."""
    latest = {document.publisher_id: document for document in documents if document.title}
    chosen = [document for document in documents if latest.get(document.publisher_id) is document]
    spread = Counter(term for document in chosen for term in set(tokens.terms(document.title, document.language)))
    found = (
        Headline(document.publisher, document.title, words, begins)
        for document in chosen
        if (words := _own(document, spread)) and (begins := first_sentence(document))
    )
    return tuple(found)[:SHOWN] if len(chosen) > 1 else ()


def _own(document: Document, spread: Counter[str]) -> tuple[str, ...]:
    """Verbs, adjectives and adverbs; where no tagger knows the language every word that is no name."""
    title, language = document.title, document.language
    named = {at for name in names.find(title, language) for at in range(name.start, name.end)}
    found = dict.fromkeys(
        word.text
        for word in tagging.tag(title, [(0, len(title))], language)[0]
        if (word.tag in _STRESS if word.tag else word.start not in named)
        and (terms := tokens.terms(word.text, language))
        and all(spread[term] == 1 and not term.isdigit() for term in terms)
    )
    return tuple(found)
