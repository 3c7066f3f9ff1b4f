from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.web.factory import Paper


@pytest.mark.parametrize(
    "url", ["/en/", "/ar/search", "/en/nothing", "/accounts/login/", "/opml", "/admin/login/", "/en/edition.atom"]
)
def test_every_answer_says_what_it_may_load(db: None, browser: Client, url: str) -> None:
    headers = browser.get(url).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]


def test_pages_need_nothing_inline(paper: Paper, browser: Client) -> None:
    for url in (
        "/en/",
        f"/en/s/{paper.stories[0].pk}",
        f"/en/a/{paper.articles[0].pk}",
        "/en/t/shipping",
        "/en/search?q=x",
    ):
        text = browser.get(url).content.decode()
        assert "style=" not in text
        assert "<style" not in text
        assert "onclick" not in text
        assert "<script>" not in text


def test_strangers_pages_may_be_kept_shortly_and_are_answered_by_304(paper: Paper, browser: Client) -> None:
    first = browser.get("/en/section/politics")
    assert first["Cache-Control"] == "public, max-age=30"
    again = browser.get("/en/section/politics", headers={"if-none-match": first["ETag"]})
    assert again.status_code in {200, 304}  # 200 when a minute passed between the two and an age changed
    assert browser.get("/en/keys", headers={"if-none-match": browser.get("/en/keys")["ETag"]}).status_code == 304


def test_pages_of_whoever_is_signed_in_are_kept_by_nobody(paper: Paper, browser: Client) -> None:
    browser.force_login(User.objects.create_user("teo"))
    response = browser.get("/en/")
    assert response["Cache-Control"] == "private, no-cache"
    assert "Cookie" in response["Vary"]


def test_strangers_get_no_cookies(paper: Paper, browser: Client) -> None:
    for url in ("/en/", "/", f"/fr/a/{paper.articles[0].pk}", "/en/search?q=x"):
        assert not browser.get(url).cookies
