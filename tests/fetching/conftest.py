from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from broadsheet.config import Config
from broadsheet.fetching import Fetcher
from broadsheet.fetching.resolver import Resolve

from .server import Server

MakeFetcher = Callable[..., Fetcher]


def unknown(host: str, port: int) -> list[str]:
    raise OSError(f"no such host: {host}")


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as started:
        yield started


@pytest.fixture
def make_fetcher() -> Iterator[MakeFetcher]:
    """Makes fetchers that may reach ``*.localhost`` and know no other name, unless ``resolve`` gives its addresses.

    The other keywords are settings.
    """
    with ExitStack() as stack:

        def make(resolve: Resolve = unknown, **settings: object) -> Fetcher:
            config = Config(**{"allow_private_hosts": (".localhost",), **settings})
            return stack.enter_context(Fetcher(config, resolve=resolve))

        yield make


@pytest.fixture
def fetcher(make_fetcher: MakeFetcher) -> Fetcher:
    return make_fetcher()
