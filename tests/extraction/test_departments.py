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
