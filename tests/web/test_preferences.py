from __future__ import annotations

import pytest
from django.test import Client

from tests.web.pages import Page


def test_a_language_is_kept_and_the_page_stays(db: None, browser: Client) -> None:
    response = browser.get("/set/language/ar?next=/en/section/politics%3Fcountry%3DXM")
    assert response["Location"] == "/ar/section/politics?country=XM"
    assert browser.get("/")["Location"] == "/ar/"


def test_colours_are_kept(db: None, browser: Client) -> None:
    assert not Page(browser, "/en/").tree.xpath("//html/@data-theme")
    assert browser.get("/set/theme/dark?next=/en/about")["Location"] == "/en/about"
    assert Page(browser, "/en/").tree.xpath("//html/@data-theme") == ["dark"]
    browser.get("/set/theme/system")
    assert not Page(browser, "/en/").tree.xpath("//html/@data-theme")


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil.example", ""]
)
def test_nobody_is_led_away(db: None, browser: Client, target: str) -> None:
    response = browser.get("/set/theme/dark", {"next": target})
    assert response["Location"] == "/"


@pytest.mark.parametrize("path", ["language/de", "theme/pink", "size/large"])
def test_what_there_is_not_cannot_be_set(db: None, browser: Client, path: str) -> None:
    assert browser.get(f"/set/{path}").status_code == 404
