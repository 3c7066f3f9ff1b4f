"""A small index, and how tests write documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from broadsheet.search import Document, Index, Writer

START = datetime(2026, 11, 1, tzinfo=UTC)


def document(article_id: int, title: str, text: str = "", language: str = "en", **more: Any) -> Document:
    """An article published ``article_id`` hours after the start of November 2026."""
    more.setdefault("published_at", START + timedelta(hours=article_id))
    return Document(article_id=article_id, title=title, text=text, language=language, **more)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def writer(folder: Path) -> Iterator[Writer]:
    with Writer.open(folder) as writer:
        yield writer


@pytest.fixture
def ids(folder: Path, writer: Writer) -> Callable[..., list[int]]:
    """``ids(documents, query)``: the articles that the query finds after the documents were put."""

    def find(documents: list[Document], query: str, **more: Any) -> list[int]:
        writer.put(documents)
        writer.commit(1)
        return [hit.article_id for hit in Index.open(folder).search(query, **more).hits]

    return find
