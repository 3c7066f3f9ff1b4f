from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from broadsheet.web.wordindex import word_index
from tests.web import factory
from tests.web.factory import Paper


@pytest.fixture
def paper(db: None) -> Paper:
    """A small paper in four languages."""
    return factory.make(stories_each=10)


@pytest.fixture
def indexed(paper: Paper, tmp_path: Path, settings: object) -> Iterator[Paper]:
    """The paper with its word index."""
    settings.CONFIG = settings.CONFIG.model_copy(update={"data_dir": tmp_path})  # type: ignore[attr-defined]
    factory.index(tmp_path / "index")
    yield paper
    word_index.cache_clear()


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """No menu of another test's paper, and no language that a request left behind."""
    cache.clear()
    yield
    cache.clear()
    translation.deactivate()


@pytest.fixture
def browser(client: Client) -> Client:
    """A client that comes by the name of the site."""
    client.defaults["SERVER_NAME"] = "localhost"
    return client
