"""When an article was published and changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone

import htmldate
from lxml import etree

from broadsheet.extraction.page import Page
from broadsheet.extraction.structured import Structured, text
from broadsheet.text import dates

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date.published",
    "publishdate", "publish-date", "publish_date", "publication_date", "pubdate", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "article.published",
    "cxenseparse:recs:publishtime", "article:published", "datecreated", "article.created", "rnews:datepublished",
    "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "last-modified",
    "dcterms.modified", "article:modified", "lastmod", "revised",
)  # fmt: skip
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=\D|$)")


def published(page: Page, structured: Structured, hint: datetime | None, now: datetime) -> datetime | None:
    """When the piece appeared, in the zone that is stated.

    Of JSON-LD, meta elements and microdata, else ``hint`` (the feed's), else guessed.

    The guess is htmldate's, in its extensive mode (.906 of 800 pages right to the day), and has no time.
    """
    stated = _first(_stated(structured, ("datePublished", "dateCreated"), _PUBLISHED, "datepublished"), now)
    if stated:
        return _as_addressed(stated, page.url)
    return hint or _in_body(page, now) or guessed(page, now)


def _as_addressed(stated: datetime, url: str) -> datetime:
    """``stated`` in a zone in which its day is that of the page's address, when it is given in UTC a few hours off."""
    match = _URL_DAY.search(url)
    if match is None or stated.utcoffset():
        return stated
    for hours in (*range(-1, -9, -1), *range(1, 11)):
        moved = stated.astimezone(timezone(timedelta(hours=hours)))
        if f"{moved:%Y%m%d}" == "".join(match.groups()) != f"{stated:%Y%m%d}":
            return moved
    return stated


def modified(structured: Structured, after: datetime | None, hint: datetime | None, now: datetime) -> datetime | None:
    """When the piece was last changed; None when that is not said or not later than ``after``."""
    stated = _first(_stated(structured, ("dateModified",), _MODIFIED, "datemodified"), now) or hint
    return stated if stated and (after is None or stated > after) else None


def guessed(page: Page, now: datetime) -> datetime | None:
    """The day that the page's address, text and markup point to, at midnight UTC; None when nothing does."""
    try:
        latest = (now + timedelta(days=1)).date().isoformat()
        found = htmldate.find_date(page.tree, extensive_search=True, original_date=True, url=page.url, max_date=latest)
    except (etree.LxmlError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return None
    # The first of January is what htmldate makes of a copyright line with nothing but a year.
    return dates.local(found, now=now) if found and not found.endswith("-01-01") else None


def _stated(structured: Structured, fields: Iterable[str], metas: Iterable[str], item: str) -> Iterator[str]:
    for name in fields:
        yield text(structured.article.get(name))
    yield structured.item(item)
    for name in metas:
        yield structured.meta(name)


def _first(values: Iterable[str], now: datetime) -> datetime | None:
    for value in values:
        found = dates.local(value, now=now) if value else None
        if found:
            return found
    return None


def _in_body(page: Page, now: datetime) -> datetime | None:
    """The first ``<time datetime pubdate>`` of the article."""
    for element in page.body.iterfind(".//time[@pubdate]"):
        found = dates.local(element.get("datetime") or "", now=now)
        if found:
            return found
    return None
