"""Queries for the page of one hashtag, and for the list of those that trend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Count, DateField, Exists, Func, OuterRef, QuerySet, Sum
from django.db.models.functions import Left

from broadsheet.newsroom import display
from broadsheet.newsroom.editions import of_stories
from broadsheet.newsroom.models import (
    Article,
    ArticleHashtag,
    ArticleState,
    Hashtag,
    HashtagDay,
    Standing,
    StoryHashtag,
)
from broadsheet.newsroom.publisherpages import LIST_FIELDS
from broadsheet.stories.telling import Passage, told

DAYS_CHARTED = 30
STORIES_SHOWN = 12
ARTICLES_SHOWN = 30
TOGETHER_SHOWN = 8
TOGETHER_STORIES = 60  # the latest ones, whose hashtags are counted
PASSAGES = 40  # the latest articles in which a sentence is looked for
PASSAGE_CHARACTERS = 1_500
TRENDING_SHOWN = 24
MOST_USED_SHOWN = 60
TRENDING_STORIES = timedelta(hours=48)  # a trending hashtag is shown in the languages of its stories since


def hashtag(key: str) -> Hashtag | None:
    """The hashtag, with the one that it was merged into, or None."""
    return Hashtag.objects.select_related("merged_into").filter(key=key.casefold()).first()


@dataclass(frozen=True, slots=True)
class Day:
    """A day (of UTC) of a hashtag: its articles, and the independent publishers that wrote some of them themselves."""

    day: date
    articles: int
    publishers: int


def days(found: Hashtag, now: datetime) -> list[Day]:
    """Those of the last thirty days that have articles; two queries and thirty rows at most.

    Articles that came since the days were last counted are added; their publishers are not yet.
    """
    since = now.date() - timedelta(days=DAYS_CHARTED - 1)
    rows = HashtagDay.objects.filter(hashtag=found, day__gte=since, day__lte=now.date()).order_by("day")
    stale = [row.day for row in rows if row.stale]
    late = _counted(found, min(stale)) if stale else {}
    held = [Day(row.day, late.get(row.day, row.article_count), row.publisher_count) for row in rows]
    return [day for day in held if day.articles]


def _counted(found: Hashtag, since: date) -> dict[date, int]:
    rows = ArticleHashtag.objects.filter(hashtag=found, published_at__gte=datetime.combine(since, time(), UTC))
    # DATE is UTC on both databases; TruncDate calls Python for each row on SQLite: 42 ms for 8,000 of them
    by_day = rows.annotate(day=Func("published_at", function="DATE", output_field=DateField())).values_list("day")
    return dict(by_day.annotate(number=Count("id")).order_by("day"))


def about(found: Hashtag, language: str) -> list[tuple[str, Article]]:
    """One or two sentences that say what the hashtag is about, each with the article in which it stands."""
    latest = ArticleHashtag.objects.filter(hashtag=found).order_by("-published_at", "-id")
    ids = list(latest.values_list("article_id", flat=True)[:PASSAGES])
    rows = Article.objects.filter(pk__in=ids, state=ArticleState.PLACED, copy_of=None).select_related("publisher")
    shown = rows.only(*LIST_FIELDS).annotate(beginning=Left("text", PASSAGE_CHARACTERS))
    known = {row.pk: row for row in shown}
    keys = {found.key, *Hashtag.objects.filter(merged_into=found).values_list("key", flat=True)}
    passages = [_passage(row, row.beginning) for row in known.values() if not row.opinion]
    return [(said.sentence, known[said.article_id]) for said in told(keys, language, passages)]


def _passage(article: Article, beginning: str) -> Passage:
    return Passage(
        article_id=article.pk,
        story_id=article.story_id,
        owner=article.publisher.owner or article.publisher.domain,
        language=article.language,
        text=beginning,
        limit=display.shown(article).limit,
    )


def trending(language: str, now: datetime, limit: int = TRENDING_SHOWN) -> list[Hashtag]:
    """Hashtags that trend on stories which the editions of this language have, the steepest first."""
    return list(_in(language, now).filter(burst__gt=0).order_by("-burst", "pk")[:limit])


def most_used(language: str, now: datetime) -> list[tuple[Hashtag, int]]:
    """The hashtags with the most independent publishers, day by day, of the last week, with that number."""
    week = HashtagDay.objects.filter(day__gt=now.date() - timedelta(days=7)).values_list("hashtag")
    busiest = week.annotate(number=Sum("publisher_count")).order_by("-number", "hashtag")[: 4 * MOST_USED_SHOWN]
    numbers: dict[int, int] = dict(busiest.values_list("hashtag", "number"))
    known = {row.pk: row for row in _in(language, now).filter(pk__in=numbers)}
    return [(known[pk], number) for pk, number in numbers.items() if pk in known][:MOST_USED_SHOWN]


def _in(language: str, now: datetime) -> QuerySet[Hashtag]:
    """Hashtags of a story that stands in this language's editions and was lately told."""
    standing = Standing.objects.filter(story=OuterRef("story"), language=language, country="")
    since = now - TRENDING_STORIES
    told_lately = StoryHashtag.objects.filter(Exists(standing), hashtag=OuterRef("pk"), last_at__gte=since)
    return Hashtag.objects.filter(Exists(told_lately))


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
