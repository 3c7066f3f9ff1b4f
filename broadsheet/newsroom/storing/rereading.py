"""When an article is read again. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

# Publishers change a piece mostly in its first hours; each re-reading is a conditional request.
AFTER = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))
YOUNG = timedelta(days=2)  # what was older when it was found is read once
LIVE_EVERY = timedelta(minutes=30)
LIVE_FOR = timedelta(hours=36)
JITTER = 0.1  # of the wait, so that articles found together do not come back together


def next_reading(
    found_at: datetime, published_at: datetime | None, live: bool, now: datetime, random: Random
) -> datetime | None:
    """The next moment after ``now`` to look for changes; None when the piece has settled."""
    if published_at is not None and found_at - published_at > YOUNG:
        return None
    if live and now - found_at < LIVE_FOR:
        return _jittered(now, LIVE_EVERY, random)
    wait = next((found_at + after - now for after in AFTER if found_at + after > now), None)
    return _jittered(now, wait, random) if wait is not None else None


def _jittered(now: datetime, wait: timedelta, random: Random) -> datetime:
    return now + wait * (1 + random.random() * JITTER)
