"""Translation on the device: a translator of our own stands for the browser's, which needs a download."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.web.factory import Paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TRANSLATOR = """
self.Translator = {
  availability: async ({ sourceLanguage }) => (sourceLanguage === "fr" ? "available" : "unavailable"),
  create: async () => ({ translate: async (text) => `EN ${text}` }),
};
"""


def reading(visit: Callable[..., Page], paper: Paper, language: str, script: str = TRANSLATOR) -> Page:
    row = next(each for each in paper.of(language) if each.copy_of_id is None)
    page = visit(f"/en/a/{row.pk}")
    page.add_init_script(f"delete self.Translator;{script}")
    page.reload()
    return page


def test_an_article_is_translated_and_restored(visit: Callable[..., Page], paper: Paper) -> None:
    page = reading(visit, paper, "fr")
    title = page.locator("h1").text_content()
    body = page.locator(".prose").inner_html()

    page.get_by_role("button", name="Translate on this device").click()
    expect(page.locator("h1")).to_have_text(f"EN {title}")
    expect(page.locator("h1")).to_have_attribute("lang", "en")
    expect(page.locator(".prose > p").first).to_contain_text("EN ")
    expect(page.get_by_text("Translated by this device, and checked by nobody.")).to_be_visible()

    page.get_by_role("button", name="The original").click()
    expect(page.locator("h1")).to_have_text(title or "")
    expect(page.locator("h1")).to_have_attribute("lang", "fr")
    expect(page.get_by_text("Translated by this device, and checked by nobody.")).to_be_hidden()
    assert page.locator(".prose").inner_html() == body


def test_a_language_that_it_does_not_know_has_no_button(visit: Callable[..., Page], paper: Paper) -> None:
    page = reading(visit, paper, "ar")
    expect(page.locator("p[data-translate]")).to_have_count(1)
    expect(page.locator("p[data-translate]")).to_be_hidden()


def test_a_browser_without_a_translator_has_no_button(visit: Callable[..., Page], paper: Paper) -> None:
    page = reading(visit, paper, "fr", "")
    expect(page.locator("p[data-translate]")).to_have_count(1)
    expect(page.locator("p[data-translate]")).to_be_hidden()


def test_a_translator_that_fails_leaves_the_original(visit: Callable[..., Page], paper: Paper) -> None:
    second = "{ if (self.asked) throw new Error('no'); self.asked = true; return `EN ${text}`; }"
    failing = TRANSLATOR.replace("`EN ${text}`", second)
    page = reading(visit, paper, "fr", failing)
    title = page.locator("h1").text_content()
    body = page.locator(".prose").inner_html()
    page.get_by_role("button", name="Translate on this device").click()
    page.wait_for_function("self.asked")
    expect(page.get_by_role("button", name="Translate on this device")).to_be_enabled()
    expect(page.locator("h1")).to_have_text(title or "")
    expect(page.locator("h1")).to_have_attribute("lang", "fr")
    assert page.locator(".prose").inner_html() == body
