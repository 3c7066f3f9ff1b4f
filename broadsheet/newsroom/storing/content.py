"""From the content of a page to an article in state *read*, with a Revision of what stood there before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction

from broadsheet.errors import AddressError
from broadsheet.newsroom import leases
from broadsheet.newsroom.models import Address, Article, ArticleState, Publisher, Revision
from broadsheet.newsroom.storing.fit import fit, fit_address, fit_fields
from broadsheet.newsroom.storing.publishers import name_in, publisher_for, publisher_of
from broadsheet.stories import Fingerprint, sections
from broadsheet.text import blocks as text_blocks
from broadsheet.text.addresses import canonical, host, registrable_domain
from broadsheet.text.sections import SECTIONS
from broadsheet.types import ArticleContent

ELSEWHERE = "elsewhere"  # what is read leads to another publisher now
DOUBLE = "double"  # the reason of an article that turned out to be another one, already known
LIKE_TITLE = 0.6  # SequenceMatcher ratio; unrelated headlines of one publisher stay under .45, edits over .7
TITLE_COMPARED = 200  # characters; the ratio is quadratic
AUTHORS_KEPT = 20
KEYWORDS_KEPT = 30


@dataclass(frozen=True, slots=True)
class Page:
    """What one reading brought: the content, its fingerprint, and what the server said for the next time."""

    url: str  # where it was found, after redirects
    content: ArticleContent
    fingerprint: bytes
    etag: str = ""
    last_modified: str = ""


def store_page(article: Article, page: Page, *, now: datetime, next_read_at: datetime | None) -> str:
    """Write what was read and end the lease, in one transaction.

    Returns what it came to: "read" (new, or changed and to be placed again), "same", "double" (it is another article's
    page), "elsewhere" (its address has come to lead to another publisher's page: what was read stays, and is not read
    again), or "lost" (the lease was another's by now, and nothing was written).
    """
    with transaction.atomic():
        if _is_elsewhere(article, page):
            error = fit(f"{article.url} leads to {page.url} now, which is another publisher's.", 1000)
            kept = leases.finish(article, attempts=0, last_error=error, next_read_at=None)
            return ELSEWHERE if kept else "lost"
        if not leases.finish(article, attempts=0, last_error="", next_read_at=next_read_at, read_at=now):
            return "lost"
        known = _claim_addresses(article, page)
        if known is not None:
            _end_double(article, known)
            return DOUBLE
        outcome = _outcome(article, page.content)
        if outcome == "changed":
            _keep_revision(article, now)
        fields = _fields(article, page, now)
        if outcome != "same":
            fields |= {"state": ArticleState.READ, "reason": "", "adds": None, "analyse_at": now}
        if outcome == "changed":
            fields["revision_count"] = article.revision_count + 1
        Article.objects.filter(pk=article.pk).update(**fields)
    return "same" if outcome == "same" else "read"


def changed(article: Article, content: ArticleContent) -> bool:
    """Whether a reader would see a difference in title, standfirst or text; white space does not count."""
    said = {"title": content.title, "standfirst": content.standfirst, "text": text_blocks.plain_text(content.blocks)}
    new = fit_fields(Article, {name: value for name, value in said.items() if value})
    return any(_squeezed(getattr(article, name)) != _squeezed(value) for name, value in new.items())


def _outcome(article: Article, content: ArticleContent) -> str:
    """ "read" as well where the page asks now that more or less of it is shown: findings quote what it let."""
    if article.read_at is None:
        return "read"
    if changed(article, content):
        return "changed"
    same = (article.noarchive, article.max_snippet) == (content.noarchive, content.max_snippet)
    return "same" if same else "read"


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _keep_revision(article: Article, now: datetime) -> None:
    Revision.objects.create(
        article_id=article.pk,
        title=article.title,
        standfirst=article.standfirst,
        blocks=article.blocks,
        text=article.text,
        modified_at=article.modified_at,
        replaced_at=now,
    )


def _fields(article: Article, page: Page, now: datetime) -> dict[str, Any]:
    """The columns as the page has them; where it is silent, what the feed said stays."""
    content = page.content
    publisher = _publisher(article, page)
    published = content.published or article.published_at or article.found_at
    text = text_blocks.plain_text(content.blocks)
    section, guessed = _section(article, page)
    fields = {
        "canonical_url": fit_address(content.canonical_url) or fit_address(page.url),
        "title": content.title or article.title,
        "standfirst": content.standfirst or article.standfirst,
        "authors": list(content.authors[:AUTHORS_KEPT]) or article.authors,
        "keywords": list(content.keywords[:KEYWORDS_KEPT]) or article.keywords,
        "section": section,
        "language": content.language or article.language or publisher.language,
        "blocks": text_blocks.to_json(content.blocks),
        "text": text,
        "image_url": fit_address(content.image_url) or article.image_url,
        "image_alt": content.image_alt,
        "image_caption": content.image_caption,
        "etag": page.etag if len(page.etag) <= 500 else "",
        "last_modified": page.last_modified if len(page.last_modified) <= 100 else "",
    }
    plain = _home(article, page) | {
        "publisher": publisher,
        "published_at": min(published, article.found_at),
        "modified_at": min(content.modified, now) if content.modified else article.modified_at,
        "words": len(text.split()),
        "section_guessed": guessed,
        "opinion": content.opinion or section == "opinion",
        "live": content.live,
        "noarchive": content.noarchive,
        "max_snippet": content.max_snippet,
        "fingerprint": page.fingerprint,
    }
    return fit_fields(Article, fields) | plain


def _section(article: Article, page: Page) -> tuple[str, bool]:
    """The publisher's own word, of the page or else of the feed; without one a guess by words, which is then marked."""
    own = article.section if not article.section_guessed else ""
    stated = [page.content.section, article.feed.section if article.feed is not None else "", own]
    if said := next((key for key in stated if key in SECTIONS), ""):
        return said, False
    try:
        guess = sections.shipped().guess(Fingerprint.from_bytes(page.fingerprint), host(page.url))
    except ValueError:  # no fingerprint, or one of another version
        return "", False
    return (guess.section, True) if guess.is_sure and guess.section != "opinion" else ("", False)


def _is_elsewhere(article: Article, page: Page) -> bool:
    """Whether an article that was read is led to another publisher's page now.

    Whoever can redirect could else say things in the other's name: its page would become the article's newest state and
    the redirector's words the earlier ones.
    """
    if article.read_at is None:
        return False
    was = registrable_domain(article.canonical_url or article.url)
    return was != registrable_domain(page.url) and _publisher(article, page) != article.publisher


def _home(article: Article, page: Page) -> dict[str, Any]:
    """Where to read it from now on: another domain's page is asked for there, not through whoever led us to it."""
    domain = registrable_domain(page.url)
    return (
        {"url": fit_address(page.url), "domain": domain} if fit_address(page.url) and domain != article.domain else {}
    )


def _publisher(article: Article, page: Page) -> Publisher:
    found_in = article.feed.publisher if article.feed is not None else None
    publisher = publisher_for(page.url, found_in)
    name = page.content.publisher_name
    if not name and publisher == found_in and article.feed is not None:
        name = name_in(article.feed.title)
    return publisher_of(publisher.domain, name=name, language=page.content.language)


def _claim_addresses(article: Article, page: Page) -> Article | None:
    """Write down the page's addresses as the article's; the other article that one of them already leads to, if any."""
    wanted = _addresses(page.url, page.content.canonical_url)
    rows = [Address(url=url, article_id=article.pk) for url in wanted]
    Address.objects.bulk_create(rows, ignore_conflicts=True)
    others = Address.objects.filter(url__in=wanted).exclude(article_id=article.pk).select_related("article")
    return next((row.article for row in others if same_piece(row.article, page.content)), None)


def _addresses(url: str, canonical_url: str) -> list[str]:
    """Canonical forms, sorted.

    A canonical link to a front page is the page's mistake, and one to another domain names the source of a copy.
    """
    domain = registrable_domain(url)
    found = set()
    for address in (url, canonical_url):
        try:
            clean = canonical(address)
        except AddressError:
            continue
        parts = urlsplit(clean)
        if registrable_domain(clean) == domain and (parts.path.strip("/") or parts.query):
            found.add(clean)
    return sorted(found)


def same_piece(known: Article, content: ArticleContent) -> bool:
    """Whether a known article, to which a page's canonical link leads, is that page.

    Some publishers give all their pages the canonical link of one: a link alone must not make one article of two.
    """
    if not known.title or not content.title:
        return True
    titles = (known.title[:TITLE_COMPARED].casefold(), content.title[:TITLE_COMPARED].casefold())
    if SequenceMatcher(None, *titles, autojunk=False).ratio() >= LIKE_TITLE:
        return True
    opening = _squeezed(text_blocks.plain_text(content.blocks))[:TITLE_COMPARED]
    return bool(opening) and _squeezed(known.text)[:TITLE_COMPARED] == opening


def _end_double(article: Article, known: Article) -> None:
    """Let all addresses lead to the known article. A row that was never in the paper ends, another is withdrawn."""
    Address.objects.filter(article_id=article.pk).update(article_id=known.pk)
    held = Article.objects.filter(pk=article.pk)  # this transaction has written the row, so nobody places it meanwhile
    if held.filter(sequence__isnull=True).exists():
        held.delete()
        return
    Article.objects.filter(pk=article.pk).update(state=ArticleState.READ, reason=DOUBLE, next_read_at=None)


def end_reading(article: Article, fields: Mapping[str, Any]) -> bool:
    """End the lease of an article whose page brought no content; False when the lease was lost."""
    texts = {name: value for name, value in fields.items() if isinstance(value, str)}
    rest = {name: value for name, value in fields.items() if name not in texts}
    return leases.finish(article, **fit_fields(Article, texts), **rest)
