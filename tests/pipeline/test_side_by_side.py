"""Analysts, the placer, rebuilding and expiry at work in one moment: none waits for the other for ever."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random
from threading import Thread
from time import monotonic

import pytest
from django.db import connection
from django.db.models import F

from broadsheet.newsroom.models import Article, ArticleName, ArticleState, Finding, Story
from broadsheet.pipeline import analyse, rebuild
from broadsheet.pipeline.clock import utc_now
from broadsheet.pipeline.desk import Desk
from broadsheet.pipeline.place import Placer

from .steps import place_all
from .test_place import waiting

SECONDS = 6.0
HOSTS = ("courier", "mercury", "herald")
REPORTS = 12
EXPIRED = 6


class Crew:
    """Threads that each do one thing over and over, and the errors that came of it."""

    def __init__(self) -> None:
        self.errors: list[Exception] = []
        self._end = monotonic() + SECONDS
        self._threads: list[Thread] = []

    def add(self, step: Callable[[], object]) -> None:
        self._threads.append(Thread(target=self._run, args=(step,)))

    def _run(self, step: Callable[[], object]) -> None:
        try:
            while monotonic() < self._end:
                step()
        except Exception as error:  # noqa: BLE001 - any is a failure, and told at the end
            self.errors.append(error)
        finally:
            connection.close()

    def work(self) -> None:
        for thread in self._threads:
            thread.start()
        for thread in self._threads:
            thread.join(60)
            assert not thread.is_alive()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite has one writer, and no two can wait for each other"
)
def test_nothing_is_lost_and_nobody_waits_for_ever(desk: Desk) -> None:
    desk, random = replace(desk, clock=utc_now), Random(7)
    now = utc_now()
    rows = [waiting(number, host, analyse_at=now, published_at=now) for number in range(REPORTS) for host in HOSTS]
    ids = [row.pk for row in rows]
    place_all(desk)
    placer, crew, gone = Placer(desk.config, "the placer"), Crew(), iter(ids[:EXPIRED])

    def change() -> None:
        """A page is read again, and says something else."""
        some = Article.objects.filter(pk=random.choice(ids[EXPIRED:]), state=ArticleState.PLACED)
        words = f"Ilse Corvane met {random.random()} people in Paris."
        some.update(text=words, state=ArticleState.READ, analyse_at=utc_now())

    def expire() -> None:
        some = Article.objects.filter(pk=next(gone, 0), state=ArticleState.PLACED)
        some.update(state=ArticleState.READ, reason="expired")

    def together() -> None:
        """Stories grow and shrink, as a review makes them do."""
        rebuild.rebuild_findings(desk, lambda done, total: None)

    for step in (lambda: analyse.step(desk),) * 2:
        crew.add(step)
    for each in (lambda: placer.step(utc_now()), change, expire, together):
        crew.add(each)
    crew.work()

    assert crew.errors == []
    placer.leave()
    place_all(desk)
    later = replace(desk, clock=lambda: utc_now() + timedelta(minutes=5))
    while analyse.step(later):
        pass
    held(ids)


def held(ids: list[int]) -> None:
    """What holds in every paper."""
    placed = Article.objects.filter(state=ArticleState.PLACED)
    assert set(placed.values_list("pk", flat=True)) == set(ids[EXPIRED:])
    assert not placed.filter(analyse_at__isnull=False).exists()
    assert not placed.filter(copy_of=None, findings__isnull=True).exists()
    assert not Story.objects.filter(analyse_at__isnull=False).exists()
    assert not Finding.objects.filter(article__in=ids[:EXPIRED]).exists()
    assert not ArticleName.objects.filter(article__in=ids[:EXPIRED]).exists()
    assert not Finding.objects.filter(story__article_count=1).exists()
    for story in Story.objects.filter(merged_into=None):
        assert story.article_count == story.articles.filter(state=ArticleState.PLACED).count()
    assert not Article.objects.filter(copy_of=F("pk")).exists()
