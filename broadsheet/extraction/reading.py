"""A page read: article or refusal."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from broadsheet.errors import AddressError
from broadsheet.extraction import authors, body, departments, headline, refusal, structured, times
from broadsheet.extraction.body import Body
from broadsheet.extraction.page import Page, decode, excess, parse
from broadsheet.extraction.structured import Structured
from broadsheet.text import addresses
from broadsheet.types import ArticleContent, Block, BlockKind, Entry, NoArticle, Rejection

MAX_KEYWORDS = 30
MAX_ALT = 500  # characters

_SNIPPET = re.compile(r"max-snippet\s*:\s*(-?\d{1,6})")
_LANGUAGE = re.compile(r"[a-z]{2}(?![a-z])")


def article(
    body: bytes, url: str, *, content_type: str = "", hint: Entry | None = None, now: datetime
) -> ArticleContent | Rejection:
    """The article on a page, or why there is none. Takes any bytes and never raises.

    ``hint`` is what a feed said about the page: it fills gaps and decides nothing that the page states itself.
    """
    refused = refusal.of_bytes(body, content_type)
    if refused:
        return refused
    text = decode(body, content_type)
    too_much = excess(text)
    if too_much:
        return Rejection(NoArticle.TOO_LARGE, too_much)
    page = parse(text, url)
    if page is None:
        return Rejection(NoArticle.EMPTY, "no element was found")
    return of_page(page, hint=hint, now=now)


def of_page(page: Page, *, hint: Entry | None, now: datetime) -> ArticleContent | Rejection:
    """The article on a page that is parsed already, or why there is none."""
    stated = structured.read(page)
    content, found = contents(page, stated, hint=hint, now=now)
    return refusal.of_page(page, stated, found) or content


def contents(page: Page, stated: Structured, *, hint: Entry | None, now: datetime) -> tuple[ArticleContent, Body]:
    """All that can be read off a page, whether it is an article or not, and its body as it was found."""
    hint = hint or Entry(url=page.url)
    title = headline.title(page, stated, hint.title)
    standfirst = headline.standfirst(stated, hint.summary_html)
    publisher = headline.publisher(stated)
    writers = authors.find(page, stated, publisher, hint.authors)
    found = body.find(
        page,
        title=title,
        standfirst=standfirst,
        stated=structured.text(stated.article.get("articleBody")),
        authors=writers,
    )
    published = times.published(page, stated, hint.published, now)
    image = _lead_image(page, stated, found.blocks, hint)
    content = ArticleContent(
        canonical_url=canonical(page, stated),
        title=title,
        blocks=found.blocks,
        standfirst=standfirst,
        authors=writers,
        section=departments.find(stated, page.url, hint.categories),
        keywords=_keywords(stated, hint),
        language=_language(page, stated, hint),
        published=_utc(published),
        modified=_utc(times.modified(stated, published, hint.updated, now)),
        publisher_name=publisher,
        image_url=image.src,
        image_alt=image.alt,
        image_caption=image.text,
        opinion=departments.is_opinion(stated, page.url, structured.types(stated.article), title or hint.title),
        live="LiveBlogPosting" in stated.types(),
        noarchive=_robots(stated)[0],
        max_snippet=_robots(stated)[1],
    )
    return content, found


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None


def canonical(page: Page, stated: Structured) -> str:
    """The page's address in canonical form: its own statement where it stays on the site and leads to a page of it."""
    own = _canonical(page.url)
    links = [
        element.get("href") or ""
        for element in page.tree.iter("link")
        if (element.get("rel") or "").lower() == "canonical"
    ]
    for href in (*links[:3], stated.meta("og:url")):
        found = _canonical(addresses.absolute(page.base, href))
        if found and _same_site(found, own) and found.rstrip("/").count("/") > 2:
            return found
    return own


def _canonical(url: str) -> str:
    try:
        return addresses.canonical(url)
    except AddressError:
        return ""


def _same_site(one: str, other: str) -> bool:
    return addresses.registrable_domain(one) == addresses.registrable_domain(other)


def _lead_image(page: Page, stated: Structured, blocks: tuple[Block, ...], hint: Entry) -> Block:
    """The picture for the front page: what the page shares with others, with the caption it has in the body."""
    named = stated.article.get("image")
    named = named[0] if isinstance(named, list) and named else named
    url = named.get("url") or named.get("contentUrl") or "" if isinstance(named, dict) else named
    url = structured.text(url) if url else ""
    shared = stated.meta("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
    images = [block for block in blocks if block.kind is BlockKind.IMAGE]
    for candidate in (shared, url, hint.image_url):
        address = addresses.absolute(page.base, candidate)
        if address:
            same = next((block for block in images if _file(block.src) == _file(address)), Block(BlockKind.IMAGE))
            return Block(
                BlockKind.IMAGE,
                same.text,
                src=address,
                alt=same.alt or stated.meta("og:image:alt", "twitter:image:alt")[:MAX_ALT],
            )
    return images[0] if images else Block(BlockKind.IMAGE)


def _file(url: str) -> str:
    return url.split("?", 1)[0].rsplit("/", 1)[-1]


def _keywords(stated: Structured, hint: Entry) -> tuple[str, ...]:
    value = stated.article.get("keywords")
    values = (
        [structured.text(entry) for entry in value[:MAX_KEYWORDS]]
        if isinstance(value, list)
        else [structured.text(value)]
    )
    values += [*stated.metas.get("article:tag", ()), stated.meta("news_keywords"), stated.meta("keywords")]
    found: dict[str, str] = {}
    parts = [part for entry in values for part in re.split(r"\s*[,;]\s*", entry)]
    for part in (*parts, *hint.categories):
        name = part.strip(" #\"'")
        if 1 < len(name) <= 60:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())[:MAX_KEYWORDS]


def _language(page: Page, stated: Structured, hint: Entry) -> str:
    """ISO 639-1 as the page states it, else the feed; "" leaves the decision to detection."""
    root = page.tree.get("lang") or page.tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    language = structured.text(stated.article.get("inLanguage"))
    for value in (
        language,
        root,
        stated.meta("og:locale", "content-language", "dc.language", "language"),
        hint.language,
    ):
        match = _LANGUAGE.match(value.strip().lower())
        if match:
            return match.group()
    return ""


def _robots(stated: Structured) -> tuple[bool, int | None]:
    """noarchive and max-snippet of the page's robots element; ``nosnippet`` is a limit of none, -1 is no limit."""
    rules = ",".join((*stated.metas.get("robots", ()), *stated.metas.get("googlebot", ()))).lower()
    match = _SNIPPET.search(rules)
    limit = int(match.group(1)) if match else 0 if "nosnippet" in rules else -1
    return "noarchive" in rules, None if limit < 0 else limit
