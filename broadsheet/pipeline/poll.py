"""A leased feed → fetched → parsed → its new articles and its next poll, in one transaction."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import DatabaseError, transaction

from broadsheet.errors import BroadsheetError, FeedError, Gone, SlowDown, Unreachable
from broadsheet.feeds import parse, schedule
from broadsheet.fetching import Kind, Response
from broadsheet.newsroom import leases
from broadsheet.newsroom.models import Feed, FeedState
from broadsheet.newsroom.storing.entries import Limits, Stored, store_entries
from broadsheet.newsroom.storing.fit import fit, fit_address, fit_fields
from broadsheet.newsroom.storing.publishers import publisher_of
from broadsheet.pipeline.desk import Desk
from broadsheet.text.addresses import registrable_domain
from broadsheet.types import ParsedFeed

log = logging.getLogger(__name__)

OFFLINE_WAIT = timedelta(minutes=5)
UNSAID_PATIENCE = 60.0  # seconds
LONGEST_PATIENCE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Polled:
    """What came of one poll: "changed", "unchanged", "failed" or "ended"."""

    feed_id: int
    outcome: str
    new: int = 0
    error: str = ""


def poll(feed: Feed, desk: Desk) -> Polled:
    """Poll one leased feed. Failures are written on the row and returned; only bugs are raised, and written as well."""
    try:
        response = desk.request(feed.url, feed.domain, Kind.FEED, etag=feed.etag, last_modified=feed.last_modified)
        return _answered(feed, response, desk)
    except BroadsheetError as error:
        return _failed(feed, error, desk)
    except DatabaseError:
        raise  # it says nothing of the feed, which is polled again when the lease ends
    except Exception as error:
        _failed(feed, error, desk)
        raise


def _answered(feed: Feed, response: Response, desk: Desk) -> Polled:
    now = desk.clock()
    body_hash = sha256(response.body).hexdigest()
    if response.not_modified or body_hash == feed.content_hash:
        fields = {} if response.not_modified else _validators(response)
        return _succeeded(feed, None, fields | _move(feed, response.permanent_url), now, desk)
    most = desk.config.max_entries_per_feed
    parsed = parse(response.body, response.url, content_type=response.content_type, now=now, limit=most)
    fields = _validators(response) | _described(feed, parsed) | {"content_hash": body_hash}
    return _succeeded(feed, parsed, fields | _move(feed, response.permanent_url), now, desk)


def _succeeded(feed: Feed, parsed: ParsedFeed | None, fields: dict[str, Any], now: datetime, desk: Desk) -> Polled:
    entries = parsed.entries if parsed else ()
    config = desk.config
    taken = Limits(
        entries=config.max_entries_per_feed,
        window=timedelta(days=config.story_window_days),
        reread_interval=timedelta(seconds=config.reread_interval),
    )
    with transaction.atomic():
        stored = store_entries(feed, entries, now=now, limits=taken)
        changed = bool(stored.new or stored.changed)
        newest = [moment for entry in entries if (moment := entry.published or entry.updated)]
        ttl = parsed.ttl_minutes if parsed else None
        following = schedule.after_success(feed.interval, changed, newest, ttl, limits(desk), now, desk.random)
        fields = {"last_error": "", "attempts": 0, "last_polled_at": now, "last_success_at": now} | fields
        fields |= {"next_poll_at": following.next_poll_at, "interval": following.interval}
        if changed:
            fields["last_changed_at"] = now
        if not leases.finish(feed, **fields):
            transaction.set_rollback(True)
            stored = Stored()
    return Polled(feed.pk, "changed" if stored.new or stored.changed else "unchanged", new=stored.new)


def limits(desk: Desk) -> schedule.Limits:
    """The bounds of the poll interval, from the settings."""
    return schedule.Limits(desk.config.poll_min_interval, desk.config.poll_max_interval)


def _validators(response: Response) -> dict[str, Any]:
    etag, modified = response.headers.get("etag", ""), response.headers.get("last-modified", "")
    return {"etag": etag if len(etag) <= 500 else "", "last_modified": modified if len(modified) <= 100 else ""}


def _described(feed: Feed, parsed: ParsedFeed) -> dict[str, Any]:
    """What the feed says of itself, where nobody has said it before."""
    said = {"title": parsed.title, "site_url": fit_address(parsed.site_url), "language": parsed.language}
    missing = {name: value for name, value in said.items() if value and not getattr(feed, name)}
    publisher_of(feed.publisher.domain, language=feed.language or parsed.language)
    return fit_fields(Feed, missing | {"format": parsed.format.value})


def _move(feed: Feed, permanent_url: str) -> dict[str, Any]:
    """Follow a permanent redirect, unless another feed is already polled there: then this one ends."""
    url = fit_address(permanent_url)
    if not url or url == feed.url:
        return {}
    if Feed.objects.filter(url=url).exclude(pk=feed.pk).exists():
        return {"state": FeedState.ENDED, "last_error": f"Moved for good to {url}, which is polled already."}
    return {"url": url, "domain": registrable_domain(url)}


def _failed(feed: Feed, error: Exception, desk: Desk) -> Polled:
    """Write the failure and when to try again; a feed that its publisher ended is not asked again."""
    now = desk.clock()
    if isinstance(error, Unreachable) and desk.outlook.down:
        leases.finish(feed, last_error=described(error), next_poll_at=offline_until(now, desk))
        return Polled(feed.pk, "failed", error=described(error))
    attempts = feed.attempts + 1
    retry_after = error.retry_after if isinstance(error, SlowDown) else None
    following = schedule.after_failure(feed.interval, attempts, retry_after, limits(desk), now, desk.random)
    fields: dict[str, Any] = {"attempts": attempts, "last_error": described(error), "last_polled_at": now}
    fields |= {"next_poll_at": following.next_poll_at, "interval": following.interval}
    if isinstance(error, Gone):
        fields["state"] = FeedState.ENDED
    if isinstance(error, FeedError):
        fields["content_hash"] = ""
    if isinstance(error, SlowDown):
        leases.hold_domain(feed.domain, now + patience(error))
    leases.finish(feed, **fields)
    log.info("feed %s: %s", feed.pk, fields["last_error"])
    return Polled(feed.pk, "ended" if isinstance(error, Gone) else "failed", error=fields["last_error"])


def patience(error: SlowDown) -> timedelta:
    """How long a domain is left alone that asked for patience; a minute where it did not say, a day at most."""
    seconds = UNSAID_PATIENCE if error.retry_after is None else error.retry_after
    return min(timedelta(seconds=seconds), LONGEST_PATIENCE)


def offline_until(now: datetime, desk: Desk) -> datetime:
    """When to try again while there is no network: soon, whatever the row's history, and not all at once."""
    return now + OFFLINE_WAIT * desk.random.uniform(0.5, 1.5)


def described(error: Exception) -> str:
    """The error in one line for the row: what a person can read, and the kind of a bug."""
    text = str(error) if isinstance(error, BroadsheetError) else f"{type(error).__name__}: {error}"
    return fit(" ".join(text.split()), 1000)
