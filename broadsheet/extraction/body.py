"""The body of an article: which pieces of its page belong to it."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import trafilatura
from lxml import etree, html
from readability.readability import Document

from broadsheet.extraction import boilerplate, embedded, joining
from broadsheet.extraction.aligning import letters, matching
from broadsheet.extraction.page import Page, parse
from broadsheet.extraction.pieces import Piece, cut
from broadsheet.text import blocks as block_texts
from broadsheet.types import Block, BlockKind

# Share of a piece's characters that are links, above which it is a list of links and no prose. .5 to .8 differ by
# less than .003 F1 on both gold files; .7 is the middle of the plateau.
LINK_DENSE = 0.7

# Share of the chosen text that lies in elements of one shape (tag and class, the parent's tag and class) which makes
# that shape the article's own, so that its other paragraphs belong too. Filling raises F1 from .9685 to .9768 (95
# pages) and from .9600 to .9671 (204 pages); .1 to .5 make no difference.
SAME_SHAPE = 0.2

# Share of the text that was found which makes an ``<article>`` element the page's own.
ONE_ARTICLE = 0.5

# Below this many letters the first opinion counts as a miss and a second one is asked for.
SECOND_OPINION = 400

_CAPTION = re.compile(r"caption", re.I)
_FOREIGN = re.compile(
    r"comment|disqus|related|recirc|recommend|promo|newsletter|sidebar|outbrain|taboola|teaser|read-?more|also-?read|"
    r"most-?read|popular|trending|subscribe|paywall|cookie|consent|footer|author-?bio|disclaimer",
    re.I,
)

MIN_EMBEDDED = 200  # letters below which a text in a script is no article
AFTER = 8  # pieces behind the last chosen one in which a paywall or a wall of consent would say what it is
MAX_TEXT = 20_000  # characters of it that are looked at

Shape = tuple[str, str, str, str]

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


def find(page: Page, *, title: str, stated: str = "") -> Body:
    """The article on ``page``, pictures and embeds at their places.

    ``title`` is left out where it is repeated; ``stated`` is the text that the page's structured data gives, if any.
    """
    pieces = cut(page.body, page.base)
    keys = _keys(pieces)
    found = _under_title(pieces, keys, _chosen(page, pieces, keys, stated), title)
    chosen = _of_one_article(pieces, keys, found, _filled(pieces, keys, found))
    text = _text(pieces)
    if _size(keys, chosen) < SECOND_OPINION:
        pieces, keys, chosen = _from_script(page, pieces, keys, chosen)
    kept = boilerplate.without(pieces, keys, chosen, title)
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
    texts = [index for index, key in enumerate(other_keys) if key and not _is_out(others[index])]
    if _size(other_keys, texts) <= max(2 * _size(keys, chosen), MIN_EMBEDDED):
        return pieces, keys, chosen
    return others, other_keys, texts


def _keys(pieces: Sequence[Piece]) -> list[str]:
    return [letters(piece.block.text) if piece.block.kind in block_texts.TEXT_KINDS else "" for piece in pieces]


def _size(keys: Sequence[str], chosen: Sequence[int]) -> int:
    return sum(len(keys[index]) for index in chosen)


def _text(pieces: Sequence[Piece]) -> str:
    return "\n".join(piece.block.text for piece in pieces)[:MAX_TEXT]


def _chosen(page: Page, pieces: Sequence[Piece], keys: Sequence[str], stated: str) -> list[int]:
    chosen = _agreed(pieces, keys, _opinion(page))
    size = _size(keys, chosen)
    if size >= SECOND_OPINION and size * 2 >= len(letters(stated)):
        return chosen
    best, most = chosen, size
    for other in (_readable(page), stated):
        agreed = _agreed(pieces, keys, other)
        length = _size(keys, agreed)
        if length > 2 * most:
            best, most = agreed, length
    return best


def _agreed(pieces: Sequence[Piece], keys: Sequence[str], opinion: str) -> list[int]:
    found = matching(keys, letters(opinion))
    return [index for index, piece in enumerate(pieces) if found[index] and not _is_out(piece)]


def _is_out(piece: Piece) -> bool:
    """Whether a piece is no prose of the article, whatever extractors say: links, the title, a picture's caption."""
    if piece.linked > LINK_DENSE * len(piece.block.text):
        return True
    element = piece.element
    return element is not None and (element.tag == "h1" or any(_CAPTION.search(name) for name in _classes(element, 2)))


def _is_foreign(piece: Piece) -> bool:
    """Whether a piece stands in a part of the page that is called comments, related pieces, a newsletter …"""
    return piece.element is not None and any(_FOREIGN.search(name) for name in _classes(piece.element, 6))


def _classes(element: Any, levels: int) -> Iterator[str]:
    """Classes and identifiers of ``element`` and what surrounds it, ``levels`` in all; the page's own do not count."""
    for _ in range(levels):
        if element is None or element.tag in {"body", "html"}:
            return
        yield f"{element.get('class') or ''} {element.get('id') or ''}"
        element = element.getparent()


def _filled(pieces: Sequence[Piece], keys: Sequence[str], chosen: list[int]) -> list[int]:
    """``chosen`` and the paragraphs after its first one that have the shape of most of it."""
    if not chosen:
        return []
    sizes: Counter[Shape] = Counter()
    for index in chosen:
        sizes[_shape(pieces[index])] += len(keys[index])
    enough = SAME_SHAPE * sum(sizes.values())
    shapes = {shape for shape, size in sizes.items() if size >= enough}
    seen = {keys[index] for index in chosen}
    kept = set(chosen)
    called_foreign = 2 * sum(_is_foreign(pieces[index]) for index in chosen) > len(chosen)
    for index in range(chosen[0], len(pieces)):
        piece = pieces[index]
        if index in kept or piece.block.kind is not BlockKind.PARAGRAPH or keys[index] in seen:
            continue
        if _shape(piece) in shapes and not _is_out(piece) and (called_foreign or not _is_foreign(piece)):
            kept.add(index)
            seen.add(keys[index])
    return sorted(kept)


def _under_title(pieces: Sequence[Piece], keys: Sequence[str], found: list[int], title: str) -> list[int]:
    """``found``, or the text of the ``<article>`` with the page's title when extractors took a longer one below it."""
    wanted = letters(title).lower()
    headings = [piece for piece, key in zip(pieces, keys, strict=True) if key.lower() == wanted and _is_heading(piece)]
    own = _articles(headings[0])[:1] if headings else []
    held = [index for index in found if own and own[0] in _articles(pieces[index])]
    if not own or _size(keys, held) > ONE_ARTICLE * _size(keys, found):
        return found
    inside = [
        index
        for index, piece in enumerate(pieces)
        if keys[index] and own[0] in _articles(piece) and not _is_out(piece) and not _is_foreign(piece)
    ]
    return inside if _size(keys, inside) >= SECOND_OPINION else found


def _is_heading(piece: Piece) -> bool:
    return piece.block.kind is BlockKind.HEADING


def _of_one_article(pieces: Sequence[Piece], keys: Sequence[str], found: Sequence[int], filled: list[int]) -> list[int]:
    """``filled`` without what stands outside the ``<article>`` that holds most of what was ``found``.

    Pages that load the next articles below the first hold several. F1 rises from .9719 to .9742 on 204 pages and stays
    on 95; shares from .3 to .9 make no difference.
    """
    sizes: Counter[Any] = Counter()
    for index in found:
        for article in _articles(pieces[index]):
            sizes[article] += len(keys[index])
    enough = ONE_ARTICLE * _size(keys, found)
    own = min((article for article, size in sizes.items() if size > enough), key=lambda one: sizes[one], default=None)
    return filled if own is None else [index for index in filled if own in _articles(pieces[index])]


def _articles(piece: Piece) -> list[Any]:
    element = piece.element
    if element is None:
        return []
    return (
        [element, *element.iterancestors("article")]
        if element.tag == "article"
        else [*element.iterancestors("article")]
    )


def _shape(piece: Piece) -> Shape:
    element = piece.element
    parent = element.getparent() if element is not None else None
    own = (element.tag, element.get("class") or "") if element is not None else ("", "")
    return (*own, parent.tag, parent.get("class") or "") if parent is not None else (*own, "", "")


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
