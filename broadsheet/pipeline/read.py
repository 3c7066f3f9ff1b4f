"""A leased article → its page fetched → content → fingerprint → one transaction."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError

from broadsheet.errors import (
    AddressError,
    BroadsheetError,
    ForbiddenAddress,
    Gone,
    RobotsRefused,
    SlowDown,
    TooLarge,
    Unreachable,
)
from broadsheet.extraction import article as extract
from broadsheet.fetching import Kind, Response, backoff
from broadsheet.newsroom import leases
from broadsheet.newsroom.models import Article, ArticleState
from broadsheet.newsroom.storing.content import Page, end_reading, store_page
from broadsheet.newsroom.storing.rereading import next_reading
from broadsheet.pipeline.desk import Desk
from broadsheet.pipeline.poll import described, offline_until, patience
from broadsheet.stories import fingerprint
from broadsheet.text import blocks
from broadsheet.types import Entry, NoArticle, Rejection

log = logging.getLogger(__name__)

# What a publisher may still fill or open: stubs that are filled later, walls that come and go.
MAY_CHANGE = frozenset({NoArticle.EMPTY, NoArticle.CONSENT_WALL})


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one reading: "read", "same", "double", "elsewhere", "refused", "failed", "again" (later), "lost"."""

    article_id: int
    outcome: str
    error: str = ""


def read(article: Article, desk: Desk) -> Read:
    """Read one leased article. Failures are written on the row and returned; bugs are raised, and written as well."""
    try:
        response = desk.request(
            article.url, article.domain, Kind.PAGE, etag=article.etag, last_modified=article.last_modified
        )
        return _answered(article, response, desk)
    except BroadsheetError as error:
        return _failed(article, error, desk)
    except DatabaseError:
        raise  # it says nothing of the page, which is read again when the lease ends
    except Exception as error:
        _failed(article, error, desk)
        raise


def _answered(article: Article, response: Response, desk: Desk) -> Read:
    now = desk.clock()
    if response.not_modified:
        end_reading(article, {"attempts": 0, "last_error": "", "next_read_at": _next(article, article.live, now, desk)})
        return Read(article.pk, "same")
    content = extract(response.body, response.url, content_type=response.content_type, hint=hint(article), now=now)
    if isinstance(content, Rejection):
        return _refused(article, content.reason, content.detail, now, desk)
    text = blocks.plain_text(content.blocks)
    page = Page(
        url=response.url,
        content=content,
        fingerprint=fingerprint(content.title, text, content.language or article.language, article.url).to_bytes(),
        etag=response.headers.get("etag", ""),
        last_modified=response.headers.get("last-modified", ""),
    )
    return Read(article.pk, store_page(article, page, now=now, next_read_at=_next(article, content.live, now, desk)))


def hint(article: Article) -> Entry:
    """What the feed said of the piece, as far as the row has kept it."""
    return Entry(
        url=article.url,
        guid=article.guid,
        title=article.title,
        summary_html=article.standfirst,
        authors=tuple(article.authors),
        categories=tuple(article.keywords),
        published=article.published_at,
        language=article.language,
        image_url=article.image_url,
    )


def _next(article: Article, live: bool, now: datetime, desk: Desk) -> datetime | None:
    return next_reading(article.found_at, article.published_at, live, now, desk.random)


def _refused(article: Article, reason: NoArticle, detail: str, now: datetime, desk: Desk) -> Read:
    """The page holds no article. What has been read once stays in the paper."""
    again = _next(article, live=False, now=now, desk=desk) if reason in MAY_CHANGE or article.read_at else None
    fields: dict[str, Any] = {"attempts": 0, "last_error": detail, "next_read_at": again}
    if article.read_at is None:
        fields |= {"state": ArticleState.REFUSED, "reason": reason.value}
    end_reading(article, fields)
    return Read(article.pk, "refused", error=f"{reason.value}: {detail}")


def _failed(article: Article, error: Exception, desk: Desk) -> Read:
    now = desk.clock()
    if isinstance(error, SlowDown):
        leases.hold_domain(article.domain, now + patience(error))
    if isinstance(error, Unreachable) and desk.outlook.down:
        attempts = max(article.attempts - 1, 0)
        again = offline_until(now, desk)
        end_reading(article, {"last_error": described(error), "next_read_at": again, "attempts": attempts})
        return Read(article.pk, "again", error=described(error))
    state, reason = verdict(error, article.attempts, desk.config.max_attempts)
    fields: dict[str, Any] = {"last_error": described(error), "next_read_at": None}
    if state is None:
        retry_after = error.retry_after if isinstance(error, SlowDown) else None
        fields["next_read_at"] = now + timedelta(seconds=backoff.delay(article.attempts, retry_after, desk.random))
    elif article.read_at is None:
        fields |= {"state": state, "reason": reason}
    end_reading(article, fields)
    log.info("article %s: %s", article.pk, fields["last_error"])
    return Read(article.pk, "again" if state is None else state.value, error=fields["last_error"])


def verdict(error: Exception, attempts: int, max_attempts: int) -> tuple[ArticleState | None, str]:
    """In which state an article ends by this error, and the reason; None while another try may help."""
    if isinstance(error, RobotsRefused):
        return ArticleState.REFUSED, "robots"
    if isinstance(error, TooLarge):
        return ArticleState.REFUSED, NoArticle.TOO_LARGE.value
    final = isinstance(error, Gone | ForbiddenAddress | AddressError)
    if final or attempts >= max_attempts:
        return ArticleState.FAILED, type(error).__name__[:40]
    return None, ""
