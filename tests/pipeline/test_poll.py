from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError

from broadsheet.newsroom.models import Article, Domain, Feed, FeedState
from broadsheet.pipeline.desk import Desk

from .conftest import Clock, MakeDesk
from .press import NOW, Item, Page, Press
from .steps import poll_all, subscribe

pytestmark = pytest.mark.django_db


def item(papers: Press, number: int = 1) -> Item:
    return Item(papers.url("courier", f"/{number}"), f"Title {number}", guid=str(number))


def test_a_poll_that_finds_news_comes_back_sooner_than_one_that_does_not(
    papers: Press, desk: Desk, clock: Clock
) -> None:
    row = subscribe(papers.feed("courier", "/feed", [item(papers)]), desk)
    assert [(done.outcome, done.new) for done in poll_all(desk)] == [("changed", 1)]
    row.refresh_from_db()
    first = row.next_poll_at - clock.now

    clock.now = row.next_poll_at
    assert [done.outcome for done in poll_all(desk)] == ["unchanged"]

    row.refresh_from_db()
    assert row.next_poll_at - clock.now > first
    assert (row.last_changed_at, row.last_success_at, row.title) == (NOW, clock.now, "The Courier")


def test_validators_are_sent_back(papers: Press, desk: Desk, clock: Clock) -> None:
    row = subscribe(papers.feed("courier", "/feed", [item(papers)]), desk)
    poll_all(desk)
    row.refresh_from_db()
    assert row.etag
    papers.pages["courier", "/feed"].body = papers.pages["courier", "/feed"].body  # the same: answered with 304

    clock.now = row.next_poll_at
    assert [done.outcome for done in poll_all(desk)] == ["unchanged"]


def test_410_ends_the_feed(papers: Press, desk: Desk, clock: Clock) -> None:
    row = subscribe(papers.put("courier", "/feed", Page(status=410)), desk)

    assert [done.outcome for done in poll_all(desk)] == ["ended"]

    row.refresh_from_db()
    assert row.state == FeedState.ENDED
    assert "410" in row.last_error
    clock.move(days=30)
    assert poll_all(desk) == []


@pytest.mark.parametrize("status", [301, 308])
def test_a_permanent_redirect_moves_the_feed(papers: Press, desk: Desk, status: int) -> None:
    new = papers.feed("herald", "/new", [item(papers)])
    row = subscribe(papers.put("courier", "/feed", Page(status=status, headers={"Location": new})), desk)

    poll_all(desk)

    row.refresh_from_db()
    assert (row.url, row.domain, row.state) == (new, "herald.localhost", FeedState.ACTIVE)


@pytest.mark.parametrize("status", [302, 307])
def test_a_passing_redirect_does_not(papers: Press, desk: Desk, status: int) -> None:
    new = papers.feed("herald", "/new", [item(papers)])
    url = papers.put("courier", "/feed", Page(status=status, headers={"Location": new}))
    row = subscribe(url, desk)

    poll_all(desk)

    row.refresh_from_db()
    assert row.url == url
    assert Article.objects.count() == 1


def test_a_feed_that_moves_to_a_polled_one_ends(papers: Press, desk: Desk) -> None:
    new = papers.feed("herald", "/new", [item(papers)])
    subscribe(new, desk)
    row = subscribe(papers.put("courier", "/feed", Page(status=301, headers={"Location": new})), desk)

    poll_all(desk)

    row.refresh_from_db()
    assert row.state == FeedState.ENDED
    assert new in row.last_error


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_holds_the_feed_and_its_domain(papers: Press, desk: Desk, clock: Clock, status: int) -> None:
    page = Page(status=status, headers={"Retry-After": "1800"})
    row = subscribe(papers.put("courier", "/feed", page), desk)
    other = papers.feed("courier", "/other", [item(papers)])
    poll_all(desk)

    row.refresh_from_db()
    assert (row.state, row.attempts) == (FeedState.ACTIVE, 1)
    assert row.next_poll_at >= NOW + timedelta(seconds=1800)
    assert Domain.objects.get(name="courier.localhost").next_fetch_at == NOW + timedelta(seconds=1800)
    subscribe(other, desk)
    assert poll_all(desk) == []
    clock.move(seconds=1801)
    assert [done.outcome for done in poll_all(desk)] == ["changed"]


def test_failures_wait_longer_and_longer_and_a_success_forgets_them(papers: Press, desk: Desk, clock: Clock) -> None:
    url = papers.put("courier", "/feed", Page(status=500))
    row = subscribe(url, desk)
    waits = []
    for _ in range(6):
        poll_all(desk)
        row.refresh_from_db()
        waits.append(row.next_poll_at - clock.now)
        clock.now = row.next_poll_at
    assert row.attempts == 6
    assert waits[5] > 4 * waits[0]

    papers.feed("courier", "/feed", [item(papers)])
    poll_all(desk)

    row.refresh_from_db()
    assert (row.attempts, row.last_error) == (0, "")


def test_what_is_no_feed_says_so_on_the_row(papers: Press, desk: Desk) -> None:
    row = subscribe(papers.put("courier", "/feed", "<html><body>Hello</body></html>"), desk)

    assert [done.outcome for done in poll_all(desk)] == ["failed"]

    row.refresh_from_db()
    assert row.last_error
    assert row.attempts == 1


def test_a_bug_is_raised_and_written_on_the_row(papers: Press, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    row = subscribe(papers.feed("courier", "/feed", [item(papers)]), desk)
    monkeypatch.setattr("broadsheet.pipeline.poll.parse", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        poll_all(desk)

    row.refresh_from_db()
    assert row.last_error == "ZeroDivisionError: division by zero"
    assert (row.leased_until, row.attempts) == (None, 1)


def test_a_failure_of_the_database_is_not_the_feeds(papers: Press, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    row = subscribe(papers.feed("courier", "/feed", [item(papers)]), desk)

    def away(*_: object, **__: object) -> None:
        raise OperationalError("server closed the connection")

    monkeypatch.setattr("broadsheet.pipeline.poll.store_entries", away)
    with pytest.raises(OperationalError):
        poll_all(desk)

    row.refresh_from_db()
    assert (row.attempts, row.last_error) == (0, "")
    assert row.leased_until


def test_without_a_network_no_feed_is_put_off(desk: Desk, clock: Clock) -> None:
    for number in range(6):
        subscribe(f"http://p{number}.localhost:1/feed", desk)  # nobody listens there

    poll_all(desk)

    rows = list(Feed.objects.order_by("pk"))
    assert desk.outlook.down
    assert max(row.next_poll_at for row in rows[3:]) <= clock.now + timedelta(minutes=7.5)
    assert {row.attempts for row in rows[3:]} == {0}


def test_a_feed_of_fifty_thousand_entries_is_cut(papers: Press, make_desk: MakeDesk) -> None:
    desk = make_desk(max_entries_per_feed=20)
    subscribe(papers.feed("courier", "/feed", [item(papers, number) for number in range(50_000)]), desk)

    poll_all(desk)

    assert Article.objects.count() == 20
    assert not Feed.objects.get().last_error
