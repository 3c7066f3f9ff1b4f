"""An outgoing feed, and its two forms: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed

ATOM = "application/atom+xml; charset=utf-8"
JSON = "application/feed+json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry. ``html`` is safe; ``external_url`` leads to the publisher, ``url`` to this paper's page."""

    id: str
    url: str
    title: str
    published: datetime
    updated: datetime
    summary: str = ""
    html: str = ""
    external_url: str = ""
    image_url: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed. Addresses are absolute."""

    title: str
    url: str
    atom_url: str
    json_url: str
    language: str
    items: Sequence[Item] = field(default_factory=tuple)


class _Atom(Atom1Feed):
    """Django's Atom feed with the whole text beside the summary, and the language of each entry."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item.get("html"):
            handler.addQuickElement("content", item["html"], {"type": "html"})
        if item.get("external_url"):
            handler.addQuickElement("link", "", {"rel": "via", "href": item["external_url"]})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        attributes: dict[str, str] = super().item_attributes(item)
        return attributes | ({"xml:lang": item["language"]} if item.get("language") else {})


def atom(channel: Channel) -> bytes:
    """The feed as Atom."""
    feed = _Atom(
        title=clean(channel.title),
        link=channel.url,
        description="",
        language=channel.language,
        feed_url=channel.atom_url,
        feed_guid=channel.atom_url,
    )
    for item in channel.items:
        feed.add_item(
            title=clean(item.title),
            link=item.url,
            description=clean(item.summary),
            unique_id=item.id,
            pubdate=item.published,
            updateddate=item.updated,
            author_name=clean(", ".join(item.authors)) or None,
            categories=[clean(tag) for tag in item.tags],
            html=clean(item.html),
            external_url=item.external_url,
            language=item.language,
        )
    text: str = feed.writeString("utf-8")
    return text.encode()


def json_feed(channel: Channel) -> bytes:
    """The feed as JSON Feed 1.1."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.url,
        "feed_url": channel.json_url,
        "language": channel.language,
        "items": [_json_item(item) for item in channel.items],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _json_item(item: Item) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": item.id,
        "url": item.url,
        "external_url": item.external_url,
        "title": item.title,
        "content_html": item.html,
        "content_text": "" if item.html else item.summary or item.title,
        "summary": item.summary,
        "image": item.image_url,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "authors": [{"name": name} for name in item.authors],
        "tags": list(item.tags),
        "language": item.language,
    }
    return {key: value for key, value in values.items() if value}


def clean(text: str) -> str:
    """Without the characters that XML 1.0 has no way to write."""
    return "".join(
        letter
        for letter in text
        if letter in "\t\n\r" or (letter >= " " and not "\ud800" <= letter <= "\udfff" and letter not in "\ufffe\uffff")
    )
