"""The demo world as a web server on 127.0.0.1: one port, publishers told apart by the Host header."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast
from urllib.parse import parse_qs, unquote, urlsplit

from broadsheet.demo import articles, pictures, publishers, site, skins
from broadsheet.demo.articles import ArticleRecord
from broadsheet.demo.publishers import COUNTRIES, FeedRecord, PublisherRecord
from broadsheet.types import FeedListing, NoArticle

RETRY_AFTER = 2  # seconds that the busy feed asks for, once
LOGO = "/media/480/clock-0.png"
SHARED = {"/site.css": "text/css; charset=utf-8", "/site.js": "text/javascript; charset=utf-8"}
GZIP_FROM = 512  # bytes; smaller answers are sent as they are
REJECTED = {"paywall": NoArticle.PAYWALL, "video": NoArticle.VIDEO_PAGE}


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one address: for tests, and for measuring. ``rejection`` is set where there is no article."""

    url: str
    publisher: str
    story: str
    title: str
    standfirst: str
    authors: tuple[str, ...]
    section: str
    language: str
    published: datetime
    text: str
    copy_of: str = ""  # the address of the agency's piece
    special: str = ""
    opinion: bool = False
    rejection: NoArticle | None = None


class DemoWorld:
    """The running press. ``advance()`` lets the publishers make their next changes; ``stop()`` ends the server."""

    def __init__(self, port: int, now: datetime) -> None:
        self.now = now
        self.publishers = publishers.load()
        self._first = articles.load(self.publishers, now)
        self._advances: list[datetime] = []
        self._places: dict[str, str] = {}
        self._lock = threading.Lock()
        self._pictures: dict[tuple[str, int], bytes] = {}
        self.requests: Counter[tuple[str, str]] = Counter()  # (host, path) → how often asked for
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.world = self
        self.port: int = self._server.server_address[1]
        self._sites = self._build()
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="demo-world", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the server and free its port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)

    def advance(self) -> None:
        """The next state of the world: articles that were changed show it, and later ones appear."""
        with self._lock:
            self._advances.append(max(datetime.now(UTC).replace(microsecond=0), self.now))
            self._sites = self._build()

    @property
    def hosts(self) -> tuple[str, ...]:
        """Host names without the port."""
        return tuple(f"{publisher.host}.localhost" for publisher in self.publishers.values())

    @property
    def listings(self) -> tuple[FeedListing, ...]:
        """All feeds that a reader would add, the faulty ones too, grouped by country."""
        return tuple(
            FeedListing(
                url=self.base(publisher) + (feed.moved_from or feed.path), title=feed.title or publisher.title,
                site_url=self.base(publisher) + "/", language=publisher.language, country=publisher.country,
                section=feed.section or publisher.section, groups=(COUNTRIES[publisher.country],),
            )
            for publisher in self.publishers.values()
            for feed in publisher.feeds
            if feed.listed
        )  # fmt: skip

    @property
    def truth(self) -> Mapping[str, Truth]:
        """Address → what is true of it, in the present state of the world."""
        return {truth.url: truth for one in self._sites.values() for truth in map(self._truth, one.articles)}

    @property
    def articles(self) -> tuple[ArticleRecord, ...]:
        """The articles in their present state, newest first."""
        advances = tuple(self._advances)
        shown = [articles.as_of(article, advances) for article in self._first if article.appears <= len(advances)]
        return tuple(sorted(shown, key=lambda article: article.published, reverse=True))

    def base(self, publisher: PublisherRecord) -> str:
        """``http://NAME.localhost:PORT``."""
        return f"http://{publisher.host}.localhost:{self.port}"

    def locate(self, at: str) -> str:
        """The address of the article at ``publisher/slug``, which must have appeared."""
        return self._places[at]

    def site_of(self, host: str) -> site.Site | None:
        """The site of a Host header without its port."""
        return self._sites.get(host)

    def picture(self, name: str, width: int) -> bytes:
        """The PNG of ``scene-seed``, drawn when first asked for."""
        scene, _, seed = name.rpartition("-")
        kept = self._pictures.get((name, width))
        if kept is None:
            kept = self._pictures[name, width] = pictures.draw(scene, int(seed), width)
        return kept

    def count(self, host: str, path: str) -> int:
        """Note a request; how often this address was asked for before."""
        with self._lock:
            self.requests[host, path] += 1
            return self.requests[host, path] - 1

    def _build(self) -> dict[str, site.Site]:
        present = self.articles
        owners = [self.publishers[article.publisher] for article in present]
        self._places = {
            article.at: self.base(owner) + article.path(owner) for article, owner in zip(present, owners, strict=True)
        }
        return {
            f"{publisher.host}.localhost": site.Site(
                publisher, self.base(publisher),
                tuple(article for article in present if article.publisher == publisher.key), self.locate, self.now,
            )
            for publisher in self.publishers.values()
        }  # fmt: skip

    def _truth(self, article: ArticleRecord) -> Truth:
        publisher = self.publishers[article.publisher]
        return Truth(
            url=self.locate(article.at), publisher=publisher.key, story=article.story, title=article.title,
            standfirst=article.standfirst, authors=article.authors, section=article.section, language=publisher.language,
            published=article.published, text=article.text, copy_of=self.locate(article.copy_of) if article.copy_of else "",
            special=article.special, opinion=article.opinion, rejection=REJECTED.get(article.special),
        )  # fmt: skip


def start(port: int, now: datetime | None = None) -> DemoWorld:
    """A running demo world on 127.0.0.1; port 0 takes a free one. ``now`` is the moment that ages count from."""
    return DemoWorld(port, (now or datetime.now(UTC)).replace(microsecond=0))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    world: DemoWorld


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "demo"
    disable_nagle_algorithm = True  # else each answer on a kept connection waits 40 ms for a delayed acknowledgement
    timeout = 10

    def do_GET(self) -> None:
        world = cast(_Server, self.server).world
        host = self.headers.get("Host", "").partition(":")[0].lower()
        address = urlsplit(self.path)
        path = unquote(address.path)
        before = world.count(host, path)
        own = world.site_of(host)
        if own is None:
            return self._send(404, b"no such publisher", "text/plain")
        feed = next((feed for feed in own.publisher.feeds if path in {feed.path, feed.moved_from} - {""}), None)
        if feed and self._fault(own, feed, path, before):
            return None
        if path == "/_next/image":  # an image optimiser's address: the true one is in the query
            path = parse_qs(address.query).get("url", [""])[0]
        if path == "/logo.png":
            path = LOGO
        if path in SHARED:
            return self._page(site.Page(skins.shared(path), SHARED[path], world.now, {}))
        if path.startswith("/media/"):
            return self._picture(world, path)
        page = own.page(path, address.query)
        if page is None:
            return self._send(
                404, b"<!doctype html><title>Not found</title><h1>Not found</h1>", "text/html; charset=utf-8"
            )
        return self._page(page, torn=bool(feed and feed.fault == "torn"))

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Nothing: requests are counted, not printed."""

    def _fault(self, own: site.Site, feed: FeedRecord, path: str, before: int) -> bool:
        """Answer as a feed with a fault does; False where the feed itself is to be sent."""
        if path == feed.moved_from:
            self._send(301, b"", "text/html", {"Location": own.base + feed.path})
        elif feed.fault == "gone":
            self._send(410, b"This feed has ended.", "text/plain")
        elif feed.fault == "slow" and not before:
            self._send(429, b"Slow down.", "text/plain", {"Retry-After": str(RETRY_AFTER)})
        else:
            return False
        return True

    def _picture(self, world: DemoWorld, path: str) -> None:
        parts = path.removeprefix("/media/").removesuffix(".png").split("/")
        known = len(parts) == 2 and parts[0] in {"480", "800", "1200"} and pictures.known(parts[1])
        if not known:
            return self._send(404, b"", "text/plain")
        body = world.picture(parts[1], int(parts[0]))
        return self._page(site.Page(body, "image/png", world.now, {"Cache-Control": "max-age=86400"}))

    def _page(self, page: site.Page, *, torn: bool = False) -> None:
        body = page.body[: len(page.body) * 2 // 3] if torn else page.body
        etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
        modified = format_datetime(page.modified.astimezone(UTC), usegmt=True)
        headers = {"ETag": etag, "Last-Modified": modified, "Vary": "Accept-Encoding", **page.headers}
        wanted = self.headers.get("If-None-Match")
        if etag == wanted or (wanted is None and self.headers.get("If-Modified-Since") == modified):
            return self._send(304, b"", page.content_type, headers)
        if (
            "gzip" in self.headers.get("Accept-Encoding", "")
            and len(body) > GZIP_FROM
            and "image" not in page.content_type
        ):
            body, headers["Content-Encoding"] = gzip.compress(body, 5, mtime=0), "gzip"
        return self._send(200, body, page.content_type, headers)

    def _send(self, status: int, body: bytes, content_type: str, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": content_type, **(headers or {})}.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and status != 304:
            self.wfile.write(body)
