"""The publishers of a story beside one another: which statements are shared, told by one alone, or left out.

A statement is told alone when it is like no other publisher's, and half of what it says, with a name or a number in
it, stands nowhere in their articles. It is left out when most others tell it and hardly a word of it stands in the
publisher's articles, the last of which was printed when two had told it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from broadsheet.analysis.alignment import align, main_language
from broadsheet.analysis.document import Document
from broadsheet.analysis.statements import leans
from broadsheet.analysis.trimming import ways
from broadsheet.text import tokens
from broadsheet.text.languages import of
from broadsheet.types import Evidence

READ = 20_000  # characters of an article in which what a statement says is looked for
FEW = 4  # terms that a statement of one alone shares with one of another; more may say the same in other words
NEW = 0.5  # of a statement's weight that no other publisher has
MISSING = 0.5  # of a statement's weight that a publisher does not have, who is said to leave it out
LONG = 6  # statements; who prints fewer leaves out nearly everything and means nothing by it


def first_sentence(document: Document) -> Evidence | None:
    """How an article begins, None for one without text."""
    return document.evidence(*document.sentences[0]) if document.sentences else None


def compared(documents: Sequence[Document], language: str) -> list[Document]:
    """The originals in a language."""
    return [each for each in documents if each.copied_from is None and each.language == language]


class Comparison:
    """A story's articles compared; statements are known by their row."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.language = main_language(documents)
        self._all = documents
        self._originals = compared(documents, self.language)
        self._alignment = align(tuple(self._originals))
        self._publishers = np.array([each.publisher_id for each in self._originals], np.int64)
        self._names = {each.publisher_id: each.publisher for each in documents}
        self.voices = len(set(self._publishers.tolist()))

    def holds(self, document: Document) -> bool:
        """Whether a document was compared, or its publisher's other one."""
        return document.publisher_id in self._publishers or document.language == self.language

    def text(self, row: int) -> str:
        """The words of a statement, without what its sentence begins with or has in brackets."""
        return ways(self._alignment.told[row].statement.text, self.language)[0]

    def publisher(self, row: int) -> str:
        """Who makes a statement."""
        return self._document(row).publisher

    def evidence(self, row: int) -> Evidence:
        """Where it stands."""
        statement = self._alignment.told[row].statement
        return self._document(row).evidence(statement.start, statement.end)

    def _document(self, row: int) -> Document:
        return self._originals[self._alignment.told[row].document]

    @cached_property
    def _stating(self) -> list[list[int]]:
        """For each statement its row and those of the same by others, one for each publisher.

        First come those that can be understood by themselves, then the oldest.
        """
        found = []
        for row, alike in enumerate(self._alignment.same):
            rows = sorted((row, *np.flatnonzero(alike).tolist()), key=lambda each: (each != row, each))
            own = {self._document(each).publisher_id: each for each in reversed(rows)}
            found.append(sorted(own.values(), key=lambda each: (self._leans[each], each)))
        return found

    @cached_property
    def _leans(self) -> list[bool]:
        return [leans(told.statement.text) for told in self._alignment.told]

    def _rank(self, rows: Sequence[int]) -> tuple[int, bool, int]:
        """The more publishers the better, and the earlier in an article."""
        return -len(rows), self._leans[rows[0]], self._alignment.told[rows[0]].statement.sentence

    @cached_property
    def shared(self) -> list[list[int]]:
        """The statements of at least a third of the publishers and two, those of the most first; each row once."""
        least = max(2, (self.voices + 2) // 3)
        found: list[list[int]] = []
        taken: set[int] = set()
        for rows in sorted(self._stating, key=self._rank):
            if len(rows) >= least and not self._leans[rows[0]] and taken.isdisjoint(rows):
                found.append(rows)
                taken.update(rows)
                taken.update(np.flatnonzero(self._alignment.same[rows].any(axis=0)).tolist())
        return found

    @cached_property
    def alone(self) -> list[int]:
        """The statements that one publisher alone makes, the most telling first."""
        if self.voices < 2:
            return []
        holders = Counter(term for terms in self._vocabularies.values() for term in terms)
        found = []
        for row, told in enumerate(self._alignment.told):
            if self._leans[row] or self._alignment.shared[row] > FEW or len(self._stating[row]) > 1:
                continue
            new = [term for term in told.statement.terms if holders[term] <= 1]
            weight = self._alignment.weight(new)
            if weight < NEW * self._alignment.weight(told.statement.terms):
                continue
            if any(term in self._alignment.names or term[0].isdigit() for term in new):
                found.append((weight, -row))
        return [-row for _, row in sorted(found, reverse=True)]

    @cached_property
    def left_out(self) -> list[tuple[str, list[int]]]:
        """Publishers and the statements that most others make and they do not."""
        return [
            (self._names[publisher], rows)
            for rows in self.shared
            if len(rows) >= max(2, self.voices // 2)
            for publisher in dict.fromkeys(self._publishers.tolist())
            if self._leaves_out(publisher, rows)
        ]

    def _leaves_out(self, publisher: int, rows: Sequence[int]) -> bool:
        own = [at for at, each in enumerate(self._originals) if each.publisher_id == publisher]
        if any(self._document(row).publisher_id == publisher for row in rows):
            return False
        if sum(told.document in own for told in self._alignment.told) < LONG or not self._knew(own, rows):
            return False
        has = self._vocabularies[publisher]
        return all(
            self._alignment.weight([term for term in terms if term not in has])
            >= MISSING * self._alignment.weight(terms)
            for terms in (self._alignment.told[row].statement.terms for row in rows)
        )

    def _knew(self, own: Sequence[int], rows: Sequence[int]) -> bool:
        """Whether the publisher's last article came when two others had made the statement."""
        times = sorted(time for row in rows if (time := self._document(row).published))
        last = max((time for at in own if (time := self._originals[at].published)), default=None)
        return last is None or len(times) < 2 or last >= times[1]

    @cached_property
    def _vocabularies(self) -> dict[int, frozenset[str]]:
        """All terms in the articles of each publisher, what it copied and its headlines included."""
        found: dict[int, set[str]] = {}
        for each in self._all:
            if each.language == self.language and each.publisher_id in self._publishers:
                words = set(tokens.words(f"{each.title}\n{each.standfirst}\n{each.text[:READ]}", each.language))
                found.setdefault(each.publisher_id, set()).update(words)
        code = of(self.language).code
        return {publisher: frozenset(tokens.stem(word, code) for word in words) for publisher, words in found.items()}
