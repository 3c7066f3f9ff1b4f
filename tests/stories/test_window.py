from __future__ import annotations

import random
from datetime import timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.stories import Placement, Why, Window
from tests.stories.writing import (
    BANK,
    NOON,
    OTHER_QUAKE,
    QUAKE,
    QUAKE_AGAIN,
    QUAKE_ARABIC,
    QUAKE_FRENCH,
    QUAKE_HINDI,
    Text,
    known,
    newcomer,
)

TEXTS: tuple[tuple[Text, str], ...] = (
    (QUAKE, "en"),
    (QUAKE_AGAIN, "en"),
    (OTHER_QUAKE, "en"),
    (BANK, "en"),
    (QUAKE_FRENCH, "fr"),
    (QUAKE_ARABIC, "ar"),
    (QUAKE_HINDI, "hi"),
)


def test_an_empty_window_opens_a_story() -> None:
    placed = Window().place(newcomer(1, QUAKE))
    assert (placed.story_id, placed.copy_of, placed.because.code) == (None, None, Why.FIRST)


def test_a_second_telling_of_the_event_joins_and_says_why() -> None:
    window = Window()
    window.add(known(newcomer(1, QUAKE), 7))
    placed = window.place(newcomer(2, QUAKE_AGAIN, hours=3))
    assert placed.story_id == 7
    assert placed.copy_of is None
    assert placed.because.code == Why.SAME_STORY
    assert "Tomas Abelard" in placed.because.words


def test_look_alike_events_stay_apart() -> None:
    window = Window()
    window.add(known(newcomer(1, QUAKE), 7))
    window.add(known(newcomer(2, QUAKE_AGAIN), 7))
    assert window.place(newcomer(3, OTHER_QUAKE, hours=4)).story_id is None
    assert window.place(newcomer(4, BANK, hours=1)).story_id is None


def test_a_copy_takes_the_story_of_the_earliest_original() -> None:
    window = Window()
    window.add(known(newcomer(5, QUAKE, hours=2), 7, copy_of=1))
    window.add(known(newcomer(1, QUAKE), 7))
    again = ("Another headline", f"PORT MARIN (Wire) — {QUAKE[1]}\n\nOur mayor has sent blankets, she told this paper.")
    placed = window.place(newcomer(9, again, hours=5))
    assert (placed.story_id, placed.copy_of, placed.because.code) == (7, 1, Why.COPY)


def test_an_original_that_arrives_late_takes_its_copies() -> None:
    window = Window()
    window.add(known(newcomer(5, QUAKE, hours=2), 7))
    window.add(known(newcomer(6, QUAKE, hours=3), 7, copy_of=5))
    placed = window.place(newcomer(9, QUAKE, hours=1))
    assert (placed.story_id, placed.copy_of, placed.copies) == (7, None, (5, 6))

    window.add(known(newcomer(9, QUAKE, hours=1), 7))
    for number in (5, 6):
        window.add(known(newcomer(number, QUAKE, hours=number - 3), 7, copy_of=9))
    assert window.place(newcomer(10, QUAKE, hours=8)).copy_of == 9
    window.remove(9)
    again = window.place(newcomer(9, QUAKE, hours=1))
    assert (again.story_id, again.copy_of, again.copies) == (7, None, ())


def test_a_batch_that_was_prepared_and_never_came_leaves_nothing_behind() -> None:
    window, plain = Window(), Window()
    window.prepare([newcomer(1, QUAKE), newcomer(2, BANK)])
    for each in (window, plain):
        each.add(known(newcomer(1, QUAKE), 7))
    window.prepare([])
    asked = newcomer(3, QUAKE_AGAIN, hours=1)
    assert window.place(asked) == plain.place(asked)
    asked_for = np.array([term for term, _ in asked.fingerprint.body], np.uint32)
    rarities = [each._frequencies.rarities(asked_for, "en").tolist() for each in (window, plain)]
    assert rarities[0] == rarities[1]


def test_french_arabic_and_hindi_join_the_english_story() -> None:
    window = Window()
    window.add(known(newcomer(1, QUAKE), 7))
    window.add(known(newcomer(2, BANK), 8))
    for number, (text, language) in enumerate(((QUAKE_FRENCH, "fr"), (QUAKE_ARABIC, "ar"), (QUAKE_HINDI, "hi")), 10):
        placed = window.place(newcomer(number, text, language=language, hours=2))
        assert (placed.story_id, placed.because.code) == (7, Why.SAME_EVENT_ABROAD), language


def test_other_languages_need_the_same_days() -> None:
    window = Window()
    window.add(known(newcomer(1, QUAKE), 7))
    assert window.place(newcomer(2, QUAKE_FRENCH, language="fr", hours=24 * 9)).story_id is None


def test_an_article_is_not_compared_with_itself() -> None:
    window = Window()
    window.add(known(newcomer(1, QUAKE), 7))
    assert window.place(newcomer(1, QUAKE)).story_id is None
    window.add(known(newcomer(2, QUAKE_AGAIN), 7))
    assert window.place(newcomer(1, QUAKE)) == Placement(7, None, window.place(newcomer(1, QUAKE)).because)


def test_forgetting_leaves_nothing_behind() -> None:
    window = Window()
    window.add(known(newcomer(1, QUAKE), 7))
    window.add(known(newcomer(2, BANK, hours=48), 8))
    window.forget_before(NOON + timedelta(hours=1))
    assert len(window) == 1
    assert window.place(newcomer(3, QUAKE_AGAIN, hours=3)).story_id is None
    window.remove(2)
    window.remove(2)
    assert len(window) == 0


def test_old_stories_fade() -> None:
    window = Window()
    window.add(known(newcomer(1, QUAKE), 7))
    assert window.place(newcomer(2, QUAKE_AGAIN, hours=24 * 12)).story_id is None


def test_an_article_that_moves_is_found_in_its_new_story() -> None:
    window = Window()
    window.add(known(newcomer(1, QUAKE), 7))
    window.add(known(newcomer(1, QUAKE), 9))
    assert window.place(newcomer(2, QUAKE_AGAIN)).story_id == 9


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(TEXTS))), st.integers(0, len(TEXTS) - 1))
def test_the_order_of_adding_is_irrelevant(order: list[int], asked: int) -> None:
    stories = (7, 7, 8, 9, 7, 7, 7)
    answers = []
    for numbers in (range(len(TEXTS)), order):
        window = Window()
        for number in numbers:
            text, language = TEXTS[number]
            window.add(known(newcomer(number + 1, text, language=language), stories[number]))
        text, language = TEXTS[asked]
        placed = window.place(newcomer(asked + 1, text, language=language, hours=1))
        answers.append((placed.story_id, placed.copy_of))
    assert answers[0] == answers[1]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, len(TEXTS) - 1), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_adding_or_placing_twice_changes_nothing(numbers: list[int], rng: random.Random) -> None:
    window = Window()
    for number in numbers:
        text, language = TEXTS[number]
        window.add(known(newcomer(number + 1, text, language=language), number + 1))
    size = len(window)
    again = rng.choice(numbers)
    text, language = TEXTS[again]
    before = window.place(newcomer(50, text, language=language))
    window.place(newcomer(again + 1, text, language=language))
    window.add(known(newcomer(again + 1, text, language=language), again + 1))
    assert len(window) == size
    assert window.place(newcomer(50, text, language=language)) == before


@settings(max_examples=25, deadline=None)
@given(st.sets(st.integers(0, len(TEXTS) - 1)), st.integers(0, len(TEXTS) - 1))
def test_what_was_removed_was_never_there(removed: set[int], asked: int) -> None:
    whole, rest = Window(), Window()
    for number, (text, language) in enumerate(TEXTS):
        article = known(newcomer(number + 1, text, language=language), 100 + number // 2)
        whole.add(article)
        if number not in removed:
            rest.add(article)
    for number in removed:
        whole.remove(number + 1)
    text, language = TEXTS[asked]
    answers = [each.place(newcomer(99, text, language=language)) for each in (whole, rest)]
    assert (answers[0].story_id, answers[0].copy_of) == (answers[1].story_id, answers[1].copy_of)


def test_what_is_added_without_being_placed_is_weighed_as_if_it_had_been() -> None:
    """A replay of decisions, which adds alone, must come to the same window."""
    vectors = []
    for placed in (True, False):
        window = Window()
        window.prepare(newcomer(number, text) for number, text in enumerate((QUAKE, QUAKE_AGAIN, BANK), 1))
        for number, text in enumerate((QUAKE, QUAKE_AGAIN, BANK), 1):
            each = newcomer(number, text)
            if placed:
                window.place(each)
            window.add(known(each, number))
        rows = np.array([window._roll.row(number) for number in (1, 2, 3)])
        vectors.append([part.tolist() for part in window._roll.vectors(rows)])
    assert vectors[0] == vectors[1]
