"""Every page in a real browser: accessibility, overflow, and nothing that the browser complains about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]


def own(complaints: list[str]) -> list[str]:
    """Complaints but for the status of the page that is missing on purpose."""
    return [text for text in complaints if "404" not in text]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing(visit: Visit, pages: Callable[[str], list[str]], language: str) -> None:
    page = visit(f"/{language}/keys")
    found: dict[str, str] = {}
    for path in pages(language):
        page.emulate_media(color_scheme="light")
        page.goto(path)
        light = Axe().run(page)
        page.emulate_media(color_scheme="dark")
        dark = Axe().run(page, options={"runOnly": ["color-contrast"]})
        if light.violations_count or dark.violations_count:
            found[path] = light.generate_report() + dark.generate_report()
        assert own(page.complaints) == [], path  # type: ignore[attr-defined]
    assert found == {}


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_nothing_runs_over_the_edge(visit: Visit, pages: Callable[[str], list[str]], language: str) -> None:
    page = visit(f"/{language}/keys")
    for path in pages(language):
        page.goto(path)
        page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true })")
        for width in (320, 360, 700, 1600):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_touch_targets_of_the_menu_are_large_enough(visit: Visit) -> None:
    page = visit("/en/", width=360, has_touch=True, is_mobile=True)
    page.locator("details.menu > summary").tap()
    page.get_by_role("link", name="Français").tap()
    page.wait_for_url("**/fr/")
    boxes = page.locator("nav.sections a").evaluate_all(
        "links => links.map((link) => link.getBoundingClientRect().height)"
    )
    assert min(boxes) >= 24  # WCAG 2.2, 2.5.8


def test_without_scripts_everything_is_reached(visit: Visit) -> None:
    page = visit("/en/", java_script_enabled=False)
    page.locator("details.menu > summary").click()
    page.get_by_role("link", name="Dark").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.locator("h2.teaser__title a").click()
    assert "/en/s/" in page.url
    page.locator("ol.roll h3 a").first.click()
    assert "/en/a/" in page.url
