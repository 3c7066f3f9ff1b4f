"""RSS and Atom: fastfeedparser first, feedparser where it gives up or finds nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any
from xml.sax import SAXException

import fastfeedparser
import feedparser

from broadsheet.errors import FeedError
from broadsheet.feeds import markup, tree
from broadsheet.feeds.draft import Draft, Media
from broadsheet.feeds.tree import Details, Facts

FALLBACK_CHARACTERS = 400_000  # feedparser reads 0.8 MB/s: what is longer and beyond fastfeedparser is refused
# feedparser looks for mail addresses in time that is quadratic in the length of a word: 900 KB of "a" take an hour.
LONG_WORD = re.compile(r"[^\s<>]{500,}")

Fields = Mapping[str, Any]  # what either parser gives for a feed or an entry


def read(document: str) -> tuple[Facts, list[Draft]]:
    """What the feed ``document`` (from its root element on) says of itself, and its entries as they stand there.

    A torn document gives the entries before the tear. Raises FeedError: ``not-a-feed`` when neither parser finds one.
    """
    whole = markup.repaired(markup.whole_entries(document))
    data = whole.encode("utf-8", "replace")
    facts, details = tree.read(data)
    parsed = _fast(data)
    found: Sequence[Fields] = (parsed or {}).get("entries") or ()
    if not found and markup.START_OF_ENTRY.search(whole):
        found = _patient(whole)
        if not found and parsed is None:
            raise FeedError("The document begins like a feed, but cannot be read as one.", reason="not-a-feed")
    if len(found) != len(details):  # the two saw different entries: each entry stands for itself
        details = ()
    return facts, [_draft(entry, more) for entry, more in zip_longest(found, details)]


def _fast(data: bytes) -> Fields | None:
    try:
        parsed: Fields = fastfeedparser.parse(data)
    except Exception:  # noqa: BLE001  it raises ValueError for what it refuses and whatever hostile input brings about
        return None
    return parsed


def _patient(document: str) -> Sequence[Fields]:
    """The entries that feedparser finds; none when the document is too long for it."""
    if len(document) > FALLBACK_CHARACTERS:
        return ()
    document = LONG_WORD.sub(lambda word: word[0][:500], document)
    try:
        # never a string: feedparser would take it for an address or a file to open
        parsed: Fields = feedparser.parse(  # type: ignore[attr-defined, no-untyped-call]
            io.BytesIO(document.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (SAXException, ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError):
        return ()
    # plain dictionaries: the get() of feedparser's own answers with other fields than those that were asked for
    return [{**dict(dict.items(entry)), "enclosures": entry.get("enclosures")} for entry in parsed.get("entries") or ()]


def _draft(entry: Fields, more: Details | None) -> Draft:
    known = more or Details()
    summary, content = (known.summary, known.content) if more else _texts(entry)
    return Draft(
        link=known.original or _text(entry.get("link")) or known.link,
        guid=_text(entry.get("id")),
        title=known.title or _text(entry.get("title")),
        summary=summary,
        content=content,
        authors=known.authors or tuple(_text(author.get("name")) for author in entry.get("authors") or ()),
        categories=known.categories
        or tuple(_text(tag.get("label") or tag.get("term")) for tag in entry.get("tags") or ()),
        keywords=known.keywords,
        published=_spellings(known.published, entry.get("published")),
        updated=_spellings(known.updated, entry.get("updated")),
        language=known.language,
        base=known.base,
        images=known.images,
        media=(*_attached(entry), *known.media),
    )


def _texts(entry: Fields) -> tuple[str, str]:
    """Summary and content as the parsers give them: each stands in the place of the other where that is missing."""
    contents: Sequence[Fields] = entry.get("content") or ()
    content = _text(contents[0].get("value")) if contents else ""
    summary = _text(entry.get("description") or entry.get("summary"))
    return summary, "" if content.strip() == summary.strip() else content


def _attached(entry: Fields) -> tuple[Media, ...]:
    enclosures = entry.get("enclosures") or ()
    attached = [
        tree.attachment(_text(e.get("url") or e.get("href")), _text(e.get("type")), e.get("length")) for e in enclosures
    ]
    shown = [
        Media(
            url=_text(media.get("url")),
            type=_text(media.get("type")),
            kind=_text(media.get("medium")) or _text(media.get("type")).partition("/")[0] or "image",
            width=media["width"] if isinstance(media.get("width"), int) else 0,
            attached=(_text(media.get("medium")) or _text(media.get("type")).partition("/")[0]) in {"audio", "video"},
        )
        for media in entry.get("media_content") or ()
    ]
    return (*attached, *shown)


def _spellings(written: str, read: object) -> tuple[str, ...]:
    """A time as the feed writes it, then as the parser reads it, unless that is another year than the one written.

    fastfeedparser takes unknown zones for UTC and 0001 for 2001, so its reading comes second.
    """
    reading = _text(read)
    return (written, reading) if reading[:4] in written else (written or reading,)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
