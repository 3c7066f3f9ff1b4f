"""Treebanks in CoNLL-U, as the training of taggers and their measures read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quality import records


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; ``start`` and ``end`` in the sentence's text; ``misc`` is the tenth column."""

    form: str
    tag: str
    start: int
    end: int
    head: int = 0
    misc: str = ""
    fine: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document; ``genre`` is GUM's, or the first part of the document's name."""

    document: str
    genre: str
    identifier: str
    text: str
    words: tuple[Word, ...]


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, gzipped or not."""
    yield from parse(records.text(path))


def parse(conllu: str) -> Iterator[Sentence]:
    """The sentences of CoNLL-U text."""
    document = ""
    for block in conllu.split("\n\n"):
        notes = dict(re.findall(r"^# (newdoc id|sent_id|text) = (.*)$", block, re.MULTILINE))
        document = notes.get("newdoc id", document)
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        if rows:
            yield Sentence(
                document,
                _genre(document),
                notes.get("sent_id", ""),
                notes.get("text", ""),
                tuple(_words(rows, notes.get("text", ""))),
            )


def _genre(document: str) -> str:
    parts = document.split("_")
    return parts[1] if parts[0] == "GUM" and len(parts) > 1 else document.split("-", maxsplit=1)[0]


def _words(rows: list[list[str]], text: str) -> Iterator[Word]:
    """Words with their places: those of a contraction follow one another without a space."""
    at = 0
    for row in rows:
        if not row[0].isdigit():
            continue
        found = text.find(row[1], at)
        if 0 <= found <= at + 2:
            at = found
        end = at + len(row[1])
        yield Word(row[1], row[3], at, end, int(row[6]) if row[6].isdigit() else 0, row[9], row[4])
        at = end
