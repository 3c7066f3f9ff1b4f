from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.fetching import backoff

DAY = 86_400.0
attempts = st.integers(-1, 10**6)


@given(attempts, st.none() | st.floats(-10, 10**9), st.integers())
def test_stays_within_its_bounds(tries: int, retry_after: float | None, seed: int) -> None:
    assert 30 <= backoff.delay(tries, retry_after, Random(seed)) <= 1.1 * DAY


@given(attempts, st.floats(0, DAY), st.integers())
def test_the_server_is_never_undercut(tries: int, retry_after: float, seed: int) -> None:
    assert backoff.delay(tries, retry_after, Random(seed)) >= retry_after


@given(st.integers(1, 10), st.integers())
def test_each_failure_waits_longer(tries: int, seed: int) -> None:
    random = Random(seed)
    assert backoff.delay(tries, None, random) <= backoff.delay(tries + 1, None, random)


def test_how_long_it_takes_to_a_day() -> None:
    waits = [backoff.delay(tries, None, Random(1)) for tries in (1, 2, 3, 11, 12, 40)]
    assert [round(wait / 60) for wait in waits] == [1, 1, 2, 581, 817, 817]


@settings(max_examples=30)
@given(st.integers(1, 20), st.none() | st.floats(60, DAY), st.integers())
def test_feeds_that_fail_together_do_not_come_back_together(tries: int, retry_after: float | None, seed: int) -> None:
    random = Random(seed)
    waits = sorted(backoff.delay(tries, retry_after, random) for _ in range(200))
    tenth = (waits[-1] - waits[0]) / 10
    assert tenth > 0
    assert waits[-1] - waits[0] > 0.05 * waits[0]
    # With the same Retry-After a part waits by its own clock; still no tenth of the span holds most of them.
    busiest = max(sum(start <= wait < start + tenth for wait in waits) for start in waits)
    assert busiest < (60 if retry_after is None else 190)
