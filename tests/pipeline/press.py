"""A press of our own on loopback: publishers at ``NAME.localhost``, whose feeds and pages a test writes and changes."""

from __future__ import annotations

import hashlib
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from time import monotonic

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
PLACES = [
    "Merrow",
    "Aldenport",
    "Coldwater",
    "Brackmouth",
    "Highgarth",
    "Lowmere",
    "Sandwick",
    "Torrin",
    "Velden",
    "Westerby",
]
PEOPLE = [
    "Ada Quill",
    "Bram Oster",
    "Cleo Marsh",
    "Dov Lindqvist",
    "Esme Farrow",
    "Finn Harrow",
    "Greta Voss",
    "Hugo Penn",
]
THINGS = [
    "bridge",
    "harbour",
    "school",
    "budget",
    "ferry",
    "hospital",
    "library",
    "tramway",
    "reservoir",
    "market",
    "theatre",
    "lighthouse",
]
DEEDS = ["closed", "opened", "flooded", "sold", "rebuilt", "inspected", "renamed", "extended", "moved", "evacuated"]


@dataclass
class Page:
    """What is answered at one address. With ``etag`` conditional requests are honoured."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "text/html; charset=utf-8"
    conditional: bool = True


@dataclass(frozen=True)
class Item:
    """One entry of a feed."""

    url: str
    title: str
    guid: str = ""
    published: datetime | None = NOW - timedelta(hours=2)
    updated: datetime | None = None


class Press:
    """``put`` pages under (host, path); ``asked`` counts requests, robots.txt apart."""

    def __init__(self) -> None:
        self.pages: dict[tuple[str, str], Page] = {}
        self.asked: Counter[tuple[str, str]] = Counter()
        self.moments: dict[str, list[float]] = defaultdict(list)  # host → when it was asked, monotonic
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def url(self, host: str, path: str) -> str:
        return f"http://{host}.localhost:{self.port}{path}"

    def put(self, host: str, path: str, page: Page | str | bytes, **fields: object) -> str:
        """Answer with this page from now on; returns its address."""
        if not isinstance(page, Page):
            body = page.encode() if isinstance(page, str) else page
            page = Page(body, **fields)  # type: ignore[arg-type]
        self.pages[host, path] = page
        return self.url(host, path)

    def feed(self, host: str, path: str, items: Sequence[Item], *, title: str = "The Courier") -> str:
        """Answer with an RSS feed of these items."""
        body = rss(items, title=title, site=self.url(host, "/"))
        return self.put(host, path, Page(body.encode(), content_type="application/rss+xml"))


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # five, by default, is fewer than the threads of two processes that begin at once


@contextmanager
def press() -> Iterator[Press]:
    started = Press()
    try:
        yield started
    finally:
        started.stop()


def _handler(press: Press) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers.get("Host", "").split(".")[0]
            if self.path != "/robots.txt":
                press.asked[host, self.path] += 1
                press.moments[host].append(monotonic())
            page = press.pages.get((host, self.path), Page(status=404))
            tag = f'"{hashlib.sha256(page.body).hexdigest()[:16]}"'
            same = page.conditional and page.status == 200 and self.headers.get("If-None-Match") == tag
            body = b"" if same else page.body
            self.send_response(304 if same else page.status)
            if page.conditional and page.status == 200:
                self.send_header("ETag", tag)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", page.content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

        def handle(self) -> None:
            try:
                super().handle()
            except (ConnectionError, BrokenPipeError):
                self.close_connection = True

    return Handler


def rss(items: Sequence[Item], *, title: str, site: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        f"<title>{escape(title)}</title><link>{site}</link><language>en</language>"
        + "".join(map(_item, items))
        + "</channel></rss>"
    )


def _item(item: Item) -> str:
    published = f"<pubDate>{format_datetime(item.published)}</pubDate>" if item.published else ""
    updated = f"<atom:updated>{item.updated.isoformat()}</atom:updated>" if item.updated else ""
    guid = f'<guid isPermaLink="false">{escape(item.guid)}</guid>' if item.guid else ""
    return (
        f"<item><title>{escape(item.title)}</title><link>{escape(item.url)}</link>{guid}{published}{updated}"
        f"<description>{escape(item.title)}, in short.</description></item>"
    )


def html(
    title: str, paragraphs: Sequence[str], *, canonical: str = "", site: str = "The Courier", published: datetime = NOW
) -> str:
    """An article's page."""
    link = f'<link rel="canonical" href="{escape(canonical)}">' if canonical else ""
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    moment = published.isoformat()
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>{link}'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{escape(title)}">'
        f'<meta property="og:site_name" content="{escape(site)}">'
        f'<meta property="article:published_time" content="{moment}"></head>'
        f'<body><nav><a href="/">Home</a></nav><main><article><h1>{escape(title)}</h1>{body}</article></main></body></html>'
    )


def report(number: int) -> tuple[str, list[str]]:
    """A title and five paragraphs; each number is an event of its own."""
    random = Random(number)
    place, thing, deed = random.choice(PLACES), random.choice(THINGS), random.choice(DEEDS)
    person, other = random.sample(PEOPLE, 2)
    cost = random.randint(100, 99_000)
    title = f"{place} {thing} {deed} after report {number}"
    return title, [
        f"The {thing} of {place} was {deed} on Saturday after report number {number} was handed to the council, "
        f"which had waited for it since the beginning of the year and paid {cost} crowns for it.",
        f"{person}, who speaks for the council, said that nobody had been surprised by what the report says. "
        f"“We have known for {random.randint(2, 40)} years that the {thing} cannot stay as it is,” {person} said.",
        f"{other}, who lives beside the {thing} and has counted its visitors for {random.randint(2, 40)} months, "
        f"asked why {place} had not been told earlier, and announced a complaint to the court in {random.choice(PLACES)}.",
        f"The works are to take {random.randint(3, 90)} weeks. Until then, people will have to go by way of "
        f"{random.choice(PLACES)}, which adds {random.randint(2, 60)} kilometres to the journey.",
        f"The council of {place} will meet again on the {random.randint(15, 28)}th to decide who pays the {cost} crowns.",
    ]
