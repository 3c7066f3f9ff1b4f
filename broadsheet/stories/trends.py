"""When a hashtag trends: more publishers than its own past lets expect."""

from __future__ import annotations

import math
from collections.abc import Mapping

DAYS = 28  # of the past that are looked at
HALF_LIFE = 7.0  # days after which a day counts half
UNKNOWN = 0.25  # publishers a day of a hashtag without a past
DOUBT = 2.0  # days' worth of that: what a short past weighs against it
LEAST = 3  # independent publishers in 24 hours
BURST = 2.0  # standard deviations over what was to be expected
WEEK = 7


def expected(past: Mapping[int, float], known_days: int) -> float:
    """Publishers to be expected in 24 hours.

    ``past`` says how many independent publishers had the hashtag ``n`` days before those 24 hours (1 is the day before
    them; a day that is missing had none), ``known_days`` for how many days the paper has been read. The mean of the
    past, near days counting more, and the mean of the same weekday where that is higher: what comes every Saturday
    is no burst.
    """
    days = range(1, min(DAYS, known_days) + 1)
    weights = {day: math.pow(0.5, day / HALF_LIFE) for day in days}
    total = DOUBT * UNKNOWN + sum(weight * past.get(day, 0.0) for day, weight in weights.items())
    mean = total / (DOUBT + sum(weights.values()))
    weekday = [past.get(day, 0.0) for day in days if day % WEEK == 0]
    return max(mean, sum(weekday) / len(weekday) if len(weekday) > 1 else 0.0)


def burst(publishers: int, past: Mapping[int, float], known_days: int) -> float:
    """How far the last 24 hours' independent publishers are over the expected ones; 0 where nothing trends.

    ``(publishers - expected) / sqrt(expected + 1)``: the standard deviations of a Poisson count, the 1 keeping rare
    hashtags from trending by chance. What is below LEAST publishers or BURST deviations is 0.
    """
    before = expected(past, known_days)
    over = (publishers - before) / math.sqrt(before + 1.0)
    return over if publishers >= LEAST and over >= BURST else 0.0
