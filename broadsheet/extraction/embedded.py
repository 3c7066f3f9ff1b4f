"""Articles whose text stands only inside a script: the state that the page's own program would draw.

Every extractor returns nothing for such pages (three of 499 recorded ones). The text is one long JSON string of HTML.
"""

from __future__ import annotations

import json
import re
from typing import Any

from broadsheet.extraction.aligning import letters
from broadsheet.extraction.page import Page

MIN_HTML = 400  # characters of a string that can be an article's HTML
MAX_STRINGS = 200  # of one page that are looked at

_STRING = re.compile(rf'"(?:[^"\\]|\\.){{{MIN_HTML},}}+"', re.S)
_PARAGRAPHS = re.compile(r"</p>|<br|\\u003c/p|\\u003cbr", re.I)
_TAG = re.compile(r"<[^<>]{0,2000}>")


def find(page: Page) -> str:
    """The HTML of the longest text in any script's strings, "" when none has paragraphs."""
    best, most, count = "", 0, 0
    for script in page.tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            continue
        for match in _STRING.finditer(script.text or ""):
            count += 1
            if count > MAX_STRINGS:
                return best
            found = _decoded(match.group()) if _PARAGRAPHS.search(match.group()) else ""
            size = len(letters(_TAG.sub("", found)))
            if size > most:
                best, most = found, size
    return best


def _decoded(string: str) -> str:
    try:
        value: Any = json.loads(string, strict=False)
    except ValueError:
        return ""
    return value if isinstance(value, str) else ""
