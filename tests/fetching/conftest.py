from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from broadsheet.config import Config
from broadsheet.fetching import Fetcher

from .server import Server

MakeFetcher = Callable[..., Fetcher]


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as started:
        yield started


@pytest.fixture
def make_fetcher() -> Iterator[MakeFetcher]:
    """Makes fetchers that may reach ``*.localhost``; keywords are settings, ``resolve`` is the name lookup."""
    with ExitStack() as stack:

        def make(resolve: object = None, **settings: object) -> Fetcher:
            config = Config(**{"allow_private_hosts": (".localhost",), **settings})
            keywords = {"resolve": resolve} if resolve else {}
            return stack.enter_context(Fetcher(config, **keywords))

        yield make


@pytest.fixture
def fetcher(make_fetcher: MakeFetcher) -> Fetcher:
    return make_fetcher()
