from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.test import Client

from broadsheet.feeds import starter
from broadsheet.newsroom import owner
from broadsheet.newsroom.models import Feed
from tests.web.pages import Page

ACCOUNT = {"username": "ilse", "email": "ilse@merrow.example", "password": "a lock without a key"}


@pytest.fixture
def staff(db: None) -> User:
    return User.objects.create_superuser("ilse", password="a lock without a key")


def test_the_link_makes_the_owner_and_leads_to_the_sources(db: None, browser: Client) -> None:
    token = owner.token()
    page = Page(browser, f"/welcome/owner?token={token}")
    assert page.tree.xpath("//input[@name='token']/@value") == [token]
    response = browser.post("/welcome/owner", ACCOUNT | {"token": token})
    assert (response.status_code, response["Location"]) == (302, "/welcome")
    made = get_user_model().objects.get()
    assert made.is_superuser
    assert made.check_password(ACCOUNT["password"])
    assert Page(browser, "/welcome").texts("//h1") == ["Choose sources"]


def test_the_link_works_once(db: None, browser: Client) -> None:
    token = owner.token()
    browser.post("/welcome/owner", ACCOUNT | {"token": token})
    again = browser.post("/welcome/owner", ACCOUNT | {"token": token, "username": "other"})
    assert again.status_code == 403
    assert get_user_model().objects.count() == 1
    assert Page(browser, f"/welcome/owner?token={token}", 403).texts("//main//h1") == ["This link has no use any more"]


def test_a_readers_name_is_taken(db: None, browser: Client) -> None:
    User.objects.create_user("ilse")
    response = browser.post("/welcome/owner", ACCOUNT | {"token": owner.token()})
    assert "already exists" in response.content.decode()


@pytest.mark.parametrize("token", ["", "owner:x:y", "owner"])
def test_other_links_do_nothing(db: None, browser: Client, token: str) -> None:
    assert browser.post("/welcome/owner", ACCOUNT | {"token": token}).status_code == 403
    assert not get_user_model().objects.exists()


def test_a_weak_password_is_refused_with_the_reason(db: None, browser: Client) -> None:
    token = owner.token()
    response = browser.post("/welcome/owner", ACCOUNT | {"token": token, "password": "12345"})
    assert response.status_code == 200
    assert "too short" in response.content.decode()
    assert not get_user_model().objects.exists()


def test_the_form_is_protected_against_forgery(db: None) -> None:
    client = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")
    response = client.post("/welcome/owner", ACCOUNT | {"token": owner.token()})
    assert response.status_code == 403
    assert "This form has grown old" in response.content.decode()


def test_strangers_choose_nothing(db: None, browser: Client) -> None:
    assert browser.get("/welcome")["Location"].startswith("/accounts/login/")
    browser.force_login(User.objects.create_user("reader", password="x"))
    assert Page(browser, "/welcome", 403).texts("//main//h1") == ["Not for you"]
    assert browser.post("/welcome", {"feed": [starter()[0].url]}).status_code == 403
    assert not Feed.objects.exists()


def test_single_feeds_and_whole_groups_are_chosen(staff: User, browser: Client) -> None:
    browser.force_login(staff)
    first = starter()[0]
    group = next(each for each in starter() if each.country != first.country)
    response = browser.post(
        "/welcome", {"feed": [first.url, "https://evil.example/feed"], "group": [f"{group.country}/{group.section}"]}
    )
    assert response["Location"] == "/en/feeds"
    same = {each.url for each in starter() if (each.country, each.section) == (group.country, group.section)}
    assert set(Feed.objects.values_list("url", flat=True)) == {first.url, *same}


def test_a_whole_country_is_chosen_and_shown_as_such(staff: User, browser: Client) -> None:
    browser.force_login(staff)
    country = starter()[0].country
    browser.post("/welcome", {"group": [f"{country}/*"]})
    expected = {each.url for each in starter() if each.country == country}
    assert set(Feed.objects.values_list("url", flat=True)) == expected
    page = Page(browser, "/welcome")
    assert set(page.tree.xpath("//input[@name='feed'][@disabled]/@value")) == expected


def test_choosing_twice_changes_nothing(staff: User, browser: Client) -> None:
    browser.force_login(staff)
    for _ in range(2):
        browser.post("/welcome", {"feed": [starter()[0].url]})
    assert Feed.objects.count() == 1
