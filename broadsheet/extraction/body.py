"""The body of an article: which pieces of its page belong to it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import trafilatura
from lxml import etree, html
from readability.readability import Document

from broadsheet.extraction import boilerplate, embedded, joining
from broadsheet.extraction.aligning import letters, matching
from broadsheet.extraction.belonging import completed, is_out, size
from broadsheet.extraction.page import Page, parse
from broadsheet.extraction.pieces import Piece, cut
from broadsheet.text import blocks as block_texts
from broadsheet.types import Block

# Below this many letters the first opinion counts as a miss and a second one is asked for.
SECOND_OPINION = 400

MIN_EMBEDDED = 200  # letters below which a text in a script is no article
AFTER = 8  # pieces behind the last chosen one in which a paywall or a wall of consent would say what it is
MAX_TEXT = 20_000  # characters of it that are looked at

# Its warnings name pages without text, which is a result here and no event worth a line in the log.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("readability").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Body:
    """An article's blocks, none where there is no text.

    ``after`` is the text among and behind them, ``page`` that of the whole page.
    """

    blocks: tuple[Block, ...]
    after: str = ""
    page: str = ""


def find(page: Page, *, title: str, standfirst: str = "", stated: str = "", authors: Sequence[str] = ()) -> Body:
    """The article on ``page``, pictures and embeds at their places.

    ``title``, ``standfirst`` and ``authors`` are left out where they are repeated; ``stated`` is the text that the
    page states as data, if any.
    """
    pieces = cut(page.body, page.base)
    keys = _keys(pieces)
    found = _chosen(page, pieces, keys, stated)
    chosen = completed(pieces, keys, found, title, standfirst)
    text = _text(pieces)
    if size(keys, chosen) < SECOND_OPINION:
        pieces, keys, chosen = _from_script(page, pieces, keys, chosen)
    kept = boilerplate.without(pieces, keys, chosen, title, authors)
    first, last = (chosen[0], chosen[-1] + AFTER) if chosen else (0, len(pieces))
    return Body(joining.blocks(pieces, kept, page.base), _text(pieces[first : last + 1]), text)


def _from_script(
    page: Page, pieces: list[Piece], keys: list[str], chosen: list[int]
) -> tuple[list[Piece], list[str], list[int]]:
    """Pieces, keys and choice of a text that only a script of the page holds, when it has much more of it."""
    source = embedded.find(page)
    inner = parse(source, page.url) if source else None
    if inner is None:
        return pieces, keys, chosen
    others = cut(inner.body, page.base)
    other_keys = _keys(others)
    texts = [index for index, key in enumerate(other_keys) if key and not is_out(others[index])]
    if size(other_keys, texts) <= max(2 * size(keys, chosen), MIN_EMBEDDED):
        return pieces, keys, chosen
    return others, other_keys, texts


def _keys(pieces: Sequence[Piece]) -> list[str]:
    return [letters(piece.block.text) if piece.block.kind in block_texts.TEXT_KINDS else "" for piece in pieces]


def _text(pieces: Sequence[Piece]) -> str:
    return "\n".join(piece.block.text for piece in pieces)[:MAX_TEXT]


def _chosen(page: Page, pieces: Sequence[Piece], keys: Sequence[str], stated: str) -> list[int]:
    chosen = _agreed(pieces, keys, _opinion(page))
    most = size(keys, chosen)
    if most >= SECOND_OPINION and most * 2 >= len(letters(stated)):
        return chosen
    best = chosen
    for other in (_readable(page), stated):
        agreed = _agreed(pieces, keys, other)
        length = size(keys, agreed)
        if length > 2 * most:
            best, most = agreed, length
    return best


def _agreed(pieces: Sequence[Piece], keys: Sequence[str], opinion: str) -> list[int]:
    found = matching(keys, letters(opinion))
    return [index for index, piece in enumerate(pieces) if found[index] and not is_out(piece)]


def _opinion(page: Page) -> str:
    """What trafilatura takes for the article, in precision mode."""
    try:
        found = trafilatura.bare_extraction(page.tree, url=page.url, favor_precision=True, include_comments=False)
    except (etree.LxmlError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return ""
    body: Any = getattr(found, "body", None)
    return "" if body is None else " ".join(body.itertext())


def _readable(page: Page) -> str:
    """What readability takes for the article."""
    try:
        source = html.tostring(page.tree, encoding="unicode")  # type: ignore[no-untyped-call]
        summary = Document(source).summary()  # type: ignore[no-untyped-call]
        return " ".join(html.fromstring(summary).itertext())  # type: ignore[no-untyped-call]
    except (etree.LxmlError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return ""
