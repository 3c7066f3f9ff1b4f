"""Lists of feeds (OPML 1 and 2), in and out."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from broadsheet.errors import FeedError
from broadsheet.feeds import decoding, markup
from broadsheet.feeds.draft import language, plain
from broadsheet.feeds.tree import local
from broadsheet.text import addresses
from broadsheet.text.sections import SECTIONS
from broadsheet.types import FeedListing

MAX_BYTES = 8 * 1024**2  # 10,000 feeds with all attributes have 4 MB
MAX_LISTINGS = 10_000
MAX_GROUPS = 8  # outlines that a feed is said to lie in; the outermost count
MAX_NAME = 300
FEED_TYPES = frozenset(("rss", "rss1", "atom", "feed", "rdf", "pie"))


def read_opml(body: bytes) -> tuple[FeedListing, ...]:
    """The feeds that an OPML file names, each once, in the file's order; what follows a tear is lost.

    Attributes may be written in any case. Raises FeedError with ``empty``, ``too-large`` (bytes or feeds), ``html``,
    ``feed`` (a feed and no list) or ``not-opml``.
    """
    if len(body) > MAX_BYTES:
        raise FeedError(f"The list has {len(body):,} bytes; {MAX_BYTES:,} are read.", reason="too-large")
    text = decoding.decode(body).strip()
    if not text:
        raise FeedError("The list is empty.", reason="empty")
    found: dict[str, FeedListing] = {}
    for listing in _listings(_document(text)):
        found.setdefault(listing.url, listing)
        if len(found) > MAX_LISTINGS:
            raise FeedError(f"The list names more than {MAX_LISTINGS:,} feeds. Split it.", reason="too-large")
    return tuple(found.values())


def _document(text: str) -> bytes:
    try:
        document, root = markup.root_of(text)
    except FeedError as error:
        if error.reason == "html":
            raise
        raise FeedError("This is no list of feeds (OPML).", reason="not-opml") from None
    if root != "opml":
        raise FeedError("This is a feed and not a list of feeds. Add its address instead.", reason="feed")
    return markup.repaired(document).encode("utf-8", "replace")


def _listings(document: bytes) -> Iterator[FeedListing]:
    """Listings as their outlines begin; ``groups`` is a stack, so that depth costs nothing."""
    groups: list[str] = []
    events = etree.iterparse(
        io.BytesIO(document), events=("start", "end"), recover=True, huge_tree=True, no_network=True,
        resolve_entities=False, load_dtd=False,
    )  # fmt: skip
    try:
        for event, element in events:
            if local(element.tag) != "outline":
                continue
            if event == "end":
                if groups:
                    groups.pop()
                element.clear()
                continue
            attributes = {name.lower(): value for name, value in element.attrib.items()}
            if listing := _listing(attributes, groups):
                yield listing
            groups.append(_title(attributes))
    except etree.XMLSyntaxError:
        return


def _listing(attributes: Mapping[str, str], groups: Sequence[str]) -> FeedListing | None:
    address = attributes.get("xmlurl") or (attributes.get("url") if _is_feed(attributes) else "") or ""
    url = addresses.absolute("", _http(address.strip()))
    if not url:
        return None
    section = attributes.get("section", "").strip().lower()
    country = attributes.get("country", "").strip().upper()
    return FeedListing(
        url=url,
        title=_title(attributes),
        site_url=addresses.absolute("", attributes.get("htmlurl", "").strip()),
        language=language(attributes.get("language", "")),
        country=country if len(country) == 2 and country.isascii() and country.isalpha() else "",
        section=section if section in SECTIONS else "",
        groups=tuple(filter(None, groups))[:MAX_GROUPS],
    )


def _is_feed(attributes: Mapping[str, str]) -> bool:
    return attributes.get("type", "").strip().lower() in FEED_TYPES


def _http(address: str) -> str:
    """Old readers write ``feed://host/…`` and ``feed:https://host/…``."""
    if address[:5].lower() != "feed:":
        return address
    rest = address[5:]
    return f"http:{rest}" if rest.startswith("//") else rest


def _title(attributes: Mapping[str, str]) -> str:
    return plain(attributes.get("text") or attributes.get("title") or "", MAX_NAME)


def write_opml(listings: Sequence[FeedListing], title: str) -> bytes:
    """An OPML 2.0 file that ``read_opml`` reads back as the same listings in the same order.

    Neighbours in one group share its outline. A language, country and section stand in attributes of their names.
    """
    opml = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(opml, "head"), "title").text = decoding.legal(title)
    open_groups: list[tuple[str, Any]] = []
    body = etree.SubElement(opml, "body")
    for listing in listings:
        parent = _open(open_groups, listing.groups, body)
        etree.SubElement(parent, "outline", _attributes(listing))
    return bytes(etree.tostring(opml, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _open(open_groups: list[tuple[str, Any]], groups: Sequence[str], body: Any) -> Any:
    """The outline of the innermost of ``groups``; those that are open and still fit are used again."""
    fitting = 0
    while fitting < min(len(groups), len(open_groups)) and open_groups[fitting][0] == groups[fitting]:
        fitting += 1
    del open_groups[fitting:]
    for group in groups[fitting:]:
        parent = open_groups[-1][1] if open_groups else body
        open_groups.append((group, etree.SubElement(parent, "outline", text=decoding.legal(group))))
    return open_groups[-1][1] if open_groups else body


def _attributes(listing: FeedListing) -> dict[str, str]:
    title = decoding.legal(listing.title or listing.url)
    attributes = {
        "type": "rss",
        "text": title,
        "title": title,
        "xmlUrl": listing.url,
        "htmlUrl": listing.site_url,
        "language": listing.language,
        "country": listing.country,
        "section": listing.section,
    }
    return {name: decoding.legal(value) for name, value in attributes.items() if value}
