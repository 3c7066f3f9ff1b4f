from __future__ import annotations

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.extraction.aligning import letters, matching
from tests.extraction.press import PARAGRAPHS

KEYS = [letters(text) for text in PARAGRAPHS]


def test_the_pieces_of_a_text_are_found_and_no_others() -> None:
    assert matching(KEYS, KEYS[1] + KEYS[2] + KEYS[4]) == [False, True, True, False, True, False]


def test_of_two_copies_one_is_found() -> None:
    assert matching([KEYS[0], KEYS[1], KEYS[0]], KEYS[0] + KEYS[1]) == [True, True, False]


def test_a_piece_with_words_that_the_extractor_lost_is_found() -> None:
    lost = KEYS[0].replace("Halvard", "")
    assert matching(KEYS[:2], lost + KEYS[1]) == [True, True]


def test_short_pieces_are_found_only_at_their_place() -> None:
    keys = [KEYS[0], "Why", KEYS[1]]
    assert matching(keys, KEYS[0] + "Why" + KEYS[1]) == [True, True, True]
    assert matching(["Why", KEYS[0], KEYS[1]], KEYS[0] + "Why" + KEYS[1]) == [False, True, True]


@given(st.lists(st.text(alphabet="abc", max_size=40), max_size=8), st.text(alphabet="abc", max_size=80))
def test_every_key_gets_an_answer(keys: list[str], text: str) -> None:
    assert len(matching(keys, text)) == len(keys)


@given(st.lists(st.sampled_from(KEYS), unique=True))
def test_an_extractor_that_takes_whole_pieces_is_followed(taken: list[str]) -> None:
    ordered = [key for key in KEYS if key in taken]
    assert matching(KEYS, "".join(ordered)) == [key in taken for key in KEYS]


def test_a_text_without_end_takes_bounded_memory() -> None:
    text = letters(" ".join(map(str, range(400_000))))
    assert len(text) > 2_000_000

    tracemalloc.start()
    try:
        assert matching([text], text) == [True]
        assert tracemalloc.get_traced_memory()[1] < 150_000_000
    finally:
        tracemalloc.stop()
