from __future__ import annotations

from broadsheet.stories import Why, Window
from tests.stories.writing import BANK, NOON, QUAKE, QUAKE_AGAIN, QUAKE_ARABIC, QUAKE_FRENCH, Text, known, newcomer


def filled(*placed: tuple[int, Text, str, int]) -> Window:
    window = Window()
    for number, text, language, story in placed:
        window.add(known(newcomer(number, text, language=language), story))
    return window


def test_two_stories_of_one_event_are_merged_and_the_larger_number_of_articles_keeps_its_address() -> None:
    third = (QUAKE[0], f"{QUAKE_AGAIN[1]} {QUAKE[1]}")
    window = filled((1, QUAKE, "en", 7), (2, QUAKE_AGAIN, "en", 7), (3, third, "en", 8), (4, BANK, "en", 9))
    changes = window.review(NOON)
    assert [(change.article_ids, change.from_story, change.to_story) for change in changes] == [((3,), 8, 7)]
    assert changes[0].because.code == Why.MERGED
    assert changes[0].because.words


def test_what_does_not_belong_is_split_off() -> None:
    window = filled((1, QUAKE, "en", 7), (2, QUAKE_AGAIN, "en", 7), (3, BANK, "en", 7))
    changes = window.review(NOON)
    assert [(change.article_ids, change.from_story, change.to_story) for change in changes] == [((3,), 7, None)]
    assert changes[0].because.code == Why.SPLIT


def test_stories_of_two_languages_are_joined_and_stay_joined() -> None:
    window = filled((1, QUAKE, "en", 7), (2, QUAKE_AGAIN, "en", 7), (3, QUAKE_FRENCH, "fr", 8), (4, BANK, "en", 9))
    changes = window.review(NOON)
    assert [(change.article_ids, change.to_story) for change in changes] == [((3,), 7)]
    assert changes[0].because.code == Why.SAME_EVENT_ABROAD
    window.add(known(newcomer(3, QUAKE_FRENCH, language="fr"), 7))
    window.add(known(newcomer(5, QUAKE_ARABIC, language="ar"), 7))
    assert window.review(NOON) == ()


def test_a_settled_window_is_left_alone() -> None:
    window = filled((1, QUAKE, "en", 7), (2, QUAKE_AGAIN, "en", 7), (4, BANK, "en", 9))
    assert window.review(NOON) == ()
    assert window.review(NOON) == ()
    assert Window().review(NOON) == ()


def test_review_changes_nothing_by_itself() -> None:
    window = filled((1, QUAKE, "en", 7), (3, BANK, "en", 7))
    window.review(NOON)
    assert window.place(newcomer(9, QUAKE_AGAIN)).story_id == 7
