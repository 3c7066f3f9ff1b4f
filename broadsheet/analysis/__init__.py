"""What articles and stories say, each statement with the sentence it rests on. Pure: decisions over plain data."""

from __future__ import annotations

from typing import Any

from broadsheet.analysis.document import Document
from broadsheet.analysis.kind import Kind, Line, all_evidence, is_empty

KINDS: dict[str, Kind[Any, Any]] = {}
"""All kinds of finding, in the order in which pages show them."""

__all__ = ["KINDS", "Document", "Kind", "Line", "all_evidence", "is_empty"]
