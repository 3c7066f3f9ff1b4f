from __future__ import annotations

from datetime import timedelta

import pytest

from broadsheet.errors import (
    AddressError,
    BadStatus,
    ForbiddenAddress,
    Gone,
    RobotsRefused,
    SlowDown,
    TooLarge,
    Unreachable,
)
from broadsheet.newsroom.models import Article, ArticleState, Domain
from broadsheet.pipeline.desk import Desk
from broadsheet.pipeline.read import verdict

from .conftest import Clock
from .press import NOW, Item, Page, Press, html, report
from .steps import place_all, poll_all, read_all, run_all, subscribe

pytestmark = pytest.mark.django_db

URL = "https://courier.example/1"


def found(papers: Press, desk: Desk, page: Page | str | None = None) -> None:
    """An article in state found, whose page answers like this."""
    url = papers.put("courier", "/1", page if page is not None else html(*report(1)))
    subscribe(papers.feed("courier", "/feed", [Item(url, report(1)[0])]), desk)
    poll_all(desk)


def test_robots_refuse_with_the_reason(papers: Press, desk: Desk) -> None:
    found(papers, desk)
    papers.put("courier", "/robots.txt", Page(b"User-agent: *\nDisallow: /", content_type="text/plain"))

    read_all(desk)

    article = Article.objects.get()
    assert (article.state, article.reason, article.next_read_at) == (ArticleState.REFUSED, "robots", None)
    assert papers.asked["courier", "/1"] == 0


def test_a_page_without_an_article_is_refused_with_the_reason(papers: Press, desk: Desk) -> None:
    found(papers, desk, "<html><body></body></html>")

    read_all(desk)

    article = Article.objects.get()
    assert article.state == ArticleState.REFUSED
    assert article.reason
    assert article.read_at is None


def test_a_page_that_is_gone_fails_at_once(papers: Press, desk: Desk) -> None:
    found(papers, desk, Page(status=410))

    read_all(desk)

    article = Article.objects.get()
    assert (article.state, article.reason, article.next_read_at) == (ArticleState.FAILED, "Gone", None)
    assert "410" in article.last_error


def test_a_page_that_is_missing_is_tried_again_a_few_times(papers: Press, desk: Desk, clock: Clock) -> None:
    found(papers, desk, Page(status=404))
    outcomes = []
    for _ in range(7):
        outcomes += [done.outcome for done in read_all(desk)]
        clock.move(days=2)

    assert outcomes == ["again"] * 4 + ["failed"]
    article = Article.objects.get()
    assert (article.state, article.reason, article.attempts) == (ArticleState.FAILED, "BadStatus", 5)


def test_a_page_that_comes_back_in_time_is_read(papers: Press, desk: Desk, clock: Clock) -> None:
    found(papers, desk, Page(status=500))
    read_all(desk)
    papers.put("courier", "/1", html(*report(1)))
    clock.move(hours=1)

    assert [done.outcome for done in read_all(desk)] == ["read"]

    article = Article.objects.get()
    assert (article.attempts, article.last_error) == (0, "")


def test_retry_after_holds_the_whole_domain(papers: Press, desk: Desk) -> None:
    found(papers, desk, Page(status=429, headers={"Retry-After": "600"}))

    read_all(desk)

    assert Domain.objects.get(name="courier.localhost").next_fetch_at == NOW + timedelta(seconds=600)
    article = Article.objects.get()
    assert article.state == ArticleState.FOUND
    assert article.next_read_at
    assert article.next_read_at >= NOW + timedelta(seconds=600)


def test_what_stands_in_the_paper_stays_when_its_page_goes(papers: Press, desk: Desk, clock: Clock) -> None:
    found(papers, desk)
    run_all(desk)
    papers.put("courier", "/1", Page(status=410))
    clock.move(hours=2)

    assert [done.outcome for done in read_all(desk)] == ["failed"]

    article = Article.objects.get()
    assert (article.state, article.next_read_at) == (ArticleState.PLACED, None)
    assert article.text


def test_a_wall_in_front_of_a_known_page_changes_nothing(papers: Press, desk: Desk, clock: Clock) -> None:
    found(papers, desk)
    run_all(desk)
    papers.put("courier", "/1", "<html><body></body></html>")
    clock.move(hours=2)
    read_all(desk)
    place_all(desk)

    article = Article.objects.get()
    assert (article.state, article.revision_count) == (ArticleState.PLACED, 0)
    assert article.next_read_at


def test_a_bug_is_raised_and_written_on_the_row(papers: Press, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    found(papers, desk)
    monkeypatch.setattr("broadsheet.pipeline.read.extract", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        read_all(desk)

    article = Article.objects.get()
    assert article.last_error == "ZeroDivisionError: division by zero"
    assert (article.state, article.leased_until, article.attempts) == (ArticleState.FOUND, None, 1)


def test_a_crawl_delay_slows_the_domain(papers: Press, desk: Desk) -> None:
    found(papers, desk)
    papers.put("courier", "/robots.txt", Page(b"User-agent: *\nCrawl-delay: 30", content_type="text/plain"))

    read_all(desk)

    assert Domain.objects.get(name="courier.localhost").next_fetch_at == NOW + timedelta(seconds=30)


@pytest.mark.parametrize(
    ("error", "state", "reason"),
    [
        (RobotsRefused("no", url=URL), ArticleState.REFUSED, "robots"),
        (TooLarge("no", url=URL, limit=1), ArticleState.REFUSED, "too-large"),
        (Gone("no", url=URL, status=410), ArticleState.FAILED, "Gone"),
        (ForbiddenAddress("no", url=URL), ArticleState.FAILED, "ForbiddenAddress"),
        (AddressError("no", url=URL), ArticleState.FAILED, "AddressError"),
        (Unreachable("no", url=URL), None, ""),
        (BadStatus("no", url=URL, status=500), None, ""),
        (SlowDown("no", url=URL, status=429, retry_after=None), None, ""),
        (ValueError("a bug"), None, ""),
    ],
)
def test_each_error_has_its_end(error: Exception, state: ArticleState | None, reason: str) -> None:
    assert verdict(error, 1, 5) == (state, reason)
    assert verdict(error, 5, 5)[0] is not None
