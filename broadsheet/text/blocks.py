"""Blocks: the body of an article as plain text with marks; what is stored, what Evidence points into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from broadsheet.types import Block, BlockKind, Mark, MarkKind

SEPARATOR = "\n\n"
TEXT_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST, BlockKind.QUOTATION})

_PLAIN_BLOCK = Block(BlockKind.PARAGRAPH)


def plain_text(blocks: Iterable[Block]) -> str:
    """The texts of all paragraphs, headings, lists and quotations, joined by an empty line."""
    return SEPARATOR.join(block.text for block in blocks if block.kind in TEXT_KINDS)


def spans(blocks: Iterable[Block]) -> tuple[tuple[int, int], ...]:
    """Start and end in ``plain_text(blocks)`` of each block that has a part in it, in order."""
    found: list[tuple[int, int]] = []
    start = 0
    for block in blocks:
        if block.kind in TEXT_KINDS:
            found.append((start, start + len(block.text)))
            start += len(block.text) + len(SEPARATOR)
    return tuple(found)


def to_json(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The blocks as plain lists and dictionaries; fields that are at their default are left out."""
    return [_block_to_json(block) for block in blocks]


def from_json(values: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
    """The blocks that ``to_json`` wrote. Raises KeyError or ValueError on anything else."""
    return tuple(_block_from_json(value) for value in values)


def _block_to_json(block: Block) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": block.kind.value}
    for name in ("text", "level", "ordered", "src", "alt", "width", "height"):
        field = getattr(block, name)
        if field != getattr(_PLAIN_BLOCK, name):
            value[name] = field
    if block.marks:
        value["marks"] = [_mark_to_json(mark) for mark in block.marks]
    return value


def _mark_to_json(mark: Mark) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": mark.kind.value, "start": mark.start, "end": mark.end}
    return value | {"href": mark.href} if mark.href else value


def _block_from_json(value: Mapping[str, Any]) -> Block:
    rest = {name: field for name, field in value.items() if name not in {"kind", "marks"}}
    return Block(kind=BlockKind(value["kind"]), marks=tuple(map(_mark_from_json, value.get("marks", ()))), **rest)


def _mark_from_json(value: Mapping[str, Any]) -> Mark:
    return Mark(MarkKind(value["kind"]), value["start"], value["end"], value.get("href", ""))
