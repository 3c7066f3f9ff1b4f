"""Pages that hold no article, and why.

A refused article is lost to readers, a printed index page only annoys them: each rule therefore needs two signs, of
which a missing body is the strongest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from broadsheet.extraction.body import Body
from broadsheet.extraction.page import Page
from broadsheet.extraction.structured import COLLECTIONS, VIDEOS, Structured
from broadsheet.text import blocks as block_texts
from broadsheet.types import BlockKind, NoArticle, Rejection

# Characters of text. A news item in brief has 200; what a paywall, a video page or an index leaves is mostly less.
SHORT = 600
BARE = 120
LINE = 80  # a headline or a caption is mostly shorter, a paragraph longer

_NOT_HTML = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"RIFF", b"\x1f\x8b", b"{", b"[")
_HTML_TYPES = (
    "text/html",
    "application/xhtml",
    "text/plain",
    "application/octet-stream",
    "text/xml",
    "application/xml",
)
_FEED = re.compile(rb"<(?:rss|feed|urlset|sitemapindex|rdf:RDF)[\s>]", re.I)
_ELEMENT = re.compile(rb"<[a-zA-Z!?/]")

_CONSENT = re.compile(
    "|".join(
        (
            r"accept(?:er)? (?:all )?(?:cookies|et continuer)",
            r"we value your privacy",
            r"before you continue",
            r"manage (?:your )?consent",
            r"cookies? akzeptieren",
            r"tracking und werbung",
            r"mit werbung weiterlesen",
            r"consent or pay",
            r"gérer (?:mes|les) cookies",
            r"continuer sans accepter",
            r"aceptar (?:las )?cookies",
            r"einwilligung",
            r"nous respectons votre vie priv[ée]e",
            r"verify you are (?:a )?human",
            r"checking your browser",
            r"enable javascript and cookies",
            r"are you a robot",
            r"access denied",
        )
    ),
    re.I,
)
_PAYWALL = re.compile(
    "|".join(
        (
            r"subscribe (?:now )?to (?:read|continue|unlock)",
            r"subscribers? only",
            r"for subscribers",
            r"already a subscriber",
            r"to continue reading",
            r"continue reading (?:this article )?with",
            r"réservé aux abonnés",
            r"abonnez-vous pour",
            r"il vous reste .{1,12} % de cet article",
            r"déjà abonné",
            r"jetzt weiterlesen",
            r"weiterlesen mit",
            r"nur für abonnenten",
            r"mit .{1,20}(?:plus|\+|abo) weiterlesen",
            r"exklusiv für abonnenten",
            r"solo para suscriptores",
            r"suscríbete para",
            r"contenuto riservato",
            r"abbonati per",
            r"lees verder met",
            r"للمشتركين فقط",
            r"только для подписчиков",
        )
    ),
    re.I,
)
_EPAPER = re.compile(
    r"/(?:e-?paper|pdf|print-edition|printedition|journal|kiosk|kiosque|liseuse|todays-paper)(?:/|$|-)", re.I
)
_VIDEO_PATH = re.compile(r"/(?:videos?|watch|clips?|tv|mediathek|av|live-tv|podcasts?|audio)(?:/|$)", re.I)
_INDEX_PATH = re.compile(
    r"/(?:authors?|auteurs?|autor(?:en)?|by|profile|people|tags?|topics?|thema|themen|category|section|search|archive)(?:/|$)",
    re.I,
)


def of_bytes(body: bytes, content_type: str) -> Rejection | None:
    """Why ``body`` cannot be a page at all, or None when it can."""
    head = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if not head:
        return Rejection(NoArticle.EMPTY, "the answer has no content")
    named = content_type.split(";", 1)[0].strip().lower()
    if named and not named.startswith(_HTML_TYPES):
        return Rejection(NoArticle.NOT_HTML, f"content type {named[:60]}")
    if head.startswith(_NOT_HTML) and not _ELEMENT.search(head[:1] + head[1:20]):
        return Rejection(NoArticle.NOT_HTML, "the first bytes are those of another format")
    if _FEED.search(head):
        return Rejection(NoArticle.NOT_HTML, "a feed or a sitemap")
    return None


def of_page(page: Page, structured: Structured, body: Body) -> Rejection | None:
    """Why ``page`` holds no article that can be printed, or None when it holds one with this ``body``."""
    seen = _Seen(page, structured, body)
    return next(filter(None, (rule(seen) for rule in _RULES)), None)


@dataclass(frozen=True, slots=True)
class _Seen:
    page: Page
    structured: Structured
    body: Body

    @property
    def size(self) -> int:
        """Characters of the body."""
        return len(block_texts.plain_text(self.body.blocks))

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def has_article(self) -> bool:
        """Whether the page calls itself an article in JSON-LD, with a headline."""
        return bool(self.structured.article.get("headline") or self.structured.article.get("name"))

    @property
    def prose(self) -> int:
        """Characters of paragraphs that are longer than a headline."""
        texts = [block.text for block in self.body.blocks if block.kind is BlockKind.PARAGRAPH]
        return sum(len(text) for text in texts if len(text) > LINE)


def _consent_wall(seen: _Seen) -> Rejection | None:
    match = _CONSENT.search(seen.body.page)
    if match and seen.size < SHORT and not seen.has_article and len(seen.body.page) < 6 * SHORT:
        return Rejection(NoArticle.CONSENT_WALL, f"{match.group()!r} on a page with {seen.size} characters of text")
    return None


def _epaper(seen: _Seen) -> Rejection | None:
    if _EPAPER.search(seen.path) and not seen.has_article and seen.prose < SHORT:
        return Rejection(NoArticle.EPAPER_CONTENTS, f"an e-paper's address and {seen.prose} characters of prose")
    return None


def _video_page(seen: _Seen) -> Rejection | None:
    """A video with a line or two below it, or with the captions of other videos: none is as long as two paragraphs."""
    has_video = bool(VIDEOS.intersection(seen.structured.types()))
    named = seen.structured.meta("og:type").startswith("video") or bool(_VIDEO_PATH.search(seen.path))
    enough = SHORT if seen.has_article or not has_video else 2 * SHORT
    size = seen.size if seen.has_article else seen.prose
    if (named and size < enough and (has_video or not seen.has_article)) or (seen.size < BARE and has_video):
        return Rejection(NoArticle.VIDEO_PAGE, f"a video with {seen.size} characters of text")
    return None


def _paywall(seen: _Seen) -> Rejection | None:
    if seen.size >= SHORT:
        return None
    match = _PAYWALL.search(seen.body.after)
    if match:
        return Rejection(NoArticle.PAYWALL, f"{match.group()!r} after {seen.size} characters of text")
    locked = str(seen.structured.article.get("isAccessibleForFree", "")).lower() == "false"
    if locked and seen.size < SHORT / 2:
        return Rejection(NoArticle.PAYWALL, f"marked as not free, with {seen.size} characters of text")
    return None


def _index_page(seen: _Seen) -> Rejection | None:
    if seen.has_article:
        return None
    if seen.path in {"", "/"} and not urlsplit(seen.page.url).query:
        return Rejection(NoArticle.INDEX_PAGE, "the front page")
    collection = COLLECTIONS.intersection(seen.structured.types())
    named = seen.structured.meta("og:type") in {"profile", "website"} or bool(_INDEX_PATH.search(seen.path))
    if seen.prose < SHORT and (collection or (named and not _is_one_piece(seen))):
        return Rejection(NoArticle.INDEX_PAGE, f"a list of links with {seen.prose} characters of prose")
    return None


def _is_one_piece(seen: _Seen) -> bool:
    """Whether the body is mostly paragraphs, as a short piece's is, and not headings and items."""
    paragraphs = sum(block.kind is BlockKind.PARAGRAPH for block in seen.body.blocks)
    return seen.prose > 0 and 2 * paragraphs > len(seen.body.blocks)


def _empty(seen: _Seen) -> Rejection | None:
    return Rejection(NoArticle.EMPTY, "no paragraph was found") if seen.size == 0 else None


_RULES = (_consent_wall, _epaper, _video_page, _paywall, _index_page, _empty)
