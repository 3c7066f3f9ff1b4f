"""What is kept true of hashtags at leisure: their counts by day, what trends, and which of them are one."""

from __future__ import annotations

import logging
from datetime import datetime

from broadsheet.newsroom import leases
from broadsheet.newsroom.storing import hashtagdays
from broadsheet.newsroom.storing.merging import hand_over_late, merge_alike

log = logging.getLogger(__name__)

DUTY = "hashtags"
EVERY = 120.0  # seconds between two rounds, whichever process makes them
MOST_CHUNKS = 1000  # in one round: 100,000 days of hashtags


def step(now: datetime) -> None:
    """One round, if no process made one lately."""
    if leases.take_duty(DUTY, f"round of {now:%H:%M:%S.%f}", now, EVERY):
        tend(now)


def tend(now: datetime) -> None:
    """Count what asks for it, merge what is one, decide what trends."""
    hand_over_late()
    for _ in range(MOST_CHUNKS):
        counted = hashtagdays.recount()
        if not counted:
            break
        for merged, into in merge_alike(counted):
            log.info("#%s is now part of #%s.", merged, into)
    hashtagdays.write_bursts(now)
