"""When to poll next: within limits, sooner for what changes, later for what fails, and never all at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.feeds.schedule import JITTER, Limits, Schedule, after_failure, after_success, usual_gap

NOW = datetime(2024, 3, 5, 12, tzinfo=UTC)
LIMITS = Limits(min=300.0, max=86_400.0)
HOUR = 3600.0

intervals = st.floats(0, 1e7)
seeds = st.integers(0, 1000)
ttls = st.none() | st.integers(-5, 10_000)
ages = st.lists(st.floats(-1e6, 1e7), max_size=30)


def dates(ages: list[float]) -> list[datetime]:
    return [NOW - timedelta(seconds=age) for age in ages]


def success(interval: float, changed: bool, ages: list[float], ttl: int | None = None, seed: int = 1) -> Schedule:
    return after_success(interval, changed, dates(ages), ttl, LIMITS, NOW, Random(seed))


@given(intervals, st.booleans(), ages, ttls, seeds)
def test_the_interval_stays_within_limits(
    interval: float, changed: bool, ages: list[float], ttl: int | None, seed: int
) -> None:
    schedule = success(interval, changed, ages, ttl, seed)
    assert LIMITS.min <= schedule.interval <= LIMITS.max
    delay = (schedule.next_poll_at - NOW).total_seconds()
    assert schedule.interval - 1e-3 <= delay <= schedule.interval * (1 + JITTER) + 1e-3


@given(intervals, ages, ttls, seeds)
def test_news_never_makes_the_next_poll_later(interval: float, ages: list[float], ttl: int | None, seed: int) -> None:
    news, silence = (success(interval, changed, ages, ttl, seed) for changed in (True, False))
    assert news.interval <= silence.interval
    assert news.next_poll_at <= silence.next_poll_at


@given(intervals, intervals, st.booleans(), ages, ttls)
def test_a_longer_interval_stays_the_longer(
    one: float, two: float, changed: bool, ages: list[float], ttl: int | None
) -> None:
    shorter, longer = sorted((one, two))
    assert success(shorter, changed, ages, ttl).interval <= success(longer, changed, ages, ttl).interval


@given(intervals, st.booleans(), ages, st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_longer_ttl_never_makes_the_next_poll_sooner(
    interval: float, changed: bool, ages: list[float], a: int, b: int
) -> None:
    assert success(interval, changed, ages, min(a, b)).interval <= success(interval, changed, ages, max(a, b)).interval


def test_a_wish_is_granted_up_to_an_hour() -> None:
    assert success(300, True, [], ttl=30).interval == 1800
    assert success(300, True, [], ttl=1440).interval == HOUR


def settled(gap: float, polls: int = 60) -> float:
    """The interval that polling a feed with one new entry every ``gap`` seconds settles at."""
    interval, now, seen = HOUR, NOW, -1
    for _ in range(polls):
        newest = int((now - NOW).total_seconds() // gap)
        moments = [NOW + timedelta(seconds=gap * n) for n in range(newest - 20, newest + 1)]
        schedule = after_success(interval, newest > seen, moments, None, LIMITS, now, Random(3))
        interval, now, seen = schedule.interval, schedule.next_poll_at, newest
    return interval


@pytest.mark.parametrize("gap", [1800.0, 2 * HOUR, 8 * HOUR, 24 * HOUR])
def test_polling_settles_near_the_pace_of_the_feed(gap: float) -> None:
    assert gap / 4 <= settled(gap) <= gap * 1.5


@pytest.mark.parametrize("dated", [True, False])
def test_a_newspaper_is_still_asked_often_after_a_night(dated: bool) -> None:
    interval, now = 600.0, NOW
    moments = [NOW - timedelta(minutes=20 * n) for n in range(20)] if dated else []
    while now < NOW + timedelta(hours=8):
        schedule = after_success(interval, False, moments, None, LIMITS, now, Random(5))
        interval, now = schedule.interval, schedule.next_poll_at
    assert interval <= 2 * HOUR


def test_a_feed_without_dates_is_judged_by_its_polls() -> None:
    assert success(HOUR, True, []).interval == HOUR / 2
    assert success(HOUR, False, []).interval == HOUR * 1.25


def test_a_feed_that_falls_silent_is_left_alone_more_and_more() -> None:
    busy, silent = [600.0 * n for n in range(20)], [5 * 86_400 + 600.0 * n for n in range(20)]
    assert usual_gap(dates(busy), NOW) == 600
    assert usual_gap(dates(silent), NOW) == 5 * 86_400 / 4
    assert success(HOUR, False, silent).interval > success(HOUR, False, busy).interval


def test_dates_in_the_future_say_nothing() -> None:
    assert usual_gap(dates([-10, -20, -30, -40]), NOW) == 0


@given(intervals, st.integers(1, 10_000), st.none() | st.floats(0, 1e12), seeds)
def test_failures_stay_within_limits_and_keep_the_interval(
    interval: float, attempts: int, after: float | None, seed: int
) -> None:
    schedule = after_failure(interval, attempts, after, LIMITS, NOW, Random(seed))
    delay = (schedule.next_poll_at - NOW).total_seconds()
    assert schedule.interval == LIMITS.clamp(interval)
    assert LIMITS.min - 1e-3 <= delay <= max(LIMITS.max, min(after or 0, 7 * 86_400) * (1 + JITTER)) + 1e-3


@given(st.integers(1, 50), st.integers(1, 50), seeds)
def test_more_failures_never_come_back_sooner(one: int, two: int, seed: int) -> None:
    fewer, more = (
        after_failure(HOUR, attempts, None, LIMITS, NOW, Random(seed)).next_poll_at for attempts in sorted((one, two))
    )
    assert fewer <= more


@given(st.floats(1, 7 * 86_400), st.integers(1, 30), seeds)
def test_retry_after_is_respected(after: float, attempts: int, seed: int) -> None:
    schedule = after_failure(HOUR, attempts, after, LIMITS, NOW, Random(seed))
    assert (schedule.next_poll_at - NOW).total_seconds() >= after - 1e-3


@pytest.mark.parametrize("attempts", [1, 3, 30])
def test_feeds_that_fail_together_do_not_come_back_together(attempts: int) -> None:
    random = Random(7)
    times = sorted(after_failure(HOUR, attempts, 60.0, LIMITS, NOW, random).next_poll_at for _ in range(200))
    assert len(set(times)) > 100
    assert (times[-1] - times[0]).total_seconds() >= LIMITS.min * 0.9
    busiest = max(sum(1 for other in times if 0 <= (other - time).total_seconds() < 15) for time in times[:150:10])
    assert busiest < 40 or attempts == 1
