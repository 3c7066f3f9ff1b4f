"""When to poll a feed next. The interval in the feed's row is the whole state, and this is the whole rule:

* **A poll that found news halves the interval; one that found none makes it a quarter longer.**
* **Where the newest entries carry dates, half of the usual gap between them pulls the interval towards itself** (the
  geometric mean of both). A quarter of the silence since the last entry counts as the gap when it is longer.
* The publisher's ``ttl`` is a wish not to be asked sooner; it is granted up to an hour.
* The interval stays within Limits; the poll comes up to a tenth later than it says, so that feeds part.
* A failure leaves the interval alone. The next try comes after the shortest interval, doubled with each failure in a
  row, up to the longest, less a random part of up to a half; never before Retry-After.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random
from statistics import median

NEWS = 0.5  # found news: halve
NO_NEWS = 1.25  # found none: three quiet polls make up for one with news, so about four fall on each new entry
POLLS_PER_GAP = 2.0  # an entry is then seen a quarter of its gap after it came, on average
SILENCE_SHARE = 0.25  # a newspaper is still polled every two hours after a night of eight (tested)
KNOWN_DATES = 3  # two gaps: one alone may be a pause over night
NEWEST = 20  # entries that make the usual gap: about a day of a newspaper, a season of a blog
TTL_GRANTED = 3600.0  # seconds; templates say 1440 minutes on feeds that bring news every few minutes
JITTER = 0.1
RETRY_AFTER_GRANTED = 7 * 86_400.0  # seconds; a longer Retry-After is a mistake of its server
MAX_DOUBLINGS = 20


@dataclass(frozen=True, slots=True)
class Limits:
    """The shortest and the longest interval, in seconds."""

    min: float
    max: float

    def clamp(self, seconds: float) -> float:
        """``seconds``, or the limit that it passes."""
        return max(self.min, min(self.max, seconds))


@dataclass(frozen=True, slots=True)
class Schedule:
    """A decision: when to poll next, and the interval in seconds that the next decision starts from."""

    next_poll_at: datetime
    interval: float


def after_success(  # noqa: PLR0917  a decision names all that it rests on
    interval: float,
    changed: bool,
    newest: Sequence[datetime],
    ttl_minutes: int | None,
    limits: Limits,
    now: datetime,
    random: Random,
) -> Schedule:
    """When to poll after an answer.

    ``changed`` says that the poll brought entries that were new (never for "not modified"); ``newest`` are the dates
    of the feed's entries in any order, none where the answer had no body.
    """
    chosen = limits.clamp(interval) * (NEWS if changed else NO_NEWS)
    if gap := usual_gap(newest, now):
        chosen = (chosen * gap / POLLS_PER_GAP) ** 0.5
    wish = min(ttl_minutes * 60.0, TTL_GRANTED) if ttl_minutes and ttl_minutes > 0 else 0.0
    chosen = limits.clamp(max(chosen, wish))
    return Schedule(now + timedelta(seconds=chosen * (1 + JITTER * random.random())), chosen)


def after_failure(  # noqa: PLR0917
    interval: float, attempts: int, retry_after: float | None, limits: Limits, now: datetime, random: Random
) -> Schedule:
    """When to try again after the ``attempts``-th failure in a row. ``retry_after`` is in seconds, None if not said."""
    doublings = min(max(attempts, 1), MAX_DOUBLINGS)
    delay = max(limits.min, limits.clamp(limits.min * 2.0**doublings) * (1 - random.random() / 2))
    if retry_after is not None and retry_after > 0:
        delay = max(delay, min(retry_after, RETRY_AFTER_GRANTED) * (1 + JITTER * random.random()))
    return Schedule(now + timedelta(seconds=delay), limits.clamp(interval))


def usual_gap(newest: Sequence[datetime], now: datetime) -> float:
    """Seconds that usually lie between two entries, or a share of the silence if that is longer; 0 if unknown."""
    moments = sorted({moment for moment in newest if moment <= now}, reverse=True)[:NEWEST]
    if len(moments) < KNOWN_DATES:
        return 0.0
    between = median((later - earlier).total_seconds() for later, earlier in pairwise(moments))
    return float(max(between, (now - moments[0]).total_seconds() * SILENCE_SHARE))
