from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.newsroom import leases
from broadsheet.newsroom.models import Article, Hashtag, Story
from broadsheet.pipeline import place, rebuild
from broadsheet.pipeline.clock import utc_now
from broadsheet.pipeline.desk import Desk
from broadsheet.search import Index

from .press import Press
from .steps import run_all, subscribe
from .test_place import snapshot, waiting
from .test_whole_way import paper

pytestmark = pytest.mark.django_db


def ignore(done: int, total: int) -> None:
    assert done <= total


def test_stories_are_the_same_again_under_the_same_addresses(papers: Press, desk: Desk) -> None:
    for host in ("courier", "herald"):
        subscribe(paper(papers, host, range(3)), desk)
    run_all(desk)
    before = dict(Article.objects.values_list("url", "story"))
    Hashtag.objects.update(article_count=7)

    assert rebuild.rebuild_stories(desk, ignore) == 6

    assert dict(Article.objects.values_list("url", "story")) == before
    assert sum(Story.objects.values_list("article_count", flat=True)) == 6
    for tag in Hashtag.objects.all():
        assert tag.article_count == tag.articles.count() > 0


def test_fingerprints_are_made_again_from_where_it_stopped(desk: Desk) -> None:
    rows = [waiting(number) for number in range(3)]
    wanted = [bytes(row.fingerprint) for row in rows]
    Article.objects.update(fingerprint=b"old")
    (desk.config.data_dir / "rebuild-fingerprints").write_text(str(rows[0].pk))

    assert rebuild.rebuild_fingerprints(desk, ignore) == 3

    prints = [bytes(print_) for print_ in Article.objects.order_by("pk").values_list("fingerprint", flat=True)]
    assert prints == [b"old", *wanted[1:]]
    assert not (desk.config.data_dir / "rebuild-fingerprints").exists()


def test_the_index_is_filled_again(papers: Press, desk: Desk) -> None:
    subscribe(paper(papers, "courier", range(3)), desk)
    run_all(desk)

    assert rebuild.rebuild_index(desk, ignore) == 3
    assert rebuild.rebuild_index(desk, ignore) == 3
    assert Index.open(desk.config.data_dir / "index").count() == 3


def test_a_placer_without_articles_leaves_no_trace(desk: Desk) -> None:
    assert rebuild.rebuild_stories(desk, ignore) == 0
    assert snapshot() == []


def test_a_dead_placer_is_waited_for(desk: Desk) -> None:
    leases.take_duty(place.DUTY, "dead", utc_now(), 0.7)

    rebuild.take_over(replace(desk, clock=utc_now), "rebuild")

    assert not leases.take_duty(place.DUTY, "another", utc_now(), 1)


def test_a_living_placer_is_not_pushed_aside(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "DUTY_SECONDS", -5.0)  # how long it is waited for, without the reserve of five
    leases.take_duty(place.DUTY, "alive", utc_now(), 60)

    with pytest.raises(rebuild.PlacerBusy):
        rebuild.take_over(replace(desk, clock=utc_now), "rebuild")
