"""When to come back in the ordinary run of things."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

# A quarter of the interval: feeds that were added (or came back) in one moment are spread over 15 minutes of an hourly
# poll after one round, and stay spread because every round adds its own jitter.
JITTER = 0.25


def next_time(now: datetime, interval: float, random: Random) -> datetime:
    """A time between one interval and one and a quarter intervals (seconds) after ``now``, never earlier."""
    return now + timedelta(seconds=interval * random.uniform(1.0, 1.0 + JITTER))
