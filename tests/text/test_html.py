from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text import html
from broadsheet.types import Block, BlockKind, Mark, MarkKind
from tests.text.samples import BODIES

P, A = BlockKind.PARAGRAPH, "https://paper.example/a"


def render(*body: Block, anchors: dict[tuple[int, int], str] | None = None) -> str:
    return html.render(body, image_url=lambda url: f"/i/{len(url)}", anchors=anchors)


@given(BODIES)
def test_what_is_rendered_is_safe_and_cleaning_leaves_it_alone(body: tuple[Block, ...]) -> None:
    rendered = render(*body)
    assert html.clean(rendered) == rendered
    assert "<script" not in rendered
    assert not re.search(r'href="(?!https?://)', rendered, re.I)


@given(BODIES, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), max_size=5))
def test_anchors_keep_it_safe_and_are_all_there_once(body: tuple[Block, ...], starts: list[tuple[int, int]]) -> None:
    anchors = {(start, start + length): f"s{number}" for number, (start, length) in enumerate(starts)}
    rendered = render(*body, anchors=anchors)
    assert html.clean(rendered) == rendered
    names = re.findall(r'<span id="(s\d+)">', rendered)
    assert len(names) == len(set(names))


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = html.clean(text)
    assert html.clean(once) == once


def test_every_kind_of_block() -> None:
    link = Mark(MarkKind.LINK, 4, 8, A)
    assert render(Block(P, "The lock is shut.", (link,))) == (
        '<p>The <a href="https://paper.example/a" rel="nofollow noopener noreferrer">lock</a> is shut.</p>'
    )
    assert render(Block(BlockKind.HEADING, "Why", level=1)) == "<h2>Why</h2>"
    assert render(Block(BlockKind.LIST, "a\nb", ordered=True)) == "<ol><li>a</li><li>b</li></ol>"
    assert render(Block(BlockKind.QUOTATION, "a\nb")) == "<blockquote><p>a</p><p>b</p></blockquote>"
    assert render(Block(P, "a\nb")) == "<p>a<br>b</p>"
    image = render(Block(BlockKind.IMAGE, "The gate", src=A, alt='a "gate"', width=800, height=600))
    assert image == (
        '<figure><img src="/i/23" alt="a &quot;gate&quot;" width="800" height="600" loading="lazy" decoding="async">'
        "<figcaption>The gate</figcaption></figure>"
    )
    assert ">YouTube</a></p>" in render(Block(BlockKind.EMBED, "YouTube", src="https://www.youtube.com/watch?v=1"))
    assert render(Block(P, "  "), Block(BlockKind.IMAGE, src="data:,x"), Block(BlockKind.EMBED, src="ftp://x")) == ""


def test_marks_that_cross_are_nested() -> None:
    crossing = (Mark(MarkKind.STRONG, 0, 3), Mark(MarkKind.EMPHASIS, 2, 5))
    assert render(Block(P, "abcde", crossing)) == "<p><strong>ab</strong><strong><em>c</em></strong><em>de</em></p>"


def test_an_anchor_is_a_span_in_its_block() -> None:
    body = (Block(P, "One. Two."), Block(P, "Three."))
    assert render(*body, anchors={(5, 9): "s2", (11, 17): "s3"}) == (
        '<p>One. <span id="s2">Two.</span></p>\n<p><span id="s3">Three.</span></p>'
    )


@pytest.mark.parametrize(
    ("hostile", "kept"),
    [
        ("<p onclick='x()'>a</p>", "<p>a</p>"),
        ("<script>x()</script><style>p{}</style><p>a</p>", "<p>a</p>"),
        ('<a href="javascript:x()">a</a>', '<a rel="nofollow noopener noreferrer">a</a>'),
        ('<a href="/logout">a</a>', '<a rel="nofollow noopener noreferrer">a</a>'),
        ('<img src="https://tracker.example/p.gif" alt="x">', '<img alt="x">'),
        ('<img src="//tracker.example/p.gif">', "<img>"),
        ('<iframe src="https://x.example"></iframe>a', "a"),
        ('<span id="s1" style="position:fixed">a</span>', '<span id="s1">a</span>'),
        ('<p class="embed">a</p><p class="masthead">b</p>', '<p class="embed">a</p><p>b</p>'),
        ("<svg><script>x</script></svg>a", "a"),
    ],
)
def test_hostile_html_is_cleaned(hostile: str, kept: str) -> None:
    assert html.clean(hostile) == kept


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>One</p><p>two &amp; three</p>", "One two & three"),
        ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
        ("&lt;p&gt;twice&lt;/p&gt;", "twice"),
        ("AT&amp;amp;T <b>up</b>", "AT&amp;T up"),
        ("a<script>var x='</p>'</script>b<style>p{}</style>c", "abc"),
        ("a<!-- <b> -->b", "ab"),
        ('<img alt="a > b" src=x>after', "after"),
        ("line<br>break\n and\tspaces", "line break and spaces"),
        ("unclosed <b", "unclosed <b"),
        ("nul\x00and\x1bescape", "nulandescape"),
        ("never ends <script> x", "never ends"),
    ],
)
def test_stripping(text: str, plain: str) -> None:
    assert html.strip(text) == plain


@given(st.text(max_size=200))
def test_stripping_gives_one_line(text: str) -> None:
    assert "\n" not in html.strip(text)


@pytest.mark.parametrize(
    "bomb", ["<div>", "<b>", "<!--", '<a "', "<script>", "<a href='x'>", "<p><b>", "<table>", "<x "]
)
def test_nesting_costs_no_time(bomb: str) -> None:
    start = time.process_time()
    html.clean(bomb * 50_000)
    html.strip(bomb * 50_000)
    assert time.process_time() - start < 2
