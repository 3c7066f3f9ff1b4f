"""Who said what."""

from __future__ import annotations

from broadsheet.analysis.said.english import Attribution, attributions

__all__ = ["Attribution", "attributions"]
