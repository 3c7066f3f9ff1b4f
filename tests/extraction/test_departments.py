from __future__ import annotations

import pytest

from broadsheet.extraction import departments
from broadsheet.text.sections import SECTIONS
from tests.extraction.press import news, page, prose, read


@pytest.mark.parametrize(
    ("name", "key"),
    [("World", "world"), ("World news", "world"), ("Wirtschaft", "business"), ("Économie", "business"), ("Sport", "sport"), ("رياضة", "sport"),
     ("Arts & Entertainment", "culture"), ("US Politics", "politics"), ("Opinión", "opinion"), ("Health", "health"), ("Sci-Tech", "technology"),
     ("climate-change", "science"), ("Recipes", ""), ("", "")],
)  # fmt: skip
def test_publishers_names_for_sections(name: str, key: str) -> None:
    assert departments.of(name) == key


@pytest.mark.parametrize(
    "url",
    ["https://courier.example/sport/football/delta-wins", "https://courier.example/en/sports/2026/11/17/delta-wins"],
)
def test_the_address_tells(url: str) -> None:
    assert read(page(prose(), ld=news()), url).section == "sport"


def test_the_last_part_of_an_address_is_the_piece_and_no_section() -> None:
    assert read(page(prose(), ld=news()), "https://courier.example/sport").section == ""


def test_what_the_page_states_goes_before_its_address() -> None:
    assert (
        read(page(prose(), ld=news(articleSection="Business")), "https://courier.example/world/grain").section
        == "business"
    )


def test_breadcrumbs() -> None:
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}, {"item": {"name": "Science"}}]}
    assert read(page(prose(), ld=[news(), crumbs]), "https://courier.example/n/1234").section == "science"


def test_all_keys_are_sections_of_the_paper() -> None:
    assert {
        departments.of(name)
        for name in ("world", "us", "politics", "money", "tech", "space", "health", "golf", "film", "opinion")
    } == set(SECTIONS)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://sport.courier.example/n/delta-wins", "sport"), ("https://www.courier.example/n/delta-wins", ""),
        ("https://business.courier.co.uk/a/1", "business"), ("https://news.courier.example/money/1", "business"),
    ],
)  # fmt: skip
def test_a_subdomain_may_be_a_section(url: str, key: str) -> None:
    assert departments.of_address(url) == key


@pytest.mark.parametrize(
    "title",
    [
        "Opinion: The bridge must stay", "Opinion | The bridge must stay", "Letters: Bread and prices", "EDITORIAL – Time to go",
        "[Tribune] Sauvons le pont", "Édito : le pont", "Kommentar: Die Brücke", "رأي: الجسر", "संपादकीय: पुल", "The bridge | Opinion",
    ],
)  # fmt: skip
def test_a_headline_may_say_that_it_is_opinion(title: str) -> None:
    assert departments.OPINION_TITLE.search(title)


@pytest.mark.parametrize(
    "title",
    [
        "Opinion polls show a close race",
        "Letters found in attic: a love story",
        "Column of smoke seen",
        "Debatte um Brücke: Wer zahlt?",
    ],
)
def test_the_word_alone_makes_no_opinion(title: str) -> None:
    assert not departments.OPINION_TITLE.search(title)


def test_a_blog_is_no_opinion_by_its_address() -> None:
    assert not read(page(prose(), ld=news()), "https://courier.example/blogs/markets/rates-rise").opinion
