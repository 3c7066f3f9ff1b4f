"""The brief: what happened, in a few of the articles' own sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.analysis import choosing, enumerations
from broadsheet.analysis.document import Document
from broadsheet.analysis.kind import Kind, Line
from broadsheet.analysis.statements import Statement, length, statements
from broadsheet.analysis.trimming import ways
from broadsheet.types import Evidence

WORDS = 110  # of a brief, which a minute is enough for
POINTS = 5


@dataclass(frozen=True, slots=True)
class Point:
    """One statement: words of the sentence that its first evidence points to; further evidence states the same."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The points in the order in which they are to be read."""

    points: tuple[Point, ...] = ()


def brief(document: Document, words: int = WORDS) -> Brief:
    """Up to five points of an article, of ``words`` words at most in all; its grounds where it counts them."""
    found = statements(document)
    return Brief(tuple(_argument(document, found, words) or _told(document, found, words)))


def _told(document: Document, found: Sequence[Statement], words: int) -> Iterator[Point]:
    worth = choosing.worth(document.title, found, document.language)
    for candidate in choosing.choose(choosing.candidates(document, found), worth, words, POINTS):
        yield _point(document, candidate.statement, candidate.text)


def _argument(document: Document, found: Sequence[Statement], words: int) -> list[Point]:
    """The claim that an enumeration argues for, which stands before it, and each of its grounds."""
    grounds = enumerations.counted([statement.text for statement in found], document.language)
    chosen = [found[at] for at in (*([grounds[0] - 1] if grounds and grounds[0] else []), *grounds)][:POINTS]
    texts = [_shortest(document, statement) for statement in chosen]
    return (
        [_point(document, *pair) for pair in zip(chosen, texts, strict=True)]
        if sum(map(length, texts)) <= 2 * words
        else []
    )


def _shortest(document: Document, statement: Statement) -> str:
    return ways(statement.text, document.language, document.tokens[statement.sentence], statement.start)[-1]


def _point(document: Document, statement: Statement, text: str) -> Point:
    return Point(text, (document.evidence(statement.start, statement.end),))


def of_article(document: Document) -> Brief:
    """The brief of an article."""
    return brief(document)


def of_story(documents: Sequence[Document], findings: Sequence[Brief]) -> Brief:
    """The first point of each publisher, oldest first."""
    return Brief(tuple(_firsts(documents, findings))[:POINTS])


def _firsts(documents: Sequence[Document], findings: Sequence[Brief]) -> Iterator[Point]:
    seen: set[int] = set()
    for document, finding in zip(documents, findings, strict=True):
        if finding.points and document.publisher_id not in seen:
            seen.add(document.publisher_id)
            yield finding.points[0]


def lines(finding: Brief) -> Iterator[Line]:
    """The points in plain words."""
    return (Line(point.text, point.evidence) for point in finding.points)


KIND = Kind("brief", 2, Brief, of_article, lines, Brief, of_story)
