from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from broadsheet import web
from broadsheet.newsroom.models import Standing
from broadsheet.web import layout
from tests.web import factory
from tests.web.factory import Paper
from tests.web.pages import Page, with_class

TITLES = f"//main//*[{with_class('teaser__title')}]/a | //main//ul[{with_class('lines')}]/li/a"
HEAVIEST = 80 * 1024
STYLESHEET = Path(web.__file__).parent / "static" / "paper.css"


def story_ids(page: Page) -> list[int]:
    return [int(link.rpartition("/s/")[2].partition("-")[0]) for link in page.links(TITLES)]


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_front_page_shows_every_story_of_its_edition_once(paper: Paper, browser: Client, language: str) -> None:
    ids = story_ids(Page(browser, f"/{language}/"))
    assert sorted(ids) == sorted(Standing.objects.filter(language=language, country="").values_list("story", flat=True))
    assert len(ids) == len(set(ids)) == 10


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_full_front_page_is_light(db: None, browser: Client, language: str) -> None:
    factory.make(stories_each=layout.STORIES_ON_FRONT)
    page = Page(browser, f"/{language}/")
    assert len(story_ids(page)) == layout.STORIES_ON_FRONT
    assert len(page.response.content) + STYLESHEET.stat().st_size <= HEAVIEST


def test_a_front_page_takes_few_queries(paper: Paper, browser: Client, django_assert_max_num_queries: object) -> None:
    Page(browser, "/en/")  # the menu is kept
    with django_assert_max_num_queries(5):  # type: ignore[operator]
        Page(browser, "/en/")


def test_reading_further_comes_to_the_end_and_repeats_nothing(
    db: None, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "STORIES_ON_FRONT", 7)
    monkeypatch.setattr(layout, "STORIES_ON_LATER_PAGES", 5)
    factory.make(stories_each=23)
    Standing.objects.filter(heat__lt=95).update(heat=50)  # many of one heat: the number decides
    url, seen, pages = "/en/", [], 0
    while url:
        page = Page(browser, url)
        seen += story_ids(page)
        following = page.links("//main//a[@rel='next']")
        url, pages = (following[0] if following else ""), pages + 1
        assert pages < 9
    assert sorted(seen) == sorted(Standing.objects.filter(language="en", country="").values_list("story", flat=True))
    assert len(seen) == len(set(seen)) == 23


def test_a_section_shows_its_stories_only(paper: Paper, browser: Client) -> None:
    page = Page(browser, "/en/section/politics")
    expected = Standing.objects.filter(language="en", country="", section="politics")
    assert sorted(story_ids(page)) == sorted(expected.values_list("story", flat=True))
    assert page.texts("//h1") == ["Politics"]
    assert page.texts("//nav[@class='sections']//a[@aria-current]") == ["Politics"]


def test_a_section_that_there_is_not_is_not_found(paper: Paper, browser: Client) -> None:
    Page(browser, "/en/section/gossip", 404)


def test_only_one_reports(paper: Paper, browser: Client) -> None:
    page = Page(browser, "/en/single")
    expected = Standing.objects.filter(language="en", country="", publisher_count=1)
    assert sorted(story_ids(page)) == sorted(expected.values_list("story", flat=True))


def test_a_country_has_its_own_edition_and_keeps_it(paper: Paper, browser: Client) -> None:
    page = Page(browser, "/fr/?country=XV")
    assert "Édition : Français, Valdorie" in page.texts("//summary")
    assert "/fr/section/politics?country=XV" in page.links()
    assert story_ids(page)


def test_an_edition_in_a_language_without_interface(paper: Paper, browser: Client) -> None:
    page = Page(browser, "/en/?language=hi")
    title = page.tree.xpath(TITLES)[0]
    assert title.getparent().get("lang") == "hi"
    assert "/en/?language=hi" in page.links("//nav[@class='menu__panel']//a[@lang='hi']")


@pytest.mark.parametrize(
    "query",
    [
        "language=x%00",
        "language=../..",
        "country=%F0%9F%98%80",
        "after=nan~3",
        "after=1e999~1",
        "after=~",
        "after=1~-1",
    ],
)
def test_nonsense_in_the_address_is_passed_over(paper: Paper, browser: Client, query: str) -> None:
    Page(browser, f"/en/?{query}")


def test_without_feeds_the_page_says_how_to_choose_them(db: None, browser: Client) -> None:
    page = Page(browser, "/en/")
    assert page.texts("//main//h2") == ["This paper has no sources yet"]
    assert "/welcome" in page.links("//main//a")


def test_with_feeds_and_no_stories_the_page_says_so(db: None, browser: Client) -> None:
    from django.utils import timezone

    factory.publisher("one.example", "One", "en", "XM", now=timezone.now())
    assert Page(browser, "/ar/").texts("//main//h2") == ["تُصنع الطبعة الأولى الآن"]


def test_an_empty_section_is_no_error(paper: Paper, browser: Client) -> None:
    assert Page(browser, "/fr/section/opinion").texts("//main//h2") == ["Rien ici pour l’instant"]


def test_flags_say_what_is_known(paper: Paper, browser: Client) -> None:
    page = Page(browser, "/en/")
    flags = page.texts(f"//main//span[{with_class('flag')}]")
    assert {"Developing", "Headline changed", "Only one reports"} <= set(flags)
    assert all(
        len(teaser.xpath(f".//span[{with_class('flag')}]")) <= 2 for teaser in page.tree.xpath("//main//article")
    )


def test_ages_have_the_exact_time(paper: Paper, browser: Client) -> None:
    page = Page(browser, "/en/")
    age = page.tree.xpath("//main//article//time")[0]
    assert age.text == "11 minutes ago"
    assert age.get("datetime").endswith("Z")
    assert age.get("title").endswith("UTC")


def test_the_front_page_is_no_larger_than_its_share_for_one_publisher(paper: Paper, browser: Client) -> None:
    firsts = Page(browser, "/en/").texts(f"//div[{with_class('front')}]//span[@class='marks']/i[1]")
    assert len(firsts) == 1 + layout.SIDE_LEFT + layout.SIDE_RIGHT  # the small paper fills its places all the same


@pytest.mark.parametrize(
    ("accepted", "cookie", "target"),
    [("fr-CH,fr;q=0.9", "", "/fr/"), ("ar", "", "/ar/"), ("de", "", "/en/"), ("fr", "ar", "/ar/"), ("", "", "/en/")],
)
def test_the_bare_address_leads_to_the_readers_language(
    db: None, browser: Client, accepted: str, cookie: str, target: str
) -> None:
    if cookie:
        browser.cookies["django_language"] = cookie
    response = browser.get("/", headers={"accept-language": accepted})
    assert (response.status_code, response["Location"]) == (302, target)


def test_foreign_words_carry_their_language(paper: Paper, browser: Client) -> None:
    page = Page(browser, "/en/t/halvardlock")
    arabic = page.tree.xpath("//ol[@class='roll']//h3[@lang='ar']")
    assert arabic
    assert all(heading.xpath(".//bdi") for heading in arabic)
