"""Queries for the page of one hashtag."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Count, DateField, Func

from broadsheet.newsroom.editions import of_stories
from broadsheet.newsroom.models import Article, ArticleHashtag, ArticleState, Hashtag, Standing, StoryHashtag
from broadsheet.newsroom.publisherpages import LIST_FIELDS

DAYS_CHARTED = 30
STORIES_SHOWN = 12
ARTICLES_SHOWN = 30
TOGETHER_SHOWN = 8
TOGETHER_STORIES = 60  # the latest ones, whose hashtags are counted


def hashtag(key: str) -> Hashtag | None:
    """The hashtag, or None."""
    return Hashtag.objects.filter(key=key.casefold()).first()


def by_day(found: Hashtag, now: datetime) -> dict[date, int]:
    """The number of articles on each of the last thirty days that has any."""
    since = (now - timedelta(days=DAYS_CHARTED - 1)).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = ArticleHashtag.objects.filter(hashtag=found, published_at__gte=since)
    # DATE is UTC on both databases; TruncDate calls Python for each row on SQLite: 42 ms for 8,000 of them
    days = (
        rows.annotate(day=Func("published_at", function="DATE", output_field=DateField()))
        .values_list("day")
        .annotate(number=Count("id"))
    )
    return {day: number for day, number in days.order_by("day") if day}


def stories(found: Hashtag, language: str) -> list[Standing]:
    """The latest stories that carry the hashtag."""
    ids = StoryHashtag.objects.filter(hashtag=found).order_by("-last_at", "-id").values_list("story_id", flat=True)
    latest = list(ids[:STORIES_SHOWN])
    known = of_stories(latest, language)
    return [known[pk] for pk in latest if pk in known]


def articles(found: Hashtag, *, before: tuple[datetime, int] | None = None) -> list[tuple[int, datetime, Article]]:
    """(id to continue from, time, article), latest first; one more than a page shows."""
    rows = ArticleHashtag.objects.filter(hashtag=found)
    if before:
        rows = rows.filter(published_at__lte=before[0]).exclude(published_at=before[0], id__gte=before[1])
    latest = list(
        rows.order_by("-published_at", "-id").values_list("id", "published_at", "article_id")[: ARTICLES_SHOWN + 1]
    )
    shown = Article.objects.filter(state=ArticleState.PLACED).select_related("publisher").only(*LIST_FIELDS)
    known = shown.in_bulk([row[2] for row in latest])
    return [(pk, at, known[article]) for pk, at, article in latest if article in known]


def together(found: Hashtag) -> list[tuple[Hashtag, int]]:
    """Hashtags that stand on the same stories most often, with the number of those."""
    latest = StoryHashtag.objects.filter(hashtag=found).order_by("-last_at", "-id").values_list("story_id", flat=True)
    ids = list(latest[:TOGETHER_STORIES])
    rows = StoryHashtag.objects.filter(story_id__in=ids).exclude(hashtag=found).values_list("hashtag")
    counts = list(rows.annotate(number=Count("id")).order_by("-number", "hashtag")[:TOGETHER_SHOWN])
    known = Hashtag.objects.in_bulk([pk for pk, _ in counts])
    return [(known[pk], number) for pk, number in counts]
