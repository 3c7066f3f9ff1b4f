"""Chosen pieces put together to blocks, with the pictures and embeds that lie among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.extraction.pieces import Piece
from broadsheet.text.addresses import absolute
from broadsheet.text.blocks import TEXT_KINDS
from broadsheet.types import Block, BlockKind, Mark, MarkKind

# Text pieces that do not belong to the article between a picture and the nearest one that does. A picture further off
# belongs to what lies between. Slight lines do not count: a byline, a date and buttons stand below many a picture.
NEAR = 2
SLIGHT = 60
REACH = 12  # pieces of any length


def blocks(pieces: Sequence[Piece], chosen: Sequence[int], base: str) -> tuple[Block, ...]:
    """The blocks of an article made of ``chosen`` (ascending indices of text pieces): lists and quotations join."""
    wanted = sorted({*chosen, *_media(pieces, chosen)})
    joined: list[Block] = []
    last: Piece | None = None
    for index in wanted:
        piece = pieces[index]
        if (
            last is not None
            and piece.group is not None
            and piece.group is last.group
            and piece.block.kind is last.block.kind
        ):
            joined[-1] = _appended(joined[-1], _finished(piece.block, base))
        else:
            joined.append(_finished(piece.block, base))
        last = piece
    return tuple(joined)


def _are_one(last: Piece, piece: Piece) -> bool:
    return piece.group is not None and piece.group is last.group and piece.block.kind is last.block.kind


def _media(pieces: Sequence[Piece], chosen: Sequence[int]) -> list[int]:
    if not chosen:
        return []
    text = set(chosen)
    found: list[int] = []
    seen: set[str] = set()
    for index in range(max(0, chosen[0] - REACH), min(len(pieces), chosen[-1] + NEAR + 1)):
        piece = pieces[index]
        if piece.block.kind not in {BlockKind.IMAGE, BlockKind.EMBED} or piece.boxed or piece.block.src in seen:
            continue
        if _is_near(pieces, text, index) and not _is_teaser(piece):
            seen.add(piece.block.src)
            found.append(index)
    return found


def _is_near(pieces: Sequence[Piece], text: set[int], index: int) -> bool:
    """Whether chosen text lies on one side, with pictures, slight lines and at most NEAR other pieces between."""
    for step in (1, -1):
        between = 0
        place = index + step
        while 0 <= place < len(pieces) and between <= NEAR and abs(place - index) <= REACH:
            if place in text:
                return True
            between += _is_weighty(pieces[place])
            place += step
    return False


def _is_weighty(piece: Piece) -> bool:
    is_title = piece.element is not None and piece.element.tag == "h1"
    return piece.block.kind in TEXT_KINDS and len(piece.block.text) > SLIGHT and not is_title


def _is_teaser(piece: Piece) -> bool:
    """Whether the picture leads to another page, as pictures of recommended articles do."""
    if piece.element is None or piece.block.kind is not BlockKind.IMAGE:
        return False
    for element in piece.element.iterancestors("a"):
        path = (element.get("href") or "").lower().split("?", 1)[0]
        return not path.endswith((".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")) and path not in {"", "#"}
    return False


def _finished(block: Block, base: str) -> Block:
    """``block`` with absolute links, and its lines joined where a line would be an item or a paragraph of its own."""
    text = block.text if block.kind is BlockKind.PARAGRAPH else block.text.replace("\n", " ")
    marks = tuple(filter(None, (_resolved(mark, base) for mark in block.marks)))
    return replace(block, text=text, marks=marks)


def _resolved(mark: Mark, base: str) -> Mark | None:
    if mark.kind is not MarkKind.LINK:
        return mark
    href = absolute(base, mark.href)
    return replace(mark, href=href) if href else None


def _appended(block: Block, more: Block) -> Block:
    offset = len(block.text) + 1
    moved = tuple(Mark(mark.kind, mark.start + offset, mark.end + offset, mark.href) for mark in more.marks)
    return replace(block, text=f"{block.text}\n{more.text}", marks=block.marks + moved)
