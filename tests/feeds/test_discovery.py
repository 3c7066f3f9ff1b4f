"""Finding the feeds of a site."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.feeds import discover, guesses

PAGE = """<!doctype html><html><head>
<link rel="stylesheet" href="/feed.css"><link rel="canonical" href="https://paper.example/">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
<link rel="ALTERNATE nofollow" type="application/rss+xml; charset=utf-8" href="/rss/all.xml">
<link rel="alternate" type="application/atom+xml" href="//feeds.paper.example/atom">
<link rel="alternate" type="application/feed+json" href="feed.json">
<link rel="alternate" hreflang="fr" href="/fr/">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
<link rel="alternate" type="application/json+oembed" href="/oembed?u=1">
</head><body>
<a href="/news/rss.xml">RSS</a> <a href="https://paper.example/?feed=rss2">all</a> <a href="/feedback">write to us</a>
<a href="javascript:feed()">x</a> <a href="/rss/all.xml">again</a> <a href="/articles/how-rss-began.html">an article</a>
</body></html>"""


def test_what_a_page_declares_comes_first_and_comments_last() -> None:
    assert discover(PAGE.encode(), "https://paper.example/front/") == (
        "https://paper.example/rss/all.xml",
        "https://feeds.paper.example/atom",
        "https://paper.example/front/feed.json",
        "https://paper.example/news/rss.xml",
        "https://paper.example/?feed=rss2",
        "https://paper.example/comments/feed/",
    )


def test_addresses_are_resolved_by_the_pages_base() -> None:
    page = b'<base href="/deep/"><link rel="alternate" type="application/rss+xml" href="rss">'
    assert discover(page, "https://a.example/x") == ("https://a.example/deep/rss",)


@pytest.mark.parametrize(
    "href", ["/feed", "/feed/", "/blog/rss", "/atom.xml", "/a/index.xml", "/x.rss", "/feeds/news.xml"]
)
def test_links_that_look_like_feeds(href: str) -> None:
    assert discover(f'<a href="{href}">x</a>'.encode(), "https://a.example/") == (f"https://a.example{href}",)


@pytest.mark.parametrize(
    "href", ["/feedback", "/press", "/sitemap.xml", "/tag/rss-readers", "/feed.css", "mailto:feed@a.example"]
)
def test_links_that_do_not(href: str) -> None:
    assert discover(f'<a href="{href}">x</a>'.encode(), "https://a.example/") == ()


@given(st.text(max_size=200))
def test_any_page_gives_web_addresses_only(text: str) -> None:
    body = f'<link rel=alternate type=application/rss+xml href="{text}"><a href="{text}/feed">{text}'
    found = discover(body.encode("utf-8", "replace"), "https://a.example/")
    assert all(address.startswith(("http://", "https://")) for address in found)


def test_a_page_of_links_costs_seconds_at_most() -> None:
    started = time.process_time()
    found = discover(
        ("<div>" * 5000 + "".join(f"<a href='/feed/{n}'>x</a>" for n in range(50_000))).encode(), "https://a.example/"
    )
    assert time.process_time() - started < 4.0
    assert len(found) == 50


def test_guesses_begin_below_the_given_path() -> None:
    found = guesses("https://a.example/blog/?x=1#y")
    assert found[0] == "https://a.example/blog/feed/"
    assert "https://a.example/rss.xml" in found
    assert len(set(found)) == len(found)
    assert all(address.startswith("https://a.example/") for address in found)


@pytest.mark.parametrize("url", ["", "nonsense", "javascript:x", "http://"])
def test_there_is_nothing_to_guess_for_what_is_no_address(url: str) -> None:
    assert guesses(url) == ()
