from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from broadsheet.stories import fingerprint
from broadsheet.stories.novelty import LONG, Telling, news
from tests.stories.writing import BANK, NOON, OTHER_QUAKE, QUAKE, QUAKE_AGAIN, QUAKE_FRENCH, Text


def telling(number: int, text: Text, days: float = 0.0, language: str = "en", **facts: bool) -> Telling:
    moment = NOON + timedelta(days=days)
    return Telling(number, moment, facts.get("copy", False), fingerprint(*text, language), facts.get("adds"))


def test_within_a_day_of_the_first_everything_is_news() -> None:
    told = [telling(1, QUAKE), telling(2, QUAKE, days=LONG / timedelta(days=1))]
    assert news(told, NOON) == {1: True, 2: True}


def test_a_rehash_of_a_long_story_is_none() -> None:
    told = [telling(1, QUAKE), telling(2, QUAKE_AGAIN, 0.1), telling(3, QUAKE, 3), telling(4, QUAKE_AGAIN, 4)]
    assert news(told, NOON) == {1: True, 2: True, 3: False, 4: False}


def test_new_names_and_figures_are_news_once() -> None:
    told = [telling(1, QUAKE), telling(2, OTHER_QUAKE, 3), telling(3, OTHER_QUAKE, 4), telling(4, BANK, 5)]
    assert news(told, NOON) == {1: True, 2: True, 3: False, 4: True}


def test_another_language_alone_is_no_news() -> None:
    told = [telling(1, QUAKE), telling(2, QUAKE_FRENCH, 3, "fr")]
    assert news(told, NOON) == {1: True, 2: False}


def test_copies_and_what_is_decided_stay() -> None:
    told = [
        telling(1, QUAKE),
        telling(2, BANK, 3, copy=True),
        telling(3, BANK, 4),
        telling(4, OTHER_QUAKE, 5, adds=False),
    ]
    assert news(told, NOON) == {1: True, 3: True}


def test_the_order_in_which_they_are_given_is_irrelevant() -> None:
    told = [telling(1, QUAKE), telling(2, QUAKE_AGAIN, 2), telling(3, BANK, 3)]
    assert news(told, NOON) == news(told[::-1], NOON)
    assert news([], NOON) == {}


def test_of_a_long_story_the_latest_are_enough() -> None:
    told = [telling(1, QUAKE, 8, adds=False), telling(2, QUAKE_AGAIN, 8.1), telling(3, BANK, 8.2)]
    assert news(told, NOON) == {2: False, 3: True}


def test_three_independent_publishers_within_half_a_day_are_news() -> None:
    old = [telling(1, QUAKE), telling(2, QUAKE_AGAIN, 0.1)]
    wave = [replace(telling(number, QUAKE, 3 + number / 100), voice=voice) for number, voice in ((3, "a"), (4, "b"))]
    again, third = (replace(telling(5, QUAKE, 3.1), voice=voice) for voice in ("a", "c"))
    assert news([*old, *wave, again], NOON)[5] is False
    assert news([*old, *wave, third], NOON)[5] is True
    assert news([*old, *wave, replace(third, is_copy=True)], NOON).get(5) is None
    late = replace(third, published_at=third.published_at + timedelta(days=1))
    assert news([*old, *wave, late], NOON)[5] is False
