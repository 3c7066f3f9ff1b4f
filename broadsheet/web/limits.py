"""How often one address may ask for what costs the owner something."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest

MINUTE = 60.0


def may_ask(request: HttpRequest, name: str, per_minute: int) -> bool:
    """Whether the address has asked fewer than ``per_minute`` times since its first question of this minute."""
    key = f"{name}:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, MINUTE)
    try:
        return cache.incr(key) <= per_minute
    except ValueError:  # it ran out between the two
        return True
