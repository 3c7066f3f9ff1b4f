from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from tests.web import factory
from tests.web.factory import Paper


@pytest.fixture
def paper(db: None) -> Paper:
    """A small paper in four languages."""
    return factory.make(stories_each=10)


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
