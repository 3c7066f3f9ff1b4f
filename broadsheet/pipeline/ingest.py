"""Working until nothing is due: for the demo, and for runs that should end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from django.db.models import F

from broadsheet.newsroom.health import Backlog, backlog
from broadsheet.newsroom.models import Article, ArticleState, Feed, FeedState
from broadsheet.pipeline import topics
from broadsheet.pipeline.desk import Desk
from broadsheet.pipeline.workers import Workers

LOOK = 0.25  # seconds between two looks at what is left
QUIET = 8  # looks in a row with nothing due: the placer reviews its stories a second after the last came


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a run has come."""

    feeds: int  # polled at least once, of
    all_feeds: int
    read: int  # read, refused or failed, of
    found: int
    placed: int
    left: Backlog


def work_until_done(desk: Desk, progress: Callable[[Tally], None], stop: Event, *, idle: float = 0.1) -> Tally:
    """Run the workers of this process until nothing is due, here or elsewhere, or until ``stop`` is set."""
    workers = Workers(desk, idle=idle)
    workers.start()
    quiet = 0
    try:
        while quiet < QUIET and not stop.wait(LOOK):
            current = tally(desk)
            progress(current)
            quiet = 0 if current.left else quiet + 1
    finally:
        workers.stop()
    if not stop.is_set():
        topics.tend(desk.clock())
    return tally(desk)


def tally(desk: Desk) -> Tally:
    """How far the paper has come at this moment."""
    articles = Article.objects.all()
    return Tally(
        feeds=Feed.objects.filter(last_polled_at__isnull=False).count(),
        all_feeds=Feed.objects.count(),
        read=articles.exclude(state=ArticleState.FOUND).count(),
        found=articles.count(),
        placed=articles.filter(state=ArticleState.PLACED).count(),
        left=backlog(desk.clock(), desk.config.data_dir / "index"),
    )


def make_due(desk: Desk) -> None:
    """Have every feed polled and every article of the paper read again now."""
    now = desk.clock()
    Feed.objects.filter(state=FeedState.ACTIVE).update(next_poll_at=now, etag="", last_modified="")
    Article.objects.filter(state=ArticleState.PLACED).update(next_read_at=now, attempts=F("attempts") * 0)
