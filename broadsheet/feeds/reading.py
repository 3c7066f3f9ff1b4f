"""``parse``: bytes of any kind of feed → ParsedFeed, or a FeedError that says why not."""

from __future__ import annotations

from datetime import datetime

from broadsheet.errors import FeedError
from broadsheet.feeds import decoding, draft, jsonfeed, markup, sitemap, xmlfeed
from broadsheet.feeds.draft import Draft
from broadsheet.feeds.tree import Facts
from broadsheet.text import addresses
from broadsheet.types import FeedFormat, ParsedFeed

MAX_BYTES = 32 * 1024**2  # twice what the fetcher lets through: a feed of 50,000 entries has 15 MB
MAX_ENTRIES = 500
MAX_TTL = 7 * 24 * 60  # minutes; a longer wish is a mistake


def parse(
    body: bytes, url: str, *, content_type: str = "", now: datetime, limit: int = MAX_ENTRIES
) -> ParsedFeed:  # fmt: skip
    """The feed that ``body``, fetched from ``url``, holds: at most the ``limit`` newest entries, in the feed's order.

    Entries whose feed gives no usable address have ``url`` ""; they may still carry a title or an enclosure.
    Times outside 1990 to ``now`` and a day are unknown. Raises FeedError and nothing else; its ``reason`` is one of
    ``empty``, ``too-large``, ``too-complex``, ``html``, ``json``, ``opml``, ``sitemap-index``, ``plain-sitemap`` and
    ``not-a-feed``.
    """
    if len(body) > MAX_BYTES:
        raise FeedError(f"The feed has {len(body):,} bytes; {MAX_BYTES:,} are read.", reason="too-large")
    text = decoding.decode(body, content_type).strip()
    if not text:
        raise FeedError("The feed is empty.", reason="empty")
    form, facts, drafts = _read(text)
    return _feed(form, facts, drafts, url=url, limit=limit, now=now)


def _read(text: str) -> tuple[FeedFormat, Facts, list[Draft]]:
    if text.startswith(("{", "[")):
        return FeedFormat.JSON, *jsonfeed.read(text)
    document, root = markup.root_of(text)
    form = markup.ROOTS.get(root, root)
    if form == "opml":
        raise FeedError("This is a list of feeds (OPML) and not a feed. Import it instead.", reason="opml")
    if form == FeedFormat.SITEMAP:
        return FeedFormat.SITEMAP, *sitemap.read(document, root)
    return FeedFormat(form), *xmlfeed.read(document)


def _feed(form: FeedFormat, facts: Facts, drafts: list[Draft], *, url: str, limit: int, now: datetime) -> ParsedFeed:
    base = addresses.absolute(url, facts.base) if facts.base else ""
    self_url = addresses.absolute(base or url, facts.self_url)
    base = base or url or self_url
    site = addresses.absolute(base, facts.site) if facts.site else ""
    # Atom resolves against the feed (RFC 3986); RSS means its site, which matters where a service carries the feed.
    entry_base = site if site and not facts.base and form in {FeedFormat.RSS, FeedFormat.RDF} else base
    return ParsedFeed(
        format=form,
        title=draft.plain(facts.title, draft.MAX_TITLE),
        description=draft.plain(facts.description, draft.MAX_TITLE),
        site_url=site,
        self_url=self_url if facts.self_url else "",
        language=draft.language(facts.language),
        image_url=addresses.absolute(base, facts.image) or draft.first_image(facts.description, base),
        ttl_minutes=min(facts.ttl_minutes, MAX_TTL) if facts.ttl_minutes else None,
        entries=draft.entries(drafts, entry_base, limit, now),
    )
