"""The word index as this process's threads share it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from broadsheet.search import Index


@cache
def word_index(data_dir: Path) -> Index:
    """The index of a data directory, opened once. Raises BroadsheetError where it is damaged."""
    return Index.open(data_dir / "index")
