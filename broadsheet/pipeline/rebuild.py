"""What is derived from articles, made again: fingerprints, places, findings, index. Killed, it goes on where it was."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from broadsheet.errors import BroadsheetError
from broadsheet.newsroom import leases
from broadsheet.newsroom.health import findings_due
from broadsheet.newsroom.models import Article, ArticleHashtag, ArticleState, Hashtag, Story
from broadsheet.pipeline import analyse, index, topics
from broadsheet.pipeline.desk import Desk
from broadsheet.pipeline.place import DUTY, DUTY_SECONDS, Placer
from broadsheet.search import Writer
from broadsheet.stories import fingerprint

BATCH = 100
Progress = Callable[[int, int], None]  # done, of how many


class PlacerBusy(BroadsheetError):
    """Another process places and does not let go."""


def rebuild_fingerprints(desk: Desk, progress: Progress) -> int:
    """Make every article's fingerprint again; returns how many. A file in the data directory keeps how far it came."""
    place = desk.config.data_dir / "rebuild-fingerprints"
    rows = Article.objects.exclude(text="")
    total, done = rows.count(), rows.filter(pk__lte=_read(place)).count()
    for batch in _batches(_read(place)):
        for article in batch:
            article.fingerprint = fingerprint(article.title, article.text, article.language, article.url).to_bytes()
        Article.objects.bulk_update(batch, ["fingerprint"])
        place.write_text(str(batch[-1].pk), encoding="ascii")
        done += len(batch)
        progress(done, total)
    place.unlink(missing_ok=True)
    return done


def _batches(after: int) -> Iterator[list[Article]]:
    while True:
        rows = Article.objects.exclude(text="").filter(pk__gt=after).order_by("pk")
        batch = list(rows.only("title", "text", "language", "url")[:BATCH])
        if not batch:
            return
        yield batch
        after = batch[-1].pk


def _read(path: Path) -> int:
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def rebuild_stories(desk: Desk, progress: Progress) -> int:
    """Place every article again, from the first; returns how many.

    A story keeps its address when its first article founds one again. The rows are the queue: killed in between, the
    next placer, whoever it is, goes on. Raises PlacerBusy while another process keeps placing.
    """
    holder = f"rebuild/{time.time_ns()}"
    take_over(desk, holder)
    placed = Article.objects.filter(state=ArticleState.PLACED)
    placed.update(state=ArticleState.READ)
    total = Article.objects.filter(state=ArticleState.READ).count()
    placer, done = Placer(desk.config, holder), 0
    while step := placer.step(desk.clock()):
        done += step
        progress(done, total)
    placer.leave()
    recount_hashtags()
    topics.tend(desk.clock())
    return done


def take_over(desk: Desk, holder: str) -> None:
    """Take the placer's duty; a dead placer's ends by itself after half a minute."""
    deadline = time.monotonic() + DUTY_SECONDS + 5
    while not leases.take_duty(DUTY, holder, desk.clock(), DUTY_SECONDS):
        if time.monotonic() > deadline:
            raise PlacerBusy("Another process is placing articles; end `broadsheet serve` and `broadsheet work` first.")
        time.sleep(0.5)


def recount_hashtags() -> None:
    """Make the number of articles on each hashtag true, and forget hashtags without one."""
    counted = ArticleHashtag.objects.filter(hashtag=OuterRef("pk")).values("hashtag")
    numbers = counted.annotate(number=Count("pk")).values("number")
    Hashtag.objects.annotate(true_count=Coalesce(Subquery(numbers), 0)).exclude(article_count=F("true_count")).update(
        article_count=Coalesce(Subquery(numbers), 0)
    )
    Hashtag.objects.filter(article_count=0, stories__isnull=True, merged_into=None, merged=None).delete()


def rebuild_findings(desk: Desk, progress: Progress) -> int:
    """Make all findings again that are missing or outdated; returns how many articles and stories were looked at.

    The rows are the queue: killed in between, any worker goes on.
    """
    now = desk.clock()
    Article.objects.filter(state=ArticleState.PLACED, copy_of=None).update(analyse_at=now)
    Story.objects.filter(article_count__gt=1).update(analyse_at=now)
    total = findings_due()
    while analyse.step(desk):
        progress(total - findings_due(), total)
    return total


def rebuild_index(desk: Desk, progress: Progress) -> int:
    """Fill the word index anew; returns how many rows it followed. Raises IndexBusy while another process writes it."""
    done, total = 0, Article.objects.filter(sequence__isnull=False).count()
    with Writer.rebuild(desk.config.data_dir / "index") as writer:
        while step := index.step(writer):
            done += step
            progress(done, total)
    return done
