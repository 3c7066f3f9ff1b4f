from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.stories.linking import Bars, link, seeds

PAIRS = np.array(
    [[1.0, 0.6, 0.2, 0.0], [0.6, 1.0, 0.2, 0.0], [0.2, 0.2, 1.0, 0.3], [0.0, 0.0, 0.3, 1.0]], np.float32
)  # fmt: skip
ALONE = [[0], [1], [2], [3]]


def test_the_most_alike_are_joined_first_and_then_measured_by_their_mean() -> None:
    assert sorted(link(PAIRS, [0, 1, 2, 3], ALONE, Bars(merge=0.25, hold=0.25))) == [[0, 1], [2, 3]]
    assert sorted(link(PAIRS, [0, 1, 2, 3], ALONE, Bars(merge=0.05, hold=0.05))) == [[0, 1, 2, 3]]
    assert sorted(link(PAIRS, [0, 1, 2, 3], ALONE, Bars(merge=0.7, hold=0.7))) == ALONE


def test_what_stands_together_is_held_to_less() -> None:
    bars = Bars(merge=0.5, hold=0.25)
    assert sorted(link(PAIRS, [0, 1, 2, 3], ALONE, bars)) == [[0, 1], [2], [3]]
    assert sorted(link(PAIRS, [0, 1, 7, 7], ALONE, bars)) == [[0, 1], [2, 3]]


def test_atoms_are_never_parted() -> None:
    assert [0, 3] in link(PAIRS, [0, 1, 2, 3], [[0, 3], [1], [2]], Bars(merge=9.0, hold=9.0))


def test_seeds_are_near_to_the_sum_of_those_before() -> None:
    assert seeds(PAIRS, 0.5) == [[0, 1], [2], [3]]
    assert seeds(PAIRS, 0.99) == ALONE


@given(st.lists(st.lists(st.floats(0, 1, width=32), min_size=5, max_size=5), min_size=1, max_size=8), st.floats(0, 1))
def test_every_article_is_in_one_group(vectors: list[list[float]], power: float) -> None:
    rows = np.array(vectors, np.float32)
    alike = rows @ rows.T
    groups = link(alike, [0] * len(rows), seeds(alike, 0.9), Bars(merge=0.4, hold=0.3, power=power))
    assert sorted(number for group in groups for number in group) == list(range(len(rows)))
