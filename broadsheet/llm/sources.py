"""Numbered sources: what a model is given to write from, and may cite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.types import Evidence


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence of an article and where it stands. The n-th of a list is cited as ``[n]``, from 1."""

    text: str
    evidence: Evidence
    publisher: str = ""


def numbered(sources: Sequence[Source]) -> str:
    """The sources as a prompt shows them: one a line, with number and publisher, and no line breaks of their own."""
    lines = []
    for number, source in enumerate(sources, 1):
        publisher = f" ({_flat(source.publisher)})" if source.publisher else ""
        lines.append(f"[{number}]{publisher} {_flat(source.text)}")
    return "\n".join(lines)


def _flat(text: str) -> str:
    """One line in which no bracketed number looks like a source's."""
    return " ".join(text.replace("[", "(").replace("]", ")").replace("<", "‹").replace(">", "›").split())
