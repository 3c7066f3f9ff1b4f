"""Translation on pages: a button only where something translates, always marked, the original one click away."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test import Client
from lxml import html

from broadsheet.newsroom import limits, modelstore
from broadsheet.newsroom.models import Article
from broadsheet.web import translate
from tests.llm.server import Scripted, Step, serving
from tests.web.factory import Paper
from tests.web.pages import Page

Serve = Callable[[Step], Any]


def answer(change: Callable[[str], str]) -> Step:
    """An answer that is made from what is asked when it is sent."""
    return Echo(change=change)


class Echo(Step):
    """Gives each text back as ``change`` makes it."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self.change = change

    def of(self, payload: dict[str, Any]) -> Step:
        return Step(json.dumps({"translatedText": [self.change(text) for text in payload["q"]]}).encode())


@contextmanager
def translating(settings: Any, step: Step) -> Iterator[Scripted]:
    with serving(step) as script:
        settings.CONFIG = settings.CONFIG.model_copy(update={"translate_url": script.url, "llm_timeout": 2.0})
        yield script


def ask(browser: Client, article: Article, language: str = "en") -> Any:
    page = Page(browser, f"/{language}/a/{article.pk}")
    (form,) = page.tree.xpath("//form[contains(@action, '/translated')]")
    token = form.xpath(".//input[@name='token']/@value")[0]
    return browser.post(form.get("action"), {"token": token})


def words(response: Any, path: str) -> list[str]:
    return [each.text_content() for each in html.fromstring(response.content.decode()).xpath(path)]


def test_without_a_translator_there_is_no_button(paper: Paper, browser: Client) -> None:
    page = Page(browser, f"/en/a/{paper.of('fr')[0].pk}")
    assert not page.tree.xpath("//form[contains(@action, '/translated')]")
    assert page.tree.xpath("//p[@data-translate and @hidden and @data-from='fr' and @data-to='en']")
    assert "translate.js" in page.text


def test_nor_for_an_article_in_the_readers_language(paper: Paper, browser: Client, settings: Any) -> None:
    with translating(settings, Step(b"{}")):
        page = Page(browser, f"/en/a/{paper.of('en')[0].pk}")
    assert "translated" not in page.text
    assert "translate.js" not in page.text


def test_a_translated_article(paper: Paper, browser: Client, settings: Any) -> None:
    article = paper.of("fr")[0]
    with translating(settings, answer(lambda text: f"The {text}".replace("onze", "eleven"))) as script:
        response = ask(browser, article)
        again = ask(browser, article)
    assert response.status_code == again.status_code == 200
    assert words(response, "//h1") == [f"The {article.title}".replace("onze", "eleven")]
    assert html.fromstring(response.content.decode()).xpath("//h1[@lang='en' or not(@lang)]")
    assert "Translated by a machine" in response.content.decode()
    assert "LibreTranslate" in response.content.decode()
    assert f"/en/a/{article.pk}" in " ".join(
        html.fromstring(response.content.decode()).xpath("//div[@role='note']//a/@href")
    )
    assert len(script.asked) == 1
    assert b"noindex" in response.content


def test_a_paragraph_whose_numbers_differ_is_left(paper: Paper, browser: Client, settings: Any) -> None:
    article = paper.of("fr")[0]
    with translating(settings, answer(lambda text: text.replace("2,3", "23"))):
        response = ask(browser, article)
    assert "Left in its language: a number" in response.content.decode()
    assert "23 mètres" not in response.content.decode()
    assert modelstore.today(translate_now()).dropped["translation-number"] >= 1


def translate_now() -> Any:
    from django.utils import timezone

    return timezone.now()


def test_hostile_words_are_words(paper: Paper, browser: Client, settings: Any) -> None:
    with translating(settings, answer(lambda text: f"{text} <script>alert(1)</script>")):
        response = ask(browser, paper.of("fr")[0])
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize("step", [Step(b"{}", 503), Step(b"no json"), Step(b"<html>", kind="text/html")])
def test_a_translator_that_fails_says_so(paper: Paper, browser: Client, settings: Any, step: Step) -> None:
    with translating(settings, step):
        response = ask(browser, paper.of("fr")[0])
    assert response.status_code == 503
    assert "did not answer" in response.content.decode()


def test_only_the_papers_own_button_asks(paper: Paper, browser: Client, settings: Any) -> None:
    article, other = paper.of("fr")[:2]
    with translating(settings, answer(str)) as script:
        made = translate.offer(other, "en")
        assert made is not None
        for token in ("", "x", f"{article.pk}:en:forged", made.token):
            response = browser.post(f"/en/a/{article.pk}/translated", {"token": token})
            assert response.status_code == 302
        assert browser.get(f"/en/a/{article.pk}/translated").status_code == 302
        assert browser.get("/en/a/999999/translated").status_code == 404
    assert not script.asked


def test_one_address_may_not_ask_all_day(paper: Paper, browser: Client, settings: Any) -> None:
    article = paper.of("fr")[0]
    with translating(settings, answer(str)):
        answers = [ask(browser, article) for _ in range(limits.PER_MINUTE["translate"] + 1)]
    assert [each.status_code for each in answers] == [200] * limits.PER_MINUTE["translate"] + [429]
    assert int(answers[-1]["Retry-After"]) > 0


def test_an_excerpt_is_all_that_is_translated_where_no_more_is_shown(
    paper: Paper, browser: Client, settings: Any
) -> None:
    article = paper.of("fr")[0]
    Article.objects.filter(pk=article.pk).update(noarchive=True)
    with translating(settings, answer(lambda text: f"Le {text}")) as script:
        assert ask(browser, article).status_code == 200
    assert sum(len(text) for text in script.asked[0][2]["q"]) < 700


def test_a_standfirst_that_the_article_page_hides_is_not_translated(
    paper: Paper, browser: Client, settings: Any
) -> None:
    article = paper.of("fr")[0]
    article.standfirst, article.max_snippet = "Un secret de la rédaction.", 0
    article.save(update_fields=["standfirst", "max_snippet"])
    with translating(settings, answer(lambda text: text)) as script:
        response = ask(browser, article)
    assert "secret" not in response.content.decode()
    assert "secret" not in str([vars(each) if hasattr(each, "__dict__") else each for each in script.asked])
