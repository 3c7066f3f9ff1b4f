"""A sentence cut into numbers, words and signs: what the grammar of quantities is written over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

_PIECE = re.compile(
    r"\d{1,3}(?:,\d{2,3})+(?![\d])(?:\.\d+)?"  # thousands and lakhs parted by commas
    r"|(?:[kcm]?m|ft|in)[23](?!\w)"  # square and cubic measures
    r"|\d+(?:\.\d+)*|(?<![\w.])\.\d+"
    r"|[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*|['’][sS]\b|[^\w\s]|_+"
)


HYPHENS = frozenset("-‐‑–—−")


class Piece(NamedTuple):
    """``text[start:end]``; ``glued`` when nothing stands between it and the piece before; ``lower`` is for look-ups."""

    text: str
    start: int
    end: int
    glued: bool
    lower: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The pieces of a sentence, with the UPOS tag of the word that begins at a position where there is a tagger."""

    pieces: tuple[Piece, ...]
    tags: Mapping[int, str] = field(default_factory=dict)

    def lower(self, at: int) -> str:
        """The piece in small letters, "" outside the sentence."""
        return self.pieces[at].lower if 0 <= at < len(self.pieces) else ""

    def glued(self, at: int) -> bool:
        """Whether the piece follows the one before without a space."""
        return 0 < at < len(self.pieces) and self.pieces[at].glued

    def tag(self, at: int) -> str:
        """The UPOS tag, "" where unknown."""
        return self.tags.get(self.pieces[at].start, "") if 0 <= at < len(self.pieces) else ""

    def is_number(self, at: int) -> bool:
        """Whether the piece is written in digits."""
        here = self.pieces[at].text if 0 <= at < len(self.pieces) else ""
        return here[:1].isdecimal() or (len(here) > 1 and here[0] == ".")

    def is_word(self, at: int) -> bool:
        """Whether the piece is a word."""
        return 0 <= at < len(self.pieces) and self.pieces[at].text[0].isalpha()

    def is_capitalised(self, at: int) -> bool:
        """Whether the piece is a word that begins with a capital letter."""
        return 0 <= at < len(self.pieces) and self.pieces[at].text[0].isupper()


def is_hyphen(sentence: Sentence, at: int) -> bool:
    """Whether a piece is a hyphen between two others without a space."""
    return sentence.lower(at) in HYPHENS and sentence.glued(at) and sentence.glued(at + 1)


def cut(text: str, start: int, end: int, tags: Mapping[int, str] | None = None) -> Sentence:
    """The pieces of ``text[start:end]`` with their positions in ``text``."""
    found = []
    last = start - 1
    for match in _PIECE.finditer(text, start, end):
        piece = match.group()
        found.append(Piece(piece, match.start(), match.end(), match.start() == last, piece.lower()))
        last = match.end()
    return Sentence(tuple(found), tags or {})
