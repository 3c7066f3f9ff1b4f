from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.stories import contrast

TOPIC, FIRST, SECOND = [0, 1, 2, 3], [4, 5, 6], [7, 8, 9]


def articles(*words: list[int]) -> contrast.Floats:
    rows = np.zeros((len(words), 1 + max(max(each) for each in words)), np.float32)
    for row, each in zip(rows, words, strict=True):
        row[each] = 1 / np.sqrt(len(each))
    return rows


def look_alikes(of_each: int) -> contrast.Floats:
    """Two events with a subject in common; every article has a word of its own."""
    told = [*[TOPIC + FIRST] * of_each, *[TOPIC + SECOND] * of_each]
    return articles(*([*words, 20 + number] for number, words in enumerate(told)))


@pytest.mark.parametrize("of_each", [8, 10, 12])
def test_what_all_of_a_neighbourhood_has_parts_no_events(of_each: int) -> None:
    rows = look_alikes(of_each)
    alike = contrast.plain(rows)
    told = contrast.contrasted(rows, alike)
    assert told[0, -1] / told[0, 1] < alike[0, -1] / alike[0, 1]


def test_the_more_alike_articles_share_a_subject_the_less_it_counts() -> None:
    shares = []
    for of_each in (2, 6, 12):
        rows = look_alikes(of_each)
        shares.append(contrast.contrasted(rows, contrast.plain(rows))[0, -1])
    assert shares == sorted(shares, reverse=True)


def test_one_word_alone_makes_nobody_alike() -> None:
    rows = articles([0], [0], [1])
    assert contrast.contrasted(rows, contrast.plain(rows))[0, 1] == pytest.approx(contrast.MOST)


@given(st.lists(st.lists(st.integers(0, 12), min_size=1, max_size=6, unique=True), min_size=1, max_size=30))
def test_likenesses_are_symmetric_and_bounded(words: list[list[int]]) -> None:
    rows = articles(*words)
    told = contrast.contrasted(rows, contrast.plain(rows))
    np.testing.assert_array_equal(told, told.T)
    assert told.min() >= 0
    assert told.max() <= 1.0001
    assert (np.diagonal(told) == 1).all()
