"""What articles and stories say, each statement with the sentence it rests on. Pure: decisions over plain data."""

from __future__ import annotations

from typing import Any

from broadsheet.analysis import brief, coverage, figures, names, positions, said, timeline
from broadsheet.analysis.document import Document
from broadsheet.analysis.kind import Kind, Line, all_evidence, is_empty

_KINDS: tuple[Kind[Any, Any], ...] = (
    brief.KIND,
    said.KIND,
    figures.KIND,
    timeline.KIND,
    positions.KIND,
    coverage.KIND,
    names.KIND,
)
KINDS = {kind.name: kind for kind in _KINDS}
"""All kinds of finding, in the order in which pages show them."""

__all__ = ["KINDS", "Document", "Kind", "Line", "all_evidence", "is_empty"]
