"""The fields of the index, and opening a folder that holds one.

The folder holds ``schema`` (the version below), ``sequence`` (the writer's cursor) and ``words/`` (tantivy's files).
"""

from __future__ import annotations

import os
from pathlib import Path

import tantivy

from broadsheet.errors import IndexUnusable

LAST_SECOND = (1 << 34) - 1  # in the year 2514; what is later counts as that
VERSION = "2"
"""Raised with every change of fields or analysis; an index of another version is rebuilt."""

WORDS = "words"
SEQUENCE = "sequence"
TIME_SHIFT = 30
"""``moment`` is (seconds << 30) + the article's id modulo 2**30: it orders by time and is
never twice the same."""


def build() -> tantivy.Schema:
    """The fields. Text arrives as terms joined by spaces; what is shown is kept packed in ``page``."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_unsigned_field("story", indexed=True, fast=True)
    builder.add_unsigned_field("moment", fast=True)
    builder.add_unsigned_field("copy", fast=True)
    builder.add_text_field("title", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("standfirst", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("author", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("source", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("spelling", tokenizer_name="whitespace", index_option="basic")
    for name in ("publisher", "section", "language", "country"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("hashtag", tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("page", stored=True, indexed=False)
    return builder.build()


def exists(folder: Path) -> bool:
    """Whether an index was ever committed here."""
    return (folder / WORDS / "meta.json").exists()


def open_index(folder: Path) -> tantivy.Index:
    """The index in ``folder``. Raises IndexUnusable: of another version, or damaged."""
    version = read_small(folder / "schema")
    if version != VERSION:
        raise IndexUnusable(
            f"The search index in {folder} is of version {version or '?'}, not {VERSION}; rebuild it.", path=folder
        )
    try:
        index = tantivy.Index.open(str(folder / WORDS))
        index.searcher()
    except (ValueError, OSError) as error:
        raise IndexUnusable(
            f"The search index in {folder} cannot be read ({_brief(error)}); rebuild it.", path=folder
        ) from error
    return prepared(index)


def create_index(folder: Path) -> tantivy.Index:
    """A new, empty index in ``folder``."""
    (folder / WORDS).mkdir(parents=True, exist_ok=True)
    write_small(folder / SEQUENCE, "0")  # that of an index that was here before would skip articles
    index = tantivy.Index(build(), path=str(folder / WORDS), reuse=True)
    write_small(folder / "schema", VERSION)
    return prepared(index)


def prepared(index: tantivy.Index) -> tantivy.Index:
    """The index, knowing the tokenizer that parts terms at spaces."""
    index.register_tokenizer("whitespace", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


def read_small(path: Path) -> str:
    """The text of a one-line file, "" where there is none or it is no text."""
    try:
        return path.read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def write_small(path: Path, text: str) -> None:
    """Replace a one-line file in one step: a reader, or a crash, finds the old text or the new."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    with beside.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _brief(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
