"""The place, day and agency that a report begins with: "PORT ANSEL, 24 November (Kestrel Wire) – "."""

from __future__ import annotations

import re

_LONGEST = 120  # characters
_DASH = r"\s?(?:--|[–—-])\s+"
_WIRE = r"\([^()\n]{2,30}\)"  # "(Reuters)", "(أ ف ب)"
_PLACE = r"[^\W\d_][\w.’'-]{0,20}(?: [^\W\d_][\w.’'-]{0,20}){0,3}"
_DAY = r"(?:\d{1,2}(?:er)? [^\W\d_]{3,10}|[A-Z][a-z]{2,8}\.? \d{1,2})"
_LINE = re.compile(
    rf"(?:\w+day, )?[A-Z][a-z]+ \d{{1,2}}, \d{{4}} (?=[A-Z])"  # a day with its year, no dash
    rf"|(?:{_WIRE}\s*)?[–—•-]\s+|{_WIRE}{_DASH}"
    rf"|[A-Z]{{3,}}[\w., ’'/-]{{0,40}}?(?: ?{_WIRE})?{_DASH}(?=[\W\d]?[A-Z])"
    rf"|(?:[A-Z][\w.’'-]{{0,20}}, ){{1,3}}[A-Z][\w.’' -]{{0,20}}?(?: ?{_WIRE})?{_DASH}(?=[\W\d]?[A-Z])"
    rf"|(?:{_PLACE}, ){{1,2}}{_DAY}(?: ?{_WIRE})?{_DASH}(?=\S)"
    rf"|(?:{_PLACE}(?:, {_PLACE})?(?:, {_DAY})?) ?{_WIRE}{_DASH}(?=\S)"
)


def end(text: str, start: int = 0, stop: int | None = None) -> int:
    """Where a sentence begins that may have a date line before it; ``start`` where it has none."""
    found = _LINE.match(text, start, min(len(text) if stop is None else stop, start + _LONGEST))
    return found.end() if found else start
