"""Feeds that the owner chose: into the tables and out as a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from broadsheet.newsroom.models import Feed
from broadsheet.newsroom.models.feed import FeedState
from broadsheet.newsroom.storing.fit import fit, fit_address
from broadsheet.newsroom.storing.publishers import name_in, publisher_of
from broadsheet.text.addresses import host, registrable_domain
from broadsheet.types import FeedListing


def subscribe(listings: Iterable[FeedListing], *, now: datetime) -> int:
    """Add the feeds that are not there yet, due at once; returns how many. Addresses that cannot be are passed over."""
    added = 0
    for listing in listings:
        domain = registrable_domain(listing.url)
        if domain and fit_address(listing.url) and _add(listing, domain, now):
            added += 1
    return added


def _add(listing: FeedListing, domain: str, now: datetime) -> bool:
    site = registrable_domain(listing.site_url) if host(listing.site_url) else domain
    publisher = publisher_of(
        site, name=name_in(listing.title), language=listing.language[:8], country=listing.country[:2]
    )
    _, made = Feed.objects.get_or_create(
        url=listing.url,
        defaults={
            "publisher": publisher,
            "domain": domain,
            "title": fit(listing.title, 300),
            "site_url": fit_address(listing.site_url),
            "language": listing.language[:8],
            "country": listing.country[:2],
            "section": listing.section[:20],
            "next_poll_at": now,
        },
    )
    return made


def listings(*, for_strangers: bool = False) -> list[FeedListing]:
    """The feeds that are polled, as an OPML list names them, grouped by country and section.

    For strangers without those whose address may hold a subscriber's secret.
    """
    feeds = (
        Feed.objects.filter(state=FeedState.ACTIVE).select_related("publisher").order_by("country", "section", "url")
    )
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
        if feed.is_open or not for_strangers
    ]


def subscribed_urls() -> set[str]:
    """The addresses of all feeds there are."""
    return set(Feed.objects.values_list("url", flat=True))
