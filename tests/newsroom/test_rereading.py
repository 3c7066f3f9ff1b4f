from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.newsroom.storing.rereading import next_reading

from .factory import NOW


def read_at(found_at: datetime, published_at: datetime | None, *, live: bool = False) -> list[float]:
    """The hours after which an article is read again, when each reading comes in time."""
    hours, now = [], found_at
    for _ in range(200):
        following = next_reading(found_at, published_at, live, now, Random(1))
        if following is None:
            break
        now = following
        hours.append((now - found_at) / timedelta(hours=1))
    return hours


def test_a_new_piece_is_read_again_after_an_hour_six_and_a_day() -> None:
    first, second, third = read_at(NOW, NOW - timedelta(minutes=5))

    assert 1 <= first <= 1.1
    assert 6 <= second <= 6.6
    assert 24 <= third <= 26


def test_an_old_piece_is_read_once() -> None:
    assert read_at(NOW, NOW - timedelta(days=3)) == []


def test_a_piece_without_a_date_counts_as_new() -> None:
    assert len(read_at(NOW, None)) == 3


def test_a_live_piece_is_read_twice_an_hour_for_a_day_and_a_half() -> None:
    hours = read_at(NOW, NOW, live=True)

    assert 60 <= len(hours) <= 75
    assert hours[-1] < 38


@given(
    st.timedeltas(timedelta(0), timedelta(days=30)), st.timedeltas(timedelta(days=-1), timedelta(days=5)), st.booleans()
)
def test_a_reading_always_lies_ahead(age: timedelta, since: timedelta, live: bool) -> None:
    now = NOW + since
    following = next_reading(NOW, NOW - age, live, now, Random(2))

    assert following is None or following > now
