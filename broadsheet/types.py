"""The nouns that cross rooms, as frozen dataclasses. All times are aware and UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A media file that a feed attaches to an entry. ``length`` is in bytes, None where unknown."""

    url: str
    type: str = ""
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed said about one piece. Addresses are absolute; HTML is as the publisher sent it: hostile."""

    url: str
    guid: str = ""
    title: str = ""
    summary_html: str = ""
    content_html: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    image_url: str = ""
    enclosures: tuple[Enclosure, ...] = ()


class FeedFormat(StrEnum):
    RSS = "rss"
    RDF = "rdf"
    ATOM = "atom"
    JSON = "json"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """One reading of a feed. ``entries`` are in the feed's own order; ``ttl_minutes`` is the publisher's wish."""

    format: FeedFormat
    title: str = ""
    description: str = ""
    site_url: str = ""
    self_url: str = ""
    language: str = ""
    image_url: str = ""
    ttl_minutes: int | None = None
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedListing:
    """A feed as an OPML list names it. ``groups`` are the outlines it lies in, from the outside in."""

    url: str
    title: str = ""
    site_url: str = ""
    language: str = ""
    country: str = ""  # ISO 3166-1 alpha-2, "" where unknown
    section: str = ""
    groups: tuple[str, ...] = ()


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    QUOTATION = "quotation"
    IMAGE = "image"
    EMBED = "embed"


class MarkKind(StrEnum):
    LINK = "link"
    STRONG = "strong"
    EMPHASIS = "emphasis"


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline mark on ``Block.text[start:end]``. Only links have an ``href`` (absolute http(s))."""

    kind: MarkKind
    start: int
    end: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One part of an article's body.

    ``text`` is plain: of a list the items, of a quotation its paragraphs, parted by ``\\n``; of an image its caption;
    of an embed its title. ``src`` is the image's or the embedded page's address.
    """

    kind: BlockKind
    text: str = ""
    marks: tuple[Mark, ...] = ()
    level: int = 0  # headings: 2 to 4
    ordered: bool = False  # lists
    src: str = ""
    alt: str = ""
    width: int | None = None
    height: int | None = None


class NoArticle(StrEnum):
    """Why a page holds no article that can be printed."""

    INDEX_PAGE = "index-page"
    VIDEO_PAGE = "video-page"
    PAYWALL = "paywall"
    CONSENT_WALL = "consent-wall"
    EPAPER_CONTENTS = "epaper-contents"
    EMPTY = "empty"
    NOT_HTML = "not-html"
    TOO_LARGE = "too-large"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A page that was read and holds no article. ``detail`` says what the decision rests on."""

    reason: NoArticle
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ArticleContent:
    """What extraction found on a page. ``max_snippet`` is in characters, None where the publisher sets no limit."""

    canonical_url: str
    title: str
    blocks: tuple[Block, ...]
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    section: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""  # ISO 639-1, "" where unknown
    published: datetime | None = None
    modified: datetime | None = None
    publisher_name: str = ""
    image_url: str = ""
    image_alt: str = ""
    image_caption: str = ""
    opinion: bool = False
    live: bool = False
    noarchive: bool = False
    max_snippet: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span in the stored text of an article: ``text[start:end]``."""

    article_id: int
    start: int
    end: int
