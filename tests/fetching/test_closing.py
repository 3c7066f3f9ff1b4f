from __future__ import annotations

import socket
import threading
import time

import pytest

from broadsheet.errors import Unreachable
from broadsheet.fetching import Fetcher, Kind

from .conftest import MakeFetcher
from .server import Answer, Play, Server


def closed_while_asking(fetcher: Fetcher, url: str, kind: Kind = Kind.FEED) -> tuple[Exception | None, float]:
    """What a request that is under way gets when the fetcher is closed, and how long it takes to end after that."""
    failures: list[Exception | None] = [None]

    def ask() -> None:
        try:
            fetcher.get(url, kind)
        except Exception as error:  # noqa: BLE001 - handed to the test
            failures[0] = error

    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(0.15)
    begun = time.monotonic()
    fetcher.close()
    asking.join(15)
    return failures[0], time.monotonic() - begun


def silent(sock: socket.socket) -> None:
    time.sleep(20)


def half_a_body(sock: socket.socket) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
    time.sleep(20)


@pytest.mark.parametrize("play", [silent, half_a_body])
@pytest.mark.parametrize("kind", [Kind.FEED, Kind.PAGE])
def test_a_request_under_way_ends_at_once(server: Server, fetcher: Fetcher, play: object, kind: Kind) -> None:
    server["/"] = Play(play)  # type: ignore[arg-type]
    failure, seconds = closed_while_asking(fetcher, server.url(), kind)
    assert isinstance(failure, Unreachable)
    assert seconds < 5


def test_a_name_lookup_under_way_is_given_up(make_fetcher: MakeFetcher) -> None:
    released = threading.Event()

    def resolve(host: str, port: int) -> list[str]:
        released.wait(15)
        return []

    failure, seconds = closed_while_asking(make_fetcher(resolve=resolve), "http://slow.example/")
    released.set()
    assert isinstance(failure, Unreachable)
    assert "stopping" in str(failure)
    assert seconds < 5


def test_nothing_is_asked_after_the_end(server: Server, fetcher: Fetcher) -> None:
    server["/"] = Answer(b"x")
    fetcher.close()
    fetcher.close()
    with pytest.raises(Unreachable, match="stopping"):
        fetcher.get(server.url(), Kind.FEED)
    assert server.requests == []
