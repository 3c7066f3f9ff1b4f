"""Stable 32-bit hashes: the same on every machine and in every process, unlike Python's own."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

_MEMORY = 1 << 17  # words kept with their hash


@lru_cache(maxsize=_MEMORY)
def hashed(word: str, salt: str = "") -> int:
    """32 bits of ``word``; ``salt`` keeps the words of different languages or kinds apart."""
    return int.from_bytes(
        blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4, key=salt.encode()).digest(), "big"
    )
