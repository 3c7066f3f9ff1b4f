"""An invented article that the tests ask."""

from __future__ import annotations

from datetime import UTC, datetime

from broadsheet.analysis import Document

NOW = datetime(2026, 11, 18, tzinfo=UTC)
TEXT = """The Halvard lock was closed on Tuesday after divers found a crack in the north gate.

Ilse Corvane, the transport minister, said the repair would take eleven weeks. She ruled out a second closure this winter.

Some 71 ships wait on both sides of the lock. The gate was made in 1988 and strengthened twice.

The insurers doubt that the lock will open before March, because the steel has to be forged in Quillon.

Why was nobody told? The night shift wrote the crack down in May."""


def document(text: str = TEXT, number: int = 1, **rest: object) -> Document:
    """The article, or another text by another publisher."""
    given: dict[str, object] = {
        "title": "Halvard lock shut for eleven weeks",
        "published": NOW,
        "publisher_id": number,
    } | rest
    return Document(number, text, **given)  # type: ignore[arg-type]
