"""Page → article. ``article`` takes any bytes and gives an article or the reason why there is none."""

from __future__ import annotations

from broadsheet.extraction.pasted import PastedArticle, read_pasted_page
from broadsheet.extraction.reading import article

__all__ = ["PastedArticle", "article", "read_pasted_page"]
