"""Samples of feeds and what is read from them: ``python -m tests.feeds.golden`` writes the expected files anew."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from broadsheet.feeds import parse
from broadsheet.types import ParsedFeed

SAMPLES = Path(__file__).parent / "samples"
NOW = datetime(2024, 3, 6, 12, tzinfo=UTC)
URL = "https://feeds.example/news/feed"


def samples() -> list[Path]:
    return sorted(path for path in SAMPLES.iterdir() if not path.name.endswith(".expected.json"))


def expected_of(sample: Path) -> Path:
    return sample.with_name(f"{sample.name}.expected.json")


def read(sample: Path) -> ParsedFeed:
    return parse(sample.read_bytes(), URL, now=NOW)


def as_json(feed: ParsedFeed) -> dict[str, Any]:
    """The feed without empty fields, as it stands in the expected files."""
    fields = asdict(feed) | {"entries": [_filled(asdict(entry)) for entry in feed.entries]}
    return json.loads(json.dumps(_filled(fields), default=str))


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in ("", None, (), [])}


def main() -> None:
    for sample in samples():
        text = json.dumps(as_json(read(sample)), ensure_ascii=False, indent=2)
        expected_of(sample).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
