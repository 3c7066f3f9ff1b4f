"""Where a site's feeds are: what its page says, and where feeds usually lie."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from broadsheet.feeds import decoding
from broadsheet.text import addresses

PAGE_CHARACTERS = 4_000_000
MAX_FOUND = 50
MAX_LINKS = 20_000  # anchors that are looked at

FEED_TYPES = frozenset((
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json",
    "application/xml", "text/xml", "application/x.atom+xml", "application/x-atom+xml", "text/rss+xml", "text/rdf+xml",
))  # fmt: skip
FEED_PATH = re.compile(
    r"(?:/(?:rss|feeds?|atom|rdf|xml-rss)\d?/?|[./](?:rss|atom|rdf)(?:\.(?:xml|php|aspx?))?|"
    r"/(?:[\w-]{0,40}(?:rss|feed|atom)[\w-]{0,40}|index)\.(?:xml|json)|/(?:rss|feeds?)/[^?#]{1,200}\.xml|"
    r"/(?:rss|feeds?)/[\w/-]{1,100})$",
    re.IGNORECASE,
)
FEED_QUERY = re.compile(r"(?:^|&)(?:feed|format|type|output)=(?:rss2?|atom|rdf|xml)(?:&|$)", re.IGNORECASE)
LESSER = re.compile(r"comment|replies|oembed|wp-json|/author/|/tag/", re.IGNORECASE)

# The order is that of how often they answer: WordPress, then what other systems and newspapers use.
COMMON_PATHS = (
    "/feed/", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feeds/", "/rss/", "/feed.json",
    "/arc/outboundfeeds/rss/?outputType=xml", "/rssfeed.xml",
    "/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml",
)  # fmt: skip


def discover(body: bytes, url: str) -> tuple[str, ...]:
    """Addresses of the feeds that the page ``body`` at ``url`` names, likeliest first; none for what is no page.

    First what it declares (``link rel=alternate``), then its links to addresses that look like feeds; feeds of
    comments, tags and authors come last.
    """
    page = LexborHTMLParser(decoding.decode(body)[:PAGE_CHARACTERS])
    base_element = page.css_first("base[href]")
    base = addresses.absolute(url, _attribute(base_element, "href")) if base_element else ""
    declared = [_attribute(link, "href") for link in page.css("link[href]")[:MAX_LINKS] if _declares_feed(link)]
    linked = [href for a in page.css("a[href]")[:MAX_LINKS] if _looks_like_feed(href := _attribute(a, "href"))]
    found = [addresses.absolute(base or url, href) for href in (*declared, *linked)]
    unique = [address for address in dict.fromkeys(found) if address]
    return tuple(sorted(unique, key=lambda address: bool(LESSER.search(address))))[:MAX_FOUND]


def guesses(url: str) -> tuple[str, ...]:
    """Addresses to try when a page names no feed: the usual places on its host, below its own path first."""
    site = addresses.absolute(url, "/")
    if not site:
        return ()
    path = urlsplit(url).path.rstrip("/")
    below = [addresses.absolute(url, f"{path}{end}") for end in ("/feed/", "/rss", "/rss.xml")] if path else []
    return tuple(dict.fromkeys(filter(None, [*below, *(addresses.absolute(site, end) for end in COMMON_PATHS)])))


def _attribute(node: LexborNode, name: str) -> str:
    return (node.attributes.get(name) or "").strip()


def _declares_feed(link: LexborNode) -> bool:
    relations = _attribute(link, "rel").lower().split()
    mime = _attribute(link, "type").lower().partition(";")[0].strip()
    if "stylesheet" in relations or (mime == "application/json" and LESSER.search(_attribute(link, "href"))):
        return False
    return "feed" in relations or ("alternate" in relations and mime in FEED_TYPES)


def _looks_like_feed(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return bool(FEED_PATH.search(parts.path[-300:]) or FEED_QUERY.search(parts.query[:300]))
