from __future__ import annotations

import json

import pytest

from broadsheet.extraction import structured
from broadsheet.extraction.page import parse
from broadsheet.extraction.structured import Structured
from tests.extraction.press import TITLE, URL, news, page


def read(html: str) -> Structured:
    found = parse(html, URL)
    assert found is not None
    return structured.read(found)


def with_script(source: str) -> Structured:
    return read(
        f"<html><head><title>{TITLE}</title><script type='application/ld+json'>{source}</script></head><body></body></html>"
    )


GOOD = json.dumps(news())


@pytest.mark.parametrize(
    "source",
    [
        GOOD,
        f"[{GOOD}]",
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Courier"}, news()]}),
        json.dumps({"@type": "WebPage", "mainEntity": news()}),
        GOOD[:-1] + ",}",
        GOOD.replace('"publisher"', '"x": [1,2,],\n"publisher"'),
        f"<!-- {GOOD} -->",
        f"//<![CDATA[\n{GOOD}\n//]]>",
        f"/* the article */ {GOOD};",
        GOOD + GOOD,
        GOOD.replace("Merrow shuts", "Merrow\n\tshuts"),
        GOOD.replace('"NewsArticle"', '["NewsArticle", "CreativeWork"]'),
        GOOD.replace('"NewsArticle"', '"http://schema.org/NewsArticle"'),
    ],
)
def test_json_ld_in_all_its_forms(source: str) -> None:
    assert structured.text(with_script(source).article["headline"]) == TITLE


@pytest.mark.parametrize(
    "source",
    [
        "",
        "{",
        "null",
        "[]",
        "{}",
        "12",
        '"x"',
        "{{}}",
        "[" * 5000,
        '{"a":' * 3000,
        '{"@type": 5, "headline": 6}',
        "{'single': 1}",
    ],
)
def test_broken_json_ld_is_left_out(source: str) -> None:
    assert with_script(source).article == {}


def test_of_several_articles_the_pages_own_is_taken() -> None:
    others = [news(headline=f"Story {number}", url=f"https://www.courier.example/n/{number}") for number in range(3)]
    found = with_script(json.dumps([*others, news(url=URL), *others]))
    assert found.article["headline"] == TITLE
    titled = with_script(json.dumps([*others, news()]))
    assert titled.article["headline"] == TITLE


def test_references_lead_to_their_nodes() -> None:
    graph = {"@graph": [news(author={"@id": "#hanne"}), {"@type": "Person", "@id": "#hanne", "name": "Hanne Oriel"}]}
    found = with_script(json.dumps(graph))
    assert found.resolve(found.article["author"])["name"] == "Hanne Oriel"
    assert found.resolve({"@id": "#nobody"}) == {"@id": "#nobody"}


@pytest.mark.parametrize(
    ("value", "plain"),
    [("a &amp;amp; b", "a & b"), (["x", "y"], "x"), ({"name": "x"}, "x"), ({"@value": " x\n y "}, "x y"), ([{"name": ["x"]}], "x"), (None, ""), (True, ""),
     (7, "7"), ({}, ""), ([], ""), ("Helikopter\u00adplatz", "Helikopterplatz")],
)  # fmt: skip
def test_values_as_text(value: object, plain: str) -> None:
    assert structured.text(value) == plain


def test_meta_elements_and_microdata() -> None:
    html = page(
        '<div itemscope><span itemprop="author">Hanne Oriel</span><time itemprop="datePublished" datetime="2026-11-17">Tuesday</time></div>',
        head='<meta property="og:title" content="A &amp;amp; B"><meta name="Author" content="Desk"><meta name="x" content="">'
        '<meta property="article:tag" content="a"><meta property="article:tag" content="b">',
    )
    found = read(html)
    assert (found.meta("og:title"), found.meta("author"), found.meta("x", "og:title")) == ("A & B", "Desk", "A & B")
    assert found.metas["article:tag"] == ("a", "b")
    assert (found.item("author"), found.item("datepublished")) == ("Hanne Oriel", "2026-11-17")
