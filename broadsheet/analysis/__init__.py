"""What articles and stories say, each statement with the sentence it rests on. Pure: decisions over plain data."""

from __future__ import annotations

from typing import Any

from broadsheet.analysis import brief
from broadsheet.analysis.document import Document
from broadsheet.analysis.kind import Kind, Line, all_evidence, is_empty

KINDS: dict[str, Kind[Any, Any]] = {kind.name: kind for kind in (brief.KIND,)}
"""All kinds of finding, in the order in which pages show them."""

__all__ = ["KINDS", "Document", "Kind", "Line", "all_evidence", "is_empty"]
