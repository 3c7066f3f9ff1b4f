from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from broadsheet.errors import SearchSyntaxError
from broadsheet.newsroom.models import Article
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


def test_results_are_folded_by_story(indexed: Paper, browser: Client) -> None:
    page = Page(browser, "/en/search?q=observatory+signal")
    assert len(page.texts("//article[@class='hit']/h2")) == 1
    assert len(hits(page)) == Article.objects.filter(title__contains="observatory").count() > 3
    assert page.texts("//article[@class='hit']/details/summary")[0].endswith("more in this story")
    assert page.tree.xpath("//h3//mark")


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
    assert "#brexit title:budget" in page.texts("//table//code")


def test_further_results_follow(indexed: Paper, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "HITS_SHOWN", 5)
    url, seen = "/en/search?q=2.3&order=newest", []
    while url:
        page = Page(browser, url)
        seen += page.links("//ol[@class='roll']/li//h3/a")
        following = page.links("//nav[@class='pages']/a[@rel='next']")
        url = following[0] if following else ""
    assert len(seen) == len(set(seen)) == Article.objects.exclude(language="hi").count()


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


def test_a_better_spelling_leaves_the_facets_alone(indexed: Paper, browser: Client) -> None:
    page = Page(browser, "/en/search?q=observatory+signol&l=en&d=30")
    meant = list(page.links("//main//a[@dir='auto']"))
    assert meant == ["/en/search?q=observatory+signal&l=en&d=30"]
    assert "observatory signal" in page.texts("//main//a[@dir='auto']")


def test_every_problem_has_words() -> None:
    asked = {
        "too-long": "x" * 2000,
        "too-deep": "(" * 20,
        "too-many-words": "a " * 70,
        "no-value": "lang:",
        "no-date": "after:soon",
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
