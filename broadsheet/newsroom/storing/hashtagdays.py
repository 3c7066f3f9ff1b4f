"""The days of hashtags counted, and which hashtags trend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Case, Count, F, Min, Q, QuerySet, Sum, When

from broadsheet.newsroom.models import ArticleHashtag, Hashtag, HashtagDay
from broadsheet.stories import trends

CHUNK = 100  # days of hashtags that are counted in one transaction
CANDIDATES = 1000  # hashtags with the most publishers of late
MOST_TRENDING = 200
DAY = timedelta(days=1)

# One owner's papers are one voice, and so is the original with all its copies.
VOICE = Case(
    When(article__publisher__owner="", then=F("article__publisher__domain")), default="article__publisher__owner"
)
VOICES = Count(VOICE, distinct=True, filter=Q(article__copy_of=None))


def recount() -> set[int]:
    """Count some of the days that ask for it; returns their hashtags, none when nothing asks."""
    with transaction.atomic():
        rows = list(HashtagDay.objects.filter(stale=True).order_by("day", "hashtag")[:CHUNK])
        HashtagDay.objects.filter(pk__in=[row.pk for row in rows]).update(stale=False)
        by_day: dict[date, dict[int, HashtagDay]] = defaultdict(dict)
        for row in rows:
            by_day[row.day][row.hashtag_id] = row
        for day, days in by_day.items():
            begin = datetime.combine(day, time(), UTC)
            counted = _tagged(days, begin).filter(published_at__lt=begin + DAY).annotate(articles=Count("id"))
            found = {pk: (articles, voices) for pk, articles, voices in counted.annotate(voices=VOICES)}
            for pk, row in days.items():
                row.article_count, row.publisher_count = found.get(pk, (0, 0))
        HashtagDay.objects.bulk_update(rows, ["article_count", "publisher_count"])
        HashtagDay.objects.filter(pk__in=[row.pk for row in rows if not row.article_count], stale=False).delete()
    return {row.hashtag_id for row in rows}


def _tagged(hashtag_ids: Collection[int], since: datetime) -> QuerySet[ArticleHashtag, tuple[int, ...]]:
    rows = ArticleHashtag.objects.filter(hashtag__in=hashtag_ids, published_at__gte=since)
    return rows.order_by().values_list("hashtag")


def write_bursts(now: datetime) -> int:
    """Decide which hashtags trend; returns how many. Five queries, whatever the paper's size."""
    since = now - DAY
    busiest = (
        HashtagDay.objects.filter(day__gte=since.date()).values_list("hashtag").annotate(sum=Sum("publisher_count"))
    )
    ids = [pk for pk, _ in busiest.filter(sum__gte=trends.LEAST).order_by("-sum", "hashtag")[:CANDIDATES]]
    tagged = _tagged(ids, since).filter(published_at__lte=now)
    recent: dict[int, int] = dict(tagged.annotate(voices=VOICES).values_list("hashtag", "voices"))
    past, known_days = _past(ids, since.date())
    trending = []
    for pk, publishers in recent.items():
        if burst := trends.burst(publishers, past[pk], known_days):
            expected = trends.expected(past[pk], known_days)
            trending.append(Hashtag(pk=pk, burst=burst, recent_publishers=publishers, recent_expected=expected))
    trending.sort(key=lambda each: (-each.burst, each.pk))
    del trending[MOST_TRENDING:]
    with transaction.atomic():
        Hashtag.objects.filter(burst__gt=0).exclude(pk__in=[each.pk for each in trending]).update(burst=0)
        Hashtag.objects.bulk_update(trending, ["burst", "recent_publishers", "recent_expected"])
    return len(trending)


def _past(hashtag_ids: Collection[int], today: date) -> tuple[dict[int, dict[int, int]], int]:
    """By hashtag the publishers so many days before ``today``; and for how many days there is a past at all."""
    rows = HashtagDay.objects.filter(day__lt=today, day__gte=today - timedelta(days=trends.DAYS))
    first = rows.filter(publisher_count__gte=2).aggregate(first=Min("day"))["first"]
    past: dict[int, dict[int, int]] = defaultdict(dict)
    for pk, day, publishers in rows.filter(hashtag__in=hashtag_ids).values_list("hashtag", "day", "publisher_count"):
        past[pk][(today - day).days] = publishers
    return past, (today - first).days if first else 0
