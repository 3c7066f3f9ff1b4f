"""From an address that a person gives to Feed rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from broadsheet.errors import BroadsheetError, FeedError, FetchError
from broadsheet.feeds import discover, guesses, parse
from broadsheet.fetching import Kind, Response
from broadsheet.newsroom import subscriptions
from broadsheet.pipeline.desk import Desk
from broadsheet.text.addresses import absolute
from broadsheet.types import FeedListing, ParsedFeed

TRIED = 16  # addresses asked for one site; a page may name hundreds


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


def add_listings(listings: Sequence[FeedListing], now: datetime) -> tuple[Added, ...]:
    """Poll these feeds from now on. May run twice; an address that cannot be polled is left out."""
    before = subscriptions.subscribed_urls()
    subscriptions.subscribe(listings, now=now)
    after = subscriptions.subscribed_urls()
    return tuple(Added(one.url, one.title, one.url not in before) for one in listings if one.url in after)


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
