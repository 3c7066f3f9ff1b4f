"""Lines that publishers put among the paragraphs of every article: they are no part of any of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.extraction.aligning import letters
from broadsheet.extraction.pieces import Piece
from broadsheet.types import BlockKind

MAX_LINE = 300  # characters; what is longer is prose, whatever it begins with


def without(pieces: Sequence[Piece], keys: Sequence[str], chosen: Sequence[int], title: str) -> list[int]:
    """``chosen`` without repeated titles, calls to subscribe, share and download, and headings above nothing."""
    heading = letters(title).lower()
    kept = [
        index for index in chosen if keys[index].lower() != heading and not is_boilerplate(pieces[index].block.text)
    ]
    while kept and pieces[kept[-1]].block.kind is BlockKind.HEADING:
        kept.pop()
    return kept


def is_boilerplate(text: str) -> bool:
    """Whether ``text``, one block, is a line such as "Sign up for our newsletter"."""
    return len(text) <= MAX_LINE and any(pattern.search(text) for pattern in _PATTERNS)


_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^\W*(?:advertisement|advertising|anzeige|werbung|publicit[ée]|publicidad|reklame|annonce|pubblicit[àa])\W*$",
        r"^\W*(?:read|see|watch) (?:more|also|next|full)\b.{0,120}$|^\W*(?:also|further) read\b",
        r"learn more about your ad choices|opens? (?:in )?(?:a )?new (?:tab|window)",
    )
)
