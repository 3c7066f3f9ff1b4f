"""Queries that turn the hits of the word index into rows."""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.newsroom.models import Article, ArticleState
from broadsheet.newsroom.publisherpages import LIST_FIELDS


def articles(ids: Iterable[int]) -> dict[int, Article]:
    """The articles that are (still) in the paper, by id."""
    return (
        Article.objects.filter(state=ArticleState.PLACED)
        .select_related("publisher")
        .only(*LIST_FIELDS)
        .in_bulk(set(ids))
    )


def latest_id() -> int:
    """The highest id of an article in the paper, 0 in an empty one."""
    return Article.objects.filter(state=ArticleState.PLACED).order_by("-pk").values_list("pk", flat=True).first() or 0
