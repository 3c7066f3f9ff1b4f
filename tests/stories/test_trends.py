from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.stories.trends import DAYS, LEAST, burst, expected

COUNTS = st.integers(min_value=0, max_value=500)
PASTS = st.dictionaries(st.integers(min_value=1, max_value=DAYS), COUNTS)


@given(COUNTS, st.integers(min_value=DAYS, max_value=4000))
def test_a_constant_rate_never_trends(rate: int, known_days: int) -> None:
    assert burst(rate, dict.fromkeys(range(1, DAYS + 1), rate), known_days) == 0


@given(COUNTS)
def test_nor_does_what_comes_every_week(rate: int) -> None:
    assert burst(rate, dict.fromkeys(range(7, DAYS + 1, 7), rate), DAYS) == 0


@given(st.integers(min_value=LEAST, max_value=500), st.integers(min_value=0, max_value=DAYS))
def test_what_is_new_and_told_by_several_trends(publishers: int, known_days: int) -> None:
    assert burst(publishers, {}, known_days) > 0


@given(st.integers(min_value=0, max_value=LEAST - 1), PASTS, st.integers(min_value=0, max_value=DAYS))
def test_few_publishers_are_no_trend(publishers: int, past: dict[int, int], known_days: int) -> None:
    assert burst(publishers, past, known_days) == 0


@given(COUNTS, PASTS, st.integers(min_value=1, max_value=DAYS), st.integers(min_value=1, max_value=DAYS))
def test_more_now_is_steeper_and_more_before_is_less_steep(
    publishers: int, past: dict[int, int], known_days: int, day: int
) -> None:
    now = burst(publishers, past, known_days)
    assert burst(publishers + 1, past, known_days) >= now
    assert burst(publishers, past | {day: past.get(day, 0) + 1}, known_days) <= now


@given(PASTS, st.integers(min_value=0, max_value=DAYS))
def test_what_is_expected_lies_within_what_was(past: dict[int, int], known_days: int) -> None:
    assert 0 < expected(past, known_days) <= max([1, *past.values()])
