"""How common words are in news at large, from files that hold hashes and counts but no words.

Without it a window that has just begun takes every word for rare; on short texts the table is worth 2 to 5 points of
BCubed F1 (docs/quality.md). Made by ``python -m quality.frequencies``; languages without a file go by what was seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

import numpy as np

STEPS = 12  # of the quantised log2: one step is 6 % of a count


@dataclass(frozen=True, slots=True)
class Background:
    """``articles`` were counted; ``counts`` says in how many of them a term (``hashing.hashed``) stands."""

    articles: int
    counts: Mapping[int, float]


@lru_cache(maxsize=16)
def of(language: str) -> Background:
    """The table of a language; an empty one where there is none."""
    if not (language.isascii() and language.isalpha()):
        return Background(0, MappingProxyType({}))
    file = resources.files("broadsheet.stories").joinpath("data", f"frequencies-{language}.bin")
    if not file.is_file():
        return Background(0, MappingProxyType({}))
    packed = file.read_bytes()
    articles, size = (int(value) for value in np.frombuffer(packed[:8], dtype="<u4"))
    terms = np.frombuffer(packed[8 : 8 + 4 * size], dtype="<u4")
    steps = np.frombuffer(packed[8 + 4 * size :], dtype=np.uint8).astype(np.float64)
    counts = articles * 2.0 ** (-steps / STEPS)
    return Background(articles, MappingProxyType(dict(zip(terms.tolist(), counts.tolist(), strict=True))))
