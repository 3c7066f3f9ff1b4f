"""Queries for the pages of publishers and feeds."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Count, Max, Q

from broadsheet.newsroom.editions import TEASER_FIELDS
from broadsheet.newsroom.models import Article, ArticleState, Feed, Publisher

ARTICLES_SHOWN = 40
DAYS_COUNTED = 30
LIST_FIELDS = (*TEASER_FIELDS, "publisher")


def publisher(domain: str) -> Publisher | None:
    """The publisher, or None."""
    return Publisher.objects.filter(domain=domain.lower()).first()


def articles(found: Publisher, *, before: tuple[datetime, int] | None = None) -> list[Article]:
    """Its articles in the paper, latest first; one more than a page shows."""
    rows = Article.objects.filter(publisher=found, state=ArticleState.PLACED)
    if before:
        rows = rows.filter(published_at__lte=before[0]).exclude(published_at=before[0], id__gte=before[1])
    rows = rows.select_related("publisher").only(*LIST_FIELDS)
    return list(rows.order_by("-published_at", "-id")[: ARTICLES_SHOWN + 1])


def feeds(found: Publisher) -> list[Feed]:
    """Its feeds."""
    return list(Feed.objects.filter(publisher=found).order_by("section", "url"))


def outcomes(found: Publisher, now: datetime) -> dict[tuple[str, str], int]:
    """How many of its pages of the last thirty days ended in which (state, reason)."""
    since = now - timedelta(days=DAYS_COUNTED)
    rows = Article.objects.filter(publisher=found, found_at__gte=since).values_list("state", "reason")
    return {(state, reason): number for state, reason, number in rows.annotate(number=Count("id"))}


def all_publishers() -> list[Publisher]:
    """Every publisher with ``feed_count``, ``failing`` (feeds) and ``changed_at``, by name."""
    rows = Publisher.objects.annotate(
        feed_count=Count("feeds"),
        failing=Count("feeds", filter=Q(feeds__attempts__gt=0)),
        changed_at=Max("feeds__last_changed_at"),
    )
    return list(rows.order_by("country", "name"))


def all_feeds(*, after: str = "", limit: int = 200) -> list[Feed]:
    """Feeds in the order of their publishers' domains and addresses, from after the address ``after``."""
    rows = Feed.objects.select_related("publisher").order_by("url")
    return list(rows.filter(url__gt=after)[:limit])
