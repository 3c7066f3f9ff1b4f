"""The brief: what happened, in a few of the articles' own sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from broadsheet.analysis import choosing, enumerations
from broadsheet.analysis.alignment import align, by_publishers
from broadsheet.analysis.choosing import Candidate
from broadsheet.analysis.document import Document
from broadsheet.analysis.kind import Kind, Line
from broadsheet.analysis.statements import Statement, leans, length, statements
from broadsheet.analysis.trimming import ways
from broadsheet.text import tokens
from broadsheet.types import Evidence

WORDS = 125  # of a brief: half a minute's reading
POINTS = 5
EVIDENCE = 5  # pieces behind one point of a story
FAVOUR, MANY = 0.25, 2  # what a point is worth more for each of up to two further publishers who state it
FIRST = 2.0  # times as much is what an article begins its brief with worth
OF_TITLE = 2  # words of its title that the first point has, if the article begins with its news
OPENING = 1.5  # times as much is what any other article begins with worth
LIKE = 0.5  # of the shorter point's words: no second telling of one thing
ASIDE = 0.4  # times as much is a scene worth ("At the western end stands a desk"), what would be, and what "we" did
_STANDS = r"(?:is|are|was|were|stands?|stood|lies?|lay|hangs?|hung|sits?|sat)"
_SCENE = re.compile(
    r"If |(?:At|On|In|Behind|Between|Under|Beside|Near|Above|Below|Inside|Outside) "
    rf"(?:[^.]{{3,80}}?, {_STANDS} (?:the|an?|its|his|her) |[^.,]{{3,60}}? there (?:is|are|was|were) |"
    rf"(?:the|an?|its|his|her) [\w’'-]+(?: [\w’'-]+)? {_STANDS} (?:the|an?) )"
)
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s|I|[Mm]y)\b")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’")
FILLING = 0.2
"""Of a story's brief. On what the third of three publishers begins with, ROUGE-1 of the other two's brief is .423 with
FIRST and FILLING (113 words), .411 without (105), .426 for the first two points of each (132).
"""


@dataclass(frozen=True, slots=True)
class Point:
    """One statement: words of the sentence that its first evidence points to; further evidence states the same."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The points in the order in which they are to be read: those in the language that most of a story's publishers
    write in, and in ``elsewhere`` those in each other language that it is told in."""

    points: tuple[Point, ...] = ()
    elsewhere: tuple[Point, ...] = ()


def brief(document: Document, words: int = WORDS) -> Brief:
    """Up to five points of an article, of ``words`` words in all; if it counts its grounds, they and the claim."""
    found = statements(document)
    return Brief(tuple(_argument(document, found, words) or _told(document, found, words)))


def _told(document: Document, found: Sequence[Statement], words: int) -> Iterator[Point]:
    worth = choosing.worth(document.title, found, document.language)
    for chosen in choosing.choose(choosing.candidates(document, found), worth, words, POINTS):
        yield _point(document, found[chosen.group], chosen.text)


def _argument(document: Document, found: Sequence[Statement], words: int) -> list[Point]:
    """The claim that an enumeration argues for, which stands before it, and its grounds; nothing if they do not fit."""
    grounds = enumerations.counted([statement.text for statement in found], document.language)
    if not grounds:
        return []
    chosen = [found[place] for place in (*range(max(0, grounds[0] - 1), grounds[0]), *grounds)][:POINTS]
    points = [_point(document, statement, _shortest(document, statement)) for statement in chosen]
    return points if sum(length(point.text) for point in points) <= words else []


def _shortest(document: Document, statement: Statement) -> str:
    return ways(statement.text, document.language, document.tokens[statement.sentence], statement.start)[-1]


def _point(document: Document, statement: Statement, text: str) -> Point:
    return Point(text, (document.evidence(statement.start, statement.end),))


def of_article(document: Document) -> Brief:
    """The brief of an article."""
    return brief(document)


def of_story(documents: Sequence[Document], findings: Sequence[Brief]) -> Brief:
    """Points of the articles' own briefs that tell most of what the publishers tell, first what two of them state."""
    pairs = list(zip(documents, findings, strict=True))
    languages = by_publishers(documents)
    told = [_in_one(pair for pair in pairs if pair[0].language == language) for language in languages]
    return Brief(told[0] if told else (), tuple(point for points in told[1:] for point in points))


def _in_one(pairs: Iterable[tuple[Document, Brief]]) -> tuple[Point, ...]:
    """The points of articles in one language; no opinion where there is news."""
    found = list(pairs)
    news = [pair for pair in found if not pair[0].opinion] or found
    return tuple(_Story([each for each, _ in news], [each for _, each in news]).points())


def in_language(finding: Brief, language: str, spoken: Mapping[Evidence, str]) -> Brief:
    """The brief with the points in one language, or as it is where none is; ``spoken`` knows the language of each."""
    own = [each for each in (*finding.points, *finding.elsewhere) if spoken.get(each.evidence[0]) == language]
    return Brief(tuple(own)) if own else Brief(finding.points)


def is_aside(text: str) -> bool:
    """Whether an English sentence sets a scene, supposes something, or tells what "we" saw: colour, and no news."""
    return bool(_SCENE.match(text) or _WE.search(_QUOTED.sub("", text)))


class _Story:
    """The points of a story's articles, and who else states them."""

    def __init__(self, documents: Sequence[Document], findings: Sequence[Brief]) -> None:
        self._documents = documents
        self._alignment = align(tuple(documents))
        found = [
            (place, number, point)
            for place, finding in enumerate(findings)
            for number, point in enumerate(finding.points)
        ]
        self._found = sorted(found, key=lambda each: (each[1], each[0]))  # what articles begin with stands first

    def points(self) -> Iterator[Point]:
        """The chosen ones."""
        backed = [self._backed(place, point) for place, _, point in self._found]
        terms = [self._terms(place, point.text) for place, _, point in self._found]
        groups = _groups([[row for row, _ in proof] for proof in backed], terms)
        placed = {(place, number): group for (place, number, _), group in zip(self._found, groups, strict=True)}
        candidates = [
            Candidate(
                groups[at],
                point.text,
                terms[at],
                length(point.text),
                self._favour(place, number, point, terms[at]) * (1 + FAVOUR * min(MANY, len(proof) - 1)),
                placed.get((place, number - 1), groups[at]) if leans(point.text) else -1,
            )
            for at, ((place, number, point), proof) in enumerate(zip(self._found, backed, strict=True))
        ]
        chosen = {id(each) for each in choosing.choose(candidates, self._worth(), WORDS, POINTS, FILLING)}
        for candidate, (_, _, point), proof in zip(candidates, self._found, backed, strict=True):
            if id(candidate) in chosen:
                yield Point(point.text, (*point.evidence, *(evidence for _, evidence in proof[1:]))[:EVIDENCE])

    def _terms(self, place: int, text: str) -> frozenset[str]:
        return frozenset(tokens.terms(text, self._documents[place].language))

    def _favour(self, place: int, number: int, point: Point, terms: frozenset[str]) -> float:
        """More for what an article begins with, if that is what its title says; less for a scene and for "we"."""
        if is_aside(point.text):
            return ASIDE
        title = self._terms(place, self._documents[place].title)
        if number:
            return 1.0
        return FIRST if len(terms & title) >= min(OF_TITLE, len(title)) else OPENING

    def _backed(self, place: int, point: Point) -> list[tuple[int, Evidence]]:
        """Row and evidence of a point, and of the same by each other publisher; empty where it was not compared."""
        row = self._alignment.rows.get((place, point.evidence[0].start))
        if row is None:
            return []
        found = {self._documents[place].publisher_id: row}
        for other in np.flatnonzero(self._alignment.same[row]).tolist():
            found.setdefault(self._documents[self._alignment.told[other].document].publisher_id, other)
        return [(each, self._evidence(each)) for each in found.values()]

    def _evidence(self, row: int) -> Evidence:
        told = self._alignment.told[row]
        return self._documents[told.document].evidence(told.statement.start, told.statement.end)

    def _worth(self) -> dict[str, float]:
        """What each word is worth to the mean publisher."""
        told: dict[int, list[Statement]] = defaultdict(list)
        for each in self._alignment.told:
            told[each.document].append(each.statement)
        shares: dict[int, list[dict[str, float]]] = {}
        for place, document in enumerate(self._documents):
            worth = choosing.worth(document.title, told[place], document.language)
            shares.setdefault(document.publisher_id, []).append(worth)
        total: dict[str, float] = {}
        for articles in shares.values():
            for worth in articles:
                for term, value in worth.items():
                    total[term] = total.get(term, 0.0) + value / len(articles) / len(shares)
        return total


def _groups(rows: Sequence[Sequence[int]], terms: Sequence[frozenset[str]]) -> list[int]:
    """By point a number that those share which state the same, or have half of their words in common."""
    groups: list[int] = []
    known: dict[int, int] = {}
    for at, own in enumerate(rows):
        like = next(
            (groups[other] for other in range(at) if len(terms[at] & terms[other]) >= LIKE * _fewer(terms, at, other)),
            None,
        )
        group = next((known[row] for row in own if row in known), at if like is None else like)
        known |= dict.fromkeys(own, group)
        groups.append(group)
    return groups


def _fewer(terms: Sequence[frozenset[str]], one: int, other: int) -> int:
    return max(1, min(len(terms[one]), len(terms[other])))


def lines(finding: Brief) -> Iterator[Line]:
    """The points in plain words."""
    return (Line(point.text, point.evidence) for point in finding.points)


KIND = Kind("brief", 4, Brief, of_article, lines, Brief, of_story)
