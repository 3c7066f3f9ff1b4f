from __future__ import annotations

from datetime import timedelta

import pytest

from broadsheet.newsroom.models import Article, ArticleHashtag, Hashtag, HashtagDay, Story, StoryHashtag
from broadsheet.newsroom.storing import hashtagdays
from broadsheet.newsroom.storing.merging import merge, merge_alike
from broadsheet.newsroom.storing.tagging import set_hashtags, set_story_hashtags
from broadsheet.pipeline import topics
from broadsheet.stories import Tag
from broadsheet.stories.aliases import Likeness

from .test_hashtagpages import FLOOD, NOW, articles, tag

pytestmark = pytest.mark.django_db

EU, UNION = Tag("eu", "EU", 1.0), Tag("europeanunion", "EuropeanUnion", 1.0)


def told(number: int, *tags: Tag, paper: str = "paper", hours: float = 1.0) -> list[Article]:
    """One story of each number, told in one article for each tag."""
    rows = []
    for story_number in range(number):
        at = NOW - timedelta(hours=hours)
        story = Story.objects.create(first_at=at, last_at=at, revised_at=at)
        for each in tags:
            (row,) = articles(hours + story_number / 100, paper=f"{paper}-{each.key}", story=story)
            set_hashtags({row: (each,)})
            rows.append(row)
        set_story_hashtags({story.pk: [row.pk for row in rows if row.story_id == story.pk]})
    return rows


def test_tagging_twice_changes_nothing_and_untagging_takes_back() -> None:
    rows = articles(1, 2)
    for _ in range(2):
        hashtag = tag(*rows)
        assert (hashtag.article_count, hashtag.spellings) == (2, {})
    set_hashtags({rows[0]: ()})
    hashtagdays.recount()
    assert Hashtag.objects.get(key="flood").article_count == 1
    assert list(HashtagDay.objects.values_list("article_count", "stale")) == [(1, False)]


def test_the_spelling_that_is_used_most_is_shown_and_stays() -> None:
    for number, label in enumerate(("FLOOD", "Flood", "FLOOD", "Flood", "Flood", "Flood", "FLOOD", "FLOOD")):
        tag(*articles(number), tags=(Tag("flood", label, 1.0),))
    hashtag = Hashtag.objects.get(key="flood")
    assert (hashtag.label, hashtag.spellings) == ("Flood", {"FLOOD": 4})


def test_names_of_one_thing_are_merged_and_stay_so() -> None:
    told(4, EU, UNION)
    told(2, UNION, hours=3)
    assert merge_alike(Hashtag.objects.values_list("pk", flat=True)) == [("eu", "europeanunion")]
    gone, kept = Hashtag.objects.get(key="eu"), Hashtag.objects.get(key="europeanunion")
    assert (gone.merged_into, gone.merged_for, gone.article_count) == (kept, Likeness.INITIALS, 0)
    assert kept.article_count == ArticleHashtag.objects.filter(hashtag=kept).count() == 10
    assert (
        list(StoryHashtag.objects.values_list("hashtag", "count").order_by("-count"))
        == [(kept.pk, 2)] * 4 + [(kept.pk, 1)] * 2
    )
    later = articles(0.5)
    set_hashtags(dict.fromkeys(later, (EU, UNION)))
    assert Hashtag.objects.get(key="europeanunion").article_count == 11
    assert not ArticleHashtag.objects.filter(hashtag=gone).exists()


def test_what_was_tagged_during_a_merge_is_handed_over() -> None:
    told(3, EU, UNION)
    gone, kept = Hashtag.objects.get(key="eu"), Hashtag.objects.get(key="europeanunion")
    gone.merged_into = kept
    gone.save()
    topics.tend(NOW)
    assert not ArticleHashtag.objects.filter(hashtag=gone).exists()
    assert Hashtag.objects.get(key="europeanunion").article_count == 6
    assert set(HashtagDay.objects.values_list("hashtag__key", "article_count")) == {("europeanunion", 6)}


def test_an_article_that_moves_to_another_day_leaves_the_first() -> None:
    (row,) = articles(1)
    tag(row)
    hashtagdays.recount()
    row.published_at -= timedelta(days=3)
    row.save()
    tag(row)
    hashtagdays.recount()
    assert list(HashtagDay.objects.values_list("day", "article_count")) == [(row.published_at.date(), 1)]


def test_names_on_different_stories_stay_apart() -> None:
    told(4, EU)
    told(4, UNION, hours=3)
    assert merge_alike(Hashtag.objects.values_list("pk", flat=True)) == []


def test_merges_lead_to_the_last() -> None:
    told(3, Tag("a", "A", 1.0), Tag("b", "B", 1.0), Tag("c", "C", 1.0))
    assert merge("a", "b", Likeness.NUMBER)
    assert merge("b", "c", Likeness.NUMBER)
    assert not merge("a", "c", Likeness.NUMBER)
    assert set(Hashtag.objects.exclude(key="c").values_list("merged_into__key", flat=True)) == {"c"}


def test_what_many_publishers_suddenly_tell_trends_and_what_one_owner_tells_does_not() -> None:
    for paper in "abcd":
        tag(*articles(2, paper=paper))
        tag(*articles(3, paper=f"{paper}-house", owner="House"), tags=(Tag("gala", "Gala", 1.0),))
        for day in range(20):
            tag(*articles(24 * day + 1.0, paper=paper), tags=(Tag("daily", "Daily", 1.0),))
    topics.tend(NOW)
    trending = Hashtag.objects.filter(burst__gt=0).values_list("key", "recent_publishers")
    assert list(trending) == [("flood", 4)]
    topics.tend(NOW + timedelta(days=3))
    assert not Hashtag.objects.filter(burst__gt=0).exists()


def test_counting_and_trending_take_few_queries(django_assert_max_num_queries: object) -> None:
    for paper in "abcd":
        rows = articles(1, 2, 3, paper=paper)
        set_hashtags({row: tuple(Tag(f"tag{n}", f"Tag{n}", 1.0) for n in range(20)) for row in rows})
    hashtagdays.recount()
    assert FLOOD
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        assert hashtagdays.write_bursts(NOW) == 20
