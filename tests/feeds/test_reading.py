"""Feeds of every kind, read into the same nouns."""

from __future__ import annotations

import json
import warnings
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet.errors import FeedError
from broadsheet.feeds import parse
from broadsheet.types import Entry, FeedFormat, ParsedFeed
from tests.feeds import golden
from tests.feeds.golden import NOW, URL


def read(text: str | bytes, url: str = URL, limit: int = 500, content_type: str = "") -> ParsedFeed:
    body = text.encode() if isinstance(text, str) else text
    return parse(body, url, now=NOW, limit=limit, content_type=content_type)


def rss(items: str, attributes: str = "") -> str:
    return f'<rss version="2.0" {attributes}><channel><title>T</title>{items}</channel></rss>'


def only(items: str, attributes: str = "") -> Entry:
    (entry,) = read(rss(f"<item>{items}</item>", attributes)).entries
    return entry


@pytest.mark.parametrize("sample", golden.samples(), ids=lambda path: path.name)
def test_a_sample_is_read_as_written_beside_it(sample: Path) -> None:
    expected = json.loads(golden.expected_of(sample).read_text(encoding="utf-8"))
    assert golden.as_json(golden.read(sample)) == expected


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"  \n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"<!DOCTYPE html><html><head><title>x</title></head></html>", "html"),
        (b"<html><body><rss version></body></html>", "html"),
        (b'{"items": [', "json"),
        (b"[1, 2]", "not-a-feed"),
        (b'{"title": "no items"}', "not-a-feed"),
        (b"just words", "not-a-feed"),
        (b"<note>not a feed</note>", "not-a-feed"),
        (b'<opml version="2.0"><body/></opml>', "opml"),
        (b"<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>", "sitemap-index"),
        (b"<urlset><url><loc>https://a.example/1</loc></url></urlset>", "plain-sitemap"),
        (b"x" * (32 * 1024**2 + 1), "too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_feed_is_refused_with_a_reason(body: bytes, reason: str) -> None:
    with pytest.raises(FeedError) as caught:
        parse(body, URL, now=NOW)
    assert caught.value.reason == reason
    assert str(caught.value).endswith(".") or reason == "json"


@pytest.mark.parametrize("body", ['<rss version="2.0"></rss>', rss(""), "<urlset></urlset>", '{"items": []}'])
def test_a_feed_may_have_no_entries(body: str) -> None:
    assert read(body).entries == ()


def test_junk_before_the_feed_is_left_out() -> None:
    assert read(f"<br /><b>Warning</b>: mysql gone\n{rss('<item><title>A</title></item>')}").entries[0].title == "A"


def test_an_unknown_atom_namespace_is_read_by_the_second_parser() -> None:
    body = (
        '<feed xmlns="http://example.org/atom"><title>F</title><entry><title>A</title><link href="/a"/></entry></feed>'
    )
    feed = read(body)
    assert feed.format == FeedFormat.ATOM
    assert [(entry.title, entry.url) for entry in feed.entries] == [("A", "https://feeds.example/a")]


def test_the_second_parser_warns_nobody() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        read('<feed xmlns="http://example.org/atom"><entry><title>A</title><updated>x</updated></entry></feed>')
    assert caught == []


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("<author>desk@a.example (Ada Marin)</author>", "Ada Marin"),
        ("<author>Ada Marin &lt;desk@a.example&gt;</author>", "Ada Marin"),
        ("<author>Ada Marin</author>", "Ada Marin"),
        ("<dc:creator>Ada &amp;amp; Co</dc:creator><author>desk@a.example</author>", "Ada & Co"),
        ("<author><name>Ada Marin</name><email>a@a.example</email></author>", "Ada Marin"),
    ],
)
def test_authors_are_names(markup: str, name: str) -> None:
    assert only(markup, 'xmlns:dc="http://purl.org/dc/elements/1.1/"').authors == (name,)


def test_a_mere_mail_address_is_no_name() -> None:
    assert only("<title>A</title><author>desk@a.example</author>").authors == ()


def test_summary_and_content_are_told_apart() -> None:
    namespace = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    both = only("<description>S</description><content:encoded>C</content:encoded>", namespace)
    assert (both.summary_html, both.content_html) == ("S", "C")
    assert (only("<description>S</description>").content_html, only("<description>S</description>").summary_html) == (
        "",
        "S",
    )
    assert only("<content:encoded>C</content:encoded>", namespace).summary_html == ""


@pytest.mark.parametrize("date", ["Fri, 01 Jan 3000 00:00:00 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "yesterday?", ""])
def test_dates_that_cannot_be_are_unknown(date: str) -> None:
    assert only(f"<title>A</title><pubDate>{date}</pubDate>").published is None


def test_dates_are_utc() -> None:
    published = only("<pubDate>Tue, 05 Mar 2024 08:30:00 +0100</pubDate>").published
    assert published == datetime(2024, 3, 5, 7, 30, tzinfo=UTC)
    assert published is not None
    assert published.tzinfo == UTC


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@b.example"]
)
def test_links_that_are_no_web_addresses_are_dropped(link: str) -> None:
    entry = only(f"<title>A</title><link>{link}</link>")
    assert entry.url == ""
    assert entry.guid.startswith("sha256:")


def test_the_publishers_own_address_beats_that_of_a_service() -> None:
    namespace = 'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
    link = "<link>https://clicks.example/~r/1</link><feedburner:origLink>https://a.example/1</feedburner:origLink>"
    assert only(link, namespace).url == "https://a.example/1"


def test_relative_links_mean_the_site_in_rss_and_the_feed_in_atom() -> None:
    items = "<link>https://paper.example/news/</link><item><link>one</link></item>"
    assert read(rss(items), "https://feeds.service.example/paper").entries[0].url == "https://paper.example/news/one"
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://paper.example/"/><entry><link href="one"/></entry></feed>'
    assert read(atom, "https://feeds.example/x/atom").entries[0].url == "https://feeds.example/x/one"


def test_one_entry_twice_is_one_entry() -> None:
    item = "<item><guid>g</guid><link>https://a.example/1</link></item>"
    assert len(read(rss(item * 3)).entries) == 1


def test_a_guid_that_all_entries_share_identifies_none() -> None:
    items = "".join(f"<item><guid>0</guid><link>https://a.example/{n}</link></item>" for n in range(3))
    assert [entry.guid for entry in read(rss(items)).entries] == [f"https://a.example/{n}" for n in range(3)]


def test_the_newest_entries_are_kept_in_the_order_of_the_feed() -> None:
    days = (3, 9, 1, 8, 2)
    items = "".join(f"<item><title>{d}</title><pubDate>{d} Mar 2024 00:00:00 GMT</pubDate></item>" for d in days)
    feed = parse(rss(items).encode(), URL, now=datetime(2024, 4, 1, tzinfo=UTC), limit=3)
    assert [entry.title for entry in feed.entries] == ["3", "9", "8"]


@pytest.mark.parametrize(
    ("ttl", "minutes"),
    [
        ("<ttl>15</ttl>", 15),
        ("<ttl>0</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<ttl>99999999999</ttl>", 10_080),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 360),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 60),
    ],
)
def test_the_publishers_wish_in_minutes(ttl: str, minutes: int | None) -> None:
    assert read(rss(ttl, 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"')).ttl_minutes == minutes


@pytest.mark.parametrize(("code", "short"), [("en-GB", "en"), ("FR", "fr"), ("iw", "he"), ("english", ""), ("", "")])
def test_languages_are_short_codes(code: str, short: str) -> None:
    assert read(rss(f"<language>{code}</language>")).language == short


@pytest.mark.parametrize("end", ["", "<item><tit", "<item><title>B</title><link>https://a.exa", "<item><![CDATA[ </it"])
def test_what_stands_before_a_tear_is_kept(end: str) -> None:
    torn = f"<rss version='2.0'><channel><item><title>A</title><link>https://a.example/1</link></item>{end}"
    assert [entry.title for entry in read(torn).entries] == ["A"]
