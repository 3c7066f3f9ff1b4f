from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from broadsheet.errors import SearchSyntaxError
from broadsheet.newsroom.models import Article
from broadsheet.search import paging
from broadsheet.search.query import parse
from broadsheet.web import search as view
from broadsheet.web.reasons import PROBLEMS, problem_in_words
from broadsheet.web.wordindex import word_index
from tests.web import factory
from tests.web.factory import Paper
from tests.web.pages import Page, with_class


@pytest.fixture
def indexed(paper: Paper, tmp_path: Path, settings: object) -> Iterator[Paper]:
    """The paper with its word index."""
    settings.CONFIG = settings.CONFIG.model_copy(update={"data_dir": tmp_path})  # type: ignore[attr-defined]
    factory.index(tmp_path / "index")
    yield paper
    word_index.cache_clear()


def hits(page: Page) -> list[str]:
    return page.texts("//ol[@class='roll']/li//h3")


def test_one_story_is_one_result(indexed: Paper, browser: Client) -> None:
    page = Page(browser, "/en/search?q=observatory+signal")
    number = Article.objects.filter(title__contains="observatory").count()
    assert number > 3
    assert len(page.texts("//article[@class='hit']/h2")) == len(page.texts("//article[@class='hit']")) == 1
    assert page.texts("//article[@class='hit']/details/summary") == [f"and {number - 1} more articles of this story"]
    assert len(hits(page)) == min(number, 1 + paging.ALSO)
    assert page.tree.xpath("//article/ol//h3//mark")
    assert page.texts("//span[@role='status']") == [f"{number} articles, best match first"]


def test_a_story_comes_back_on_no_later_page(indexed: Paper, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "STORIES_SHOWN", 4)
    for order in ("newest", "relevance"):
        url, seen = f"/en/search?q=2.3&order={order}", []
        while url:
            page = Page(browser, url)
            seen += page.links(
                "//article[@class='hit']/h2/a | //article[@class='hit']/ol[1]/li/div/h3[not(../../../../h2)]/a"
            )
            following = page.links("//nav[@class='pages']/a[@rel='next']")
            url = following[0] if following else ""
        told = Article.objects.exclude(language="hi").values("story").distinct().count()
        assert len(seen) == len(set(seen)) == told > 8


def test_the_form_keeps_what_was_asked(indexed: Paper, browser: Client) -> None:
    page = Page(browser, "/en/search?q=%22the+lock%22+-ferry&order=newest")
    assert page.tree.xpath("//input[@type='search']/@value") == ['"the lock" -ferry']
    assert page.tree.xpath("//form[@role='search']//input[@name='order']/@value") == ["newest"]


def test_facets_narrow_the_results(indexed: Paper, browser: Client) -> None:
    everything = Page(browser, "/en/search?q=2.3")
    assert {label.rstrip("0123456789") for label in everything.texts("//fieldset[1]//label")} >= {
        "English",
        "Français",
        "العربية",
    }
    french = Page(browser, "/en/search?q=2.3&l=fr")
    names = french.texts(f"//ol[@class='roll']//a[{with_class('pub')}]")
    assert set(names) == {"Le Phare du Détroit", "La Gazette de la Vallée"}
    one = Page(browser, "/en/search?q=2.3&l=fr&l=en&p=phare.example")
    assert set(one.texts(f"//ol[@class='roll']//a[{with_class('pub')}]")) == {"Le Phare du Détroit"}


def test_nothing_found_says_what_to_try(indexed: Paper, browser: Client) -> None:
    page = Page(browser, "/en/search?q=zzyzx&l=fr")
    assert page.texts("//div[@role='status']/h2") == ["Nothing was printed about “zzyzx”"]
    assert "/en/search?q=zzyzx" in page.links("//div[@class='empty']//a")


def test_an_unreadable_question_gets_a_clear_answer(indexed: Paper, browser: Client) -> None:
    page = Page(browser, "/en/search?q=after:yesterday", 400)
    assert page.texts("//p[@role='alert']/strong") == ["This search cannot be read."]


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=" + "x" * 5000,
        "q=a&d=99",
        "q=a&l=../..&p=%3Cscript%3E",
        "q=lock&after=garbage",
        "q=%F0%9F%98%80&order=worst",
    ],
)
def test_nonsense_is_answered_not_crashed(indexed: Paper, browser: Client, query: str) -> None:
    assert browser.get(f"/ar/search?{query}").status_code in {200, 400}


def test_hits_that_were_withdrawn_are_left_out(indexed: Paper, browser: Client) -> None:
    Article.objects.filter(title__contains="observatory").update(state="failed")
    assert hits(Page(browser, "/en/search?q=observatory")) == []


def test_without_a_question_the_operators_are_explained(indexed: Paper, browser: Client) -> None:
    page = Page(browser, "/fr/search")
    assert page.texts("//h1") == ["Recherche"]
    shown = page.texts("//table//code")
    assert {"#brexit", "(rate OR interest) AND bank", "lang:fr", "after:2026-11"} <= set(shown)
    for example in shown:
        parse(example)


def test_the_operators_are_explained_beside_results_too(indexed: Paper, browser: Client) -> None:
    assert "rate NOT tax" in Page(browser, "/en/search?q=lock").texts("//main/details//code")


def test_few_queries(indexed: Paper, browser: Client, django_assert_max_num_queries: object) -> None:
    Page(browser, "/en/search?q=2.3")
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        Page(browser, "/en/search?q=2.3")


def test_browsers_can_take_the_paper_as_a_search_engine(db: None, browser: Client) -> None:
    body = browser.get("/opensearch.xml").content.decode()
    assert 'template="http://localhost/en/search?q={searchTerms}"' in body


def test_a_publishers_limit_holds_for_what_is_quoted_of_a_hit(indexed: Paper, browser: Client) -> None:
    address = "/en/search?q=observatory+signal"
    assert any(len(text) > 40 for text in Page(browser, address).texts("//p[@class='snip']"))
    Article.objects.update(max_snippet=40)
    assert all(len(text) <= 40 for text in Page(browser, address).texts("//p[@class='snip']"))
    Article.objects.update(max_snippet=0)
    assert not Page(browser, address).texts("//p[@class='snip']")


def test_a_slip_is_read_as_what_was_meant_and_the_facets_stay(indexed: Paper, browser: Client) -> None:
    page = Page(browser, "/en/search?q=observatory+signol&l=en&d=30")
    assert "Showing results for observatory signal. Search instead for observatory signol" in page.texts("//main//p")
    assert len(hits(page)) > 1
    (instead,) = page.links("//p[contains(@class, 'notice--info')]/a")
    assert instead == "/en/search?q=observatory+signol&l=en&d=30&exact=1"
    exact = Page(browser, instead)
    assert hits(exact) == []
    assert "/en/search?q=observatory+signol&l=en&d=30" in exact.links("//div[@class='empty']//a")


def test_every_problem_has_words() -> None:
    asked = {
        "too-long": "x" * 2000,
        "too-deep": "(" * 20,
        "too-many-words": "a " * 70,
        "no-value": "lang:",
        "no-date": "after:soon",
        "no-section": "section:gossip",
        "no-language": "lang:klingonish",
    }
    for code, text in asked.items():
        with pytest.raises(SearchSyntaxError) as caught:
            parse(text)
        assert caught.value.code == code
        assert problem_in_words(caught.value) == str(caught.value)
    assert set(PROBLEMS) == {*asked, "no-page"}


def test_problems_are_told_in_the_readers_language(indexed: Paper, browser: Client) -> None:
    alert = Page(browser, "/fr/search?q=after:hier", 400).texts("//p[@role='alert']")[0]
    assert "n’est pas une date" in alert
