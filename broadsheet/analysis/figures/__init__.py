"""Figures: the numbers that matter, what they count, and for a story where publishers agree and where they do not."""

from __future__ import annotations

from broadsheet.analysis.figures.choosing import of_article
from broadsheet.analysis.figures.result import Agreement, Comparison, Figure, Figures, Reading, StoryFigures

__all__ = ["Agreement", "Comparison", "Figure", "Figures", "Reading", "StoryFigures", "of_article"]
