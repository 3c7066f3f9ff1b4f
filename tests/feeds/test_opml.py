"""Lists of feeds, in and out."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.errors import FeedError
from broadsheet.feeds import read_opml, write_opml
from broadsheet.feeds.opml import MAX_LISTINGS
from broadsheet.text.sections import SECTIONS
from broadsheet.types import FeedListing


def opml(body: str) -> bytes:
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{body}</body></opml>'.encode()


def test_nested_groups_and_attributes_in_any_case() -> None:
    listings = read_opml(
        opml("""
        <outline text="France"><outline TEXT="À la une">
          <Outline type="rss" text="La Gazette" XMLURL="https://lagazette.example/rss" HtmlUrl="https://lagazette.example/"
                   LANGUAGE="fr-FR" Country="fr" section="Politics"/>
        </outline></outline>
        <outline title="Loose &amp; free" xmlurl=" http://loose.example/feed "/>
        """)
    )
    assert listings == (
        FeedListing(
            url="https://lagazette.example/rss",
            title="La Gazette",
            site_url="https://lagazette.example/",
            language="fr",
            country="FR",
            section="politics",
            groups=("France", "À la une"),
        ),
        FeedListing(url="http://loose.example/feed", title="Loose & free"),
    )


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("feed://a.example/rss", "http://a.example/rss"),
        ("feed:https://a.example/rss", "https://a.example/rss"),
        ("javascript:alert(1)", None),
        ("ftp://a.example/rss", None),
        ("/relative", None),
        ("", None),
    ],
)
def test_only_web_addresses_are_feeds(address: str, url: str | None) -> None:
    assert [listing.url for listing in read_opml(opml(f'<outline xmlUrl="{address}"/>'))] == ([url] if url else [])


def test_a_feed_is_listed_once_and_pages_not_at_all() -> None:
    body = '<outline xmlUrl="https://a.example/f" text="{}"/>'
    links = '<outline type="link" url="https://a.example/"/><outline type="rss" url="https://b.example/f"/>'
    listings = read_opml(opml(body.format("One") + body.format("Two") + links))
    assert [(listing.url, listing.title) for listing in listings] == [
        ("https://a.example/f", "One"),
        ("https://b.example/f", ""),
    ]


def test_unknown_sections_and_countries_are_left_out() -> None:
    (listing,) = read_opml(
        opml('<outline xmlUrl="https://a.example/f" section="gossip" country="Narnia" language="elvish"/>')
    )
    assert (listing.section, listing.country, listing.language) == ("", "", "")


def test_what_stands_before_a_tear_is_kept() -> None:
    torn = opml('<outline text="G"><outline xmlUrl="https://a.example/f"/><outline xmlUrl="https://b.exa')[:-22]
    assert [listing.url for listing in read_opml(torn)] == ["https://a.example/f"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"<html></html>", "html"),
        (b'<rss version="2.0"><channel/></rss>', "feed"),
        (b"{}", "not-opml"),
        (b"words", "not-opml"),
        (b"x" * (8 * 1024**2 + 1), "too-large"),
        (opml("".join(f'<outline xmlUrl="https://a.example/{n}"/>' for n in range(MAX_LISTINGS + 1))), "too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_list_is_refused_with_a_reason(body: bytes, reason: str) -> None:
    with pytest.raises(FeedError) as caught:
        read_opml(body)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "body",
    [
        opml("<outline text='g'>" * 100_000 + "<outline xmlUrl='https://a.example/f'/>" + "</outline>" * 100_000),
        opml("<outline text='g'/>" * 200_000),
        opml(f"<outline text='{'&amp;' * 500_000}' xmlUrl='https://a.example/f'/>"),
        b'<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><opml><body><outline text="&b;"/></body></opml>',
    ],
    ids=["depth", "width", "entities", "bomb"],
)
def test_a_bomb_costs_seconds_at_most(body: bytes) -> None:
    started = time.process_time()
    listings = read_opml(body)
    assert time.process_time() - started < 4.0
    assert all(len(listing.title) <= 300 for listing in listings)


def test_groups_deeper_than_we_show_are_cut() -> None:
    body = "<outline text='g'>" * 200 + "<outline xmlUrl='https://a.example/f'/>" + "</outline>" * 200
    assert read_opml(opml(body))[0].groups == ("g",) * 8


words = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="<>&"), min_size=1, max_size=12)
sites = st.from_regex(r"https?://[a-z]{1,8}\.example/[a-z0-9/?&=%-]{0,12}", fullmatch=True)
listings = st.lists(
    st.builds(
        FeedListing,
        url=sites,
        title=words,
        site_url=st.just("") | sites,
        language=st.sampled_from(("", "en", "fr", "ar")),
        country=st.sampled_from(("", "FR", "IN")),
        section=st.sampled_from(("", *SECTIONS)),
        groups=st.lists(words, max_size=4).map(tuple),
    ),
    max_size=8,
    unique_by=lambda listing: listing.url,
)


@given(listings, st.text(max_size=20))
def test_what_is_written_is_read_back(listings: list[FeedListing], title: str) -> None:
    assert read_opml(write_opml(listings, title)) == tuple(listings)


def test_neighbours_share_the_outline_of_their_group() -> None:
    listings = [FeedListing(url=f"https://{n}.example/", title=n, groups=("G", n[0])) for n in ("aa", "ab", "ba")]
    assert write_opml(listings, "T").count(b'text="G"') == 1
