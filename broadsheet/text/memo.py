"""Remembered results of a pure function of one word: a news text says the same words over and over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

LONGEST = 40  # characters of a word that is remembered: a text without spaces is one long word, seen once
MOST = 1 << 16  # words: a day's news of one language

Value = TypeVar("Value")


class Memo(dict[str, Value]):
    """``memo[word]`` is ``make(word)``; all is forgotten when MOST words are known.

    A plain look-up in a dict: half the time of functools.lru_cache, which keeps the order of use as well.
    """

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[str], Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> Value:
        value = self._make(word)
        if len(word) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[word] = value
        return value
