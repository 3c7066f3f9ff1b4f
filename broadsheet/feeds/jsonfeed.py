"""JSON Feed 1 and 1.1 (jsonfeed.org/version/1.1): any field may be missing or of the wrong type."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from broadsheet.errors import FeedError
from broadsheet.feeds.decoding import legal
from broadsheet.feeds.draft import Draft, Media
from broadsheet.feeds.tree import Facts, attachment

Object = Mapping[str, Any]


def read(text: str) -> tuple[Facts, list[Draft]]:
    """The feed's own facts and its items. Raises FeedError: ``json`` (torn, malformed), ``not-a-feed`` (other JSON)."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FeedError(f"This begins like a JSON feed and is broken: {error}", reason="json") from None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise FeedError("This is JSON, but no feed: it has no list of items.", reason="not-a-feed")
    return _facts(feed), [_draft(item, feed) for item in feed["items"] if isinstance(item, dict)]


def _facts(feed: Object) -> Facts:
    return Facts(
        title=_text(feed, "title"),
        description=_text(feed, "description"),
        site=_text(feed, "home_page_url"),
        self_url=_text(feed, "feed_url"),
        language=_text(feed, "language"),
        image=_text(feed, "icon") or _text(feed, "favicon"),
    )


def _draft(item: Object, feed: Object) -> Draft:
    identity = item.get("id")
    return Draft(
        link=_text(item, "url") or _text(item, "external_url"),
        guid=legal(str(identity)) if isinstance(identity, str | int | float) else "",
        title=_text(item, "title"),
        summary=_text(item, "summary"),
        content=_text(item, "content_html") or escape(_text(item, "content_text"), quote=False),
        authors=_names(item) or _names(feed),
        categories=tuple(legal(tag) for tag in _list(item, "tags") if isinstance(tag, str)),
        published=(_text(item, "date_published"),),
        updated=(_text(item, "date_modified"),),
        language=_text(item, "language"),
        images=tuple(image for key in ("image", "banner_image") if (image := _text(item, key))),
        media=tuple(_media(part) for part in _list(item, "attachments") if isinstance(part, dict)),
    )


def _names(thing: Object) -> tuple[str, ...]:
    """Names from ``authors`` (1.1) or ``author`` (1)."""
    people = _list(thing, "authors") or [thing.get("author")]
    return tuple(_text(person, "name") for person in people if isinstance(person, dict))


def _media(part: Object) -> Media:
    return attachment(_text(part, "url"), _text(part, "mime_type"), part.get("size_in_bytes"))


def _text(thing: Object, key: str) -> str:
    value = thing.get(key)
    return legal(value) if isinstance(value, str) else ""


def _list(thing: Object, key: str) -> list[Any]:
    value = thing.get(key)
    return value if isinstance(value, list) else []
