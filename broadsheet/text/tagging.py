"""Words of a sentence with their part of speech."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from broadsheet.text.tokens import MARKS

# A word with its inner points, hyphens and apostrophes; a number; a sign. "n't" and "'s" are tokens of their own,
# as in the Universal Dependencies treebanks.
_TOKEN = re.compile(rf"[^\W\d_][\w{MARKS}]*|\d[\d.,]*\d|\d|[^\w\s]+|_+")


class Token(NamedTuple):
    """``text[start:end]`` of the whole text. ``tag`` is a UPOS tag, "" where no tagger knows the language."""

    text: str
    start: int
    end: int
    tag: str = ""


def tag(text: str, spans: Iterable[tuple[int, int]], language: str) -> tuple[tuple[Token, ...], ...]:
    """The tokens of each sentence in ``spans``; without tags where the language has no tagger. Never raises."""
    return tuple(
        tuple(Token(match.group(), *match.span()) for match in _TOKEN.finditer(text, start, end))
        for start, end in spans
    )
