"""Articles whose text stands only inside a script: the state that the page's own program would draw.

Every extractor returns nothing for such pages (one of 299 recorded ones). The text is one long JSON string of HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from broadsheet.extraction.aligning import letters
from broadsheet.extraction.page import Page

MIN_HTML = 400  # characters of a string that can be an article's HTML
MAX_STRINGS = 200  # of one page that are looked at

_STRING = re.compile(rf'"(?:[^"\\]|\\.){{{MIN_HTML},}}+"', re.S)
_PARAGRAPHS = re.compile(r"</p>|<br|\\+u003c/p|\\+u003cbr", re.I)
_STATE = re.compile(r"\s*(?:\w{0,8}:)?[\[{]")  # a whole state in a string, and no HTML
_TAG = re.compile(r"<[^<>]{0,2000}>")


def find(page: Page) -> str:
    """The HTML of the longest text in any script's strings, "" when none has paragraphs."""
    best, most = "", 0
    for string in islice(_strings(page), MAX_STRINGS):
        size = len(letters(_TAG.sub("", string)))
        if size > most and not _STATE.match(string):
            best, most = string, size
    return best


def _strings(page: Page) -> Iterator[str]:
    """Long strings with paragraphs in all scripts; also those inside a string that is itself JSON."""
    for script in page.tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            continue
        for outer in _long_strings(script.text or ""):
            yield outer
            yield from _long_strings(outer)


def _long_strings(source: str) -> Iterator[str]:
    for match in _STRING.finditer(source):
        if _PARAGRAPHS.search(match.group()):
            yield _decoded(match.group())


def _decoded(string: str) -> str:
    try:
        value: Any = json.loads(string, strict=False)
    except ValueError:
        return ""
    return value if isinstance(value, str) else ""
