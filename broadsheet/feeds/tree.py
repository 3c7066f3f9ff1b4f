"""What fastfeedparser leaves out, read from the same bytes: a feed's own facts, and what an entry repeats or nests.

fastfeedparser 0.6.5 keeps one author of an entry, no ``ttl``, ``language`` or ``rel="self"`` of RSS, no ``xml:base``,
no XHTML titles and no iTunes or Atom media. Reading those costs 0.2 ms for a feed of 36 KB beside its 0.3 ms.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from lxml import etree

from broadsheet.errors import FeedError
from broadsheet.feeds.decoding import legal
from broadsheet.feeds.draft import Media
from broadsheet.text import addresses

XML = "{http://www.w3.org/XML/1998/namespace}"
ITUNES = "itunes.com/dtds"
MEDIA = "search.yahoo.com/mrss"
NAMESPACE = re.compile(r'\sxmlns(?::[\w.-]{1,40})?="[^"]{0,300}"')
PLAIN_TYPES = frozenset(("text", "text/plain"))
TEXTS = frozenset((
    "title", "description", "summary", "content", "encoded", "pubdate", "published", "issued", "date", "updated",
    "modified", "language", "keywords",
))  # fmt: skip
MAX_ATTRIBUTES = 300  # of one element; 200,000 keep fastfeedparser 0.6.5 busy for 22 s, 300 for 0.1 ms
ENTRIES = frozenset(("item", "entry"))
MINUTES = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}

Element = Any  # lxml ships no types


@dataclass(frozen=True, slots=True)
class Facts:
    """What a feed says about itself."""

    base: str = ""
    title: str = ""
    description: str = ""
    site: str = ""
    self_url: str = ""
    language: str = ""
    image: str = ""
    ttl_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """What an entry's element says beyond fastfeedparser's reading of it."""

    base: str = ""
    language: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    link: str = ""
    original: str = ""  # the publisher's own address where a service counts clicks
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    keywords: str = ""
    published: str = ""
    updated: str = ""
    images: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()


def read(document: bytes) -> tuple[Facts, tuple[Details, ...]]:
    """The facts of the feed and the details of its entries, in the document's order. Empty when nothing can be read.

    Raises FeedError: ``too-complex``.
    """
    top = root(document)
    if top is None:
        return Facts(), ()
    if _is_overloaded(top, document):
        raise FeedError("An element of the feed has too many attributes.", reason="too-complex")
    return _facts(top), tuple(_details(element) for element in _entries(top))


def _is_overloaded(top: Element, document: bytes) -> bool:
    """Whether an element has so many attributes or namespaces that fastfeedparser's quadratic check would take long."""
    names = document.count(b"xmlns") > MAX_ATTRIBUTES
    elements = top.iter(etree.Element)
    return any(len(e.attrib) > MAX_ATTRIBUTES or (names and len(e.nsmap) > MAX_ATTRIBUTES) for e in elements)


def root(document: bytes) -> Element | None:
    """The root element of ``document``, repaired where that is possible; no entities, no network.

    Raises FeedError: ``too-complex`` beyond libxml2's limits (256 levels, 10 MB in one text).
    """
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        top = etree.fromstring(document, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise FeedError("The feed is nested too deep or has too long a text.", reason="too-complex")
    return top


def local(tag: object) -> str:
    """An element's name without namespace or undeclared prefix, in lower case; "" for what is no element."""
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def _entries(root: Element) -> Iterator[Element]:
    return (element for element in root.iter(etree.Element) if local(element.tag) in ENTRIES)


def text_of(element: Element) -> str:
    """All text in ``element``, with what its markup parts still parted."""
    return str(element.text or "") if len(element) == 0 else " ".join(element.itertext())


def _facts(root: Element) -> Facts:
    found: dict[str, str] = {}
    period, frequency = "", ""
    tops = [root, *(child for child in root if local(child.tag) == "channel")]
    for child in (child for top in reversed(tops) for child in top):
        name, value = local(child.tag), (child.text or "").strip()
        extension = _extension(child.tag)
        match name:
            case "link":
                _feed_link(found, child.attrib, value)
            case "title" if not extension:
                found.setdefault("title", markup_in(child))
            case "description" | "subtitle" | "tagline" if not extension:
                found.setdefault("description", markup_in(child))
            case "summary" | "subtitle":
                found.setdefault("itunes:summary", text_of(child))
            case "language" | "ttl":
                found.setdefault(name, value)
            case "updateperiod":
                period = value.lower()
            case "updatefrequency":
                frequency = value
            case "image" | "logo" | "icon" | "thumbnail" | "content":
                if address := _images(child, name)[0].strip():
                    found.setdefault(name, address)
    return Facts(
        base=next((base for top in tops if (base := top.get(f"{XML}base"))), ""),
        title=found.get("title", ""),
        description=found.get("description") or found.get("itunes:summary", ""),
        site=found.get("site") or found.get("link", ""),
        self_url=found.get("self", ""),
        language=found.get("language") or next((code for top in tops if (code := top.get(f"{XML}lang"))), ""),
        image=next((found[name] for name in ("image", "logo", "thumbnail", "content", "icon") if found.get(name)), ""),
        ttl_minutes=_ttl(found.get("ttl", ""), period, frequency),
    )


def _feed_link(found: dict[str, str], attributes: Mapping[str, str], value: str) -> None:
    relation = attributes.get("rel", "alternate").lower()
    address = attributes.get("href", "").strip() or value
    if relation == "alternate" and address:
        found.setdefault("site" if value else "link", address)
    elif relation == "self" and address:
        found.setdefault("self", address)


def _ttl(ttl: str, period: str, frequency: str) -> int | None:
    """Minutes until the publisher wants to be asked again, by RSS's ``ttl`` or the syndication module."""
    if ttl.isascii() and ttl.isdigit() and int(ttl[:7]) > 0:
        return int(ttl[:7])
    if period in MINUTES:
        times = int(frequency[:5]) if frequency.isascii() and frequency.isdigit() else 1
        return max(1, MINUTES[period] // max(1, times))
    return None


def _details(entry: Element) -> Details:
    one: dict[str, str] = {}
    many: dict[str, list[str]] = defaultdict(list)
    media: list[Media] = []
    for child in entry:
        name = local(child.tag)
        extension = _extension(child.tag)
        if name in TEXTS:
            _entry_text(one, media, f"{extension}{name}", child)
        elif name in {"creator", "author"}:
            many[f"{extension}{name}"].append(_author(child))
        elif name in {"category", "subject"} and not extension:
            many["category"].append(child.get("label") or child.get("term") or markup_in(child))
        elif name == "link":
            _entry_link(one, media, child.attrib, (child.text or "").strip())
        elif name == "origlink":
            one.setdefault(name, str(child.text or ""))
        elif name in {"image", "thumbnail", "group"}:
            many["image"] += _images(child, name)
    return Details(
        base=entry.get(f"{XML}base", ""),
        language=one.get("language") or entry.get(f"{XML}lang", ""),
        title=one.get("title", ""),
        summary=one.get("description") or one.get("summary") or one.get("itunes:summary", ""),
        content=one.get("encoded") or one.get("content", ""),
        link=one.get("link", ""),
        original=one.get("origlink", ""),
        authors=tuple(many["creator"] or many["author"] or many["itunes:author"]),
        categories=tuple(many["category"]),
        keywords=one.get("keywords") or one.get("itunes:keywords") or one.get("media:keywords", ""),
        published=one.get("pubdate") or one.get("published") or one.get("issued") or one.get("date", ""),
        updated=one.get("updated") or one.get("modified", ""),
        images=tuple(filter(None, many["image"])),
        media=tuple(media),
    )


def _extension(tag: object) -> str:
    """``itunes:`` or ``media:`` for elements of these vocabularies, whose names mean something else in a feed."""
    if not isinstance(tag, str):
        return ""
    if ITUNES in tag or tag.startswith("itunes:"):
        return "itunes:"
    return "media:" if MEDIA in tag or tag.startswith("media:") else ""


def _entry_text(one: dict[str, str], media: list[Media], name: str, element: Element) -> None:
    if name == "media:content":
        media.append(_shown(element))
    elif name not in one:
        one[name] = markup_in(element)


def markup_in(element: Element) -> str:
    """The HTML or text that ``element`` holds: escaped, as elements of its own (XHTML), plain or in base64."""
    kind = (element.get("type") or "").strip().lower()
    text = str(element.text or "")
    if len(element):
        return _inner(element)
    if element.get("mode") == "base64" or ("/" in kind and not kind.startswith("text/") and "ml" not in kind):
        return _from_base64(text)
    return escape(text, quote=False) if kind in PLAIN_TYPES else text


def _inner(element: Element) -> str:
    """The markup inside ``element`` with addresses resolved by ``xml:base``, without the ``div`` that Atom asks for."""
    only = element[0]
    if len(element) == 1 and local(only.tag) == "div" and not (f"{element.text or ''}{only.tail or ''}").strip():
        element = only
    if element.base:
        _resolve(element)
    parts = [escape(str(element.text or ""), quote=False)]
    parts += [etree.tostring(child, encoding="unicode", method="xml") for child in element]
    return NAMESPACE.sub("", "".join(parts))


def _resolve(element: Element) -> None:
    for inside in element.iterdescendants():
        for name in ("href", "src"):
            address = inside.get(name)
            if address and not address.startswith(("https://", "http://")):
                inside.set(name, addresses.absolute(inside.base or "", address) or address)


def _from_base64(text: str) -> str:
    try:
        return legal(b64decode("".join(text.split()), validate=True).decode("utf-8"))
    except ValueError:  # a media type by mistake
        return text


def _author(element: Element) -> str:
    """The name of an Atom person, or the text of any other author element."""
    names = [str(child.text or "") for child in element if local(child.tag) == "name"]
    if names or any(local(child.tag) in {"email", "uri"} for child in element):
        return names[0] if names else ""
    return text_of(element)


def _images(element: Element, name: str) -> list[str]:
    """Addresses of an ``image`` in any vocabulary, a ``media:thumbnail``, or the thumbnails in a ``media:group``."""
    if name == "group":
        return [child.get("url") or "" for child in element.iterdescendants() if local(child.tag) == "thumbnail"]
    address = element.get("href") or element.get("url") or ""
    inside = (str(child.text or "") for child in element if local(child.tag) == "url")
    return [address or next(inside, "") or str(element.text or "").strip()]


def _entry_link(one: dict[str, str], media: list[Media], attributes: Mapping[str, str], value: str) -> None:
    address = (attributes.get("href") or value).strip()
    relation = attributes.get("rel", "alternate").lower()
    if relation == "enclosure" and address:
        media.append(attachment(address, attributes.get("type", ""), attributes.get("length", "")))
    elif relation == "alternate" and address:
        one.setdefault("link", address)


def _shown(element: Element) -> Media:
    kind = element.get("medium") or element.get("type", "").partition("/")[0]
    width = element.get("width", "")
    return Media(
        url=element.get("url", ""),
        type=element.get("type", ""),
        kind=kind or "image",
        width=int(width) if width.isascii() and width.isdigit() and len(width) < 6 else 0,
        attached=kind in {"audio", "video"},
    )


def attachment(url: str, mime: str, length: object) -> Media:
    """An enclosure; a length that is no number of bytes is unknown."""
    digits = str(length).strip()
    size = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 else None
    return Media(url=url, type=mime, kind=mime.partition("/")[0].strip().lower(), length=size or None)
