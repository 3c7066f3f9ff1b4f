"""How much of an article may be shown: the publisher's wish first, then the owner's."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q

from broadsheet.newsroom.models import Article, Display

EXCERPT_CHARACTERS = 320  # two or three sentences: what quotation law and "max-snippet" defaults leave undisputed
SENTENCE_ENDS = (". ", "! ", "? ", "؟ ", "। ", "。", "\n")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page may show of an article. ``limit`` is in characters; it is 0 where not a word may be shown."""

    full: bool
    limit: int = EXCERPT_CHARACTERS


def shown(article: Article) -> Shown:
    """The display rule of one article; its publisher must be loaded.

    ``noarchive`` asks that no copy is shown and ``max-snippet`` limits what is quoted (both of the robots meta tag),
    so either makes an excerpt of a full text, whatever the owner set.
    """
    limit = EXCERPT_CHARACTERS if article.max_snippet is None else min(article.max_snippet, EXCERPT_CHARACTERS)
    if article.noarchive or article.max_snippet is not None:
        return Shown(full=False, limit=limit)
    wish = article.publisher.display or settings.CONFIG.articles_shown
    return Shown(full=wish == Display.FULL, limit=limit)


def visible(article: Article) -> str:
    """The part of the article's stored text that may be quoted: all of it, or its beginning up to a sentence's end."""
    allowed = shown(article)
    if allowed.full or len(article.text) <= allowed.limit:
        return article.text
    head = article.text[: allowed.limit]
    return head[: max(head.rfind(mark) for mark in SENTENCE_ENDS) + 1]


def limited(ids: Collection[int]) -> dict[int, str]:
    """Of these articles those that are not shown in full: what of each may be quoted now.

    What was made of a text earlier may rest on more of it than its publisher, or the owner, lets be shown today.
    """
    wish = Q(publisher__display=Display.EXCERPT)
    if settings.CONFIG.articles_shown != "full":
        wish |= ~Q(publisher__display=Display.FULL)
    rows = Article.objects.filter(Q(noarchive=True) | Q(max_snippet__isnull=False) | wish, pk__in=ids)
    rows = rows.select_related("publisher").only("text", "noarchive", "max_snippet", "publisher__display")
    return {row.pk: visible(row) for row in rows}


def standfirst(article: Article, allowed: Shown) -> str:
    """The standfirst, unless the excerpt may hold so little that it would be said twice."""
    if article.standfirst and not allowed.full and allowed.limit < EXCERPT_CHARACTERS:
        return ""
    said = _letters(article.standfirst)
    repeated = _letters(article.text[: 2 * len(article.standfirst)]).startswith(said)
    return "" if repeated else article.standfirst


def _letters(text: str) -> str:
    """``text`` without signs and spaces, which publishers set differently in summary and body."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def excerpt(text: str, limit: int = EXCERPT_CHARACTERS) -> str:
    """The beginning of ``text``, at most ``limit`` characters, ended after a sentence or, failing that, a word."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    head = text[:limit]
    end = max(head.rfind(mark) for mark in SENTENCE_ENDS)
    if end >= limit // 3:
        return head[: end + 1].strip()
    word = head[: limit - 1].rfind(" ")
    return (head[:word] if word > limit // 2 else head[: limit - 1]).strip() + "…" if limit > 1 else ""
