"""When to come back after a failure."""

from __future__ import annotations

from random import Random

BASE = 60.0  # seconds; most outages that a second request survives are deployments, over within minutes
LONGEST = 86_400.0  # a day: what is dead for longer is found again by tomorrow's try
RETRY_AFTER_JITTER = 0.1  # many feeds of one host get the same Retry-After
MOST_DOUBLINGS = 30  # 60 s * 2**30 is far over LONGEST, and a float still


def delay(attempts: int, retry_after: float | None, random: Random) -> float:
    """Seconds to wait after ``attempts`` failures in a row: doubling, with "equal jitter", at most 1.1 days.

    Half of the wait is fixed and half is chance, so that feeds which failed together do not come back together
    ("Exponential Backoff And Jitter", AWS Architecture Blog, 2015). A server's ``retry_after`` (seconds) is never
    undercut, unless it asks for more than a day.
    """
    ceiling = min(LONGEST, BASE * 2.0 ** min(max(attempts - 1, 0), MOST_DOUBLINGS))
    wait = random.uniform(ceiling / 2, ceiling)
    if retry_after is None:
        return wait
    asked = min(max(retry_after, 0.0), LONGEST)
    return max(wait, asked * random.uniform(1.0, 1.0 + RETRY_AFTER_JITTER))
