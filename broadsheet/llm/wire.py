"""What an OpenAI-compatible endpoint sends, read without trust: every other form is ModelAnswerUnusable."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from broadsheet.errors import ModelAnswerUnusable

Vectors = NDArray[np.float32]
LONGEST_VECTOR = 16_384  # numbers; the largest models of 2026 give 4,096


class Completion(NamedTuple):
    """An answer in words; ``tokens`` of question and answer as the endpoint counts them, 0 where it does not."""

    text: str
    tokens: int


def completion(data: bytes) -> Completion:
    """The answer of ``/chat/completions``."""
    answer = _object(data)
    choice = _first(answer)
    text = _field(_field(choice, "message", dict), "content", str)
    if not text.strip():
        raise ModelAnswerUnusable(
            "The model's answer is empty. Some models need more tokens to think before they answer."
        )
    return Completion(sound(text), _tokens(answer))


def models(data: bytes) -> tuple[str, ...]:
    """The names in the answer of ``/models``."""
    listed = _field(_object(data), "data", list)
    return tuple(sound(each["id"]) for each in listed if isinstance(each, dict) and isinstance(each.get("id"), str))


def deltas(lines: Iterable[str]) -> Iterator[Completion]:
    """The pieces of a streamed answer; the last has the tokens, where the endpoint counts them.

    A stream that breaks off, without "[DONE]" and without a reason for the end, is unusable.
    """
    finished = False
    for line in lines:
        if not line.startswith("data:"):
            continue
        data = line.removeprefix("data:").strip()
        if data == "[DONE]":
            return
        event = _object(data.encode())
        if "error" in event:
            raise ModelAnswerUnusable("The endpoint broke its answer off with an error; look at its log.")
        if not event.get("choices"):
            yield Completion("", _tokens(event))
            continue
        choice = _first(event)
        finished = finished or choice.get("finish_reason") is not None
        content = _field(choice, "delta", dict).get("content")
        if content is not None and not isinstance(content, str):
            raise _wrong("delta.content")
        yield Completion(sound(content or ""), _tokens(event))
    if not finished:
        raise ModelAnswerUnusable("The endpoint's answer broke off in the middle.")


def vectors(data: bytes, count: int) -> Vectors:
    """The answer of ``/embeddings`` to ``count`` texts in their order, each row of length 1."""
    listed = _field(_object(data), "data", list)
    rows: dict[int, Any] = {}
    for at, each in enumerate(listed):
        if not isinstance(each, dict):
            raise _wrong("data")
        index = each.get("index", at)
        rows[index if isinstance(index, int) else -1] = each.get("embedding")
    if sorted(rows) != list(range(count)):
        raise ModelAnswerUnusable(f"The endpoint sent {len(rows)} vectors for {count} texts.")
    try:
        found = np.array([rows[at] for at in range(count)], dtype=np.float32)
    except (ValueError, TypeError, OverflowError) as error:
        raise _wrong("embedding") from error
    if found.ndim != 2 or not 0 < found.shape[1] <= LONGEST_VECTOR or not np.isfinite(found).all():
        raise _wrong("embedding")
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    if not np.isfinite(lengths).all() or not lengths.all():
        raise _wrong("embedding")
    return np.asarray(found / lengths, dtype=np.float32)


def stacked(parts: Sequence[Vectors]) -> Vectors:
    """The rows of several answers below one another; unusable where their lengths differ."""
    if len({part.shape[1] for part in parts}) > 1:
        raise _wrong("embedding")
    return np.concatenate(parts) if parts else np.zeros((0, 0), dtype=np.float32)


def sound(text: str) -> str:
    """``text`` without what no database takes: NUL and halves of surrogate pairs."""
    return text.encode("utf-8", "replace").decode().replace("\x00", "")


def json_object(data: bytes) -> dict[str, Any]:
    """The JSON object that ``data`` is."""
    return _object(data)


def _object(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ModelAnswerUnusable("The endpoint's answer is no whole JSON.") from error
    if not isinstance(found, dict):
        raise _wrong("the answer")
    return found


def _first(answer: dict[str, Any]) -> dict[str, Any]:
    choices = _field(answer, "choices", list)
    if not choices or not isinstance(choices[0], dict):
        raise _wrong("choices")
    return choices[0]


def _field(owner: dict[str, Any], name: str, kind: type) -> Any:
    value = owner.get(name)
    if not isinstance(value, kind):
        raise _wrong(name)
    return value


def _tokens(answer: dict[str, Any]) -> int:
    usage = answer.get("usage")
    total = usage.get("total_tokens") if isinstance(usage, dict) else 0
    return min(total, 10**9) if isinstance(total, int) and not isinstance(total, bool) and total > 0 else 0


def _wrong(where: str) -> ModelAnswerUnusable:
    return ModelAnswerUnusable(f"The endpoint's answer has another form than OpenAI's ({where}).")
