"""What fastfeedparser leaves out, read from the same bytes: a feed's own facts, and what an entry repeats or nests.

fastfeedparser 0.6.5 keeps one author of an entry, no ``ttl``, ``language`` or ``rel="self"`` of RSS, no ``xml:base``,
no XHTML titles and no iTunes or Atom media. Reading those costs 0.2 ms for a feed of 36 KB beside its 0.3 ms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from broadsheet.feeds.draft import Media

XML = "{http://www.w3.org/XML/1998/namespace}"
ITUNES = "itunes.com/dtds"
MEDIA = "search.yahoo.com/mrss"
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
    link: str = ""
    authors: tuple[str, ...] = ()
    keywords: str = ""
    published: str = ""
    updated: str = ""
    has_summary: bool = False
    has_content: bool = False
    images: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()


def read(document: bytes) -> tuple[Facts, tuple[Details, ...]]:
    """The facts of the feed and the details of its entries, in the document's order. Empty when nothing can be read."""
    top = root(document)
    if top is None:
        return Facts(), ()
    return _facts(top), tuple(_details(element) for element in _entries(top))


def root(document: bytes) -> Element | None:
    """The root element of ``document``, repaired where that is possible, without entities, network or huge texts."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(document, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


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
        media = ITUNES in child.tag or MEDIA in child.tag if isinstance(child.tag, str) else True
        match name:
            case "link":
                _feed_link(found, child.attrib, value)
            case "title" if not media:
                found.setdefault("title", text_of(child))
            case "description" | "subtitle" | "tagline" if not media:
                found.setdefault("description", text_of(child))
            case "summary" | "subtitle":
                found.setdefault("itunes_description", text_of(child))
            case "language" | "ttl":
                found.setdefault(name, value)
            case "updateperiod":
                period = value.lower()
            case "updatefrequency":
                frequency = value
            case "image" | "logo" | "icon" | "thumbnail":
                _feed_image(found, name, child)
    return Facts(
        base=next((base for top in tops if (base := top.get(f"{XML}base"))), ""),
        title=found.get("title", ""),
        description=found.get("description") or found.get("itunes_description", ""),
        site=found.get("site") or found.get("link", ""),
        self_url=found.get("self", ""),
        language=found.get("language") or next((code for top in tops if (code := top.get(f"{XML}lang"))), ""),
        image=next((found[name] for name in ("image", "logo", "thumbnail", "icon") if found.get(name)), ""),
        ttl_minutes=_ttl(found.get("ttl", ""), period, frequency),
    )


def _feed_link(found: dict[str, str], attributes: Mapping[str, str], value: str) -> None:
    relation = attributes.get("rel", "alternate").lower()
    address = attributes.get("href", "").strip() or value
    if relation == "alternate" and address:
        found.setdefault("site" if value else "link", address)
    elif relation == "self" and address:
        found.setdefault("self", address)


def _feed_image(found: dict[str, str], name: str, element: Element) -> None:
    address = element.get("href") or element.get("url") or ""
    if not address:
        inside = (child.text for child in element if local(child.tag) == "url")
        address = next(inside, None) or element.text or ""
    if address.strip():
        found.setdefault(name, address.strip())


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
    authors: dict[str, list[str]] = {"creator": [], "author": [], "itunes": []}
    media: list[Media] = []
    images: list[str] = []
    for child in entry:
        name = local(child.tag)
        special = isinstance(child.tag, str) and (ITUNES in child.tag or MEDIA in child.tag)
        if name in {"title", "description", "summary", "content", "encoded", "pubdate", "published", "issued", "date",
                    "updated", "modified", "language", "keywords"}:  # fmt: skip
            if not special or name == "keywords":
                one.setdefault(name, text_of(child) or " ")
            elif name == "content":
                media.append(_shown(child))
        elif name in {"creator", "author"}:
            authors["itunes" if special else name].append(_author(child))
        elif name == "link":
            _entry_link(one, media, child.attrib, (child.text or "").strip())
        elif name in {"image", "thumbnail"}:
            images.append(child.get("href") or child.get("url") or "")
    return Details(
        base=entry.get(f"{XML}base", ""),
        language=one.get("language") or entry.get(f"{XML}lang", ""),
        title=one.get("title", ""),
        link=one.get("link", ""),
        authors=tuple(authors["creator"] or authors["author"] or authors["itunes"]),
        keywords=one.get("keywords", ""),
        published=one.get("pubdate") or one.get("published") or one.get("issued") or one.get("date", ""),
        updated=one.get("updated") or one.get("modified", ""),
        has_summary="description" in one or "summary" in one,
        has_content="content" in one or "encoded" in one,
        images=tuple(image for image in images if image),
        media=tuple(media),
    )


def _author(element: Element) -> str:
    """The name of an Atom person, or the text of any other author element."""
    names = (child.text or "" for child in element if local(child.tag) == "name")
    return next(names, "") if len(element) else str(element.text or "")


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
