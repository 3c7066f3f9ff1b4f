from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.web.pages import Page


@pytest.fixture
def reader(db: None) -> User:
    return User.objects.create_user("teo", "teo@merrow.example", "nobody wrote back")


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_signing_in_and_out_in_the_papers_style(reader: User, browser: Client, language: str) -> None:
    browser.cookies["django_language"] = language
    page = Page(browser, "/accounts/login/")
    assert page.tree.xpath(f"//html[@lang='{language}']//main//form[@class='form']//input[@type='password']")
    response = browser.post("/accounts/login/", {"login": "teo", "password": "nobody wrote back"})
    assert response["Location"] == "/"
    assert "/accounts/logout/" in Page(browser, f"/{language}/").links()
    browser.post("/accounts/logout/")
    assert "/accounts/login/" in Page(browser, f"/{language}/").links()


def test_a_wrong_password_is_told_and_tries_are_limited(reader: User, browser: Client) -> None:
    answers = [
        browser.post("/accounts/login/", {"login": "teo", "password": "wrong"}).content.decode() for _ in range(12)
    ]
    assert "notice--error" in answers[0]
    assert "Too many" in answers[-1]


def test_the_admin_pages_have_no_way_in_of_their_own(reader: User, browser: Client) -> None:
    answer = browser.post("/admin/login/?next=/admin/", {"username": "teo", "password": "nobody wrote back"})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=%2Fadmin%2F")
    browser.force_login(reader)
    assert browser.get("/admin/", follow=True).status_code == 403


def test_strangers_make_no_accounts_unless_the_owner_lets_them(db: None, browser: Client, settings: object) -> None:
    fields = {"username": "x1", "email": "x@x.example", "password1": "nobody wrote back"}
    browser.post("/accounts/signup/", fields)
    assert not User.objects.exists()
    assert "/accounts/signup/" not in Page(browser, "/accounts/login/").links()
    settings.CONFIG = settings.CONFIG.model_copy(update={"open_registration": True})  # type: ignore[attr-defined]
    assert "/accounts/signup/" in Page(browser, "/accounts/login/").links()
    browser.post("/accounts/signup/", fields)
    assert User.objects.filter(username="x1", is_staff=False).exists()


def test_a_forgotten_password_is_sent_by_mail(reader: User, browser: Client, mailoutbox: list[object]) -> None:
    assert browser.post("/accounts/password/reset/", {"email": "teo@merrow.example"}).status_code == 302
    assert len(mailoutbox) == 1
