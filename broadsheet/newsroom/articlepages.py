"""Queries for the page of one article."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from broadsheet.newsroom.editions import TEASER_FIELDS
from broadsheet.newsroom.models import Article, ArticleHashtag, ArticleState, Revision

HASHTAGS_SHOWN = 8
REVISIONS_SHOWN = 10
SAME_STORY_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Turn:
    """The neighbours of an article in its story, by time."""

    earlier: Article | None
    later: Article | None


def article(pk: int) -> Article | None:
    """The article as a page shows it, with publisher and story; None unless it is in the paper or about to be."""
    shown = (ArticleState.READ, ArticleState.PLACED)
    rows = Article.objects.filter(pk=pk, state__in=shown).select_related("publisher", "story", "copy_of__publisher")
    return rows.defer("copy_of__blocks", "copy_of__text", "copy_of__fingerprint").first()


def cited(ids: Collection[int]) -> dict[int, Article]:
    """Articles that findings point to, with their publishers, by id."""
    rows = Article.objects.filter(pk__in=ids, state=ArticleState.PLACED)
    return {row.pk: row for row in rows.select_related("publisher").only(*TEASER_FIELDS, "publisher")}


def original(pk: int) -> Article | None:
    """A copied article together with what it copies; None where it is no copy."""
    rows = Article.objects.filter(pk=pk, state=ArticleState.PLACED, copy_of__isnull=False)
    return rows.select_related("publisher", "copy_of__publisher").first()


def revisions(article_id: int) -> list[Revision]:
    """The article's earlier states, latest first."""
    return list(Revision.objects.filter(article_id=article_id).order_by("-replaced_at", "-id")[:REVISIONS_SHOWN])


def hashtags(article_id: int) -> list[ArticleHashtag]:
    """The article's hashtags, heaviest first."""
    rows = ArticleHashtag.objects.filter(article_id=article_id).select_related("hashtag")
    return list(rows.order_by("-weight", "id")[:HASHTAGS_SHOWN])


def turn(found: Article) -> Turn:
    """The articles before and after this one in its story; copies are passed over."""
    if not found.story_id or not found.published_at:
        return Turn(None, None)
    rows = Article.objects.filter(story_id=found.story_id, state=ArticleState.PLACED, copy_of=None).exclude(pk=found.pk)
    rows = rows.select_related("publisher").only(*TEASER_FIELDS, "publisher")
    same = {"published_at": found.published_at}
    earlier = rows.filter(published_at__lte=found.published_at).exclude(**same, id__gt=found.pk)
    later = rows.filter(published_at__gte=found.published_at).exclude(**same, id__lt=found.pk)
    return Turn(
        earlier.order_by("-published_at", "-id").first(),
        later.order_by("published_at", "id").first(),
    )


def of_same_story(found: Article) -> list[Article]:
    """What other publishers say in the same story: one article each, the latest, no copies; with fingerprints."""
    if not found.story_id:
        return []
    rows = (
        Article.objects.filter(story_id=found.story_id, state=ArticleState.PLACED, copy_of=None)
        .exclude(publisher_id=found.publisher_id)
        .select_related("publisher")
        .only(*TEASER_FIELDS, "publisher", "fingerprint")
        .order_by("-published_at", "-id")[: SAME_STORY_SHOWN * 2]
    )
    by_publisher: dict[int, Article] = {}
    for row in rows:
        by_publisher.setdefault(row.publisher_id, row)
    return list(by_publisher.values())[:SAME_STORY_SHOWN]


def with_fingerprints(ids: Collection[int]) -> list[Article]:
    """The articles of a word search that are no copies, with what ``stories.related`` decides on."""
    rows = Article.objects.filter(pk__in=ids, state=ArticleState.PLACED, copy_of=None)
    return list(rows.select_related("publisher").only(*TEASER_FIELDS, "publisher", "fingerprint"))
