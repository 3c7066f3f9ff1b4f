from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from broadsheet.readers.models import SavedSearch
from broadsheet.search import Writer
from broadsheet.web import savedsearches as view
from broadsheet.web.wordindex import word_index
from tests.web import factory
from tests.web.factory import Paper
from tests.web.pages import Page


@pytest.fixture
def indexed(paper: Paper, tmp_path: Path, settings: object) -> Iterator[Paper]:
    """The paper with its word index."""
    settings.CONFIG = settings.CONFIG.model_copy(update={"data_dir": tmp_path})  # type: ignore[attr-defined]
    factory.index(tmp_path / "index")
    yield paper
    word_index.cache_clear()


@pytest.fixture
def teo(db: None) -> User:
    return User.objects.create_user("teo")


@pytest.fixture
def signed_in(browser: Client, teo: User) -> Client:
    browser.force_login(teo)
    return browser


def another_article(paper: Paper, folder: Path) -> None:
    """Another article on the lock is found, placed and indexed."""
    story = paper.stories[0]
    factory.article(paper.publishers[0], story, title="The Halvard lock opens again", at=paper.now)
    factory.index(folder / "index")


def meta(page: Page) -> str:
    return page.texts("//article[@class='hit']/p[@class='meta']")[0]


def test_from_a_search_to_the_list_and_back(indexed: Paper, signed_in: Client, tmp_path: Path) -> None:
    results = Page(signed_in, "/en/search?q=Halvard+lock&l=en&d=30")
    (form,) = results.tree.xpath("//form[@action='/en/searches/save']")
    fields = dict(form.form_values())
    assert fields["q"] == "Halvard lock lang:en"
    fields["name"] = "The lock"
    answer = signed_in.post(form.action, fields, follow=True)
    assert answer.redirect_chain == [("/en/searches", 302)]

    page = Page(signed_in, "/en/searches")
    assert page.texts("//article/h2") == ["The lock"]
    assert meta(page).startswith("nothing new")
    another_article(indexed, tmp_path)
    page = Page(signed_in, "/en/searches")
    assert meta(page).startswith("1 new article")

    (address,) = page.links("//article/h2/a")
    answer = signed_in.get(address)
    assert answer["Location"] == "/en/search?q=Halvard+lock+lang%3Aen&order=newest"
    assert "The Halvard lock opens again" in Page(signed_in, answer["Location"]).texts("//ol[@class='roll']/li//h3")[0]
    assert meta(Page(signed_in, "/en/searches")).startswith("nothing new")


def test_its_feeds_need_no_account(indexed: Paper, signed_in: Client) -> None:
    signed_in.post("/en/searches/save", {"q": "Halvard lock"})
    atom, json_feed = Page(signed_in, "/en/searches").links("//article/p/a")
    items = json.loads(Client(SERVER_NAME="localhost").get(json_feed).content)["items"]
    assert items
    assert all("Halvard" in item["title"] for item in items)
    assert b"<entry" in Client(SERVER_NAME="localhost").get(atom).content


def test_renamed_and_removed(indexed: Paper, signed_in: Client) -> None:
    signed_in.post("/en/searches/save", {"q": "lock", "name": "<b>Lock</b>"})
    page = Page(signed_in, "/en/searches")
    assert page.texts("//article/h2") == ["<b>Lock</b>"]
    rename, remove = [form.action for form in page.tree.forms if form.action and "/searches/" in form.action]
    signed_in.post(rename, {"name": "Locks"})
    assert Page(signed_in, "/en/searches").texts("//article/h2") == ["Locks"]
    signed_in.post(remove)
    assert not SavedSearch.objects.exists()
    assert "No search is saved yet" in Page(signed_in, "/en/searches").texts("//h2")


def test_another_readers_searches_are_not_there(indexed: Paper, signed_in: Client) -> None:
    signed_in.post("/en/searches/save", {"q": "lock"})
    pk = SavedSearch.objects.get().pk
    signed_in.force_login(User.objects.create_user("ana"))
    assert Page(signed_in, "/en/searches").texts("//article") == []
    assert signed_in.get(f"/en/searches/{pk}").status_code == 404
    assert signed_in.post(f"/en/searches/{pk}/rename", {"name": "x"}).status_code == 404
    assert signed_in.post(f"/en/searches/{pk}/remove").status_code == 404
    assert SavedSearch.objects.get().name == "lock"


def test_strangers_are_asked_to_sign_in_and_shown_the_feed(indexed: Paper, browser: Client) -> None:
    for path in ("/en/searches", "/en/searches/1"):
        assert browser.get(path)["Location"].startswith("/accounts/login/?next=/en/searches")
    assert browser.post("/en/searches/save", {"q": "lock"})["Location"].startswith("/accounts/login/")
    page = Page(browser, "/en/search?q=lock&d=7")
    assert page.tree.xpath("//input[@id='keep-feed']/@value") == ["http://localhost/en/search.atom?q=lock"]
    assert not page.tree.xpath("//form[@action='/en/searches/save']")


def test_changes_are_posted_with_a_token(indexed: Paper, teo: User) -> None:
    careful = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    careful.force_login(teo)
    assert careful.post("/en/searches/save", {"q": "lock"}).status_code == 403
    for path in ("/en/searches/save", "/en/searches/1/rename", "/en/searches/1/remove"):
        assert careful.get(path).status_code == 405
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "There is nothing to search for."),
        ("after:soon", "“after:soon” is no date; write after:2026-11-23, after:2026-11 or after:2026."),
        ("x" * 1200, "The search is too long: 1200 characters, at most 1000."),
    ],
)
def test_what_cannot_be_searched_is_not_kept(indexed: Paper, signed_in: Client, query: str, said: str) -> None:
    signed_in.post("/en/searches/save", {"q": query})
    assert said in Page(signed_in, "/en/searches").texts("//p")
    assert not SavedSearch.objects.exists()


def test_many_new_ones_are_not_counted_to_the_end(
    indexed: Paper, signed_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "MOST_COUNTED", 5)
    signed_in.post("/en/searches/save", {"q": "2.3"})
    SavedSearch.objects.update(seen=0)
    assert meta(Page(signed_in, "/en/searches")).startswith("more than 99")


def test_the_list_stands_while_the_index_is_made_again(indexed: Paper, signed_in: Client, tmp_path: Path) -> None:
    signed_in.post("/en/searches/save", {"q": "lock"})
    (tmp_path / "index" / "schema").write_text("0")
    word_index.cache_clear()
    assert meta(Page(signed_in, "/en/searches")).startswith("The index is being made again.")
    Writer.rebuild(tmp_path / "index").close()
    assert meta(Page(signed_in, "/en/searches")).startswith("nothing new")


def test_few_queries_however_many_are_saved(
    indexed: Paper, signed_in: Client, django_assert_max_num_queries: object
) -> None:
    for word in ("lock", "ferry", "train", "bell", "bank"):
        signed_in.post("/en/searches/save", {"q": word})
    Page(signed_in, "/en/searches")
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        Page(signed_in, "/en/searches")


def test_no_cache_keeps_the_list(indexed: Paper, signed_in: Client) -> None:
    assert "no-store" in signed_in.get("/en/searches")["Cache-Control"]
