"""Queries for outgoing feeds: whole articles, latest first, few of them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from broadsheet.newsroom.models import Article, ArticleHashtag, ArticleState, Hashtag, Publisher


def of_story(story_id: int, limit: int) -> list[Article]:
    """The story's articles without copies."""
    return list(_printed().filter(story_id=story_id, copy_of=None).order_by("-published_at", "-id")[:limit])


def of_hashtag(key: str, limit: int) -> tuple[str, list[Article]]:
    """The hashtag's label and articles; ("", []) where there is none."""
    found = Hashtag.objects.select_related("merged_into").filter(key=key.casefold()).first()
    hashtag = (found.merged_into or found) if found else None
    if hashtag is None:
        return "", []
    rows = ArticleHashtag.objects.filter(hashtag=hashtag).order_by("-published_at", "-id")
    return hashtag.label, by_ids(list(rows.values_list("article_id", flat=True)[:limit]))


def of_publisher(domain: str, limit: int) -> tuple[str, list[Article]]:
    """The publisher's name and articles; ("", []) where there is none."""
    publisher = Publisher.objects.filter(domain=domain.lower()).first()
    if publisher is None:
        return "", []
    return publisher.name, list(_printed().filter(publisher=publisher).order_by("-published_at", "-id")[:limit])


def by_ids(ids: Sequence[int]) -> list[Article]:
    """The articles with these ids, in their order; those that are not in the paper are left out."""
    known = _printed().in_bulk(list(ids))
    return [known[pk] for pk in ids if pk in known]


def _printed() -> QuerySet[Article]:
    rows = Article.objects.filter(state=ArticleState.PLACED).select_related("publisher")
    return rows.defer("fingerprint")
