from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.stories import Told, standings
from broadsheet.stories.standing import HALF_LIFE
from tests.stories.writing import NOON


def told(number: int, **facts: Any) -> Told:
    """An English article of its own publisher unless said otherwise."""
    hours = facts.pop("hours", 0.0)
    usual: dict[str, Any] = {
        "publisher_id": number,
        "owner": "",
        "country": "XM",
        "language": "en",
        "section": "world",
        "copy_of": None,
        "title": f"A headline of a fitting length, number {number}",
        "words": 300,
        "has_image": False,
        "opinion": False,
        "live": False,
    }
    return Told(article_id=number, published_at=NOON + timedelta(hours=hours), **(usual | facts))


def world(articles: list[Told], language: str = "en") -> Any:
    return next(each for each in standings(articles) if (each.language, each.country) == (language, ""))


def test_one_stand_for_each_language_and_country() -> None:
    found = standings([told(1), told(2, country="XV", language="fr"), told(3, country="XQ"), told(4, country="")])
    assert [(each.language, each.country) for each in found] == [
        ("en", ""),
        ("en", "XM"),
        ("en", "XQ"),
        ("fr", ""),
        ("fr", "XV"),
    ]
    assert standings([]) == ()


def test_more_publishers_are_hotter_but_copies_and_one_owner_count_once() -> None:
    two = world([told(1), told(2)])
    assert two.heat > world([told(1)]).heat
    assert world([told(1), told(2, copy_of=1)]).publisher_count == 1
    assert world([told(1, owner="House"), told(2, owner="house")]).publisher_count == 1
    assert world([told(1), told(2, copy_of=1)]).heat == world([told(1)]).heat
    assert two.publisher_count == 2


def test_a_half_life_costs_one_point() -> None:
    later = HALF_LIFE / timedelta(hours=1)
    assert world([told(1, hours=later)]).heat - world([told(1)]).heat == pytest.approx(1.0)


def test_a_late_copy_does_not_make_a_story_young() -> None:
    assert world([told(1), told(2, copy_of=1, hours=30)]).last_at == NOON


@pytest.mark.parametrize(
    "worse",
    [
        {"copy_of": 1},
        {"live": True},
        {"title": "A headline of a fitting length that asks why?"},
        {"opinion": True},
        {"title": "Short"},
        {"words": 20},
    ],
)
def test_the_lead_is_the_best_headline(worse: dict[str, Any]) -> None:
    assert world([told(1), told(2, hours=1, **worse)]).lead_id == 1


def test_among_equals_the_later_headline_leads() -> None:
    assert world([told(1), told(2, hours=9)]).lead_id == 2


def test_the_image_is_the_leads_own_or_another() -> None:
    assert world([told(1), told(2, has_image=True, hours=-1, live=True)]).image_id == 2
    assert world([told(1)]).image_id is None


def test_sections_are_voted_by_publishers() -> None:
    flood = [told(number, publisher_id=9, section="sport") for number in range(3, 8)]
    assert world([told(1), told(2), *flood]).section == "world"
    assert world([told(1, section="")]).section == ""


def test_opinion_alone_is_no_news() -> None:
    assert world([told(1, opinion=True)]).heat < world([told(1)]).heat


def test_the_reasons_add_up() -> None:
    stand = world([told(1, has_image=True), told(2, country="XV"), told(3, language="fr")])
    assert sum(stand.because.values()) == pytest.approx(stand.heat, abs=0.01)


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(-50, 50), st.booleans(), st.booleans()), min_size=1, max_size=9)
)
def test_the_order_of_the_articles_is_irrelevant(facts: list[tuple[int, int, bool, bool]]) -> None:
    articles = [
        told(number, publisher_id=publisher, hours=hours, has_image=image, opinion=opinion)
        for number, (publisher, hours, image, opinion) in enumerate(facts, 1)
    ]
    shuffled = random.Random(len(facts)).sample(articles, len(articles))
    assert standings(articles) == standings(shuffled)
    assert len(world(articles).marks) <= 10
