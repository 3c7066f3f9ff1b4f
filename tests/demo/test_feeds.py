"""The feeds of the demo world, read by the parser of the house: entries are the articles, as their publisher has them."""

from __future__ import annotations

import pytest

from broadsheet import feeds
from broadsheet.demo import DemoWorld, publishers
from broadsheet.text import addresses
from broadsheet.types import FeedFormat, ParsedFeed
from tests.demo.conftest import NOON, ask

PUBLISHERS = tuple(publishers.load())


def _first_feed(world: DemoWorld, key: str) -> tuple[ParsedFeed, publishers.FeedRecord]:
    publisher = world.publishers[key]
    record = publisher.feeds[0]
    url = world.base(publisher) + record.path
    answer = ask(url)
    return feeds.parse(answer.body, url, content_type=answer.headers["content-type"], now=NOON), record


@pytest.mark.parametrize("key", PUBLISHERS)
def test_a_feed_has_every_article_of_its_publisher(world: DemoWorld, key: str) -> None:
    parsed, record = _first_feed(world, key)
    assert parsed.format is FeedFormat(record.kind)
    found = {addresses.canonical(entry.url): entry for entry in parsed.entries}
    own = {addresses.canonical(url): truth for url, truth in world.truth.items() if truth.publisher == key}
    assert set(found) == set(own)
    for url, entry in found.items():
        assert entry.title == own[url].title
        assert entry.published == own[url].published


@pytest.mark.parametrize("key", [key for key in PUBLISHERS if key not in {"touchline", "lantern"}])
def test_entries_carry_authors_and_summaries_and_full_text_where_promised(world: DemoWorld, key: str) -> None:
    parsed, record = _first_feed(world, key)
    own = {addresses.canonical(url): truth for url, truth in world.truth.items() if truth.publisher == key}
    for entry in parsed.entries:
        truth = own[addresses.canonical(entry.url)]
        assert entry.authors == truth.authors
        assert entry.summary_html
        assert bool(entry.content_html) == (record.full and not truth.special) or record.kind == "json"


def test_a_podcast_hangs_on_its_entry(world: DemoWorld) -> None:
    parsed, _ = _first_feed(world, "signal")
    assert [
        enclosure.type for entry in parsed.entries for enclosure in entry.enclosures if "audio" in enclosure.type
    ] == ["audio/mpeg"]


def test_a_torn_feed_gives_what_came_through(world: DemoWorld) -> None:
    url = world.base(world.publishers["courier"]) + "/rss/everything.xml"
    parsed = feeds.parse(ask(url).body, url, now=NOON)
    assert 4 <= len(parsed.entries) < len([one for one in world.truth.values() if one.publisher == "courier"])


@pytest.mark.parametrize("key", PUBLISHERS)
def test_home_pages_lead_to_the_feed(world: DemoWorld, key: str) -> None:
    publisher = world.publishers[key]
    home = world.base(publisher) + "/"
    found = feeds.discover(ask(home).body, home)
    expected = {
        world.base(publisher) + feed.path for feed in publisher.feeds if not feed.fault and feed.kind != "sitemap"
    }
    assert expected <= set(found)
