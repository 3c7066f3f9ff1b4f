from __future__ import annotations

import pytest

from broadsheet.extraction.page import parse
from broadsheet.extraction.pieces import MAX_PIECES, Piece, cut
from broadsheet.types import BlockKind, MarkKind

BASE = "https://www.courier.example/world/"


def pieces(html: str) -> list[Piece]:
    page = parse(f"<html><body>{html}</body></html>", BASE)
    assert page is not None
    return cut(page.body, page.base)


def texts(html: str) -> list[str]:
    return [piece.block.text for piece in pieces(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ("<p>one<br>two</p>", ["one\ntwo"]),
        ("<p>one<br><br>two<br/> <br/><br>three</p>", ["one", "two", "three"]),
        ("<p>on<b>e</b> <i> two </i> three</p>", ["one two three"]),
        ("<p>  one \n  two\t</p>", ["one two"]),
        ("<p>one<script>x</script> two<style>p{}</style></p>", ["one two"]),
        ("<nav>menu</nav><p>one</p><form><input><p>two</p></form>", ["one", "two"]),
        ("<p><span>one</span><span>two</span></p>", ["onetwo"]),
        ("<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>", ["one", "two", "three"]),
        ("<table><tr><td>one</td><td>two</td></tr></table>", ["one", "two"]),
        ("<p></p><p> </p><p>&nbsp;</p>", []),
        ("<p>gone <del>old</del><ins>new</ins></p>", ["gone new"]),
        ("<p>a<!-- b -->c</p>", ["ac"]),
    ],
)
def test_where_one_piece_ends(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


def test_marks_are_where_they_were() -> None:
    (piece,) = pieces('<p>The <a href="/lock">Halvard <b>lock</b></a> is <em> shut </em>.</p>')
    marked = {(mark.kind, piece.block.text[mark.start : mark.end]) for mark in piece.block.marks}
    assert marked == {
        (MarkKind.LINK, "Halvard lock"), (MarkKind.STRONG, "lock"), (MarkKind.EMPHASIS, "shut"),
    }  # fmt: skip
    assert piece.linked == len("Halvard lock")


def test_a_link_around_two_paragraphs_is_in_both() -> None:
    one, two = pieces('<a href="/lock"><div>one</div><div>two</div></a>')
    assert [len(piece.block.marks) for piece in (one, two)] == [1, 1]


def test_kinds_and_groups() -> None:
    found = pieces(
        "<h1>a</h1><h3>b</h3><ol><li>c</li><li>d</li></ol><blockquote><p>e</p><p>f</p></blockquote><aside><p>g</p></aside>"
    )
    assert [piece.block.kind for piece in found] == [
        BlockKind.HEADING, BlockKind.HEADING, BlockKind.LIST, BlockKind.LIST, BlockKind.QUOTATION, BlockKind.QUOTATION, BlockKind.PARAGRAPH,
    ]  # fmt: skip
    assert [found[0].block.level, found[1].block.level] == [2, 3]
    assert found[2].block.ordered
    assert found[2].group is found[3].group is not found[4].group
    assert found[4].group is found[5].group
    assert [piece.boxed for piece in found] == [False] * 6 + [True]


def test_there_is_an_end() -> None:
    assert len(pieces("<p>a</p>" * (MAX_PIECES + 5))) == MAX_PIECES


def test_what_is_for_screen_readers_is_left_out() -> None:
    assert texts(
        '<p>The <a href="/r">report<span>, opens new tab</span></a> <span class="sr-only">hidden</span>is out.</p>'
    ) == ["The report is out."]
