"""Feeds that the owner chose: into the tables and out as a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from broadsheet.errors import AddressError
from broadsheet.newsroom.models import Feed
from broadsheet.newsroom.models.feed import FeedState
from broadsheet.newsroom.storing.publishers import publisher_of
from broadsheet.text.addresses import host, registrable_domain
from broadsheet.types import FeedListing


def subscribe(listings: Iterable[FeedListing], *, now: datetime) -> int:
    """Add the feeds that are not there yet, due at once; returns how many. Addresses that cannot be are passed over."""
    added = 0
    for listing in listings:
        try:
            domain = registrable_domain(listing.url)
        except AddressError:
            continue
        if domain and _add(listing, domain, now):
            added += 1
    return added


def _add(listing: FeedListing, domain: str, now: datetime) -> bool:
    site = registrable_domain(listing.site_url) if host(listing.site_url) else domain
    publisher = publisher_of(
        site, name=_publisher_name(listing), language=listing.language[:8], country=listing.country[:2]
    )
    _, made = Feed.objects.get_or_create(
        url=listing.url,
        defaults={
            "publisher": publisher,
            "domain": domain,
            "title": listing.title[:300],
            "site_url": listing.site_url[:2000],
            "language": listing.language[:8],
            "country": listing.country[:2],
            "section": listing.section[:20],
            "next_poll_at": now,
        },
    )
    return made


def listings() -> list[FeedListing]:
    """All feeds that are polled, as an OPML list names them, grouped by country and section."""
    feeds = Feed.objects.filter(state=FeedState.ACTIVE).select_related("publisher").order_by("country", "section", "url")
    return [
        FeedListing(
            url=feed.url,
            title=feed.title or feed.publisher.name,
            site_url=feed.site_url,
            language=feed.language or feed.publisher.language,
            country=feed.country or feed.publisher.country,
            section=feed.section,
            groups=tuple(group for group in (feed.country or feed.publisher.country, feed.section) if group),
        )
        for feed in feeds
    ]


def subscribed_urls() -> set[str]:
    """The addresses of all feeds there are."""
    return set(Feed.objects.values_list("url", flat=True))


def _publisher_name(listing: FeedListing) -> str:
    """The publisher's part of a title such as "The Guardian – World"; "" where the list gives none."""
    return listing.title.split(" – ")[0].split(" | ")[0].strip()[:200]
