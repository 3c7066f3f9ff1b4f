from __future__ import annotations

import pytest

from broadsheet.extraction import authors
from tests.extraction.press import URL, news, page, prose, read


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["By Hanne Oriel"], ("Hanne Oriel",)),
        (["Von Hanne Oriel und Teo Varga"], ("Hanne Oriel", "Teo Varga")),
        (["Hanne Oriel, Teo Varga and Ilse Corvane"], ("Hanne Oriel", "Teo Varga", "Ilse Corvane")),
        (["Hanne Oriel; Teo Varga | dpa"], ("Hanne Oriel", "Teo Varga", "dpa")),
        (["Hanne Oriel & Teo Varga"], ("Hanne Oriel", "Teo Varga")),
        (["Hanne Oriel (hor)", "Teo Varga [tv]"], ("Hanne Oriel", "Teo Varga")),
        (["Hanne Oriel, political correspondent"], ("Hanne Oriel",)),
        (["Hanne Oriel | Senior Editor"], ("Hanne Oriel",)),
        (["Hanne Oriel", "hanne oriel", " Hanne  Oriel "], ("Hanne Oriel",)),
        (["https://www.facebook.com/courier", "desk@courier.example", "105092"], ()),
        (["admin", "Staff", "null", "", "-", "(Image: Agency/Photo)"], ()),
        (["By Hanne Oriel, Monday 23 November 2026, 04:54"], ("Hanne Oriel",)),
        (["Andersen"], ("Andersen",)),
        (["Sandy Anderson"], ("Sandy Anderson",)),
        (["Por Eva Ruiz y Juan Ortiz"], ("Eva Ruiz", "Juan Ortiz")),
        (["بقلم هند سالم"], ("هند سالم",)),
        (["A&amp;B Agency"], ("A&B Agency",)),
        (
            [f"Author {letter}" for letter in "abcdefghijklmnopqrstuvwxyz"],
            tuple(f"Author {letter}" for letter in "abcdefghijklmnopqrst"),
        ),
    ],
)
def test_names_are_tidied(names: list[str], expected: tuple[str, ...]) -> None:
    assert authors.tidy(names) == expected


def found(main: str = "", **fields: object) -> tuple[str, ...]:
    return read(
        page(main + prose(), ld=news(**fields), head='<meta property="og:site_name" content="Port Ansel Courier">'), URL
    ).authors


@pytest.mark.parametrize(
    "author",
    [
        "Hanne Oriel",
        ["Hanne Oriel"],
        {"@type": "Person", "name": "Hanne Oriel"},
        {"@type": "Person", "name": ["Hanne Oriel"]},
        {"@type": "Person", "givenName": "Hanne", "familyName": "Oriel"},
        [[{"@type": "Person", "name": "Hanne Oriel"}]],
        [{"@type": "Person", "name": "By Hanne Oriel"}, {"@type": "Person", "name": "Hanne Oriel"}],
    ],
)
def test_json_ld_in_all_its_forms(author: object) -> None:
    assert found(author=author) == ("Hanne Oriel",)


@pytest.mark.parametrize(
    "byline",
    ['<a rel="author" href="/x">Hanne Oriel</a>', '<p class="article-byline">By <a href="/author/hanne-oriel">Hanne Oriel</a> and <a href="/share">Share</a></p>',
     '<span class="author-name">Hanne Oriel</span>', "<p>By Hanne Oriel</p>", '<div itemprop="author"><span>Hanne Oriel</span></div>'],
)  # fmt: skip
def test_bylines_of_the_page(byline: str) -> None:
    assert found(byline, author=None) == ("Hanne Oriel",)


def test_a_person_in_the_byline_goes_before_the_publishers_name() -> None:
    assert found('<span class="byline">Hanne Oriel</span>', author={"name": "Port Ansel Courier"}) == ("Hanne Oriel",)
    assert found(author={"name": "Port Ansel Courier"}) == ("Port Ansel Courier",)
    assert found(author=[{"name": "Port Ansel Courier"}, {"name": "Hanne Oriel"}]) == ("Hanne Oriel",)
