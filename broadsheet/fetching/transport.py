"""The way out: sockets that connect only where the guard allows, and stop when a request has used up its time or bytes.

httpx2 gives time limits for single reads only; a server that sends one byte every few seconds never hits those. So each
read asks the ``Budget`` of the request that runs in its thread.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import httpcore2
import httpx2

from broadsheet.errors import ForbiddenAddress, TooLarge, Unreachable
from broadsheet.fetching.guard import Guard
from broadsheet.fetching.resolver import Resolve, addresses, interleaved

CONNECT_TIMEOUT = 5.0  # seconds for one address; SYN is repeated after 1 s and 3 s
MAX_ADDRESSES = 4  # that are tried, as many as fit into the usual fetch_timeout
MAX_CONNECTIONS = 100
MAX_IDLE_CONNECTIONS = 20
IDLE_SECONDS = 15.0  # several articles of one publisher are read a few seconds apart; servers close after 5 to 75 s
NO_TIME = 0.001  # a socket with a timeout of 0 would be non-blocking


class Budget(threading.local):
    """What is left of the request that runs in this thread: time for all of it, bytes for this exchange.

    ``stopped`` is shared by all threads: when it is set, no request has any time left.
    """

    def __init__(self, stopped: threading.Event) -> None:
        self.stopped = stopped
        self.deadline = 0.0
        self.bytes_left = self.limit = 0
        self.received = self.connected = False

    @contextmanager
    def spend(self, seconds: float) -> Iterator[None]:
        """Give this thread's requests until now + ``seconds``."""
        self.deadline = time.monotonic() + seconds
        try:
            yield
        finally:
            self.deadline = 0.0

    def begin_exchange(self, limit: int) -> None:
        """Start counting anew: at most ``limit`` bytes may come over the wire."""
        self.bytes_left = self.limit = limit
        self.received = self.connected = False

    def remaining(self) -> float:
        """Seconds left, at least a little more than 0.

        Raises httpcore2.ReadTimeout when there are none, and Unreachable when Broadsheet is stopping.
        """
        if self.stopped.is_set():
            raise Unreachable("The request was given up because Broadsheet is stopping.", url="")
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time for the whole request is over")
        return max(left, NO_TIME)

    def take(self, count: int) -> None:
        """Count bytes that came in. Raises TooLarge."""
        self.received = self.received or count > 0
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise TooLarge(f"The server sent more than {self.limit:,} bytes.", url="", limit=self.limit)


class BudgetedStream(httpcore2.NetworkStream):
    """A connection whose reads and writes end with the request's time and bytes."""

    def __init__(self, stream: httpcore2.NetworkStream, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, timeout=self._budget.remaining())
        self._budget.take(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout=self._budget.remaining())

    def close(self) -> None:
        """Wake up who is reading here, in whatever thread, and close. A closed descriptor alone would wake nobody."""
        own = self._stream.get_extra_info("socket")
        with suppress(OSError):
            socket.socket.shutdown(own, socket.SHUT_RDWR)  # below TLS, whose own shutdown another thread must not call
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, timeout=self._budget.remaining())
        return BudgetedStream(secured, self._budget)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore2.NetworkBackend):
    """Resolves a name once, has every address checked, and connects to a checked address, not to the name."""

    def __init__(self, guard: Guard, resolve: Resolve, budget: Budget) -> None:
        self._guard = guard
        self._resolve = resolve
        self._budget = budget
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        self._guard.check_port(host, port)
        found = addresses(host, port, self._resolve, self._budget.remaining)
        self._guard.check(host, port, found)
        self._budget.connected = True
        return BudgetedStream(self._first_that_answers(found, port), self._budget)

    def _first_that_answers(self, found: Sequence[str], port: int) -> httpcore2.NetworkStream:
        failure: Exception | None = None
        for address in interleaved(found)[:MAX_ADDRESSES]:
            timeout = min(CONNECT_TIMEOUT, self._budget.remaining())
            try:
                return self._sockets.connect_tcp(address, port, timeout=timeout)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = failure or error
        raise failure or httpcore2.ConnectError("the name has no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        raise ForbiddenAddress("Local sockets are not fetched from.", url="")


class _Body(httpx2.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


class GuardedTransport(httpx2.BaseTransport):
    """A connection pool over the guarded backend. Proxies of the environment are not used: they would resolve."""

    def __init__(self, guard: Guard, resolve: Resolve, budget: Budget) -> None:
        self._pool = httpcore2.ConnectionPool(
            # SSL_CERT_FILE and SSL_CERT_DIR are heeded: they name whom to trust, not where to go.
            ssl_context=httpx2.create_ssl_context(),
            max_connections=MAX_CONNECTIONS,
            max_keepalive_connections=MAX_IDLE_CONNECTIONS,
            keepalive_expiry=IDLE_SECONDS,
            network_backend=GuardedBackend(guard, resolve, budget),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            status_code=answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    def close(self) -> None:
        self._pool.close()
