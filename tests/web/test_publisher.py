from __future__ import annotations

from datetime import timedelta

from django.test import Client

from broadsheet.newsroom.models import Article, ArticleState, Feed
from tests.web import factory
from tests.web.factory import Paper
from tests.web.pages import Page


def test_a_publisher_shows_its_articles_and_its_feeds_health(paper: Paper, browser: Client) -> None:
    page = Page(browser, "/en/p/kestrel.example")
    own = Article.objects.filter(publisher__domain="kestrel.example").order_by("-published_at", "-id")
    assert page.texts("//ol[@class='roll']//h3") == [article.title for article in own]
    assert page.texts("//table//tbody/tr/td[2]") == ["In order"]
    assert page.texts("//table//tbody/tr/td[4]") == ["in 19 min"] or page.texts("//table//tbody/tr/td[4]") == [
        "in 20 min"
    ]


def test_a_failing_feed_says_why(paper: Paper, browser: Client) -> None:
    Feed.objects.filter(publisher__domain="kestrel.example").update(
        attempts=3, last_error="<b>503</b> Service Unavailable", next_poll_at=paper.now - timedelta(minutes=1)
    )
    cells = Page(browser, "/en/p/kestrel.example").texts("//table//tbody/tr/td")
    assert cells[1] == "Failing3 failures in a row: <b>503</b> Service Unavailable"
    assert cells[3] == "due"
    assert "1 failing" in " ".join(Page(browser, "/en/publishers").texts("//li"))


def test_refused_pages_are_counted_by_reason(paper: Paper, browser: Client) -> None:
    for reason in ("paywall", "paywall", "video-page", "robots", "something-new"):
        factory.article(
            paper.publishers[1], None, title="", at=paper.now, state=ArticleState.REFUSED, reason=reason, sequence=None
        )
    text = " ".join(Page(browser, "/en/p/kestrel.example").texts("//p[@class='note after']"))
    assert ": 2 behind a paywall, " in text
    assert "1 something-new" in text
    assert "1 not to be read, says robots.txt" in text


def test_publishers_stand_by_country(paper: Paper, browser: Client) -> None:
    page = Page(browser, "/ar/publishers")
    assert "ميرو" in page.texts("//section//h2")
    assert "/ar/p/barid.example" in page.links()
    Page(browser, "/en/p/nobody.example", 404)


def test_all_feeds_page_by_page(paper: Paper, browser: Client, monkeypatch: object) -> None:
    monkeypatch.setattr("broadsheet.web.publisher.FEEDS_ON_PAGE", 4)  # type: ignore[attr-defined]
    url, seen = "/en/feeds", []
    while url:
        page = Page(browser, url)
        seen += page.texts("//span[@class='address']")
        following = page.links("//nav[@class='pages']/a[@rel='next']")
        url = following[0] if following else ""
    assert seen == sorted(Feed.objects.values_list("url", flat=True))


def test_the_list_of_feeds_leaves_as_opml(paper: Paper, browser: Client) -> None:
    from broadsheet.feeds import read_opml

    listings = read_opml(browser.get("/opml").content)
    assert {listing.url for listing in listings} == set(Feed.objects.values_list("url", flat=True))


def test_few_queries(paper: Paper, browser: Client, django_assert_max_num_queries: object) -> None:
    for url, most in (("/en/p/kestrel.example", 6), ("/en/publishers", 3), ("/en/feeds", 3)):
        Page(browser, url)
        with django_assert_max_num_queries(most):  # type: ignore[operator]
            Page(browser, url)


def test_the_secret_of_a_private_feed_is_for_the_owner(paper: Paper, browser: Client, admin_client: Client) -> None:
    private = "https://kestrel.example/feed?key=5ecret"
    Feed.objects.filter(publisher__domain="kestrel.example").update(
        url=private, attempts=3, last_error=f"{private} answered 503"
    )
    for address in ("/opml", "/en/feeds", "/en/p/kestrel.example"):
        assert b"5ecret" not in browser.get(address).content
        assert b"5ecret" in admin_client.get(address).content
