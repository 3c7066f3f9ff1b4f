"""Who reports what: what most publishers say, what one alone says or leaves out, and how their headlines differ.

Compared are the originals in the language that most publishers of the story write in; publishers in other languages
are named as not compared. A copy speaks with its original's voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.analysis.comparison import Comparison, compared, first_sentence
from broadsheet.analysis.document import Document
from broadsheet.analysis.headlines import Headline, headlines
from broadsheet.analysis.kind import Kind, Line
from broadsheet.types import Evidence

SHOWN = 5  # of each kind of statement
OF_ONE = 2  # statements that one publisher alone makes


@dataclass(frozen=True, slots=True)
class Shared:
    """What several publishers say, in the words of the first; one piece of evidence for each."""

    text: str
    publishers: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """What no other publisher says."""

    text: str
    publisher: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What ``publisher`` does not say and most others do; the evidence is theirs."""

    publisher: str
    text: str
    publishers: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """The ``publishers`` who print what ``source`` wrote, each once; the evidence is how their copies begin."""

    source: str
    publishers: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher of the story, with its ISO 3166-1 code and its owner, each "" where unknown.

    ``articles`` counts its articles of the story, copies included; the evidence is how its first one begins.
    """

    publisher: str
    country: str
    articles: int
    evidence: Evidence
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """``voices`` publishers were compared, ``language`` is what they write in; ``uncompared`` are the others."""

    language: str = ""
    voices: int = 0
    shared: tuple[Shared, ...] = ()
    alone: tuple[Alone, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    headlines: tuple[Headline, ...] = ()
    copies: tuple[Copied, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    uncompared: tuple[str, ...] = ()


def of_article(document: Document) -> Coverage:
    """Nothing: one article cannot be compared."""
    del document
    return Coverage()


def of_story(documents: Sequence[Document], findings: Sequence[Coverage]) -> Coverage:
    """The coverage by at least two publishers; empty where there are fewer."""
    del findings
    outlets = tuple(_outlets(documents))
    if len(outlets) < 2:
        return Coverage()
    comparison = Comparison(documents)
    return Coverage(
        language=comparison.language,
        voices=comparison.voices,
        shared=tuple(_shared(comparison))[:SHOWN],
        alone=tuple(_alone(comparison))[:SHOWN],
        left_out=tuple(_left_out(comparison))[:SHOWN],
        headlines=headlines(compared(documents, comparison.language)),
        copies=tuple(_copies(documents)),
        outlets=outlets,
        uncompared=tuple(sorted({each.publisher for each in documents if not comparison.holds(each)})),
    )


def _shared(comparison: Comparison) -> Iterator[Shared]:
    for rows in comparison.shared:
        text = comparison.text(rows[0])
        yield Shared(text, tuple(map(comparison.publisher, rows)), tuple(map(comparison.evidence, rows)))


def _alone(comparison: Comparison) -> Iterator[Alone]:
    said: dict[str, int] = {}
    for row in comparison.alone:
        publisher = comparison.publisher(row)
        said[publisher] = said.get(publisher, 0) + 1
        if said[publisher] <= OF_ONE:
            yield Alone(comparison.text(row), publisher, comparison.evidence(row))


def _left_out(comparison: Comparison) -> Iterator[LeftOut]:
    for publisher, rows in comparison.left_out:
        others = tuple(map(comparison.publisher, rows))
        yield LeftOut(publisher, comparison.text(rows[0]), others, tuple(map(comparison.evidence, rows)))


def _copies(documents: Sequence[Document]) -> Iterator[Copied]:
    """By source, the most copied first."""
    names = {document.article_id: document.publisher for document in documents}
    found: dict[str, dict[str, Evidence]] = {}
    for document in documents:
        begins = first_sentence(document)
        if document.copied_from in names and begins:
            found.setdefault(names[document.copied_from], {}).setdefault(document.publisher, begins)
    for source in sorted(found, key=lambda name: -len(found[name])):
        yield Copied(source, tuple(found[source]), tuple(found[source].values()))


def _outlets(documents: Sequence[Document]) -> Iterator[Outlet]:
    counts: dict[int, int] = {}
    for document in documents:
        counts[document.publisher_id] = counts.get(document.publisher_id, 0) + 1
    for document in documents:
        begins = first_sentence(document)
        if begins and document.publisher_id in counts:
            number = counts.pop(document.publisher_id)
            yield Outlet(document.publisher, document.country, number, begins, document.owner)


def lines(finding: Coverage) -> Iterator[Line]:
    """What most say, then what one alone says, with its name."""
    for shared in finding.shared:
        yield Line(shared.text, shared.evidence)
    for alone in finding.alone:
        yield Line(alone.text, (alone.evidence,), alone.publisher)


KIND = Kind("coverage", 3, Coverage, of_article, lines, Coverage, of_story, copies=True)
