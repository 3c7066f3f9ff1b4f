from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from broadsheet.newsroom.models import Article
from broadsheet.web.wordindex import word_index
from tests.web import factory
from tests.web.factory import Paper

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser; where none is installed the tests that need it are skipped, and the run says so at its end."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop in this thread, beside which we use the ORM
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def paper(chromium: Browser, transactional_db: None) -> Iterator[Paper]:
    """A small paper with its word index."""
    folder = settings.CONFIG.data_dir / "index"
    paper = factory.make(stories_each=12)
    factory.index(folder)
    yield paper
    shutil.rmtree(folder)
    word_index.cache_clear()


@pytest.fixture
def visit(chromium: Browser, live_server: Any, paper: Paper) -> Iterator[Callable[..., Page]]:
    """Opens a page of the paper; what the browser complains about is gathered in ``page.complaints``."""
    contexts: list[BrowserContext] = []

    def visit(path: str, *, width: int = 1440, theme: str = "light", **options: Any) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, base_url=live_server.url, **options
        )
        contexts.append(context)
        context.route("**/i/**", _picture)
        page = context.new_page()
        complaints: list[str] = []
        page.complaints = complaints  # type: ignore[attr-defined]
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture
def pages(paper: Paper) -> Callable[[str], list[str]]:
    """The addresses of one page of each kind, in a language of the interface."""
    changed = Article.objects.filter(revision_count=1, language="en").get()
    copy = Article.objects.exclude(copy_of=None).filter(language="en").get()

    def pages(language: str) -> list[str]:
        paths = [
            "", "section/politics", "single", "?country=XM", f"s/{paper.stories[0].pk}", f"a/{changed.pk}",
            f"a/{paper.of('ar')[0].pk}", f"a/{copy.pk}/against", "t/halvardlock", "p/kestrel.example", "publishers",
            "feeds", "search", "search?q=2.3", "search?q=zzz", "ask", "ask?q=Who+closed+the+Halvard+lock%3F", "ask?q=zzz", "about", "keys", "no-such-page",
        ]  # fmt: skip
        return [f"/{language}/{path}" for path in paths] + ["/accounts/login/"]

    return pages


def _picture(route: Route) -> None:
    route.fulfill(body=PIXEL, content_type="image/png")
