from __future__ import annotations

import gzip
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from broadsheet.errors import TooLarge, Unreachable
from broadsheet.fetching import Fetcher, Kind

from .conftest import MakeFetcher
from .server import Answer, Play, Server, redirect

LIMIT = 100_000
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.fixture
def strict(make_fetcher: MakeFetcher) -> Fetcher:
    return make_fetcher(max_feed_bytes=LIMIT, max_page_bytes=LIMIT, max_image_bytes=LIMIT, fetch_timeout=5)


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return b"".join(packer.compress(bytes(2**20)) for _ in range(size // 2**20)) + packer.flush()


@pytest.mark.parametrize("kind", list(Kind))
def test_a_body_at_the_limit_passes_and_one_over_it_does_not(server: Server, strict: Fetcher, kind: Kind) -> None:
    server["/a"], server["/b"] = Answer(bytes(LIMIT)), Answer(bytes(LIMIT + 1))
    assert len(strict.get(server.url("/a"), kind).body) == LIMIT
    with pytest.raises(TooLarge, match="100,000") as failed:
        strict.get(server.url("/b"), kind)
    assert (failed.value.limit, failed.value.url) == (LIMIT, server.url("/b"))


def test_a_lie_about_the_length_does_not_help(server: Server, strict: Fetcher) -> None:
    def act(sock: socket.socket) -> None:
        sock.sendall(HEAD + b"\r\n")
        while True:
            sock.sendall(bytes(65_536))

    server["/"] = Play(act)
    with pytest.raises(TooLarge):
        strict.get(server.url(), Kind.FEED)


def test_a_gzip_bomb_costs_no_memory(server: Server, make_fetcher: MakeFetcher) -> None:
    server["/"] = Answer(bomb(300 * 2**20), headers={"Content-Encoding": "gzip"})
    fetcher = make_fetcher(max_feed_bytes=2**20)
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge, match="decompressed"):
            fetcher.get(server.url(), Kind.FEED)
        assert tracemalloc.get_traced_memory()[1] < 10 * 2**20
    finally:
        tracemalloc.stop()


def test_a_bomb_in_a_bomb_is_not_opened(server: Server, strict: Fetcher) -> None:
    server["/"] = Answer(gzip.compress(bomb(50 * 2**20)), headers={"Content-Encoding": "gzip, gzip"})
    with pytest.raises(Unreachable, match="packed"):
        strict.get(server.url(), Kind.FEED)


def test_headers_without_end(server: Server, strict: Fetcher) -> None:
    def act(sock: socket.socket) -> None:
        sock.sendall(HEAD)
        for number in range(10_000):
            sock.sendall(b"X-%d: %s\r\n" % (number, b"a" * 1000))

    server["/"] = Play(act)
    with pytest.raises(TooLarge, match="headers"):
        strict.get(server.url(), Kind.FEED)


def test_large_headers(server: Server, strict: Fetcher) -> None:
    server["/"] = Answer(b"x", headers={f"X-{n}": "a" * 1000 for n in range(70)})
    with pytest.raises(TooLarge, match="65,536"):
        strict.get(server.url(), Kind.FEED)


def test_a_body_wrapped_in_endless_chunk_extensions(server: Server, strict: Fetcher) -> None:
    def act(sock: socket.socket) -> None:
        sock.sendall(CHUNKED)
        while True:
            sock.sendall(b"1;" + b"a" * 10_000 + b"\r\nx\r\n")

    server["/"] = Play(act)
    with pytest.raises(TooLarge):
        strict.get(server.url(), Kind.FEED)


def drip(prefix: bytes, drop: bytes) -> Callable[[socket.socket], None]:
    def act(sock: socket.socket) -> None:
        sock.sendall(prefix)
        while True:
            sock.sendall(drop)
            time.sleep(0.02)

    return act


@pytest.mark.parametrize(
    ("prefix", "drop"),
    [
        (b"", b"H"),
        (HEAD, b"X"),
        (HEAD, b"X: y\r\n"),
        (HEAD + b"\r\n", b"x"),
        (CHUNKED, b"1\r\nx\r\n"),
        (HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x", mtime=0)[:10], b""),
        (b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_a_server_that_drips_is_left(server: Server, make_fetcher: MakeFetcher, prefix: bytes, drop: bytes) -> None:
    server["/"] = Play(drip(prefix, drop))
    begun = time.monotonic()
    with pytest.raises((Unreachable, TooLarge)):
        make_fetcher(fetch_timeout=0.4).get(server.url(), Kind.FEED)
    assert time.monotonic() - begun < 5


def test_time_is_for_the_whole_chain(server: Server, make_fetcher: MakeFetcher) -> None:
    def late(sock: socket.socket) -> None:
        time.sleep(0.15)
        sock.sendall(b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")

    server["/"] = Play(late)
    begun = time.monotonic()
    with pytest.raises(Unreachable, match="too long"):
        make_fetcher(fetch_timeout=0.5, max_redirects=50).get(server.url(), Kind.FEED)
    assert 0.4 < time.monotonic() - begun < 5


def test_a_server_that_accepts_and_is_silent(make_fetcher: MakeFetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(Unreachable, match="too long"):
        make_fetcher(fetch_timeout=0.3).get(f"http://a.localhost:{silent.getsockname()[1]}/", Kind.FEED)


def test_a_tls_handshake_that_never_ends(make_fetcher: MakeFetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(Unreachable, match="too long"):
        make_fetcher(fetch_timeout=0.3).get(f"https://a.localhost:{silent.getsockname()[1]}/", Kind.FEED)


def test_name_servers_that_are_silent(make_fetcher: MakeFetcher) -> None:
    released = threading.Event()

    def resolve(host: str, port: int) -> list[str]:
        released.wait(15)
        return []

    begun = time.monotonic()
    with pytest.raises(Unreachable, match="too long"):
        make_fetcher(resolve=resolve, fetch_timeout=0.3).get("http://slow.example/", Kind.FEED)
    assert time.monotonic() - begun < 5
    released.set()


def test_after_a_failure_the_next_request_has_its_own_time(server: Server, make_fetcher: MakeFetcher) -> None:
    server["/slow"], server["/"], server["/r"] = Play(drip(b"", b"H")), Answer(b"x"), redirect("/")
    fetcher = make_fetcher(fetch_timeout=0.4)
    with pytest.raises(Unreachable):
        fetcher.get(server.url("/slow"), Kind.FEED)
    assert fetcher.get(server.url("/r"), Kind.FEED).body == b"x"
