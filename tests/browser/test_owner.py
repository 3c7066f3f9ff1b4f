"""The first visit in a real browser, through forms, cookies and the content policy; then the admin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from broadsheet.newsroom import owner
from broadsheet.newsroom.models import Feed

pytestmark = pytest.mark.browser


def test_from_the_link_to_the_sources_and_the_admin(visit: Callable[..., Page]) -> None:
    page = visit(f"/welcome/owner?token={owner.token()}")
    assert Axe().run(page).violations_count == 0
    page.get_by_label("Name").fill("ilse")
    page.get_by_label("Password").fill("a lock without a key")
    page.get_by_role("button", name="Make the account").click()
    page.wait_for_url("**/welcome")
    assert Axe().run(page).violations_count == 0
    before = Feed.objects.count()
    page.locator("fieldset input[data-all]").first.check()  # ticks its group with a script, names it without
    ticked = page.locator("input[name=feed]:checked").count()
    page.get_by_role("button", name="Read these").click()
    page.wait_for_url("**/feeds")
    assert Feed.objects.count() == before + ticked > before
    for path in ("/admin/", "/admin/newsroom/feed/", "/admin/newsroom/article/"):
        page.goto(path)
        assert "Log in" not in page.title()
    page.goto("/accounts/logout/")
    page.get_by_role("button").click()
    page.wait_for_url("**/en/")
    assert page.complaints == []  # type: ignore[attr-defined]
