"""gofeed's expected models and our own reading as flat fields that can be compared.

gofeed's files come in four forms: its neutral model (``feedType``), and the models of its Atom, RSS and JSON parsers.
Counted are the fields that Broadsheet's types have: of a feed title, description, site, feed address, language, image
and ttl; of an entry title, summary, content, address, guid, authors (those that have a name), categories, times,
image and enclosures. Not counted are versions, rights, generators, clouds, text inputs, ratings and extensions.

Both sides are brought to one form: titles, descriptions and names are plain text (as they are shown), languages are
their first part, times are UTC, HTML is compared without regard to white space and to how a character is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from html import unescape
from typing import Any

from broadsheet.feeds.draft import name as person_name
from broadsheet.text import html
from broadsheet.types import Entry, ParsedFeed

Fields = dict[str, Any]
Model = Mapping[str, Any]


def predicted(feed: ParsedFeed) -> Fields:
    """Our reading; fields that are empty are left out."""
    fields: Fields = {
        "title": feed.title,
        "description": feed.description,
        "site": feed.site_url,
        "self": feed.self_url,
        "language": feed.language,
        "image": feed.image_url,
        "ttl": feed.ttl_minutes,
    }
    for number, entry in enumerate(feed.entries):
        fields |= {f"{number}.{key}": value for key, value in _entry(entry).items()}
    return {key: value for key, value in fields.items() if value}


def _entry(entry: Entry) -> Fields:
    return {
        "title": entry.title,
        "summary": _markup(entry.summary_html),
        "content": _markup(entry.content_html),
        "url": entry.url,
        "guid": entry.guid,
        "authors": list(entry.authors),
        "categories": list(entry.categories),
        "published": entry.published,
        "updated": entry.updated,
        "image": entry.image_url,
        "enclosures": [(e.url, e.type, e.length) for e in entry.enclosures],
    }


def expected(model: object, *, of_json: bool) -> Fields | None:
    """What one of gofeed's models expects of a feed (``of_json``: of a JSON feed); None when it is none of them."""
    if not isinstance(model, dict):
        return None
    if "feedType" in model:
        fields = _universal(model)
    elif of_json:
        fields = _json(model)
    elif "entries" in model:
        fields = _atom(model)
    elif "items" in model:
        fields = _rss(model)
    else:
        return None
    return {key: value for key, value in fields.items() if value}


def _numbered(entries: Sequence[Model] | None, fields_of: Any) -> Iterator[tuple[str, Any]]:
    for number, entry in enumerate(entries or ()):
        for key, value in fields_of(entry).items():
            yield f"{number}.{key}", value


def _universal(model: Model) -> Fields:
    return {
        "title": _plain(model.get("title")),
        "description": _plain(model.get("description")),
        "site": model.get("link"),
        "self": model.get("feedLink"),
        "language": _language(model.get("language")),
        "image": (model.get("image") or {}).get("url"),
        **dict(_numbered(model.get("items"), _universal_item)),
    }


def _universal_item(item: Model) -> Fields:
    return {
        "title": _plain(item.get("title")),
        "summary": _markup(item.get("description")),
        "content": _markup(item.get("content")),
        "url": item.get("link"),
        "guid": item.get("guid"),
        "authors": _names(item.get("authors")),
        "categories": item.get("categories"),
        "published": _moment(item.get("publishedParsed")),
        "updated": _moment(item.get("updatedParsed")),
        "image": (item.get("image") or {}).get("url"),
        "enclosures": _enclosures(item.get("enclosures")),
    }


def _atom(model: Model) -> Fields:
    return {
        "title": _plain(model.get("title")),
        "description": _plain(model.get("subtitle")),
        "site": _link(model, "alternate"),
        "self": _link(model, "self"),
        "language": _language(model.get("language")),
        "image": model.get("logo") or model.get("icon"),
        **dict(_numbered(model.get("entries"), _atom_entry)),
    }


def _atom_entry(entry: Model) -> Fields:
    return {
        "title": _plain(entry.get("title")),
        "summary": _markup(entry.get("summary")),
        "content": _markup((entry.get("content") or {}).get("value")),
        "url": _link(entry, "alternate"),
        "guid": entry.get("id"),
        "authors": _names(entry.get("authors")),
        "categories": [label for c in entry.get("categories") or () if (label := c.get("label") or c.get("term"))],
        "published": _moment(entry.get("publishedParsed")),
        "updated": _moment(entry.get("updatedParsed")),
    }


def _rss(model: Model) -> Fields:
    ttl = str(model.get("ttl") or "")
    return {
        "title": _plain(model.get("title")),
        "description": _plain(model.get("description")),
        "site": model.get("link"),
        "language": _language(model.get("language")),
        "image": (model.get("image") or {}).get("url"),
        "ttl": int(ttl) if ttl.isdigit() else None,
        **dict(_numbered(model.get("items"), _rss_item)),
    }


def _rss_item(item: Model) -> Fields:
    return {
        "title": _plain(item.get("title")),
        "summary": _markup(item.get("description")),
        "content": _markup(item.get("content")),
        "url": item.get("link"),
        "guid": (item.get("guid") or {}).get("value"),
        "authors": [name for name in [person_name(item.get("author") or "")] if name],
        "categories": [_plain(category.get("value")) for category in item.get("categories") or ()],
        "published": _moment(item.get("pubDateParsed")),
        "enclosures": _enclosures(item.get("enclosures")),
    }


def _json(model: Model) -> Fields:
    return {
        "title": _plain(model.get("title")),
        "description": _plain(model.get("description")),
        "site": model.get("home_page_url"),
        "self": model.get("feed_url"),
        "language": _language(model.get("language")),
        "image": model.get("icon") or model.get("favicon"),
        **dict(_numbered(model.get("items"), _json_item)),
    }


def _json_item(item: Model) -> Fields:
    return {
        "title": _plain(item.get("title")),
        "summary": _markup(item.get("summary")),
        "content": _markup(item.get("content_html") or item.get("content_text")),
        "url": item.get("url"),
        "guid": item.get("id"),
        "authors": _names(item.get("authors") or [item.get("author") or {}]),
        "categories": item.get("tags"),
        "published": _moment(item.get("date_published")),
        "updated": _moment(item.get("date_modified")),
        "image": item.get("image") or item.get("banner_image"),
        "enclosures": [
            (e.get("url"), e.get("mime_type", ""), e.get("size_in_bytes")) for e in item.get("attachments") or ()
        ],
    }


def _link(model: Model, relation: str) -> str:
    links = model.get("links") or ()
    return next((link.get("href", "") for link in links if (link.get("rel") or "alternate") == relation), "")


def _names(people: Sequence[Model] | None) -> list[str]:
    return [person["name"] for person in people or () if person.get("name")]


def _enclosures(enclosures: Sequence[Model] | None) -> list[tuple[str, str, int | None]]:
    return [
        (e.get("url", ""), e.get("type", ""), int(length) if (length := str(e.get("length", ""))).isdigit() else None)
        for e in enclosures or ()
    ]


def _plain(text: str | None) -> str:
    return " ".join(html.strip(text or "").split())


def _markup(text: str | None) -> str:
    return " ".join(unescape(text or "").split())


def _language(code: str | None) -> str:
    return (code or "").strip().lower().replace("_", "-").partition("-")[0]


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None
