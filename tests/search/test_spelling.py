from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.search.spelling import distance, slips

WORDS = st.text(alphabet="abcd", max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [
        ("macron", "macron", 0),
        ("macron", "macorn", 1),
        ("macron", "marcon", 1),
        ("macron", "makron", 1),
        ("macron", "macrons", 1),
        ("abc", "xyz", 3),
    ],
)
def test_counts_errors(one: str, other: str, errors: int) -> None:
    assert distance(one, other, 5) == errors


@given(WORDS, WORDS)
def test_is_the_same_both_ways_and_bounded(one: str, other: str) -> None:
    assert distance(one, other, 9) == distance(other, one, 9) <= max(len(one), len(other))
    assert (distance(one, other, 9) == 0) == (one == other)


@given(WORDS, WORDS, st.integers(0, 3))
def test_stops_early_with_the_same_answer(one: str, other: str, most: int) -> None:
    assert min(distance(one, other, most), most + 1) == min(distance(one, other, 9), most + 1)


@given(WORDS)
def test_slips_are_all_one_error_away(word: str) -> None:
    made = slips(word)
    assert word not in made
    assert {distance(word, each, 3) for each in made} <= {1}


@given(WORDS, WORDS)
def test_every_word_one_error_away_is_a_slip(one: str, other: str) -> None:
    assert (distance(one, other, 3) == 1) == (other in slips(one))
