"""``parse`` returns or raises FeedError, in bounded time, whatever the bytes."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.errors import FeedError
from broadsheet.feeds import discover, parse, read_opml
from broadsheet.types import ParsedFeed
from tests.feeds import golden
from tests.feeds.golden import NOW, URL

SAMPLES = [sample.read_bytes() for sample in golden.samples()]
SCRAPS = [
    *(b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"<!DOCTYPE x [", b"<item>", b"</item>", b"<entry/>", b"\x00"),
    *(b"\xff\xfe", b"\xed\xa0\x80", b"&#xD800;", b"&#0;", b'xml:base="//["', b"<link href='http://[::1'/>", b"{", b'"'),
    *(b"<title type='xhtml'><div>", b"<ttl>9e9</ttl>", b" xmlns='urn:x'", b"<pubDate>0</pubDate>", b"\\ud800", b"null"),
]


def refused(error: FeedError) -> None:
    assert error.reason.replace("-", "").isalpha()


def check(body: bytes, content_type: str = "") -> ParsedFeed | None:
    """Read ``body`` and hold what was read against what ``parse`` promises."""
    try:
        feed = parse(body, URL, content_type=content_type, now=NOW)
    except FeedError as error:
        refused(error)
        return None
    for entry in feed.entries:
        assert entry.url == "" or entry.url.lower().startswith(("http://", "https://"))
        assert entry.image_url == "" or entry.image_url.lower().startswith(("http://", "https://"))
        for moment in (entry.published, entry.updated):
            assert moment is None or (moment.year >= 1990 and moment <= NOW + timedelta(days=1))
        for text in (
            entry.title,
            entry.guid,
            entry.summary_html,
            entry.content_html,
            *entry.authors,
            *entry.categories,
        ):
            text.encode("utf-8")
            assert "\x00" not in text
        assert "\n" not in entry.title
    return feed


@given(st.binary(max_size=400), st.sampled_from(["", "text/xml; charset=utf-16", "application/json", "x; charset=x"]))
def test_any_bytes(body: bytes, content_type: str) -> None:
    check(body, content_type)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=300)
@given(st.data())
def test_mutated_feeds(data: st.DataObject) -> None:
    body = bytearray(data.draw(st.sampled_from(SAMPLES)))
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(body)))
        length = data.draw(st.integers(0, 40))
        body[start : start + length] = data.draw(st.sampled_from(SCRAPS) | st.binary(max_size=8))
    check(bytes(body[: data.draw(st.integers(0, len(body)))] if data.draw(st.booleans()) else body))


@settings(deadline=None)
@given(
    st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(), st.lists, max_leaves=5)
)
def test_json_of_any_shape(value: object) -> None:
    import json

    keys = ("id", "url", "title", "content_html", "date_published", "authors", "author", "tags", "attachments", "image")
    for key in keys:
        check(json.dumps({"items": [{key: value}, value], key: value}).encode())


@given(st.binary(max_size=300) | st.sampled_from(SAMPLES))
def test_lists_and_pages_of_any_bytes(body: bytes) -> None:
    try:
        read_opml(body)
    except FeedError as error:
        refused(error)
    assert all(address.startswith("http") for address in discover(body, URL))


def rss(inside: str) -> bytes:
    return f'<rss version="2.0"><channel><title>x</title>{inside}</channel></rss>'.encode()


def atom(inside: str) -> bytes:
    """Atom of an unknown namespace: only the slow second parser reads it."""
    return f'<feed xmlns="http://unknown.example/"><entry><title>t</title>{inside}</entry></feed>'.encode()


LAUGHS = "<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '" + f"&a{n - 1};" * 10 + "'>" for n in range(1, 12))
BOMBS = {
    "entities": f'<!DOCTYPE rss [{LAUGHS}]><rss><channel><item><title a="&a11;">&a11;</title></item></channel></rss>'.encode(),
    "depth": rss("<item>" * 100_000),
    "closed depth": rss(f"<item><description>{'<div>' * 50_000}{'</div>' * 50_000}</description></item>"),
    "attributes": rss("<item " + " ".join(f"a{n}='x'" for n in range(50_000)) + "><title>x</title></item>"),
    "namespaces": rss(
        "<item " + " ".join(f"xmlns:a{n}='http://x/{n}'" for n in range(30_000)) + "><title>x</title></item>"
    ),
    "less-than signs": rss("<" * 500_000),
    "ampersands": rss("&" * 500_000),
    "open CDATA": rss("<![CDATA[" * 100_000),
    "open comments": b"<!--" * 500_000,
    "instructions": b"<?x ?>" * 200_000,
    "open document type": b"<!DOCTYPE " + b"[" * 500_000,
    "images": rss(f"<item><title>x</title><description><![CDATA[{'<img ' * 100_000}]]></description></item>"),
    "a title of tags": rss(f"<item><title><![CDATA[{'<a ' * 100_000}]]></title></item>"),
    "JSON depth": b'{"items":' + b"[" * 500_000,
    "a JSON number": b'{"items":[{"id":' + b"9" * 100_000 + b"}]}",
    "a long word for the second parser": atom(f"<author>{'a' * 300_000}</author>"),
    "addresses for the second parser": atom(f"<author>{'a@' * 150_000}</author>"),
    "references for the second parser": atom("&#" * 100_000),
    "tags for the second parser": atom('<a b="' * 50_000),
    "entries for the second parser": atom("<entry>" * 50_000),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_seconds_at_most(name: str) -> None:
    started = time.process_time()
    feed = check(BOMBS[name])
    assert time.process_time() - started < 4.0
    assert feed is None or all(len(entry.title) <= 1_000 for entry in feed.entries)


def test_external_entities_are_never_read() -> None:
    body = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>'
    feed = check(body)
    assert feed is not None
    assert feed.entries[0].title == "&x;"


def test_fifty_thousand_entries_become_the_newest_few() -> None:
    items = "".join(f"<item><title>{n}</title><link>https://a.example/{n}</link></item>" for n in range(50_000))
    feed = parse(rss(items), URL, now=NOW, limit=100)
    assert [entry.title for entry in feed.entries] == [str(n) for n in range(100)]
