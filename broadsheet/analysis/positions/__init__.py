"""Who supports, condemns, denies, offers, demands, warns or agrees with whom on what, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.analysis.document import Document
from broadsheet.analysis.kind import Kind, Line
from broadsheet.analysis.positions.article import Position, positions
from broadsheet.analysis.positions.story import AXIS, Standing, Statement, StoryPositions, story_positions
from broadsheet.types import Evidence

__all__ = [
    "AXIS",
    "KIND",
    "Position",
    "Positions",
    "Standing",
    "Statement",
    "StoryPositions",
    "of_article",
    "of_story",
    "positions",
]


@dataclass(frozen=True, slots=True)
class Positions:
    """The positions that an article reports, in the order of its text."""

    positions: tuple[Position, ...] = ()


def of_article(document: Document) -> Positions:
    """What is sure in the article; nothing in languages other than English."""
    return Positions(positions(document))


def of_story(documents: Sequence[Document], findings: Sequence[Positions]) -> StoryPositions:
    """The actors of all articles on one axis."""
    return story_positions(documents, [finding.positions for finding in findings])


def lines(finding: Positions | StoryPositions) -> Iterator[Line]:
    """One line a position: "condemns the attack", under its actor."""
    if isinstance(finding, Positions):
        return (_line(one.actor, one, one.evidence) for one in finding.positions)
    return (
        _line(standing.actor, one, one.evidence)
        for standing in (*finding.on_axis, *finding.others)
        for one in standing.statements
    )


def _line(actor: str, one: Position | Statement, evidence: tuple[Evidence, ...]) -> Line:
    plain = f"{one.stance[:-3]}y" if one.stance.endswith("ies") else one.stance[:-1]
    return Line(f"{f'does not {plain}' if one.negated else one.stance}: {one.what}", evidence, actor)


KIND = Kind("positions", 2, Positions, of_article, lines, StoryPositions, of_story)
