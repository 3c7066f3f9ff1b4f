"""Which section an article belongs to by its words, where neither its feed nor its page says so.

A linear model over the hashes of a stored fingerprint: one row of weights for each term, title bigrams among them, and
one for each word in the publisher's domain. The rows begin as lists of words written for this project and are corrected
by labelled headlines (``python -m quality.sections --train``; sources and licences in ``data/sections.md``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.hashing import hashed
from broadsheet.text.sections import SECTIONS

SCALE = 16.0  # of the weights, kept as bytes
TITLE, BODY = 3.0, 3.0  # a title's mean weight (by the root of its length) against a body's; flat between 2 and 4
NAMES = 2.0  # the same of the words of names
MOST_REPEATED = 2  # times that a term of the body counts
SURE = 0.8  # probability from which a guess is taken: three of four agree with the publisher then, two of three without
HOST = "host"  # the salt of words in domains

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Guess:
    """A section and how likely it is, between 0 and 1."""

    section: str
    probability: float

    @property
    def is_sure(self) -> bool:
        """Whether it may stand in for the publisher's own word."""
        return self.probability >= SURE


@dataclass(frozen=True, slots=True)
class Model:
    """``terms`` are sorted hashes; row i of ``weights`` is term i's, one for each of SECTIONS; ``hosts`` are words."""

    terms: NDArray[np.uint32]
    weights: NDArray[np.float32]
    hosts: tuple[str, ...] = ()

    def to_bytes(self) -> bytes:
        """Packed: number of terms and of hosts' bytes (uint32), terms (uint32), weights (int8, SCALE), hosts."""
        named = "\n".join(self.hosts).encode()
        rows = np.clip(np.round(self.weights * SCALE), -127, 127).astype(np.int8)
        head = np.array([len(self.terms), len(named)], dtype="<u4").tobytes()
        return head + self.terms.astype("<u4").tobytes() + rows.tobytes() + named

    @classmethod
    def from_bytes(cls, packed: bytes) -> Model:
        """What ``to_bytes`` wrote. Raises ValueError for anything else."""
        if len(packed) < 8:
            raise ValueError("This is no model of sections.")
        size, named = (int(value) for value in np.frombuffer(packed[:8], dtype="<u4"))
        if len(packed) != 8 + size * (4 + len(SECTIONS)) + named:
            raise ValueError("This model of sections is torn, or was made for other sections.")
        rows = np.frombuffer(packed[8 + 4 * size : len(packed) - named], dtype=np.int8).reshape(size, len(SECTIONS))
        return cls(
            np.frombuffer(packed[8 : 8 + 4 * size], dtype="<u4"),
            rows.astype(np.float32) / np.float32(SCALE),
            tuple(packed[len(packed) - named :].decode().split("\n")) if named else (),
        )

    def scores(self, print_: Fingerprint, host: str = "") -> Floats:
        """One figure for each of SECTIONS, the logarithm of how likely it is but for a constant."""
        title, repeats = title_terms(print_), [min(count, MOST_REPEATED) for _, count in print_.body]
        total = self._mean(title, [1] * len(title), TITLE)
        total += self._mean([term for term, _ in print_.body], repeats, BODY)
        return total + self.beside(print_, host)

    def beside(self, print_: Fingerprint, host: str) -> Floats:
        """What names, the same in most languages, and the words of the domain add to the scores."""
        names = [term for term, _ in print_.names]
        return self._mean(names, [1] * len(names), NAMES) + self._sum(host_terms(host, self.hosts))

    def guess(self, print_: Fingerprint, host: str = "") -> Guess:
        """The likeliest section."""
        chances = probabilities(self.scores(print_, host))
        best = int(chances.argmax())
        return Guess(SECTIONS[best], float(chances[best]))

    def _mean(self, terms: Sequence[int], times: Sequence[int], strength: float) -> Floats:
        if not terms:
            return np.zeros(len(SECTIONS))
        at, known = self._rows(terms)
        weighed = np.asarray(times, dtype=np.float64)[known] @ self.weights[at[known]]
        return np.asarray(strength / math.sqrt(sum(times)) * weighed)

    def _sum(self, terms: Sequence[int]) -> Floats:
        at, known = self._rows(terms)
        return np.asarray(self.weights[at[known]].sum(axis=0), dtype=np.float64)

    def _rows(self, terms: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        wanted = np.asarray(terms, dtype=np.uint32)
        if not len(self.terms):
            return np.zeros(len(wanted), dtype=np.int64), np.zeros(len(wanted), dtype=np.bool_)
        at = np.minimum(np.searchsorted(self.terms, wanted), len(self.terms) - 1)
        return at, self.terms[at] == wanted


def probabilities(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def title_terms(print_: Fingerprint) -> list[int]:
    """The hashes of a title's words and of each two that follow each other."""
    title = print_.title
    return [*title, *(pair(one, other) for one, other in pairwise(title))]


def pair(one: int, other: int) -> int:
    """The hash of two terms side by side, from theirs."""
    return (one * 0x9E3779B1 ^ other) & 0xFFFFFFFF


def host_terms(host: str, known: Iterable[str]) -> list[int]:
    """The hashes of the ``known`` words that stand in a domain, wherever: "tech" in "hightechpost.example"."""
    return [hashed(word, HOST) for word in known if word in host] if host else []


def elect(ballots: Iterable[tuple[str, str, float]]) -> str:
    """The section of a story from (voice, section, weight): each voice has one ballot for a section; "" without any."""
    given: dict[tuple[str, str], float] = {}
    for voice, section, weight in ballots:
        if section:
            given[voice, section] = max(weight, given.get((voice, section), 0.0))
    votes: dict[str, float] = {}
    for (_, section), weight in given.items():
        votes[section] = votes.get(section, 0.0) + weight
    return min(votes, key=lambda section: (-votes[section], section)) if votes else ""


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that comes with the program."""
    return load(Path(str(resources.files("broadsheet.stories").joinpath("data", "sections.bin"))))


def load(path: Path) -> Model:
    """A model from a file. Raises ValueError where it holds none."""
    return Model.from_bytes(path.read_bytes())
