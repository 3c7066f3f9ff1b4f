"""What the client remembers: answers by the hash of what was asked, and what the day has cost."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Spent:
    """What today's questions have cost."""

    requests: int = 0
    tokens: int = 0


class Store(Protocol):
    """Where answers and counters are kept; the newsroom has one in the database."""

    def get(self, key: str) -> str | None:
        """The answer put under ``key``, None where there is none."""

    def put(self, key: str, feature: str, value: str) -> None:
        """Keep an answer."""

    def spent(self) -> Spent:
        """What today has cost."""

    def count(
        self, feature: str, *, requests: int = 0, tokens: int = 0, dropped: Mapping[str, int] | None = None
    ) -> None:
        """Add to today's counters."""


@dataclass(slots=True)
class Memory:
    """A store that lasts as long as the process; its day never ends."""

    answers: dict[str, str] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)

    def get(self, key: str) -> str | None:
        return self.answers.get(key)

    def put(self, key: str, feature: str, value: str) -> None:
        self.answers[key] = value

    def spent(self) -> Spent:
        return Spent(self.counted["requests"], self.counted["tokens"])

    def count(
        self, feature: str, *, requests: int = 0, tokens: int = 0, dropped: Mapping[str, int] | None = None
    ) -> None:
        self.counted.update(requests=requests, tokens=tokens)
        self.dropped.update(dropped or {})


def key(model: str, payload: Mapping[str, Any]) -> str:
    """The key of what is asked of a model: the same words of the same model have the same one."""
    asked = json.dumps([model, payload], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()
