from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from broadsheet.newsroom import storypages
from broadsheet.newsroom.models import Article, Standing, Story, StoryChange
from broadsheet.newsroom.storing import settling
from tests.web import factory
from tests.web.factory import Paper
from tests.web.pages import Page


def test_a_story_shows_all_that_publishers_say(paper: Paper, browser: Client) -> None:
    story = paper.stories[0]
    page = Page(browser, f"/en/s/{story.pk}-any-words")
    originals = Article.objects.filter(story=story, copy_of=None).order_by("-published_at")
    roll = page.texts("//section[@id='articles']//ol[@class='roll']/li//h3")
    assert roll == [article.title for article in originals]
    assert page.texts("//h1") == [factory.HEADLINES["en"][0]]
    assert page.texts("//figure[@class='chart']//b") == ["6", "5"]
    told = [int(text) for text in page.texts("//figure[@class='chart']//tbody//td")]
    assert (sum(told[::2]), told[-1]) == (6, 5)


def test_copies_are_folded_under_their_original(paper: Paper, browser: Client) -> None:
    copy = Article.objects.exclude(copy_of=None).get()
    page = Page(browser, f"/en/s/{copy.story_id}")
    assert page.texts("//details[.//ul[@class='copies']]/summary") == ["1 copy of this report"]
    assert f"/en/a/{copy.pk}/against" in page.links("//ul[@class='copies']//a")


def test_one_headline_of_each_publisher_is_compared(paper: Paper, browser: Client) -> None:
    page = Page(browser, f"/en/s/{paper.stories[0].pk}")
    names = page.texts("//section[@id='coverage']//div[@class='angle']//li/span[1]")
    assert sorted(names) == sorted(set(names))
    assert len(names) == 5  # six publishers, one of them a copier


def test_few_queries_whatever_the_length(paper: Paper, browser: Client, django_assert_max_num_queries: object) -> None:
    story = paper.stories[0]
    for number in range(50):
        publisher = paper.by("en")[number % 6]
        factory.article(publisher, story, title=f"Later {number}", at=paper.now)
    Page(browser, f"/en/s/{story.pk}")
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        Page(browser, f"/en/s/{story.pk}")


def test_a_long_story_is_read_page_by_page(paper: Paper, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storypages, "ROLL_LENGTH", 2)
    story = paper.stories[0]
    factory.article(paper.publishers[0], story, title="Same minute", at=paper.articles[-1].published_at)
    url, seen = f"/en/s/{story.pk}", []
    for _ in range(9):
        page = Page(browser, url)
        seen += page.texts("//section[@id='articles']//ol[@class='roll']/li//h3")
        following = page.links("//section[@id='articles']//a[@rel='next']")
        if not following:
            break
        url = following[0]
    titles = Article.objects.filter(story=story, copy_of=None).order_by("-published_at", "-id")
    assert seen == [article.title for article in titles]


def test_a_merged_story_leads_to_its_successor_for_good(paper: Paper, browser: Client) -> None:
    old, middle, new = paper.stories[:3]
    Story.objects.filter(pk=old.pk).update(merged_into=middle)
    Story.objects.filter(pk=middle.pk).update(merged_into=new)
    response = browser.get(f"/fr/s/{old.pk}-old")
    assert (response.status_code, response["Location"]) == (301, f"/fr/s/{new.pk}")


def test_an_address_leads_on_through_mergers_and_past_a_split(paper: Paper, browser: Client) -> None:
    """One merges into two, two into three; then a part of three becomes four: one still leads to three."""
    one, two, three, four = paper.stories[:4]
    for gone, into in ((one, two), (two, three)):
        Article.objects.filter(story=gone).update(story=into)
        settling.settle({gone.pk, into.pk}, {gone.pk: into.pk}, paper.now)
    part = Article.objects.filter(story=three).values_list("pk", flat=True)[:1]
    Article.objects.filter(pk__in=list(part)).update(story=four)
    settling.settle({three.pk, four.pk}, {three.pk: four.pk}, paper.now)
    for gone in (one, two):
        response = browser.get(f"/en/s/{gone.pk}")
        assert (response.status_code, response["Location"]) == (301, f"/en/s/{three.pk}")
    Page(browser, f"/en/s/{three.pk}")
    Page(browser, f"/en/s/{four.pk}")


def test_stories_merged_in_a_ring_end(paper: Paper) -> None:
    one, two = paper.stories[:2]
    Story.objects.filter(pk=one.pk).update(merged_into=two)
    Story.objects.filter(pk=two.pk).update(merged_into=one)
    one.refresh_from_db()
    assert storypages.successor(one) in {one.pk, two.pk}


def test_an_address_without_language_leads_to_one(paper: Paper, browser: Client) -> None:
    response = browser.get(f"/s/{paper.stories[0].pk}", headers={"accept-language": "fr"})
    assert response["Location"] == f"/fr/s/{paper.stories[0].pk}"


def test_no_story_no_page(paper: Paper, browser: Client) -> None:
    Page(browser, "/en/s/999999", 404)
    Page(browser, "/en/s/999999999999999999", 404)
    empty = Story.objects.create(first_at=paper.now, last_at=paper.now, revised_at=paper.now)
    Page(browser, f"/en/s/{empty.pk}", 404)


def test_why_articles_stand_together_is_said_in_the_readers_language(paper: Paper, browser: Client) -> None:
    page = Page(browser, f"/ar/s/{paper.stories[0].pk}")
    assert any("يشترك مع القصة في: Halvard، lock" in text for text in page.texts("//ul[@class='whys']/li"))


def test_what_joined_and_left_is_told(paper: Paper, browser: Client, django_assert_max_num_queries: object) -> None:
    story, standing, gone = paper.stories[:3]
    Story.objects.filter(pk=gone.pk).update(merged_into=story)
    for origin, target, count, because in (
        (gone, story, 5, {"code": "merged", "words": ["Halvard", "lock"]}),
        (standing, story, 1, {"code": "merged", "words": []}),
        (story, standing, 2, {"code": "split", "words": []}),
        (None, story, 3, {"code": "same-event-abroad", "words": ["Halvard"]}),
    ):
        StoryChange.objects.create(
            at=paper.now - timedelta(days=40), from_story=origin, to_story=target, article_count=count, because=because
        )
    page = Page(browser, f"/en/s/{story.pk}")
    day = (paper.now - timedelta(days=40)).strftime("%-d %b")
    told = page.texts("//details[@id='joined']//li")
    assert told[::-1] == [
        f"5 articles stood in a story of their own until {day}; joined because both speak of Halvard, lock.",
        f"1 article stood in another story until {day}; joined because later articles hold them together. "
        "The other story",
        f"2 articles stood in this story until {day}; parted because too little holds them together. The other story",
        f"3 articles stood in a story of their own until {day}; joined because both speak of Halvard.",
    ]
    assert page.links("//details[@id='joined']//a") == [f"/en/s/{standing.pk}"] * 2
    for _ in range(30):
        StoryChange.objects.create(at=paper.now, from_story=standing, to_story=story, article_count=1)
    with django_assert_max_num_queries(19):  # type: ignore[operator]
        assert len(Page(browser, f"/en/s/{story.pk}").texts("//details[@id='joined']//li")) == 8


def test_related_stories_come_with_a_reason(indexed: Paper, browser: Client) -> None:
    page = Page(browser, f"/en/s/{indexed.stories[2].pk}")
    assert 0 < len(page.texts("//section[@id='related']//h3")) <= 6
    assert all(text.startswith("Same ") for text in page.texts("//section[@id='related']//p[@class='reason']"))
    assert indexed.stories[2].pk not in {
        int(link.split("/s/")[1].split("-")[0]) for link in page.links("//section[@id='related']//h3/a")
    }


def test_a_story_says_why_it_stands_where_it_does(paper: Paper, browser: Client) -> None:
    standing = Standing.objects.filter(language="en", country="", publisher_count__gt=1).first()
    assert standing is not None
    Standing.objects.filter(pk=standing.pk).update(because={"publishers": 3.1, "pace": 0.6, "time": 5037.4})
    said = " ".join(Page(browser, f"/en/s/{standing.story_id}").texts("//aside//ul[@class='whys']/li"))
    assert f"{standing.publisher_count} publishers, independent of each other" in said
    assert "several of them within half a day" in said
    assert "told in more than one country" not in said
