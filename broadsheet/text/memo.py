"""Remembered results of a pure function of one word: a news text says the same words over and over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

LONGEST = 40  # characters of a word that is remembered: a text without spaces is one long word, seen once
MOST = 1 << 16  # words that are known for sure; as many again that were not asked for lately

Value = TypeVar("Value")


class Memo(dict[str, Value]):
    """``memo[word]`` is ``make(word)``. A hit is one look-up in a dict, half the time of functools.lru_cache.

    When MOST words are known they become the older half, from which a word comes back when it is asked for again, and
    the half that was older is forgotten.
    """

    __slots__ = ("_make", "_older")

    def __init__(self, make: Callable[[str], Value]) -> None:
        super().__init__()
        self._make = make
        self._older: dict[str, Value] = {}

    def __missing__(self, word: str) -> Value:
        older = self._older
        value = older[word] if word in older else self._make(word)
        if len(word) <= LONGEST:
            if len(self) >= MOST:
                self._older = dict(self)
                self.clear()
            self[word] = value
        return value
