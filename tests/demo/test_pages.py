"""Extraction on every page of the demo world, with what the press knows to be true."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from broadsheet import extraction
from broadsheet.demo import DemoWorld, publishers
from broadsheet.demo.moments import ZONE
from broadsheet.demo.world import Truth
from broadsheet.text.blocks import plain_text
from broadsheet.types import ArticleContent, NoArticle, Rejection
from tests.demo.conftest import NOON, ask

BODY_F1 = 0.97  # words, with or without the standfirst, which some publishers set inside the text


def _read(url: str) -> ArticleContent | Rejection:
    answer = ask(url)
    return extraction.article(answer.body, url, content_type=answer.headers["content-type"], now=NOON)


def _f1(found: str, expected: str) -> float:
    one, other = (Counter(re.findall(r"\w+", text)) for text in (found, expected))
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def _ordinary(world: DemoWorld, key: str) -> list[Truth]:
    return [one for one in world.truth.values() if one.publisher == key and not one.rejection]


@pytest.mark.parametrize("key", [*publishers.load()])
def test_pages_of_a_publisher_are_read_as_they_were_written(world: DemoWorld, key: str) -> None:
    for truth in _ordinary(world, key):
        content = _read(truth.url)
        assert isinstance(content, ArticleContent), (truth.url, content)
        assert content.title == truth.title
        text = plain_text(content.blocks)
        score = max(_f1(text, truth.text), _f1(text, f"{truth.standfirst} {truth.text}"))
        assert score >= BODY_F1, (truth.url, round(score, 3), text)
        assert content.published is not None, truth.url
        days = {content.published.date(), content.published.astimezone(ZONE).date()}
        assert days & {truth.published.date(), truth.published.astimezone(ZONE).date()}, truth.url
        assert set(content.authors) == set(truth.authors), truth.url
        assert content.opinion == truth.opinion, truth.url
        assert content.live == (truth.special == "live")


def test_what_is_no_article_is_refused_with_its_reason(world: DemoWorld) -> None:
    refused = [one for one in world.truth.values() if one.rejection]
    assert {one.rejection for one in refused} == {NoArticle.PAYWALL, NoArticle.VIDEO_PAGE}
    for truth in refused:
        content = _read(truth.url)
        assert isinstance(content, Rejection), truth.url
        assert content.reason is truth.rejection


@pytest.mark.parametrize("path", ["/", "/section/politics", "/authors/hanne-oriel"])
def test_lists_are_no_articles(world: DemoWorld, path: str) -> None:
    content = _read(f"http://portanselcourier.localhost:{world.port}{path}")
    assert isinstance(content, Rejection)
    assert content.reason is NoArticle.INDEX_PAGE


def test_publishers_wishes_are_seen(world: DemoWorld) -> None:
    by_special = {
        one.special: _read(one.url) for one in world.truth.values() if one.special in {"noarchive", "max-snippet"}
    }
    archive, snippet = by_special["noarchive"], by_special["max-snippet"]
    assert isinstance(archive, ArticleContent)
    assert archive.noarchive
    assert isinstance(snippet, ArticleContent)
    assert snippet.max_snippet == 120


def test_an_amp_page_is_the_same_article(world: DemoWorld) -> None:
    truth = next(one for one in _ordinary(world, "courier") if one.story == "ferry-marguerite")
    content = _read(f"{truth.url}/amp")
    assert isinstance(content, ArticleContent)
    assert content.canonical_url == truth.url
    assert _f1(plain_text(content.blocks), truth.text) >= BODY_F1
