"""The paper by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from broadsheet.newsroom.models import Article

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
FOCUSED = "document.activeElement.textContent"


def test_j_and_k_go_from_headline_to_headline_and_o_opens(visit: Visit) -> None:
    page = visit("/en/")
    titles = page.locator(".teaser__title a").all_text_contents()
    page.keyboard.press("j")
    assert page.evaluate(FOCUSED) == titles[0]
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate(FOCUSED) == titles[2]
    page.keyboard.press("k")
    assert page.evaluate(FOCUSED) == titles[1]
    page.keyboard.press("o")
    page.wait_for_url("**/en/s/*")
    assert page.locator("h1").inner_text() == titles[1]


def test_from_article_to_story_and_through_it(visit: Visit) -> None:
    first = Article.objects.filter(language="en", copy_of=None).order_by("pk")[0]
    page = visit(f"/en/a/{first.pk}")
    page.keyboard.press("n")
    page.wait_for_url(lambda url: str(first.pk) not in url.rpartition("/")[2].split("-")[0])
    page.keyboard.press("p")
    page.wait_for_url(f"**/en/a/{first.pk}-*")
    page.keyboard.press("s")
    page.wait_for_url("**/en/s/*")
    page.keyboard.press("h")
    page.wait_for_url("**/en/")


def test_search_help_and_escape(visit: Visit) -> None:
    page = visit("/en/")
    page.keyboard.press("/")
    page.wait_for_url("**/en/search")
    page.keyboard.type("jk?")  # the field has the focus, and keys are letters
    assert page.locator("input[type=search]").input_value() == "jk?"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_url("**/en/keys")
    page.locator("details.menu > summary").press("Enter")
    assert page.locator("details.menu").get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert page.locator("details.menu").get_attribute("open") is None


def test_keys_of_the_browser_stay_the_browsers(visit: Visit) -> None:
    page = visit("/en/")
    page.keyboard.press("Control+j")
    assert page.evaluate("document.activeElement === document.body")


def test_tab_comes_to_the_skip_link_first(visit: Visit) -> None:
    page = visit("/ar/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "إلى القصص"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_colours_change_at_once_and_stay(visit: Visit) -> None:
    page = visit("/en/")
    page.locator("details.menu > summary").click()
    page.get_by_role("link", name="Dark").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.url.endswith("/en/")
    page.goto("/fr/about")
    assert page.locator("html").get_attribute("data-theme") == "dark"
