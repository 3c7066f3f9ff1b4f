"""The analysis desk in a real browser: every finding on one page, its numbers, its targets, and nothing hidden."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from broadsheet.newsroom import findings
from broadsheet.newsroom.models import Article, Story
from tests.browser.test_pages import own
from tests.web import desk
from tests.web.factory import Paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Page]
WIDTHS = (320, 360, 700, 768, 1024, 1440)
MARKED = "rgb(255, 230, 128)"  # --marker on light paper
PLACE = """id => {
  const element = document.getElementById(id), lines = element.getClientRects();
  const first = lines[0], shown = document.elementFromPoint(first.left + 3, first.top + first.height / 2);
  return {
    marked: element.matches(":target") && getComputedStyle(element).backgroundColor,
    top: first.top, bottom: lines[lines.length - 1].bottom, seen: element.contains(shown),
  };
}"""


@pytest.fixture
def story(paper: Paper) -> Story:
    """The story that has everything."""
    return desk.tell(paper)


@pytest.fixture
def addresses(story: Story) -> list[str]:
    """Pages of the desk: full ones and empty ones, without their language."""
    limited = Article.objects.filter(story=story)[1]
    Article.objects.filter(pk=limited.pk).update(max_snippet=200)
    silent = Article.objects.filter(story=story)[2]
    Article.objects.filter(pk=silent.pk).update(max_snippet=0)
    arabic = Article.objects.get(story=story, language="ar")
    first = Article.objects.filter(story=story)[0]
    return [
        f"s/{story.pk}", f"a/{first.pk}", f"a/{limited.pk}", f"a/{silent.pk}", f"a/{arabic.pk}", "n/ilse-corvane",
        "wrapup", "ask", "ask?q=Who+ordered+an+inquiry+into+the+Halvard+lock%3F", "ask?q=zzz", f"ask?q=zzz&s={story.pk}",
    ]  # fmt: skip


def test_the_story_has_findings_of_every_kind(story: Story) -> None:
    found = findings.of_story(story)
    assert set(found.results) == {"brief", "said", "figures", "timeline", "positions", "coverage", "names"}


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(visit: Visit, addresses: list[str], language: str) -> None:
    page = visit(f"/{language}/keys")
    found: dict[str, str] = {}
    for path in addresses:
        page.emulate_media(color_scheme="light")
        page.goto(f"/{language}/{path}")
        page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true })")
        light = Axe().run(page)
        page.emulate_media(color_scheme="dark")
        dark = Axe().run(page, options={"runOnly": ["color-contrast"]})
        if light.violations_count or dark.violations_count:
            found[path] = light.generate_report() + dark.generate_report()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
        assert own(page.complaints) == [], path  # type: ignore[attr-defined]
    assert found == {}


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}, {"width": 360}])
def test_a_number_opens_the_marked_sentence_and_back_returns(
    visit: Visit, story: Story, options: dict[str, Any]
) -> None:
    page = visit(f"/en/s/{story.pk}", **options)
    number = page.locator("#timeline a.src").first
    number.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")

    number.click()
    page.wait_for_url("**/en/a/**")
    page.wait_for_load_state()

    place = page.evaluate(PLACE, page.url.partition("#")[2])
    assert place["marked"] == MARKED
    assert place["seen"]
    assert 0 < place["top"] < place["bottom"] < 900
    page.go_back()
    page.wait_for_url("**/en/s/**")
    page.wait_for_load_state()
    returned = (abs(page.evaluate("scrollY") - before) < 2 or page.wait_for_timeout(100) for _ in range(50))
    assert any(returned)  # asked from here: without JavaScript the page itself polls nothing


def test_an_excerpt_has_the_sentences_that_findings_lead_to(visit: Visit, story: Story) -> None:
    row = Article.objects.filter(story=story)[0]
    Article.objects.filter(pk=row.pk).update(max_snippet=200)
    page = visit(f"/en/a/{row.pk}#s1")
    assert page.evaluate(PLACE, "s1")["marked"] == MARKED


def test_panels_open_without_scripts(visit: Visit, story: Story) -> None:
    row = Article.objects.filter(story=story)[0]
    page = visit(f"/en/a/{row.pk}", java_script_enabled=False)
    for part in page.locator(".findings details").all()[1:]:
        assert not part.locator("li").first.is_visible()
        part.locator("summary").click()
        assert part.locator("li").first.is_visible()


def test_numbers_are_reached_by_key_and_by_finger(visit: Visit, story: Story) -> None:
    page = visit(f"/en/s/{story.pk}")
    page.locator("#brief a.src").first.focus()
    page.keyboard.press("Tab")
    shape = page.evaluate("[document.activeElement.className, getComputedStyle(document.activeElement).outlineWidth]")
    assert shape == ["src", "3px"]

    phone = visit(f"/en/s/{story.pk}", width=360, has_touch=True, is_mobile=True)
    phone.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true })")
    for kind in ("a.src", ".jump a", "main summary", ".who a", ".sources a", ".kicker a"):
        sizes = phone.locator(kind).evaluate_all(
            "all => all.map((each) => each.getClientRects()[0]).filter(Boolean).map((box) => [box.width, box.height])"
        )
        assert sizes, kind
        assert min(height for _, height in sizes) >= 24, kind
        assert min(width for width, _ in sizes) >= 24, kind


def test_what_is_disputed_stands_at_the_top(visit: Visit, story: Story) -> None:
    page = visit(f"/en/s/{story.pk}")
    flag = page.locator(".story-head .flag--disputed")
    assert flag.inner_text().startswith("Disputed: 64 to 90")
    flag.click()
    assert page.url.endswith("#figures")


def test_the_page_prints_with_everything_open(visit: Visit, story: Story) -> None:
    page = visit(f"/en/s/{story.pk}")
    page.emulate_media(media="print")
    assert not page.locator(".jump").is_visible()
    assert not page.locator(".search-form").first.is_visible()
    assert page.locator("#said details .said").first.bounding_box()
