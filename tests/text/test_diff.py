from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.diff import Change, rearranged, words

TEXTS = st.lists(st.sampled_from(["lock", "gate", " ", ".", "\n\n", "the ", "日本", "é"]), max_size=40).map(
    "".join
) | st.text(max_size=60)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off_the_changes(old: str, new: str) -> None:
    changes = words(old, new)
    assert "".join(change.text for change in changes if change.kind != "added") == old
    assert "".join(change.text for change in changes if change.kind != "removed") == new
    assert all(change.text for change in changes)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert words(text, text) == ((Change("same", text),) if text else ())


def test_one_word_in_a_long_text() -> None:
    old = "The lock is shut for nine weeks.\n\nNobody wrote back."
    new = "The lock is shut for eleven weeks.\n\nNobody wrote back."
    assert words(old, new) == (
        Change("same", "The lock is shut for "),
        Change("removed", "nine"),
        Change("added", "eleven"),
        Change("same", " weeks.\n\nNobody wrote back."),
    )


def test_words_that_stayed_by_chance_do_not_cut_a_new_sentence_to_pieces() -> None:
    old, new = "Halvard lock closed after the find of divers.", "Halvard lock shut in all the weeks of frost."
    assert words(old, new) == (
        Change("same", "Halvard lock "),
        Change("removed", "closed after the find of divers"),
        Change("added", "shut in all the weeks of frost"),
        Change("same", "."),
    )


def test_han_is_compared_sign_by_sign() -> None:
    assert Change("added", "新") in words("東京新聞", "東京新新聞")


def test_a_rewritten_text_costs_no_time() -> None:
    draw = random.Random(7)
    old, new = (" ".join(draw.choice("abcdefgh") for _ in range(30_000)) for _ in range(2))
    start = time.process_time()
    changes = words(old, new)
    assert time.process_time() - start < 3
    assert "".join(change.text for change in changes if change.kind != "added") == old


@given(TEXTS, TEXTS)
def test_the_new_text_can_be_read_off_the_rearranged_one(old: str, new: str) -> None:
    assert "".join(change.text for change in rearranged(old, new) if change.kind != "removed") == new


def test_a_paragraph_that_stands_elsewhere_is_moved_and_not_changed() -> None:
    first = "The lock at Halvard is shut for nine weeks, the canal board said.\n\n"
    second = "Boats go round by the old arm, which has no lights at night.\n\n"
    third = "The board met on Monday for the first time since the autumn floods."
    changes = rearranged(first + second + third, second + first + third.replace("Monday", "Tuesday"))
    assert [change.text for change in changes if change.kind == "moved"] in ([first], [second], [first + second])
    assert [change.text for change in changes if change.kind in {"removed", "added"}] == ["Monday", "Tuesday"]
