from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.newsroom import namepages
from broadsheet.newsroom.models import ArticleName
from tests.web.factory import Paper
from tests.web.pages import Page


@given(st.text(max_size=300))
def test_keys_are_stable_and_fit_an_address(label: str) -> None:
    key = namepages.key(label)

    assert namepages.key(key.replace("-", " ")) == key
    assert len(key) <= namepages.KEY_CHARACTERS
    assert "/" not in key


def test_spellings_of_one_name_share_a_page() -> None:
    assert namepages.key("Ilse  Corvane") == namepages.key("ILSE CORVANE") == namepages.key("Ilsé Corvane")


@pytest.mark.django_db
def test_a_name_lists_what_names_it(paper: Paper, browser: Client) -> None:
    for row in paper.of("en")[:3]:
        ArticleName.objects.create(
            article=row, key="ilse-corvane", label="Ilse Corvane", kind="person", published_at=row.published_at
        )

    page = Page(browser, "/en/n/ilse-corvane")

    assert page.texts("//h1") == ["Ilse Corvane"]
    originals = [row for row in paper.of("en")[:3] if not row.copy_of_id]
    assert f"Named in {len(originals)} articles." in page.texts("//p[@class='standfirst']")[0]
    assert len(page.texts("//ol[@class='roll']/li//h3")) == len(
        [row for row in paper.of("en")[:3] if not row.copy_of_id]
    )


@pytest.mark.django_db
def test_a_name_that_nobody_has_is_not_there(browser: Client) -> None:
    assert browser.get("/en/n/nobody-at-all").status_code == 404
    assert browser.get("/en/n/Nobody At All", follow=False).status_code in {301, 404}
