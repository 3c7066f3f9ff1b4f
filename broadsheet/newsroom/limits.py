"""How often an address may ask for what costs more than a page: one count for pages and programs together."""

from __future__ import annotations

from django.core.cache import cache

MINUTE = 60
PER_MINUTE = {
    "worded": 12,  # a model's words
    "translate": 12,  # a person reads two or three articles in that time
    "ask": 30,  # up to half a second of work each; a person reads one answer in that time
}


def wait(what: str, address: str) -> int:
    """Count one try of ``address``; seconds to wait where it has used up its tries of this minute, else 0.

    The minute begins with the first try. Each process that serves pages counts for itself.
    """
    key = f"limit:{what}:{address}"
    cache.add(key, 0, MINUTE)
    try:
        return 0 if cache.incr(key) <= PER_MINUTE[what] else MINUTE
    except ValueError:  # it ran out between the two
        return 0
