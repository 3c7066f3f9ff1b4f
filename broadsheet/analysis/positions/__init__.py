"""Who supports, condemns, denies, offers, demands, warns or agrees with whom on what, each with its sentence."""

from __future__ import annotations

from broadsheet.analysis.positions.article import Position, positions

__all__ = ["Position", "positions"]
