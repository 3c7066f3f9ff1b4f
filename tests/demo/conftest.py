"""One running demo world for the tests that only read from it."""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from broadsheet.demo import DemoWorld, start

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]  # lower-case names
    body: bytes


def ask(url: str, *, method: str = "GET", headers: Mapping[str, str] | None = None) -> Answer:
    """One request; the host's name goes into the header, the connection to the loopback."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=10)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path, headers={"Host": parts.netloc, **(headers or {})})
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


@pytest.fixture(scope="session")
def world() -> Iterator[DemoWorld]:
    """A world that nobody advances."""
    running = start(0, NOON)
    yield running
    running.stop()


@pytest.fixture
def own_world() -> Iterator[DemoWorld]:
    """A world for one test, which may advance it."""
    running = start(0, NOON)
    yield running
    running.stop()
