"""Text from outside, made to fit its column in both databases."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Model

# PostgreSQL holds no NUL in text or jsonb, and neither database can encode a lone surrogate.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_REPLACEMENT = "\ufffd"  # of the same length, so that marks and Evidence keep their places


def fit(text: str, limit: int | None = None) -> str:
    """``text`` that both databases take, cut to ``limit`` characters with an ellipsis in the last place."""
    text = _UNSTORABLE.sub(_REPLACEMENT, text)
    if limit is None or len(text) <= limit:
        return text
    return text[: limit - 1].rstrip() + "…"


def fit_address(url: str, limit: int = 2000) -> str:
    """An address, or "" where it is too long: half an address leads nowhere."""
    return fit(url) if len(url) <= limit else ""


def fit_fields(model: type[Model], fields: Mapping[str, Any]) -> dict[str, Any]:
    """The same fields with every text cut to its column; lists and dictionaries are cleaned inside."""
    return {name: _fit_value(value, _limit(model, name)) for name, value in fields.items()}


def _limit(model: type[Model], name: str) -> int | None:
    return getattr(model._meta.get_field(name), "max_length", None)


def _fit_value(value: Any, limit: int | None) -> Any:
    if isinstance(value, str):
        return fit(value, limit)
    if isinstance(value, Mapping):
        return {key: _fit_value(part, None) for key, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [_fit_value(part, None) for part in value]
    return value
