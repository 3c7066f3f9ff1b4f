from __future__ import annotations

from django.test import Client

from broadsheet.newsroom import hashtagpages
from broadsheet.newsroom.models import ArticleHashtag, Hashtag
from tests.web.factory import Paper
from tests.web.pages import Page


def test_a_hashtag_has_its_chart_stories_and_articles(paper: Paper, browser: Client) -> None:
    page = Page(browser, "/en/t/halvardlock")
    count = ArticleHashtag.objects.filter(hashtag__key="halvardlock").count()
    assert page.texts("//h1") == ["#HalvardLock"]
    assert page.texts("//figure//b")[0] == str(count)
    assert len(page.texts("//ol[@class='roll']/li")) == hashtagpages.ARTICLES_SHOWN < count
    assert len(page.texts("//section[@class='block']//article")) == hashtagpages.STORIES_SHOWN
    assert "/en/t/shipping" in page.links("//aside//a")


def test_it_is_read_to_the_end_page_by_page(paper: Paper, browser: Client) -> None:
    url, seen = "/fr/t/halvardlock", []
    while url:
        page = Page(browser, url)
        seen += page.links("//ol[@class='roll']//h3/a")
        following = page.links("//nav[@class='pages']/a[@rel='next']")
        url = following[0] if following else ""
    assert len(seen) == len(set(seen)) == ArticleHashtag.objects.filter(hashtag__key="halvardlock").count()


def test_keys_in_any_script_and_case(paper: Paper, browser: Client) -> None:
    Hashtag.objects.create(key="هويس_هالفارد", label="هويس_هالفارد")
    Page(browser, "/ar/t/هويس_هالفارد")
    Page(browser, "/en/t/HALVARDLOCK")
    Hashtag.objects.create(key="ac/dc?#", label="AC/DC?#")
    page = Page(browser, "/en/t/ac/dc%3F%23")
    assert page.texts("//h1") == ["#AC/DC?#"]
    assert browser.get(page.links("//p[@class='tags']/a")[0]).status_code == 200
    Page(browser, "/en/t/nothing", 404)


def test_few_queries(paper: Paper, browser: Client, django_assert_max_num_queries: object) -> None:
    Page(browser, "/en/t/halvardlock")
    with django_assert_max_num_queries(11):  # type: ignore[operator]
        Page(browser, "/en/t/halvardlock")
