from __future__ import annotations

from datetime import timedelta

import pytest

from broadsheet.newsroom import leases, models
from broadsheet.newsroom.models import Article, ArticleHashtag, ArticleState, Hashtag, Standing, Story, StoryHashtag
from broadsheet.newsroom.storing import expiry, placements
from broadsheet.pipeline import place
from broadsheet.pipeline.desk import Desk
from broadsheet.pipeline.place import DUTY, PATIENCE, Placer, load_window
from broadsheet.stories import Reason, StoryChange, Why, Window, fingerprint

from ..newsroom.factory import article
from .press import NOW, report
from .steps import place_all

pytestmark = pytest.mark.django_db


def waiting(number: int, host: str = "courier", **fields: object) -> Article:
    """An article in state read; equal numbers have equal texts."""
    title, paragraphs = report(number)
    text = "\n\n".join(paragraphs)
    print_ = fingerprint(title, text, "en").to_bytes()
    defaults = {"title": title, "text": text, "language": "en", "fingerprint": print_, "read_at": NOW, "words": 120}
    defaults |= {"state": ArticleState.READ, "next_read_at": None}
    return article(f"https://{host}.example/{number}", **(defaults | fields))


def snapshot() -> list[tuple[object, ...]]:
    rows = Article.objects.order_by("pk").values_list("pk", "story", "copy_of", "state", "sequence")
    tags = ArticleHashtag.objects.order_by("article", "hashtag").values_list("article", "hashtag", "weight")
    return [*rows, *tags, *Standing.objects.order_by("pk").values_list("story", "language", "country", "lead")]


def test_placing_twice_changes_nothing(desk: Desk) -> None:
    for number in range(3):
        waiting(number)
    place_all(desk)
    before = snapshot()

    assert place_all(desk) == 0
    assert snapshot() == before


def test_an_article_that_is_placed_again_keeps_its_story(desk: Desk) -> None:
    row = waiting(1)
    place_all(desk)
    row.refresh_from_db()
    story = row.story_id
    Article.objects.update(state=ArticleState.READ)

    place_all(desk)

    row.refresh_from_db()
    assert (row.story_id, row.sequence) == (story, 2)
    assert Story.objects.count() == 1


def test_an_original_that_is_found_late_becomes_the_original(desk: Desk) -> None:
    later, latest = (
        waiting(1, host, published_at=NOW - timedelta(hours=hours)) for host, hours in (("courier", 2), ("herald", 1))
    )
    place_all(desk)
    first = waiting(1, "agency", published_at=NOW - timedelta(hours=5))
    place_all(desk)

    assert list(Article.objects.order_by("pk").values_list("copy_of", flat=True)) == [first.pk, first.pk, None]
    assert Story.objects.get().article_count == 3
    later.refresh_from_db()
    latest.refresh_from_db()
    assert sorted([later.sequence or 0, latest.sequence or 0]) == [4, 5]
    assert placements.last_sequence() == 5


def test_what_was_read_waits_for_older_articles_while_others_are_read(desk: Desk) -> None:
    placer = Placer(desk.config, "mine")
    waiting(1)
    other = article("https://herald.example/2", state=ArticleState.FOUND, next_read_at=NOW)

    assert placer.step(NOW + PATIENCE / 2) == 0
    assert placer.step(NOW + PATIENCE) == 1
    waiting(3)
    assert placer.step(NOW + PATIENCE / 2) == 0
    other.next_read_at = None
    other.save()
    assert placer.step(NOW + PATIENCE / 2) == 1


def test_articles_are_placed_in_the_order_of_publication(desk: Desk) -> None:
    newer, older = waiting(1, published_at=NOW), waiting(2, published_at=NOW - timedelta(hours=1))
    place_all(desk)
    newer.refresh_from_db()
    older.refresh_from_db()
    assert (older.sequence, newer.sequence) == (1, 2)


def test_another_placer_waits_for_the_duty(desk: Desk) -> None:
    waiting(1)
    assert leases.take_duty(DUTY, "another", NOW, 30)

    assert Placer(desk.config, "mine").step(NOW) == 0
    assert Placer(desk.config, "mine").step(NOW + timedelta(seconds=31)) == 1


def test_a_placer_that_comes_back_sees_what_another_placed(desk: Desk) -> None:
    first, second = Placer(desk.config, "first"), Placer(desk.config, "second")
    waiting(1)
    first.step(NOW)
    first.leave()
    waiting(1, "herald")
    second.step(NOW)
    second.leave()
    waiting(1, "gazette")

    first.step(NOW)

    assert Story.objects.get().article_count == 3


def test_a_failure_leaves_the_tables_as_they_were_and_the_placer_fit(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    placer = Placer(desk.config, "mine")
    waiting(1)
    waiting(2)
    with monkeypatch.context() as patch:
        patch.setattr("broadsheet.pipeline.place.hashtags_of", lambda row: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            placer.step(NOW)
    assert not Story.objects.exists()
    assert not Article.objects.exclude(state=ArticleState.READ).exists()

    assert placer.step(NOW) + placer.step(NOW) == 2
    assert sum(Story.objects.values_list("article_count", flat=True)) == 2


def test_one_article_that_cannot_be_placed_does_not_stop_the_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    placer = Placer(desk.config, "mine")
    bad, *good = (waiting(number) for number in range(1, 6))
    real = place.hashtags_of

    def torn(row: Article) -> object:
        return 1 / 0 if row.pk == bad.pk else real(row)

    monkeypatch.setattr(place, "hashtags_of", torn)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            placer.step(NOW)
    while placer.step(NOW):
        pass

    bad.refresh_from_db()
    assert (bad.state, bad.reason) == (ArticleState.FAILED, placements.UNPLACEABLE)
    assert "ZeroDivisionError" in bad.last_error
    assert Article.objects.filter(state=ArticleState.PLACED).count() == len(good)


def test_what_was_withdrawn_leaves_nothing_behind(desk: Desk) -> None:
    row = waiting(1, published_at=NOW - timedelta(days=400), found_at=NOW - timedelta(days=400))
    place_all(desk)
    assert Hashtag.objects.filter(article_count=1).exists()

    assert expiry.expire(NOW, 365) == 1
    place_all(desk)

    row.refresh_from_db()
    assert (row.state, row.reason, row.text, row.story) == (ArticleState.REFUSED, "expired", "", None)
    assert row.addresses.exists()
    for derived in (Story, Standing, StoryHashtag):
        assert not derived.objects.exists()
    assert not Hashtag.objects.filter(article_count__gt=0).exists()
    assert expiry.expire(NOW, 365) == 0


def test_an_archive_is_placed_with_the_window_of_its_own_days(desk: Desk) -> None:
    placer = Placer(desk.config, "mine")
    for days, host in ((400, "courier"), (399, "herald")):
        waiting(1, host, published_at=NOW - timedelta(days=days))
        placer.step(NOW)
        placer.step(NOW + timedelta(minutes=2))  # time for a review, which forgets what is old

    assert Story.objects.get().article_count == 2


def test_the_window_holds_no_more_than_it_may(desk: Desk) -> None:
    for number in range(120):
        waiting(number, published_at=NOW - timedelta(minutes=number))
    place_all(desk)

    assert len(load_window(14, 1000, NOW)) == 120
    assert len(load_window(14, 100, NOW)) == 100
    placer = Placer(desk.config.model_copy(update={"story_window_articles": 100}), "mine")
    waiting(500)
    placer.step(NOW)
    placer._since_review = 1
    placer.step(NOW + timedelta(minutes=2))
    assert placer._window is not None
    assert len(placer._window) <= 110


class Reviewing(Window):
    """A window whose review answers what a test gives it."""

    changes: tuple[StoryChange, ...] = ()

    def review(self, now: object) -> tuple[StoryChange, ...]:
        del now
        given, type(self).changes = self.changes, ()
        return given


def test_a_review_merges_and_parts_stories(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("broadsheet.pipeline.place.Window", Reviewing)
    placer = Placer(desk.config, "mine")
    first, second = waiting(1), waiting(1, "herald")
    placer.step(NOW)
    Article.objects.filter(pk=second.pk).update(story=None)
    first.refresh_from_db()
    assert first.story_id
    Reviewing.changes = (StoryChange((first.pk,), first.story_id, None, Reason(Why.SPLIT)),)

    placer.step(NOW + timedelta(minutes=2))

    first.refresh_from_db()
    old, new = Story.objects.order_by("pk")
    assert (first.story_id, first.placed_for["code"], first.sequence) == (new.pk, "split", 3)
    assert (old.merged_into_id, old.article_count, new.article_count) == (new.pk, 0, 1)
    assert not Standing.objects.filter(story=old).exists()
    kept = models.StoryChange.objects.get()
    assert (kept.from_story, kept.to_story, kept.article_count, kept.at) == (old, new, 1, NOW + timedelta(minutes=2))
    assert kept.because == {"code": "split", "words": []}
