"""Which publishers state the same: sentences of a story's articles compared by their words, names and numbers.

Measured on 253 pairs of sentences of the demo world, labelled by reading (python -m quality.coverage): names make
sentences alike that say different things of the same person. So they count half, and two other words or a telling
number must be shared as well, and no numbers that exclude each other. On the half of the stories by which the
thresholds were chosen precision was .46 without that and is .95 with it, at a recall of .49; on the other half .28,
.73 and .44.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from broadsheet.analysis.document import Document
from broadsheet.analysis.statements import Statement, named, statements
from broadsheet.stories import background
from broadsheet.stories.hashing import hashed
from broadsheet.text import numbers, tokens
from broadsheet.text.calendar import calendar_words
from broadsheet.text.languages import of

DEEP = 20  # statements of each article; of 50 articles that makes a matrix of 1,000 rows
SAME = 0.45  # cosine, to which each of up to two shared numbers adds NUMBER
NUMBER = 0.15
LEAST = 0.35  # cosine also of those that share numbers: any two may name the same length
WHOLE = 0.9  # of the lighter sentence's weight in the other: then it says no more than that
_NAMED = 0.5
_WORDS = 2  # shared ones that are neither names nor offices nor everywhere in the story
_SMALL = 12  # two statements share one up to a dozen by chance
_EVERYWHERE = 0.08  # of the story's statements


Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of the ``document``-th article."""

    document: int
    statement: Statement
    figures: frozenset[float]  # without those of dates


class Alignment:
    """The first statements of articles in one language, and which of different publishers say the same."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._language = documents[0].language if documents else "en"
        self._publishers = np.array([document.publisher_id for document in documents], np.int64)
        self.told = tuple(
            Told(place, statement, _figures(statement.text, document.language))
            for place, document in enumerate(documents)
            for statement in statements(document, DEEP, tagged=False)
        )
        self.rows = {(each.document, each.statement.start): row for row, each in enumerate(self.told)}

    @cached_property
    def same(self) -> npt.NDArray[np.bool_]:
        """Which pairs of statements of different publishers say the same."""
        found: npt.NDArray[np.bool_] = np.zeros(self._cosines.shape, np.bool_)
        for one, other in np.argwhere(np.triu(self._rivals & (self._cosines >= LEAST))).tolist():
            found[one, other] = found[other, one] = self._is_same(one, other)
        return found

    @cached_property
    def shared(self) -> list[int]:
        """By statement how many of its terms stand in one statement of another publisher, the most that do."""
        holds = (self._rows > 0).astype(np.float32)
        most: list[int] = np.max((holds @ holds.T) * self._rivals, axis=1, initial=0).astype(int).tolist()
        return most

    @cached_property
    def _rivals(self) -> npt.NDArray[np.bool_]:
        publishers = self._publishers[[each.document for each in self.told]]
        rivals: npt.NDArray[np.bool_] = publishers[:, None] != publishers[None, :]
        return rivals

    def _is_same(self, one: int, other: int) -> bool:
        first, second = self.told[one], self.told[other]
        figures = first.figures & second.figures
        if figures not in {first.figures, second.figures}:
            return False  # "58 of 120 seats" and "59 of 120": each has a number that the other has not
        shared = first.statement.terms & second.statement.terms
        words = sum(term not in self._weak for term in shared)
        if words >= _WORDS and self.weight(shared) >= WHOLE * min(
            self.weight(first.statement.terms), self.weight(second.statement.terms)
        ):
            return True
        telling = sum(figure > _SMALL or figure % 1 > 0 for figure in figures)
        likeness = float(self._cosines[one, other]) + NUMBER * min(2, telling)
        return likeness >= SAME and (words >= (_WORDS - 1 if figures else _WORDS) or telling > 0)

    def weight(self, terms: Iterable[str]) -> float:
        """How much terms of the statements say together."""
        return math.fsum(self._weights[term] for term in terms)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(term for each in self.told for term in sorted(each.statement.terms))

    @cached_property
    def names(self) -> frozenset[str]:
        """The terms that stand in names."""
        return named([each.statement for each in self.told], self._language)

    @cached_property
    def _weak(self) -> frozenset[str]:
        """Terms that two statements may share without saying the same."""
        common = max(3, _EVERYWHERE * len(self.told))
        everywhere = {term for term, count in self._counts.items() if count > common}
        return self.names | everywhere | _offices(self._language) | {term for term in self._counts if term.isdigit()}

    @cached_property
    def _weights(self) -> dict[str, float]:
        """How rare each term is, the mean of news at large and of this story; names count less."""
        code = of(self._language).code
        known, here = background.of(code), len(self.told)
        return {
            term: (_NAMED if term in self.names else 1.0)
            * (
                math.log1p((known.articles + 50) / (known.counts.get(hashed(term, code), count) + 1))
                + math.log1p(here / (count + 1))
            )
            for term, count in self._counts.items()
        }

    @cached_property
    def _cosines(self) -> Floats:
        likeness: Floats = self._rows @ self._rows.T
        return likeness

    @cached_property
    def _rows(self) -> Floats:
        """Unit vectors of the statements; a term that stands in one statement only counts in the lengths alone."""
        shared = {term: at for at, term in enumerate(term for term, count in self._counts.items() if count > 1)}
        found = np.zeros((len(self.told), len(shared)), np.float32)
        for row, each in enumerate(self.told):
            weights = {term: self._weights[term] for term in each.statement.terms}
            length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            for term in weights.keys() & shared.keys():
                found[row, shared[term]] = weights[term] / length
        return found


def _figures(text: str, language: str) -> frozenset[float]:
    """The numbers of a statement; "16 November" is no figure, and two articles of different days no contradiction."""
    if not any(letter.isdigit() for letter in text) and not of(language).numerals:
        return frozenset()
    return frozenset(
        number.value
        for number in numbers.find(text, language)
        if number.unit != "year" and not _is_date(text, number.start, number.end, language)
    )


def _is_date(text: str, start: int, end: int, language: str) -> bool:
    before = text[max(0, start - 12) : start].split()[-1:]
    after = text[end : end + 12].split()[:1]
    return any(
        tokens.unaccent(tokens.fold(word.strip(".,"))) in calendar_words(of(language).code)
        for word in (*before, *after)
    )


@lru_cache(maxsize=16)
def _offices(language: str) -> frozenset[str]:
    known = of(language)
    return frozenset(tokens.stem(title, known.code) for title in known.titles)


@lru_cache(maxsize=1)
def align(documents: tuple[Document, ...]) -> Alignment:
    """The documents aligned; of the last ones it is remembered, because two kinds of finding ask for the same."""
    return Alignment(documents)


def by_publishers(documents: Sequence[Document]) -> list[str]:
    """The languages of a story's originals, first those that most publishers, and then most articles, write in."""
    originals = [each for each in documents if each.copied_from is None]
    counted = Counter(language for _, language in {(each.publisher_id, each.language) for each in originals})
    articles = Counter(each.language for each in originals)
    return sorted(counted, key=lambda language: (-counted[language], -articles[language], language))


def main_language(documents: Sequence[Document]) -> str:
    """The language of the most publishers' originals."""
    return next(iter(by_publishers(documents)), "")
