"""From an address that a person gives to Feed rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from broadsheet.errors import BroadsheetError, FeedError, FetchError
from broadsheet.feeds import discover, guesses, parse
from broadsheet.fetching import Kind, Response
from broadsheet.newsroom.models import Feed
from broadsheet.newsroom.storing.fit import fit, fit_address
from broadsheet.newsroom.storing.publishers import name_in, publisher_of
from broadsheet.pipeline.desk import Desk
from broadsheet.text.addresses import absolute, registrable_domain
from broadsheet.text.sections import SECTIONS
from broadsheet.types import FeedListing, ParsedFeed

TRIED = 12  # addresses asked for one site; a page may name hundreds


@dataclass(frozen=True, slots=True)
class Added:
    """A feed that is polled now; ``new`` is False when it was there before."""

    url: str
    title: str
    new: bool


def add(address: str, desk: Desk) -> tuple[Added, ...]:
    """Add the feed at ``address``, or the feeds of the site there.

    Raises AddressError, FetchError and, when there is a page but no feed, FeedError with what to try.
    """
    url = with_scheme(address)
    response = desk.fetcher.get(url, Kind.FEED)
    parsed = _as_feed(response, desk.clock())
    if parsed is not None:
        return add_listings([_listing(response, parsed)], desk.clock())
    named = discover(response.body, response.url)[:TRIED]
    listings = _readable(named, desk) or _readable(guesses(response.url)[:TRIED], desk, first_only=True)
    if not listings:
        raise FeedError(
            f"There is no feed at {response.url}, the page names none, and none lies at the usual addresses."
            " Give the address of a feed itself.",
            reason="no-feed",
        )
    return add_listings(listings, desk.clock())


def with_scheme(address: str) -> str:
    """``example.org`` as a person types it, with https in front; other addresses as they are."""
    address = address.strip()
    return address if "://" in address else f"https://{address}"


def add_listings(listings: Iterable[FeedListing], now: datetime) -> tuple[Added, ...]:
    """Make a Feed row for each listing that is not there yet; its first poll is due now. May run twice."""
    return tuple(_add_one(listing, now) for listing in listings)


def _add_one(listing: FeedListing, now: datetime) -> Added:
    site = listing.site_url if registrable_domain(listing.site_url) else ""
    publisher = publisher_of(
        registrable_domain(site or listing.url),
        name=name_in(listing.title),
        language=listing.language,
        country=listing.country,
    )
    feed, new = Feed.objects.get_or_create(
        url=listing.url,
        defaults={
            "publisher": publisher,
            "domain": registrable_domain(listing.url),
            "title": fit(listing.title, 300),
            "site_url": fit_address(site),
            "language": listing.language[:8],
            "country": listing.country[:2].upper(),
            "section": listing.section if listing.section in SECTIONS else "",
            "next_poll_at": now,
        },
    )
    return Added(feed.url, feed.title or listing.title, new)


def _as_feed(response: Response, now: datetime) -> ParsedFeed | None:
    try:
        return parse(response.body, response.url, content_type=response.content_type, now=now)
    except FeedError:
        return None


def _readable(addresses: Sequence[str], desk: Desk, *, first_only: bool = False) -> list[FeedListing]:
    """Listings of those addresses that answer with a feed."""
    found: list[FeedListing] = []
    for address in addresses:
        try:
            response = desk.fetcher.get(absolute(address, address) or address, Kind.FEED)
        except BroadsheetError as error:
            if not isinstance(error, FetchError):
                raise
            continue
        parsed = _as_feed(response, desk.clock())
        if parsed is not None:
            found.append(_listing(response, parsed))
            if first_only:
                break
    return found


def _listing(response: Response, parsed: ParsedFeed) -> FeedListing:
    return FeedListing(
        url=response.permanent_url or response.url,
        title=parsed.title,
        site_url=parsed.site_url,
        language=parsed.language,
    )
