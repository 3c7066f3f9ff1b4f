"""How the paper is doing, in numbers: for ``/health``, ``/metrics``, ``status`` and ``doctor``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db.models import Count, Max, Min

from broadsheet.newsroom.models import Article, ArticleState, Domain, Feed, FeedState, Hashtag, Publisher, Story
from broadsheet.search.schema import read_small

FAILING = 3  # failures in a row; one or two are a publisher's deployment


@dataclass(frozen=True, slots=True)
class Health:
    """The state of the pipeline at one moment. Ages are in seconds."""

    publishers: int
    stories: int
    hashtags: int
    feeds: dict[str, int]  # state → number
    feeds_due: int
    feeds_failing: int
    articles: dict[str, int]  # state → number
    articles_due: int
    domains_waiting: int  # whose next request is in the future
    leases_held: int
    leases_expired: int  # whose workers died or hang
    oldest_due: float  # how long the longest waiting feed has been due
    placer_lag: int  # articles read and not placed
    findings_due: int  # articles and stories placed and not analysed
    sequence: int
    index_sequence: int
    last_success_at: datetime | None

    @property
    def index_lag(self) -> int:
        """Places that the index of this machine has not followed yet."""
        return max(0, self.sequence - self.index_sequence)


@dataclass(frozen=True, slots=True)
class Failing:
    """A feed that keeps failing, and why."""

    url: str
    publisher: str
    attempts: int
    error: str
    state: str
    last_success_at: datetime | None


def health(now: datetime, index: Path) -> Health:
    """All numbers, in a dozen queries on indexes."""
    active = Feed.objects.filter(state=FeedState.ACTIVE)
    oldest = active.aggregate(oldest=Min("next_poll_at"))["oldest"]
    articles = _by_state(Article)
    held = [_leased(Feed, now), _leased(Article, now)]
    return Health(
        publishers=Publisher.objects.count(),
        stories=Story.objects.filter(merged_into=None).count(),
        hashtags=Hashtag.objects.count(),
        feeds=_by_state(Feed),
        feeds_due=active.filter(next_poll_at__lte=now).count(),
        feeds_failing=active.filter(attempts__gte=FAILING).count(),
        articles=articles,
        articles_due=Article.objects.filter(next_read_at__lte=now).count(),
        domains_waiting=Domain.objects.filter(next_fetch_at__gt=now).count(),
        leases_held=sum(number for number, _ in held),
        leases_expired=sum(number for _, number in held),
        oldest_due=max(0.0, (now - oldest).total_seconds()) if oldest else 0.0,
        placer_lag=articles.get(ArticleState.READ, 0),
        findings_due=findings_due(),
        sequence=Article.objects.aggregate(last=Max("sequence"))["last"] or 0,
        index_sequence=index_sequence(index),
        last_success_at=Feed.objects.aggregate(last=Max("last_success_at"))["last"],
    )


def findings_due() -> int:
    """How many articles and stories wait for the analysis, or are being analysed."""
    articles = Article.objects.filter(state=ArticleState.PLACED, analyse_at__isnull=False)
    return articles.count() + Story.objects.filter(analyse_at__isnull=False).count()


def index_sequence(index: Path) -> int:
    """The cursor of the word index in this folder, 0 where there is none."""
    try:
        return int(read_small(index / "sequence") or 0)
    except ValueError:
        return 0


def failing_feeds(limit: int = 50) -> Sequence[Failing]:
    """Feeds that failed more than once in a row, worst first."""
    rows = Feed.objects.filter(attempts__gte=2).exclude(state=FeedState.PAUSED).select_related("publisher")
    return [
        Failing(row.url, row.publisher.name, row.attempts, row.last_error, row.state, row.last_success_at)
        for row in rows.order_by("-attempts", "pk")[:limit]
    ]


def failure_reasons(limit: int = 10) -> list[tuple[str, str, int]]:
    """(state, reason, number) of articles that are not in the paper, most frequent first."""
    rows = Article.objects.filter(state__in=[ArticleState.REFUSED, ArticleState.FAILED])
    counted = rows.values_list("state", "reason").annotate(number=Count("pk")).order_by("-number", "state", "reason")
    return [(state, reason, number) for state, reason, number in counted[:limit]]


def _by_state(model: type[Article] | type[Feed]) -> dict[str, int]:
    return dict(model._default_manager.values_list("state").annotate(number=Count("pk")).order_by("state"))


def _leased(model: type[Article] | type[Feed], now: datetime) -> tuple[int, int]:
    """How many leases are held, and how many have run out without being given back."""
    rows = model._default_manager.filter(leased_until__isnull=False)
    held = rows.filter(leased_until__gte=now).count()
    return held, rows.count() - held


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is due at one moment and not done."""

    feeds: int
    articles: int
    places: int
    findings: int
    index: int

    def __bool__(self) -> bool:
        return bool(self.feeds or self.articles or self.places or self.findings or self.index)


def backlog(now: datetime, index: Path) -> Backlog:
    """What the workers have to do until nothing is due; work that somebody holds a lease of counts as not done."""
    last = Article.objects.aggregate(last=Max("sequence"))["last"] or 0
    return Backlog(
        feeds=Feed.objects.filter(state=FeedState.ACTIVE, next_poll_at__lte=now).count(),
        articles=Article.objects.filter(next_read_at__lte=now).count(),
        places=Article.objects.filter(state=ArticleState.READ).count(),
        findings=findings_due(),
        index=max(0, last - index_sequence(index)),
    )
