"""The language model's answers and counters in the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from broadsheet.config import Config
from broadsheet.llm.client import Client
from broadsheet.llm.store import Spent
from broadsheet.newsroom.models import ModelAnswer, ModelCount

KEPT_ANSWERS = timedelta(days=30)
KEPT_COUNTS = timedelta(days=90)
REQUESTS, TOKENS = "requests", "tokens"


@dataclass(frozen=True, slots=True)
class Today:
    """What the model did since midnight UTC; ``dropped`` is by reason."""

    requests: int
    tokens: int
    dropped: dict[str, int]


class ModelStore:
    """A ``llm.store.Store`` in the tables. ``clock`` gives the time, aware."""

    def __init__(self, clock: Callable[[], datetime] = timezone.now) -> None:
        self._clock = clock

    def get(self, key: str) -> str | None:
        return ModelAnswer.objects.filter(key=key).values_list("value", flat=True).first()

    def put(self, key: str, feature: str, value: str) -> None:
        ModelAnswer.objects.update_or_create(
            key=key, defaults={"feature": feature, "value": value, "made_at": self._clock()}
        )

    def spent(self) -> Spent:
        now = today(self._clock())
        return Spent(now.requests, now.tokens)

    def count(
        self, feature: str, *, requests: int = 0, tokens: int = 0, dropped: Mapping[str, int] | None = None
    ) -> None:
        for name, number in ({REQUESTS: requests, TOKENS: tokens} | dict(dropped or {})).items():
            if number:
                _add(_day(self._clock()), feature, name, number)


def client(config: Config) -> Client:
    """A client whose answers and counters all processes share."""
    return Client(config, ModelStore())


def today(now: datetime) -> Today:
    """The day's counters, of all features together."""
    found: Counter[str] = Counter()
    for name, number in ModelCount.objects.filter(day=_day(now)).values_list("name", "number"):
        found[name] += number
    requests, tokens = found.pop(REQUESTS, 0), found.pop(TOKENS, 0)
    return Today(requests, tokens, dict(found))


def forget(now: datetime) -> None:
    """Delete answers and counters that nobody asks for any more."""
    ModelAnswer.objects.filter(made_at__lt=now - KEPT_ANSWERS).delete()
    ModelCount.objects.filter(day__lt=_day(now - KEPT_COUNTS)).delete()


def _day(now: datetime) -> date:
    return now.astimezone(UTC).date()


def _add(day: date, feature: str, name: str, number: int) -> None:
    rows = ModelCount.objects.filter(day=day, feature=feature, name=name)
    if rows.update(number=F("number") + number):
        return
    try:
        with transaction.atomic():
            ModelCount.objects.create(day=day, feature=feature, name=name, number=number)
    except IntegrityError:  # another process was first
        rows.update(number=F("number") + number)
