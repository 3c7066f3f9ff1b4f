"""Who said what."""

from __future__ import annotations

from typing import NamedTuple

from broadsheet.analysis.document import Document
from broadsheet.analysis.said import clauses
from broadsheet.analysis.said.passages import passages

Span = tuple[int, int]


class Attribution(NamedTuple):
    """Spans of the text."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    lemma: str


def attributions(document: Document) -> tuple[Attribution, ...]:
    found, quoted = passages(document)
    result = []
    for passage in found:
        pieces = passage.pieces

        def span(s):
            return (pieces[s[0]].start, pieces[s[1] - 1].end)

        for each in clauses.find(pieces):
            result.append(
                Attribution(
                    span(each.source) if each.source else None, span(each.cue), tuple(map(span, each.content)), each.lemma
                )
            )
    return tuple(result)
