from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.fetching import pace

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@given(st.floats(0, 10**7), st.integers())
def test_never_earlier_than_the_interval_and_never_a_half_later(interval: float, seed: int) -> None:
    wait = (pace.next_time(NOW, interval, Random(seed)) - NOW).total_seconds()
    assert interval - 1e-6 <= wait <= 1.25 * interval + 1e-6


@settings(max_examples=20)
@given(st.integers())
def test_feeds_of_one_moment_are_spread(seed: int) -> None:
    random = Random(seed)
    times = sorted(pace.next_time(NOW, 3600, random) for _ in range(200))
    minutes = [sum(start <= time < start + timedelta(minutes=1) for time in times) for start in times]
    assert max(minutes) < 50  # 200 over 15 minutes: 13 a minute are expected
