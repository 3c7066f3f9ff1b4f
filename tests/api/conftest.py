from __future__ import annotations

import pytest
from django.test import Client

from tests.web import factory
from tests.web.factory import Paper


@pytest.fixture
def paper(db: None) -> Paper:
    """A small paper in four languages."""
    return factory.make(stories_each=4)


@pytest.fixture
def browser(client: Client) -> Client:
    """A client that comes by the name of the site."""
    client.defaults["SERVER_NAME"] = "localhost"
    return client
