"""What articles mean, as vectors of their headlines and first words, made by a configured embedding model.

Only leads are embedded: every piece of 4,000 articles took a small model half an hour and found no more.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from broadsheet.search import schema

LEAD = 1_200  # characters of an article that are embedded with its headline; small models read 128 to 512 tokens
AT_ONCE = 1 << 16  # rows that are compared in one step: 50 MB of vectors of 384 numbers

Vectors = npt.NDArray[np.float32]


class Embedder(Protocol):
    """What makes vectors: a language model's endpoint, or a test's script."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length for each text, none for none. Raises BroadsheetError: the model cannot be asked."""
        ...


def lead(title: str, text: str) -> str:
    """What of an article is embedded."""
    return f"{title}. {text[:LEAD]}"


class Leads:
    """The vectors in a folder, in the order in which they came; an article that changed stands there again.

    One process writes, any number reads. Vectors of another model are forgotten by the first ``put`` of a new one.
    """

    def __init__(self, folder: Path, model: str) -> None:
        self._folder = folder
        self._model = model

    @property
    def sequence(self) -> int:
        """The cursor of the last ``put``; 0 where there is none of this model."""
        kept = schema.read_small(self._folder / "sequence")
        return int(kept) if self._is_ours() and kept.isdigit() else 0

    def put(self, ids: Sequence[int], vectors: Vectors, sequence: int) -> None:
        """Add vectors and move the cursor. Killed in between, the same rows come again, which changes nothing."""
        if not self._is_ours():
            self._begin()
        if len(ids):
            width = 2 * vectors.shape[1]
            held = min(_size(self._folder / "vectors") // width, _size(self._folder / "ids") // 8)
            _append(self._folder / "vectors", held * width, vectors.astype("<f2").tobytes())
            _append(self._folder / "ids", held * 8, np.asarray(ids, "<i8").tobytes())
        schema.write_small(self._folder / "sequence", str(sequence))

    def nearest(self, vector: Vectors, limit: int) -> dict[int, float]:
        """The articles whose leads are most like a vector of unit length, best first, with their cosine."""
        if not self._is_ours():
            return {}
        width = vector.shape[-1]
        ids = np.fromfile(self._folder / "ids", "<i8") if (self._folder / "ids").exists() else np.zeros(0, "<i8")
        held = min(len(ids), _size(self._folder / "vectors") // (2 * width))
        if not held:
            return {}
        rows = np.memmap(self._folder / "vectors", "<f2", mode="r", shape=(held, width))
        likeness = np.concatenate(
            [rows[at : at + AT_ONCE].astype(np.float32) @ vector.reshape(-1) for at in range(0, held, AT_ONCE)]
        )
        _, from_the_end = np.unique(ids[:held][::-1], return_index=True)
        latest = np.sort(held - 1 - from_the_end)  # an article that changed means what it says now
        best = latest[np.argsort(-likeness[latest], kind="stable")[:limit]]
        return dict(zip(ids[best].tolist(), likeness[best].tolist(), strict=True))

    def _is_ours(self) -> bool:
        return schema.read_small(self._folder / "model") == self._ascii()

    def _begin(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        for name in ("vectors", "ids", "sequence"):
            (self._folder / name).unlink(missing_ok=True)
        schema.write_small(self._folder / "model", self._ascii())

    def _ascii(self) -> str:
        return self._model.encode("ascii", "replace").decode().strip() or "?"


def _append(path: Path, held: int, data: bytes) -> None:
    """Write ``data`` behind the first ``held`` bytes: what a killed process left half written goes."""
    with path.open("ab") as file:
        file.truncate(held)
        file.write(data)


def _size(path: Path) -> int:
    try:
        return os.stat(path).st_size
    except FileNotFoundError:
        return 0
