"""The server: every page answers, feeds with a fault have it, and the world goes on."""

from __future__ import annotations

import gzip
import io
import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from PIL import Image

from broadsheet.demo import DemoWorld
from broadsheet.demo.world import RETRY_AFTER
from tests.demo.conftest import ask


def _listing(world: DemoWorld, title: str) -> str:
    return next(listing.url for listing in world.listings if listing.title == title)


def test_every_article_answers_and_names_itself(world: DemoWorld) -> None:
    for url, truth in world.truth.items():
        answer = ask(url)
        assert answer.status == 200, url
        assert answer.headers["content-type"].startswith("text/html")
        encoding = {"orchard": "windows-1252", "barid": "windows-1256"}.get(truth.publisher, "utf-8")
        text = answer.body.decode(encoding)
        assert f'rel="canonical" href="{url}"'.replace("&", "&amp;") in text
        assert "{{" not in text


def test_home_pages_answer_and_announce_their_feeds(world: DemoWorld) -> None:
    announced = 0
    for host in world.hosts:
        answer = ask(f"http://{host}:{world.port}/")
        assert answer.status == 200
        announced += answer.body.count(b'rel="alternate"')
    assert announced >= 13


def test_section_and_author_pages_are_lists(world: DemoWorld) -> None:
    base = f"http://portanselcourier.localhost:{world.port}"
    for path in ("/section/politics", "/authors/hanne-oriel"):
        answer = ask(base + path)
        assert answer.status == 200
        assert answer.body.count(b"<li>") > 3
        assert b"CollectionPage" in answer.body


def test_unknown_addresses_and_hosts_are_404(world: DemoWorld) -> None:
    assert ask(f"http://portanselcourier.localhost:{world.port}/nothing").status == 404
    assert ask(f"http://nobody.localhost:{world.port}/").status == 404
    assert ask(f"http://signal.localhost:{world.port}/media/1200/nothing-1.png").status == 404
    assert ask(f"http://signal.localhost:{world.port}/media/9999/lock-1.png").status == 404


def test_tracking_parameters_change_nothing_but_the_number_of_a_page_does(world: DemoWorld) -> None:
    courier = next(url for url, truth in world.truth.items() if truth.publisher == "courier")
    assert ask(f"{courier}?utm_source=feed&fbclid=1").body == ask(courier).body
    hinterland = next(url for url, truth in world.truth.items() if truth.publisher == "hinterland")
    assert "?" in hinterland
    assert ask(hinterland.partition("?")[0]).status == 404


def test_amp_pages_point_back(world: DemoWorld) -> None:
    url = next(
        url for url, truth in world.truth.items() if truth.publisher == "courier" and truth.story == "ferry-marguerite"
    )
    page = ask(url).body.decode()
    amp = re.search(r'rel="amphtml" href="([^"]+)"', page)
    assert amp
    assert amp[1] == f"{url}/amp"
    answer = ask(amp[1]).body.decode()
    assert "amp-img" in answer
    assert f'rel="canonical" href="{url}"' in answer


def test_conditional_requests_are_understood(world: DemoWorld) -> None:
    url = next(iter(world.truth))
    first = ask(url)
    assert ask(url, headers={"If-None-Match": first.headers["etag"]}).status == 304
    assert ask(url, headers={"If-Modified-Since": first.headers["last-modified"]}).status == 304
    assert ask(url, headers={"If-None-Match": '"other"'}).status == 200


def test_head_and_gzip(world: DemoWorld) -> None:
    url = next(iter(world.truth))
    plain = ask(url)
    head = ask(url, method="HEAD")
    assert head.body == b""
    assert head.headers["content-length"] == str(len(plain.body))
    packed = ask(url, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body


def test_requests_are_counted(own_world: DemoWorld) -> None:
    url = next(iter(own_world.truth))
    for _ in range(3):
        ask(url)
    parts = urlsplit(url)
    assert own_world.requests[parts.hostname or "", parts.path] == 3


def test_a_feed_that_moved_says_so_for_good(world: DemoWorld) -> None:
    answer = ask(_listing(world, "Orchard Country News"))
    assert answer.status == 301
    moved = ask(answer.headers["location"])
    assert moved.status == 200
    assert b"<rss" in moved.body


def test_a_feed_that_is_gone(world: DemoWorld) -> None:
    assert ask(_listing(world, "Ansel Evening Ledger: the lunch hour")).status == 410


def test_a_busy_feed_asks_for_patience_once(own_world: DemoWorld) -> None:
    url = _listing(own_world, "Kestrel Wire: top reports")
    first = ask(url)
    assert first.status == 429
    assert first.headers["retry-after"] == str(RETRY_AFTER)
    assert ask(url).status == 200


def test_a_torn_feed_ends_in_the_middle(world: DemoWorld) -> None:
    body = ask(_listing(world, "Port Ansel Courier: everything")).body
    assert body.count(b"<item>") >= 4
    with pytest.raises(ElementTree.ParseError):
        ElementTree.fromstring(body)


def test_robots_txt_closes_one_article(world: DemoWorld) -> None:
    closed = next(truth for truth in world.truth.values() if truth.special == "robots")
    parts = urlsplit(closed.url)
    robots = ask(f"http://{parts.netloc}/robots.txt").body.decode()
    assert f"Disallow: {parts.path}?{parts.query}" in robots


def test_pages_that_limit_their_use_say_so(world: DemoWorld) -> None:
    for special, words in (("noarchive", b'content="noarchive"'), ("max-snippet", b'content="max-snippet:120"')):
        url = next(url for url, truth in world.truth.items() if truth.special == special)
        assert words in ask(url).body


def test_a_paywalled_page_shows_only_its_beginning(world: DemoWorld) -> None:
    truth = next(truth for truth in world.truth.values() if truth.special == "paywall")
    page = ask(truth.url).body.decode()
    parts = truth.text.split("\n\n")
    assert parts[0] in page
    assert parts[1] not in page
    assert parts[-1] not in page


def test_images_are_png_in_the_width_asked_for(world: DemoWorld) -> None:
    for width in (480, 800, 1200):
        answer = ask(f"http://signal.localhost:{world.port}/media/{width}/observatory-1.png")
        assert answer.headers["content-type"] == "image/png"
        assert Image.open(io.BytesIO(answer.body)).size == (width, width * 9 // 16)


def test_an_image_behind_an_optimiser_is_found(world: DemoWorld) -> None:
    url = f"http://merrowmercury.localhost:{world.port}/_next/image?url=%2Fmedia%2F1200%2Fbank-1.png&w=3840&q=100"
    assert ask(url).headers["content-type"] == "image/png"


def test_advancing_changes_a_headline_and_a_figure_in_page_and_feed(own_world: DemoWorld) -> None:
    url = next(url for url, truth in own_world.truth.items() if url.endswith("crack-in-the-log"))
    feed = _listing(own_world, "Port Ansel Courier")
    before, feed_before, etag = own_world.truth[url], ask(feed).body.decode(), ask(url).headers["etag"]
    own_world.advance()
    after, page = own_world.truth[url], ask(url)
    assert before.title in feed_before
    assert after.title != before.title
    assert after.title in ask(feed).body.decode()
    assert "71 ships were waiting" in before.text
    assert "74 ships were waiting" in after.text
    assert after.title.encode() in page.body
    assert page.headers["etag"] != etag
    assert len(own_world.truth) >= 115


def test_listings_name_language_country_and_place(world: DemoWorld) -> None:
    assert len({listing.url for listing in world.listings}) == len(world.listings) >= 16
    for listing in world.listings:
        assert listing.language in {"en", "fr", "ar", "hi"}
        assert listing.country in {"XM", "XV", "XQ", "XD"}
        assert listing.groups
        assert urlsplit(listing.url).hostname in world.hosts


def test_a_stopped_world_frees_its_port(own_world: DemoWorld) -> None:
    port = own_world.port
    own_world.stop()
    with pytest.raises(OSError, match=r"refused|reset"):
        ask(f"http://signal.localhost:{port}/")


def test_later_articles_appear_with_their_advance(own_world: DemoWorld) -> None:
    before = set(own_world.truth)
    own_world.advance()
    first = set(own_world.truth) - before
    own_world.advance()
    second = set(own_world.truth) - before - first
    assert len(first) == 1
    assert len(second) == 2
    for url in first | second:
        assert ask(url).status == 200
        assert own_world.truth[url].published >= own_world.now


def test_pages_have_a_style_sheet(world: DemoWorld) -> None:
    answer = ask(f"http://signal.localhost:{world.port}/site.css")
    assert answer.headers["content-type"].startswith("text/css")
    assert b"--accent" in answer.body
