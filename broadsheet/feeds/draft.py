"""What a parser found, as it stands in the feed, and how an Entry is made of it: one place for every dialect."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from html import unescape

from broadsheet.text import addresses, dates, html
from broadsheet.types import Enclosure, Entry

MAX_TITLE = 1_000  # characters; the longest real headline in our samples has 264
MAX_HTML = 1_000_000  # characters of one entry's content
MAX_NAME = 200
MAX_LIST = 50  # authors, categories, enclosures
IMAGE_SCAN = 20_000  # characters of content in which a first image is looked for

IMG = re.compile(r"<img\s([^<>]{1,3000})>", re.IGNORECASE)
SRC = re.compile(r"""(?<![\w-])src\s{0,9}=\s{0,9}(?:"([^"]{1,2000})"|'([^']{1,2000})')""", re.IGNORECASE)
PIXEL = re.compile(r"""(?<![\w-])(?:width|height)\s{0,9}=\s{0,9}["']?[01](?:["'\s/]|px|$)""", re.IGNORECASE)
MAILBOX = re.compile(r"[^\s@<>()]{1,100}@[^\s@<>()]{1,100}")
NAMED_MAILBOX = re.compile(r"^[^\s@<>()]{1,100}@[^\s@<>()]{1,100}\s{1,9}\((.{1,200})\)$")
LANGUAGE = re.compile(r"^([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8}){0,4}$")
RENAMED_LANGUAGES = {"iw": "he", "in": "id", "ji": "yi", "nb": "no", "nn": "no"}


@dataclass(frozen=True, slots=True)
class Media:
    """A media file that an entry names. ``kind`` is the first half of its type, where known."""

    url: str
    type: str = ""
    kind: str = ""
    length: int | None = None
    width: int = 0
    attached: bool = True  # an enclosure; else only shown


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry as the feed has it: nothing resolved, cleaned or believed."""

    link: str = ""
    guid: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    keywords: str = ""
    published: tuple[str, ...] = ()  # spellings of one time, the likeliest to be read rightly first
    updated: tuple[str, ...] = ()
    language: str = ""
    base: str = ""
    images: tuple[str, ...] = ()  # best first
    media: tuple[Media, ...] = field(default=())


def entries(drafts: Sequence[Draft], base: str, limit: int, now: datetime) -> tuple[Entry, ...]:
    """The entries that ``drafts`` stand for, in the feed's order: the ``limit`` newest, each of them once.

    Addresses are resolved against the entry's own base or ``base``. A guid that several entries with different
    addresses share identifies none of them; the address takes its place.
    """
    chosen = newest(drafts, limit, now)
    shared = {guid for guid, n in Counter(draft.guid for draft in chosen).items() if n > 1}
    seen: set[tuple[str, str]] = set()
    result = []
    for draft in chosen:
        entry = finish(replace(draft, guid="") if draft.guid in shared and draft.link else draft, base, now)
        if (entry.guid, entry.url) not in seen:
            seen.add((entry.guid, entry.url))
            result.append(entry)
    return tuple(result)


def newest(drafts: Sequence[Draft], limit: int, now: datetime) -> Sequence[Draft]:
    """At most ``limit`` of ``drafts``, the latest by their dates, in the order of the feed.

    Entries without a date count as older than all that have one; among themselves the feed's order decides.
    """
    if len(drafts) <= limit:
        return drafts
    never = datetime.min.replace(tzinfo=UTC)
    times = [moment(draft.published, now) or moment(draft.updated, now) or never for draft in drafts]
    order = sorted(range(len(drafts)), key=times.__getitem__, reverse=True)
    return [drafts[n] for n in sorted(order[:limit])]


def moment(spellings: Iterable[str], now: datetime) -> datetime | None:
    """The first of ``spellings`` that is a credible time."""
    return next((time for text in spellings if (time := dates.parse(text, now=now))), None)


def finish(draft: Draft, base: str, now: datetime) -> Entry:
    """The Entry that ``draft`` stands for; ``url`` is "" where the feed gives no address that can be opened."""
    base = addresses.absolute(base, draft.base) or base if draft.base else base
    url = addresses.absolute(base, draft.link.strip()) if draft.link else ""
    title = plain(draft.title, MAX_TITLE)
    return Entry(
        url=url,
        guid=(draft.guid.strip()[:MAX_TITLE] if draft.guid != draft.link else "") or url or _fingerprint(draft),
        title=title,
        summary_html=draft.summary.strip()[:MAX_HTML],
        content_html=draft.content.strip()[:MAX_HTML],
        authors=names(draft.authors),
        categories=topics(draft.categories, draft.keywords),
        published=moment(draft.published, now),
        updated=moment(draft.updated, now),
        language=language(draft.language),
        image_url=_image(draft, base),
        enclosures=_enclosures(draft.media, base),
    )


def _fingerprint(draft: Draft) -> str:
    """An identity for an entry that brings none: made of what does not change when a feed is written again."""
    said = "\n".join((draft.title, *draft.published[:1], draft.summary[:500], draft.content[:500]))
    return f"sha256:{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()[:32]}" if said.strip() else ""


def plain(markup: str, limit: int) -> str:
    """Text of one line without markup, at most ``limit`` characters."""
    if "<" in markup or "&" in markup:
        markup = html.strip(markup[: 4 * limit])
    return " ".join(markup.split())[:limit]


def names(authors: Iterable[str]) -> tuple[str, ...]:
    """Names of persons from what feeds put into author fields; mail addresses are left out."""
    return _unique(map(name, authors))


def name(author: str) -> str:
    """``mail (Name)``, ``Name (mail)``, ``Name <mail>`` and ``Name`` → Name; a mere mail address → ""."""
    author = unescape(author) if "&" in author else author
    author = " ".join(author[: 4 * MAX_NAME].split())
    if "@" in author:
        inside = NAMED_MAILBOX.match(author)
        author = inside[1] if inside else MAILBOX.sub("", author).replace("<>", "").replace("()", "")
    return plain(author, MAX_NAME).strip(" ,;-")


def topics(categories: Sequence[str], keywords: str = "") -> tuple[str, ...]:
    """Categories and keywords, each once. A list of keywords is split, and a single category that is such a list."""
    listed = list(categories)
    if len(listed) == 1 and ("," in listed[0] or ";" in listed[0]):
        keywords, listed = f"{listed[0]},{keywords}", []
    listed += re.split("[,;،、]", keywords[: MAX_LIST * MAX_NAME]) if keywords else []
    return _unique(plain(topic, MAX_NAME) for topic in listed)


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))[:MAX_LIST]


def language(code: str) -> str:
    """The two or three letters of a language that ``code`` begins with (``fr-FR`` → ``fr``), "" where it names none."""
    match = LANGUAGE.match(code.strip()) if code else None
    short = match[1].lower() if match else ""
    return RENAMED_LANGUAGES.get(short, short)


def _image(draft: Draft, base: str) -> str:
    """The widest picture that is shown with the entry; else its thumbnail, an attached one, the first in its HTML."""
    pictures = sorted((m for m in draft.media if m.kind == "image"), key=lambda m: -m.width)
    shown, attached = ([m.url for m in pictures if m.attached is is_attached] for is_attached in (False, True))
    candidates = [*shown, *draft.images, *attached]
    for candidate in candidates[:MAX_LIST]:
        if url := addresses.absolute(base, candidate.strip()):
            return url
    return first_image(draft.content, base) or first_image(draft.summary, base)


def first_image(markup: str, base: str) -> str:
    """The address of the first image in ``markup`` that is no counting pixel, "" when there is none."""
    for match in IMG.finditer(markup, 0, IMAGE_SCAN):
        source = SRC.search(match[1])
        if source is None or PIXEL.search(match[1]):
            continue
        if url := addresses.absolute(base, unescape(source[1] or source[2]).strip()):
            return url
    return ""


def _enclosures(media: Sequence[Media], base: str) -> tuple[Enclosure, ...]:
    found: dict[str, Enclosure] = {}
    for item in media[:MAX_LIST]:
        if item.attached and (url := addresses.absolute(base, item.url.strip())):
            found.setdefault(url, Enclosure(url, item.type.strip()[:100].lower(), item.length))
    return tuple(found.values())
