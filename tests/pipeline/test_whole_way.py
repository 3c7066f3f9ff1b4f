"""From a feed's row to articles in their places, over HTTP on loopback."""

from __future__ import annotations

from datetime import timedelta

import pytest

from broadsheet.newsroom.models import Address, Article, ArticleState, Feed, Hashtag, Publisher, Standing, Story
from broadsheet.pipeline import index
from broadsheet.pipeline.desk import Desk
from broadsheet.search import Index, Writer

from .conftest import Clock
from .press import NOW, Item, Press, html, report
from .steps import place_all, poll_all, read_all, run_all, subscribe

pytestmark = pytest.mark.django_db


def paper(papers: Press, host: str, numbers: range) -> str:
    """A publisher that prints these reports; returns its feed's address."""
    items = []
    for number in numbers:
        title, paragraphs = report(number)
        url = papers.put(host, f"/news/{number}", html(title, paragraphs, site=host.title()))
        items.append(Item(url, title, guid=f"{host}-{number}"))
    return papers.feed(host, "/feed.xml", items, title=f"{host.title()} - News")


def test_a_feed_becomes_articles_in_stories(papers: Press, desk: Desk) -> None:
    subscribe(paper(papers, "courier", range(4)), desk, country="XM", section="politics")

    run_all(desk)

    articles = Article.objects.order_by("pk")
    assert [article.title for article in articles] == [report(number)[0] for number in range(4)]
    assert all(article.state == ArticleState.PLACED and article.story for article in articles)
    assert all(article.text.startswith("The ") and article.words > 100 for article in articles)
    assert sorted(article.sequence or 0 for article in articles) == [1, 2, 3, 4]
    publisher = Publisher.objects.get()
    assert (publisher.domain, publisher.name, publisher.country) == ("courier.localhost", "Courier", "XM")
    assert sum(Story.objects.values_list("article_count", flat=True)) == 4
    assert set(Standing.objects.values_list("story", flat=True)) == set(Story.objects.values_list("pk", flat=True))
    assert Hashtag.objects.filter(article_count__gt=0).exists()


def test_a_second_way_over_changes_nothing(papers: Press, desk: Desk, clock: Clock) -> None:
    subscribe(paper(papers, "courier", range(3)), desk)
    run_all(desk)
    before = list(Article.objects.order_by("pk").values("pk", "title", "story", "sequence", "revision_count"))

    clock.move(days=3)
    run_all(desk)

    assert list(Article.objects.order_by("pk").values("pk", "title", "story", "sequence", "revision_count")) == before


def test_the_same_wire_report_at_two_publishers_is_one_story_with_a_copy(papers: Press, desk: Desk) -> None:
    for host in ("courier", "herald"):
        subscribe(paper(papers, host, range(7, 8)), desk)

    run_all(desk)

    story = Story.objects.get()
    assert (story.article_count, story.publisher_count) == (2, 2)
    assert Article.objects.filter(copy_of__isnull=False).count() == 1


def test_one_address_in_two_feeds_is_one_article(papers: Press, desk: Desk) -> None:
    feed = paper(papers, "courier", range(2))
    items = [Item(papers.url("courier", "/news/1") + "?utm_source=rss", report(1)[0])]
    other = papers.feed("courier", "/politics.xml", items)
    for url in (feed, other):
        subscribe(url, desk)

    run_all(desk)

    assert Article.objects.count() == 2
    assert Feed.objects.filter(attempts=0).count() == 2


def test_a_changed_page_is_a_revision_and_no_second_article(papers: Press, desk: Desk, clock: Clock) -> None:
    subscribe(paper(papers, "courier", range(1)), desk)
    run_all(desk)
    first = Article.objects.get()
    title, paragraphs = report(0)

    papers.put("courier", "/news/0", html(f"{title}, council says", [*paragraphs[:4], "Nobody pays, it says now."]))
    clock.move(hours=1, minutes=10)
    assert [done.outcome for done in read_all(desk)] == ["read"]
    place_all(desk)

    article = Article.objects.get()
    assert (article.title, article.revision_count) == (f"{title}, council says", 1)
    revision = article.revisions.get()
    assert (revision.title, revision.text, revision.replaced_at) == (title, first.text, clock.now)
    assert article.story_id == first.story_id
    assert article.sequence == 2


def test_an_unchanged_page_costs_a_conditional_request_and_nothing_else(
    papers: Press, desk: Desk, clock: Clock
) -> None:
    subscribe(paper(papers, "courier", range(1)), desk)
    run_all(desk)
    clock.move(hours=1, minutes=10)

    assert [done.outcome for done in read_all(desk)] == ["same"]

    article = Article.objects.get()
    assert (article.state, article.revision_count, article.sequence) == (ArticleState.PLACED, 0, 1)
    assert article.next_read_at == pytest.approx(NOW + timedelta(hours=6), abs=timedelta(minutes=40))


def test_white_space_is_no_revision(papers: Press, desk: Desk, clock: Clock) -> None:
    subscribe(paper(papers, "courier", range(1)), desk)
    run_all(desk)
    title, paragraphs = report(0)

    papers.put("courier", "/news/0", html(title, [f"  {text.replace(' ', '  ', 3)} " for text in paragraphs]))
    clock.move(hours=1, minutes=10)
    read_all(desk)

    assert Article.objects.get().revision_count == 0


def test_a_changed_title_in_the_feed_has_the_page_read_again(papers: Press, desk: Desk, clock: Clock) -> None:
    feed = subscribe(paper(papers, "courier", range(1)), desk)
    run_all(desk)
    title, paragraphs = report(0)
    url = papers.put("courier", "/news/0", html("Quite another headline", paragraphs))
    papers.feed("courier", "/feed.xml", [Item(url, "Quite another headline", guid="courier-0")])

    clock.now = Feed.objects.get(pk=feed.pk).next_poll_at
    poll_all(desk)
    clock.move(minutes=31)
    run_all(desk)

    article = Article.objects.get()
    assert (article.title, article.revision_count) == ("Quite another headline", 1)
    assert article.revisions.get().title == title


def test_a_piece_that_moves_keeps_its_row(papers: Press, desk: Desk, clock: Clock) -> None:
    feed = subscribe(paper(papers, "courier", range(1)), desk)
    run_all(desk)
    title, paragraphs = report(0)
    moved = papers.put("courier", "/news/renamed", html(title, paragraphs))
    papers.feed("courier", "/feed.xml", [Item(moved, title, guid="courier-0")])

    clock.now = Feed.objects.get(pk=feed.pk).next_poll_at
    run_all(desk)

    article = Article.objects.get()
    assert article.url == moved
    assert Address.objects.filter(article=article).count() == 2


def test_the_index_follows_and_can_be_followed_again(papers: Press, desk: Desk) -> None:
    subscribe(paper(papers, "courier", range(5)), desk)
    run_all(desk)
    folder = desk.config.data_dir / "index"

    with Writer.open(folder) as writer:
        assert (index.step(writer), index.step(writer), writer.sequence) == (5, 0, 5)
        writer.commit(2)  # as after a kill between the commit and its cursor
        assert index.step(writer) == 3

    assert Index.open(folder).count() == 5
