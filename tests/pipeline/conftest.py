from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from broadsheet.config import Config
from broadsheet.fetching import Fetcher
from broadsheet.pipeline.desk import Desk

from .press import NOW, Press, press


class Clock:
    """A clock that a test moves."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **step: float) -> None:
        self.now += timedelta(**step)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def papers() -> Iterator[Press]:
    with press() as started:
        yield started


MakeDesk = Callable[..., Desk]


@pytest.fixture
def make_desk(clock: Clock, tmp_path: Path) -> Iterator[MakeDesk]:
    """Makes desks that reach ``*.localhost`` without a pace; keywords are settings."""
    with ExitStack() as stack:

        def make(**settings: object) -> Desk:
            ours = {"allow_private_hosts": (".localhost",), "domain_interval": 0, "data_dir": tmp_path}
            config = Config(**(ours | settings))
            fetcher = Fetcher(config)
            stack.callback(fetcher.close)
            return Desk(config, fetcher, clock, Random(1))

        yield make


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk()
