"""Figures: the numbers that matter, what they count, and for a story where publishers agree and where they do not."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.analysis.figures.choosing import of_article
from broadsheet.analysis.figures.comparing import of_story
from broadsheet.analysis.figures.result import Agreement, Comparison, Figure, Figures, Reading, StoryFigures
from broadsheet.analysis.kind import Kind, Line

__all__ = ["KIND", "Agreement", "Comparison", "Figure", "Figures", "Reading", "StoryFigures"]


def lines(finding: Figures | StoryFigures) -> Iterator[Line]:
    """Each figure as number and thing; of a story each comparison with its values, latest first."""
    if isinstance(finding, Figures):
        return (Line(stated(figure), (figure.evidence,), figure.counted) for figure in finding.figures)
    return (
        Line("; ".join(_reading(reading) for reading in each.readings), each.evidence, each.counted)
        for each in finding.comparisons
    )


def stated(figure: Figure) -> str:
    """A figure in the article's words with its bound: "7.24 crore", "~ 60"."""
    return f"{figure.sign}{figure.written}"


def _reading(reading: Reading) -> str:
    return f"{stated(reading.figure)} ({reading.publisher})" if reading.publisher else stated(reading.figure)


KIND = Kind("figures", 2, Figures, of_article, lines, StoryFigures, of_story)
