"""What is tidied up once a minute."""

from __future__ import annotations

import logging

from broadsheet.newsroom import leases, modelstore
from broadsheet.newsroom.storing import expiry
from broadsheet.pipeline import topics, wrapups
from broadsheet.pipeline.desk import Desk

log = logging.getLogger(__name__)

EVERY = 60.0  # seconds


def step(desk: Desk) -> bool:
    """One round; always False, since the next is due in a minute."""
    now = desk.clock()
    if dead := leases.give_up_on_crashed(now, desk.config.max_attempts):
        log.warning("Reading these articles ended the process each time; they are left alone: %s", dead)
    leases.forget_domains(now)
    if desk.config.keep_articles_days:
        expiry.expire(now, desk.config.keep_articles_days)
    modelstore.forget(now)
    topics.step(now)
    wrapups.step(desk.config, now)
    return False
