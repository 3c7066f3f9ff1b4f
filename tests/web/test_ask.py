from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from broadsheet.newsroom.models import Article
from broadsheet.web.addresses import article_path
from tests.web.factory import Paper
from tests.web.pages import Page

pytestmark = pytest.mark.django_db

ANSWER = "The harbour authority closed the lock on Tuesday after divers found a crack 2.3 metres long."
QUESTION = "When+did+the+harbour+authority+close+the+lock%3F"
UNKNOWN = "Who+won+the+chess+tournament+in+Reykjavik%3F"


def test_an_answer_is_the_articles_own_sentence_with_its_place(indexed: Paper, browser: Client) -> None:
    page = Page(browser, f"/en/ask?q={QUESTION}")
    assert ANSWER in page.texts("//ol[@class='brief']/li")[0]
    path, _, sentence = page.links("//ol[@class='brief']/li[1]//a[@class='src']")[0].partition("#")
    assert sentence in Page(browser, path).text
    assert page.texts("//ol[@class='sources']/li")


def test_an_article_is_asked_alone(paper: Paper, browser: Client) -> None:
    row = paper.of("en")[0]
    page = Page(browser, f"/en/ask?q={QUESTION}&a={row.pk}")
    links = page.links("//ol[@class='brief']/li//a[@class='src']")
    assert links
    assert {link.partition("#")[0] for link in links} == {article_path(row.pk, row.title)}
    assert page.tree.xpath("//input[@name='a']/@value") == [str(row.pk)]


def test_a_story_is_asked_alone(paper: Paper, browser: Client) -> None:
    story = next(each for each in paper.stories if each.article_count > 1)
    page = Page(browser, f"/en/ask?q={QUESTION}&s={story.pk}")
    told = set(Article.objects.filter(story=story).values_list("pk", flat=True))
    paths = page.links("//ol[@class='brief']/li//a[@class='src']")
    assert paths
    assert {int(path.split("/a/")[1].split("-")[0].split("#")[0]) for path in paths} <= told


def test_what_no_article_says_is_not_answered(indexed: Paper, browser: Client) -> None:
    page = Page(browser, f"/en/ask?q={UNKNOWN}")
    assert page.texts("//h2[@id='answer']") == ["The archive does not say"]
    assert page.links("//section[@class='empty']//a") == ["/en/search?q=Who+won+the+chess+tournament+in+Reykjavik%3F"]
    row = indexed.of("en")[0]
    scoped = Page(browser, f"/en/ask?q={UNKNOWN}&a={row.pk}")
    assert scoped.texts("//h2[@id='answer']") == ["This article does not say"]
    assert f"/en/ask?q={UNKNOWN}" in scoped.links("//section[@class='empty']//a")


def test_every_question_that_is_offered_is_answered(indexed: Paper, browser: Client) -> None:
    page = Page(browser, f"/en/ask?q={QUESTION}")
    for link in page.links("//section[@aria-labelledby='next']//li/a"):
        assert Page(browser, link).texts("//ol[@class='brief']/li"), link


def test_without_a_question_the_page_says_how_to_ask(paper: Paper, browser: Client) -> None:
    for question in ("", "%20%20", "%00"):
        page = Page(browser, f"/en/ask?q={question}")
        assert page.texts("//h2[@id='how']") == ["How to ask"]
        assert not page.tree.xpath("//h2[@id='answer']")


@pytest.mark.parametrize("scope", ["a=0", "s=0", "a=abc", "a=99999999999999999999", "s=-1", "a=²"])
def test_what_is_not_in_the_paper_cannot_be_asked(paper: Paper, browser: Client, scope: str) -> None:
    Page(browser, f"/en/ask?q={QUESTION}&{scope}", status=404)


@pytest.mark.parametrize(
    "question", ['"<script>alert(1)</script>', "publisher: OR -lock (", "x" * 5000, "؟", "lang:xx after:never"]
)
def test_no_question_breaks_the_page(indexed: Paper, browser: Client, question: str) -> None:
    response = browser.get("/en/ask", {"q": question})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_a_damaged_index_is_no_answer(indexed: Paper, browser: Client, settings: object) -> None:
    (settings.CONFIG.data_dir / "index" / "schema").write_text("0")  # type: ignore[attr-defined]
    page = Page(browser, f"/en/ask?q={QUESTION}", status=503)
    assert page.texts("//p[@role='alert']")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_page_stands_in_every_language(indexed: Paper, browser: Client, language: str) -> None:
    page = Page(browser, f"/{language}/ask?q={QUESTION}")
    assert page.tree.get("lang") == language
    form = page.tree.xpath("//form[.//input[@id='ask-q']]")[0]
    assert urlsplit(form.get("action")).path == f"/{language}/ask"
    for link in page.links("//section[@aria-labelledby='next']//li/a"):
        assert parse_qs(urlsplit(link).query)["q"]
