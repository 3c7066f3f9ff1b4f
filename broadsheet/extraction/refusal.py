"""Pages that hold no article, and why.

A refused article is lost to readers, a printed index page only annoys them: each rule therefore needs two signs, of
which a missing body is the strongest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from broadsheet.extraction.page import Page
from broadsheet.extraction.structured import ARTICLES, COLLECTIONS, VIDEOS, Structured, types
from broadsheet.text import blocks as block_texts
from broadsheet.types import Block, BlockKind, NoArticle, Rejection

# Characters of text. A news item in brief has 200; what a paywall, a video page or an index leaves is mostly less.
SHORT = 600
BARE = 120

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
    r"accept(?:er)? (?:all )?(?:cookies|et continuer)|we value your privacy|before you continue|manage (?:your )?consent|"
    r"cookies? akzeptieren|tracking und werbung|mit werbung weiterlesen|consent or pay|gérer (?:mes|les) cookies|"
    r"continuer sans accepter|aceptar (?:las )?cookies|einwilligung|nous respectons votre vie priv[ée]e|verify you are (?:a )?human|"
    r"checking your browser|enable javascript and cookies|are you a robot|access denied",
    re.I,
)
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:read|continue|unlock)|subscribers? only|for subscribers|already a subscriber|"
    r"to continue reading|continue reading (?:this article )?with|réservé aux abonnés|abonnez-vous pour|il vous reste .{1,12} % de cet article|"
    r"déjà abonné|jetzt weiterlesen|weiterlesen mit|nur für abonnenten|mit .{1,20}(?:plus|\+|abo) weiterlesen|exklusiv für abonnenten|"
    r"solo para suscriptores|suscríbete para|contenuto riservato|abbonati per|lees verder met|للمشتركين فقط|только для подписчиков",
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


def of_page(page: Page, structured: Structured, blocks: Sequence[Block], pieces_text: int) -> Rejection | None:
    """Why ``page`` holds no article that can be printed, or None when it holds one.

    ``blocks`` are what was taken for its body; ``pieces_text`` is how many characters the whole page has.
    """
    size = len(block_texts.plain_text(blocks))
    rules = (_consent_wall, _epaper, _video_page, _paywall, _index_page, _empty)
    for rule in rules:
        found = rule(page, structured, blocks, size, pieces_text)
        if found:
            return found
    return None


def _consent_wall(
    page: Page, structured: Structured, blocks: Sequence[Block], size: int, whole: int
) -> Rejection | None:
    if size < SHORT and whole < 6 * SHORT and not structured.article:
        match = _CONSENT.search(_whole_text(page))
        if match:
            return Rejection(NoArticle.CONSENT_WALL, f"{match.group()!r} on a page with {size} characters of text")
    return None


def _epaper(page: Page, structured: Structured, blocks: Sequence[Block], size: int, whole: int) -> Rejection | None:
    path = urlsplit(page.url).path
    if _EPAPER.search(path) and not structured.article and _is_list(blocks):
        return Rejection(
            NoArticle.EPAPER_CONTENTS, f"an address of an e-paper, and {len(blocks)} blocks without a paragraph"
        )
    return None


def _video_page(page: Page, structured: Structured, blocks: Sequence[Block], size: int, whole: int) -> Rejection | None:
    named = structured.meta("og:type").startswith("video") or bool(_VIDEO_PATH.search(urlsplit(page.url).path))
    has_video = bool(VIDEOS.intersection(structured.types()))
    if size < SHORT and (named and (has_video or not structured.article)) or (size < BARE and has_video):
        return Rejection(NoArticle.VIDEO_PAGE, f"a video with {size} characters of text")
    return None


def _paywall(page: Page, structured: Structured, blocks: Sequence[Block], size: int, whole: int) -> Rejection | None:
    locked = str(structured.article.get("isAccessibleForFree", "")).lower() == "false" or structured.meta(
        "article:content_tier"
    ) in {"locked", "metered"}
    if size >= SHORT:
        return None
    match = _PAYWALL.search(_whole_text(page))
    if match:
        return Rejection(NoArticle.PAYWALL, f"{match.group()!r} and {size} characters of text")
    if locked and size < SHORT / 2:
        return Rejection(NoArticle.PAYWALL, f"marked as not free, with {size} characters of text")
    return None


def _index_page(page: Page, structured: Structured, blocks: Sequence[Block], size: int, whole: int) -> Rejection | None:
    if structured.article and ARTICLES.intersection(types(structured.article)) and structured.article.get("headline"):
        return None
    parts = urlsplit(page.url)
    if parts.path in {"", "/"} and not parts.query:
        return Rejection(NoArticle.INDEX_PAGE, "the front page")
    collection = COLLECTIONS.intersection(structured.types()) or structured.meta("og:type") in {"profile", "website"}
    if _is_list(blocks) and (collection or _INDEX_PATH.search(parts.path)):
        return Rejection(NoArticle.INDEX_PAGE, f"a list of links with {size} characters of prose")
    return None


def _empty(page: Page, structured: Structured, blocks: Sequence[Block], size: int, whole: int) -> Rejection | None:
    if size == 0:
        return Rejection(NoArticle.EMPTY, "no paragraph was found")
    return None


def _is_list(blocks: Sequence[Block]) -> bool:
    """Whether there is less than SHORT of running text: paragraphs that are longer than a headline."""
    prose = sum(len(block.text) for block in blocks if block.kind is BlockKind.PARAGRAPH and len(block.text) > BARE)
    return prose < SHORT


def _whole_text(page: Page) -> str:
    parts: list[str] = []
    for element in page.body.iter():
        if element.tag not in {"script", "style", "noscript", "template"} and element.text:
            parts.append(element.text)
        if element.tail:
            parts.append(element.tail)
        if len(parts) > 20_000:
            break
    return " ".join(" ".join(parts).split())
