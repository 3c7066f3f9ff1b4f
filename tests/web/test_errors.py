from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import Client

from tests.web.pages import Page


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "This page was not printed"), ("fr", "Cette page n’a pas été imprimée"), ("ar", "لم تُطبع هذه الصفحة")],
)
def test_what_is_not_there_is_told_in_style(db: None, browser: Client, language: str, title: str) -> None:
    page = Page(browser, f"/{language}/no/such/page", 404)
    assert page.texts("//main//h1") == [title]
    assert f"/{language}/" in page.links("//main//a")


def test_a_broken_page_needs_nothing_to_be_shown() -> None:
    assert "paper.css" in render_to_string("500.html")


def test_pages_take_no_posts(db: None, browser: Client) -> None:
    assert browser.post("/en/").status_code == 405
    assert browser.post("/en/search").status_code == 405


@pytest.mark.parametrize("path", ["/en/about", "/fr/keys", "/ar/about"])
def test_the_small_pages(db: None, browser: Client, path: str) -> None:
    assert Page(browser, path).texts("//h1")
