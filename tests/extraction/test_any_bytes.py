"""``article`` of anything is an article or a refusal, and what it gives can be shown and stored."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.extraction import article, read_pasted_page
from broadsheet.text import blocks, html
from broadsheet.types import ArticleContent, Block, BlockKind, Rejection
from tests.extraction.press import NOW, URL, news, page, prose

LD = news(
    articleBody="A text", image={"@type": "ImageObject", "url": "/i.jpg"}, keywords=["a", "b"], articleSection=["World"]
)
FIGURE = '<figure><img srcset="/a.jpg 1x, /b.jpg 2x" alt="x"><figcaption>y</figcaption></figure>'
PAGE = page(prose(FIGURE, "<ul><li>one of the items</li></ul>", '<a href="x">l<b>m</a>n</b>'), ld=LD)
SHARDS = st.sampled_from(
    ["<", ">", '"', "'", "&", "<p>", "</p>", "<div>", "</div>", "<a href='", "<script>", "</script>", "<!--", "-->", "{", "}", "[", "]", ",", ":",
     "null", "\x00", "\ud800", "\u202e", "<img src=", "<base href='http://[", "<table>", "<br>", "\n", "é", "日", "<svg>", "<title>", "<body>", "<html>",
     '"@type":', '"author":', '"datePublished":"9999-12-31T23:59:59-14:00"', "<meta property='og:image' content='", "&#x110000;", "&#0;"]
)  # fmt: skip
EDITS = st.lists(st.tuples(st.integers(0, len(PAGE)), st.integers(0, 300), SHARDS | st.text(max_size=8)), max_size=8)
QUICK = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def check(found: ArticleContent | Rejection) -> None:
    if isinstance(found, Rejection):
        assert found.detail
        return
    assert found.canonical_url.startswith(("http://", "https://"))
    rendered = html.render(found.blocks, image_url=lambda url: "/i/x")
    assert html.clean(rendered) == rendered
    assert blocks.from_json(json.loads(json.dumps(blocks.to_json(found.blocks)))) == found.blocks
    for block in found.blocks:
        check_block(block)
    for moment in (found.published, found.modified):
        assert moment is None or moment.utcoffset() is not None


def check_block(block: Block) -> None:
    assert block.kind in {BlockKind.IMAGE, BlockKind.EMBED} or block.text.strip() == block.text != ""
    for mark in block.marks:
        assert 0 <= mark.start < mark.end <= len(block.text)
        assert not mark.href or mark.href.startswith(("http://", "https://"))


@QUICK
@given(
    st.binary(max_size=2000),
    st.sampled_from(["", "text/html", "text/html; charset=utf-16", "x/y; charset=\x00", "text/html; charset=hz"]),
)
def test_bytes(body: bytes, content_type: str) -> None:
    check(article(body, URL, content_type=content_type, now=NOW))


@QUICK
@given(EDITS)
def test_pages_that_were_torn(edits: list[tuple[int, int, str]]) -> None:
    text = PAGE
    for start, length, shard in edits:
        text = text[:start] + shard + text[start + length :]
    check(article(text.encode("utf-8", "surrogatepass"), URL, content_type="text/html; charset=utf-8", now=NOW))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.sampled_from(["https://x.example/a", "2026-11-17", "Hanne Oriel"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["@id", "@type", "name", "url", "@value", "author", "@graph", "headline"]), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
FIELDS = st.sampled_from(
    ["@type", "@id", "@graph", "headline", "author", "publisher", "datePublished", "dateModified", "image", "keywords", "articleSection", "articleBody",
     "inLanguage", "isAccessibleForFree", "mainEntityOfPage", "url", "description", "itemListElement"]
)  # fmt: skip


@QUICK
@given(st.dictionaries(FIELDS, VALUES, max_size=6))
def test_structured_data_of_any_shape(fields: dict[str, object]) -> None:
    check(article(page(prose(), ld=news(**fields)).encode("utf-8", "replace"), URL, now=NOW))


@QUICK
@given(st.text(max_size=60), st.sampled_from(["https://a.example/", "http://[::1]/", "https://a.example/x?y#z"]))
def test_addresses_of_any_shape(href: str, url: str) -> None:
    head = f'<link rel="canonical" href="{href}"><base href="{href}"><meta property="og:image" content="{href}">'
    link = f'<p>The <a href="{href}">harbour authority</a> did not answer a letter of the union about the crack.</p>'
    check(article(page(prose(link), head=head, ld=news()).encode("utf-8", "replace"), url, now=NOW))


@given(st.text(max_size=300))
def test_pasted_text_of_any_kind(text: str) -> None:
    assert all(found.title for found in read_pasted_page(text))
