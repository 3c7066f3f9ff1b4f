"""The brief: what happened, in a few of the articles' own sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.analysis.document import Document
from broadsheet.analysis.kind import Kind, Line
from broadsheet.types import Evidence

POINTS = 4
_SHORTEST = 4  # words of a sentence; headings and bylines are shorter


@dataclass(frozen=True, slots=True)
class Point:
    """One statement in the words of the article that its first evidence points to; further ones state the same."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The points in the order in which they are to be read."""

    points: tuple[Point, ...] = ()


def of_article(document: Document) -> Brief:
    """The first sentences."""
    points = (_point(document, span) for span in document.sentences if _stands(document, span))
    return Brief(tuple(point for point, _ in zip(points, range(POINTS), strict=False)))


def of_story(documents: Sequence[Document], findings: Sequence[Brief]) -> Brief:
    """The first point of each publisher, oldest first."""
    return Brief(tuple(_firsts(documents, findings))[:POINTS])


def _firsts(documents: Sequence[Document], findings: Sequence[Brief]) -> Iterator[Point]:
    seen: set[int] = set()
    for document, finding in zip(documents, findings, strict=True):
        if finding.points and document.publisher_id not in seen:
            seen.add(document.publisher_id)
            yield finding.points[0]


def _point(document: Document, span: tuple[int, int]) -> Point:
    found = document.evidence(*span)
    return Point(document.quoted(found), (found,))


def _stands(document: Document, span: tuple[int, int]) -> bool:
    return document.text[slice(*span)].count(" ") >= _SHORTEST


def lines(finding: Brief) -> Iterator[Line]:
    """The points, each a line."""
    return (Line(point.text, point.evidence) for point in finding.points)


KIND = Kind("brief", 1, Brief, of_article, lines, Brief, of_story)
