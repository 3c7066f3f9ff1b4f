from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client

from broadsheet.newsroom.models import Article, ArticleState, Feed, Story
from tests.web import factory
from tests.web.factory import Paper


@pytest.fixture
def paper(db: None) -> Paper:
    return factory.make(stories_each=2)


@pytest.fixture
def admin(client: Client, paper: Paper) -> Client:
    client.force_login(User.objects.create_superuser("ilse"))
    client.defaults["SERVER_NAME"] = "localhost"
    return client


@pytest.mark.parametrize("table", ["publisher", "feed", "article", "revision", "story", "hashtag"])
def test_each_table_is_listed_and_opened(admin: Client, paper: Paper, table: str) -> None:
    listing = admin.get(f"/admin/newsroom/{table}/")
    assert listing.status_code == 200
    first = listing.context["cl"].result_list[0]
    assert admin.get(f"/admin/newsroom/{table}/{first.pk}/change/").status_code == 200


def test_failures_are_found_and_feeds_set_going_again(admin: Client, paper: Paper) -> None:
    feed = Feed.objects.first()
    assert feed
    Feed.objects.filter(pk=feed.pk).update(attempts=6, last_error="503", next_poll_at=paper.now + timedelta(days=1))
    found = admin.get("/admin/newsroom/feed/?failures=many").context["cl"].result_list
    assert [row.pk for row in found] == [feed.pk]
    for action, check in (
        ("poll_now", {"next_poll_at__lte": paper.now + timedelta(minutes=5)}),
        ("pause", {"state": "paused"}),
        ("resume", {"state": "active", "attempts": 0}),
    ):
        admin.post("/admin/newsroom/feed/", {"action": action, "_selected_action": [feed.pk]})
        assert Feed.objects.filter(pk=feed.pk, **check).exists(), action


def test_articles_are_read_again(admin: Client, paper: Paper) -> None:
    placed, failed = paper.articles[:2]
    Article.objects.filter(pk=failed.pk).update(state=ArticleState.FAILED, reason="Unreachable", attempts=5)
    admin.post("/admin/newsroom/article/", {"action": "read_again", "_selected_action": [placed.pk, failed.pk]})
    placed.refresh_from_db()
    failed.refresh_from_db()
    assert (placed.state, failed.state, failed.attempts) == (ArticleState.PLACED, ArticleState.FOUND, 0)
    assert placed.next_read_at
    assert failed.next_read_at


def test_strangers_see_nothing(client: Client, paper: Paper) -> None:
    assert client.get("/admin/newsroom/feed/", SERVER_NAME="localhost").status_code == 302


def test_showing_less_of_a_publisher_has_its_findings_made_again(admin: Client, paper: Paper) -> None:
    publisher = paper.publishers[0]
    form = {"name": publisher.name, "domain": publisher.domain, "feeds-TOTAL_FORMS": "0", "feeds-INITIAL_FORMS": "0"}
    form |= {"language": publisher.language, "country": publisher.country, "owner": publisher.owner}

    admin.post(f"/admin/newsroom/publisher/{publisher.pk}/change/", form | {"display": publisher.display})
    assert not Article.objects.filter(analyse_at__isnull=False).exists()

    answer = admin.post(f"/admin/newsroom/publisher/{publisher.pk}/change/", form | {"display": "excerpt"})

    assert answer.status_code == 302, answer.context["errors"]
    own = Article.objects.filter(publisher=publisher, state=ArticleState.PLACED)
    assert own.exists()
    assert not own.filter(analyse_at=None).exists()
    assert not Story.objects.filter(articles__in=own, article_count__gt=1, analyse_at=None).exists()
