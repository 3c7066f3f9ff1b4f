"""A text as a reader of quotations sees it: passages of words in which each quotation is one piece."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from broadsheet.analysis.document import Document
from broadsheet.text import quotations
from broadsheet.text.quotations import Quotation
from broadsheet.text.tagging import Token

QUOTE = "QUOTE"  # the tag of a piece that is a quotation
_STOPS = frozenset(".!?…,;")


class Piece(NamedTuple):
    """A word, a sign or a whole quotation. ``text`` is folded, "" for a quotation."""

    text: str
    start: int
    end: int
    tag: str


class Passage(NamedTuple):
    """A sentence, or several that a quotation joins. ``paragraph`` counts from 0."""

    pieces: tuple[Piece, ...]
    paragraph: int


def passages(document: Document) -> tuple[tuple[Passage, ...], tuple[Quotation, ...]]:
    """The passages in order, and the outermost quotations."""
    quoted = tuple(each for each in quotations.find(document.text) if not each.depth)
    found: list[Passage] = []
    pieces: list[Piece] = []
    paragraph, at = 0, 0
    before = 0
    for (start, end), tokens in zip(document.sentences, document.tokens, strict=True):
        if "\n" in document.text[before:start] and pieces:
            found.append(Passage(tuple(pieces), paragraph))
            pieces = []
        paragraph += "\n" in document.text[before:start]
        before = end
        for token in tokens:
            while at < len(quoted) and quoted[at].end <= token.start:
                at += 1
            if at < len(quoted) and quoted[at].start < token.end and token.start < quoted[at].end:
                if not pieces or pieces[-1].start != quoted[at].start or pieces[-1].tag != QUOTE:
                    pieces.append(Piece("", quoted[at].start, quoted[at].end, QUOTE))
                continue
            pieces.append(Piece(token.text.lower(), token.start, token.end, _tag(token)))
        if at < len(quoted) and quoted[at].start < end < quoted[at].end:
            continue  # the sentence ends inside a quotation: what follows the quotation belongs to it
        if pieces:
            found.append(Passage(tuple(pieces), paragraph))
        pieces = []
    if pieces:
        found.append(Passage(tuple(pieces), paragraph))
    return tuple(found), quoted


def _tag(token: Token) -> str:
    """The tag, but a noun with a capital letter counts as a name."""
    return "PROPN" if token.tag == "NOUN" and token.text[0].isupper() else token.tag


def whole(text: str, quotation: Quotation | Piece) -> bool:
    """Whether the quotation ends as a sentence or a clause does: with a stop or a comma inside its marks."""
    inner = text[quotation.start : quotation.end].rstrip("\"'”’»」』 \u00a0")
    return inner[-1:] in _STOPS


def at_position(quoted: tuple[Quotation, ...], start: int) -> int:
    """The index of the first quotation that begins at ``start`` or later."""
    return bisect_left(quoted, (start,))
