from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

import pytest

from broadsheet.newsroom.models import Article, ArticleState, Standing, Story
from broadsheet.pipeline import recluster
from broadsheet.pipeline.desk import Desk
from broadsheet.pipeline.recluster import Archive

from .press import NOW
from .steps import place_all
from .test_place import waiting
from .test_rebuild import ignore

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SINCE = NOW - timedelta(days=5)


def archive(desk: Desk) -> Archive:
    return Archive(SINCE, desk.config.data_dir / f"recluster-{SINCE:%Y%m%dT%H%M%S}", 14, 1000)


def partition() -> set[frozenset[int]]:
    stories: dict[int | None, set[int]] = defaultdict(set)
    for pk, story in Article.objects.filter(state=ArticleState.PLACED).values_list("pk", "story"):
        stories[story].add(pk)
    return {frozenset(each) for each in stories.values()}


def fill(desk: Desk) -> None:
    """Two papers with the same ten reports, hours apart, and one that is older."""
    for number in range(10):
        for hours, host in enumerate(("courier", "herald")):
            waiting(number, host, published_at=NOW - timedelta(hours=90 - 5 * number - hours))
    waiting(3, "gazette", published_at=NOW - timedelta(days=6))
    place_all(desk)


def mix(desk: Desk) -> dict[int, int | None]:
    """Put every second article of the archive into one story, as a bad placer would; returns what was before."""
    fill(desk)
    before = dict(Article.objects.values_list("pk", "story"))
    late = Article.objects.filter(published_at__gte=SINCE)
    story = late.order_by("pk").values_list("story", flat=True).first()
    late.filter(pk__in=[pk for pk in before if pk % 2]).update(story=story, copy_of=None)
    return before


def test_an_archive_is_put_right_under_its_addresses(desk: Desk) -> None:
    before = mix(desk)

    assert recluster.recluster(desk, SINCE, ignore, ignore) == 20

    assert dict(Article.objects.values_list("pk", "story")) == before
    for story in Story.objects.filter(merged_into=None):
        assert story.article_count == story.articles.count() > 0
        assert Standing.objects.filter(story=story).exists()
    assert not list(desk.config.data_dir.glob("recluster-*"))


def test_the_result_is_the_same_each_time(desk: Desk) -> None:
    mix(desk)
    recluster.recluster(desk, SINCE, ignore, ignore)
    first, sequences = partition(), list(Article.objects.order_by("pk").values_list("sequence", flat=True))
    recluster.recluster(desk, SINCE, ignore, ignore)
    assert partition() == first
    assert list(Article.objects.order_by("pk").values_list("sequence", flat=True)) == sequences


@pytest.mark.parametrize("batches", [1, 2, 4])
def test_what_was_stopped_goes_on_to_the_same_end(desk: Desk, monkeypatch: pytest.MonkeyPatch, batches: int) -> None:
    monkeypatch.setattr(recluster, "BATCH", 4)
    monkeypatch.setattr(recluster, "WRITTEN", 3)
    mix(desk)
    whole = archive(desk)
    assert sum(whole.decide()) == 20
    expected = whole._log.read_bytes()
    whole.done()

    for _, stopped in zip(range(batches), archive(desk).decide(), strict=False):
        assert stopped
    torn = archive(desk)
    with torn._log.open("a", encoding="utf-8") as log:
        log.write('{"placed": [[1,')
    assert sum(torn.decide()) == 20
    assert torn._log.read_bytes() == expected

    for _, _ in zip(range(batches), torn.write(NOW), strict=False):
        pass
    recluster.recluster(desk, SINCE, ignore, ignore)
    stopped_in_writing = partition()
    recluster.recluster(desk, SINCE, ignore, ignore)
    assert partition() == stopped_in_writing


def test_a_story_that_is_emptied_leads_to_where_its_articles_went(desk: Desk) -> None:
    fill(desk)
    lone = Article.objects.filter(published_at__gte=SINCE).order_by("-pk").first()
    assert lone is not None
    before = lone.story_id
    apart = Story.objects.create(first_at=NOW, last_at=NOW, revised_at=NOW, article_count=1)
    Article.objects.filter(pk=lone.pk).update(story=apart, copy_of=None)

    recluster.recluster(desk, SINCE, ignore, ignore)

    lone.refresh_from_db()
    apart.refresh_from_db()
    assert lone.story_id == before
    assert (apart.merged_into_id, apart.article_count) == (before, 0)
