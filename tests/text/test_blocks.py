from __future__ import annotations

import json

import pytest
from hypothesis import given

from broadsheet.text import blocks
from broadsheet.types import Block, BlockKind, Mark, MarkKind
from tests.text.samples import BODIES

BODY = (
    Block(BlockKind.PARAGRAPH, "The lock is shut.", (Mark(MarkKind.LINK, 4, 8, "https://paper.example/lock"),)),
    Block(BlockKind.IMAGE, "The gate", src="https://paper.example/gate.jpg", width=800),
    Block(BlockKind.LIST, "one\ntwo", ordered=True),
    Block(BlockKind.HEADING, "Why", level=2),
)


def test_plain_text_is_what_can_be_read_aloud() -> None:
    assert blocks.plain_text(BODY) == "The lock is shut.\n\none\ntwo\n\nWhy"


@given(BODIES)
def test_spans_cut_the_plain_text_into_the_blocks(body: tuple[Block, ...]) -> None:
    text = blocks.plain_text(body)
    wanted = [block.text for block in body if block.kind in blocks.TEXT_KINDS]
    assert [text[start:end] for start, end in blocks.spans(body)] == wanted


@given(BODIES)
def test_json_brings_back_the_same_blocks(body: tuple[Block, ...]) -> None:
    assert blocks.from_json(json.loads(json.dumps(blocks.to_json(body)))) == body


def test_json_leaves_out_what_is_not_said() -> None:
    assert blocks.to_json([Block(BlockKind.PARAGRAPH, "x")]) == [{"kind": "paragraph", "text": "x"}]


def test_json_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="poem"):
        blocks.from_json([{"kind": "poem"}])
