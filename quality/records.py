"""Reading gold records and printing figures: what the commands of this folder share."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Record = dict[str, Any]


def read(path: Path) -> list[Record]:
    """The records of a JSON Lines file, gzipped or not."""
    return [json.loads(line) for line in text(path).split("\n") if line.strip()]


def text(path: Path) -> str:
    """The text of a file, gzipped or not."""
    packed = path.read_bytes()
    return (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode()


def write(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """One record a line."""
    with path.open("w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def show(figures: Mapping[str, Any], *, as_json: bool) -> None:
    """One JSON object, or a table of name and figure."""
    if as_json:
        print(json.dumps(figures, ensure_ascii=False))
        return
    width = max(len(name) for name in figures)
    for name, value in figures.items():
        print(f"{name:<{width}}  {value:.4f}" if isinstance(value, float) else f"{name:<{width}}  {value}")
