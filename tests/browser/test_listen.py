"""Listening: a voice of our own stands for the browser's, since Chromium without sound has none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.web.factory import Paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VOICE = """
window.spoken = [];
const voices = [{ lang: "en-GB", name: "A" }, { lang: "ar", name: "B" }];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => voices,
  speak: (words) => { window.spoken.push(words); },
  cancel: () => { window.cancelled = true; },
} });
"""


def reading(visit: Callable[..., Page], paper: Paper, language: str = "en") -> Page:
    row = next(each for each in paper.of(language) if each.copy_of_id is None)
    page = visit(f"/en/a/{row.pk}")
    page.add_init_script(VOICE)
    page.reload()
    return page


def test_the_sentence_that_is_spoken_is_marked(visit: Callable[..., Page], paper: Paper) -> None:
    page = reading(visit, paper)
    page.get_by_role("button", name="Listen").click()

    expect(page.locator(".is-spoken")).to_have_attribute("id", "s1")
    page.evaluate("spoken[0].onend()")
    expect(page.locator(".is-spoken")).to_have_attribute("id", "s2")
    assert page.evaluate("spoken.map(each => each.text)")[0] == page.locator("#s1").text_content()

    page.get_by_role("button", name="Stop reading").click()
    expect(page.locator(".is-spoken")).to_have_count(0)
    expect(page.get_by_role("button", name="Listen")).to_be_visible()


def test_without_a_voice_for_the_language_there_is_no_button(visit: Callable[..., Page], paper: Paper) -> None:
    page = reading(visit, paper, "fr")

    expect(page.locator("button[data-listen='fr']")).to_have_count(1)
    expect(page.locator("[data-listen]")).to_be_hidden()


def test_reading_begins_at_the_sentence_that_was_asked_for(visit: Callable[..., Page], paper: Paper) -> None:
    page = reading(visit, paper)
    page.evaluate("location.hash = 's2'")
    page.get_by_role("button", name="Listen").click()

    expect(page.locator(".is-spoken")).to_have_attribute("id", "s2")
