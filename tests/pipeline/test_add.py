from __future__ import annotations

import pytest

from broadsheet.errors import AddressError, BadStatus, FeedError
from broadsheet.newsroom.models import Feed
from broadsheet.pipeline.add import add, add_listings, with_scheme
from broadsheet.pipeline.desk import Desk
from broadsheet.types import FeedListing

from .press import Item, Page, Press

pytestmark = pytest.mark.django_db


def test_a_feed_is_added_once(papers: Press, desk: Desk) -> None:
    url = papers.feed("courier", "/feed", [Item(papers.url("courier", "/1"), "One")])

    assert [(one.url, one.new) for one in add(url, desk)] == [(url, True)]
    assert [(one.url, one.new) for one in add(url, desk)] == [(url, False)]
    assert Feed.objects.get().publisher.domain == "courier.localhost"


def test_a_site_brings_the_feeds_that_its_page_names(papers: Press, desk: Desk) -> None:
    feeds = [papers.feed("courier", path, []) for path in ("/all.xml", "/sport.xml")]
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{url}">' for url in feeds)
    site = papers.put("courier", "/", f"<html><head>{links}</head><body>Hello</body></html>")

    assert {one.url for one in add(site, desk)} == set(feeds)


def test_a_site_that_names_no_feed_is_asked_at_the_usual_places(papers: Press, desk: Desk) -> None:
    feed = papers.feed("courier", "/feed.xml", [])
    site = papers.put("courier", "/", "<html><body>Hello</body></html>")

    assert [one.url for one in add(site, desk)] == [feed]


def test_a_site_without_feeds_says_what_to_do(papers: Press, desk: Desk) -> None:
    site = papers.put("courier", "/", "<html><body>Hello</body></html>")

    with pytest.raises(FeedError, match="Give the address of a feed itself"):
        add(site, desk)


def test_a_moved_feed_is_added_where_it_is_now(papers: Press, desk: Desk) -> None:
    new = papers.feed("courier", "/new", [])
    old = papers.put("courier", "/old", Page(status=301, headers={"Location": new}))

    assert [one.url for one in add(old, desk)] == [new]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://courier.example/feed", "https://", "not an address"])
def test_what_is_no_address_is_refused(desk: Desk, address: str) -> None:
    with pytest.raises(AddressError):
        add(address, desk)


def test_a_missing_page_says_so(papers: Press, desk: Desk) -> None:
    with pytest.raises(BadStatus, match="404"):
        add(papers.url("courier", "/nothing"), desk)


def test_a_scheme_is_not_asked_for() -> None:
    assert with_scheme(" courier.example ") == "https://courier.example"
    assert with_scheme("http://courier.example") == "http://courier.example"


def test_listings_with_addresses_that_cannot_be_are_left_out(desk: Desk) -> None:
    listings = [FeedListing("https://a.example/feed"), FeedListing("https://b.example/" + "x" * 3000)]

    assert [one.url for one in add_listings(listings, desk.clock())] == ["https://a.example/feed"]
