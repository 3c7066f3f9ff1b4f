"""A web server on loopback that answers as a test tells it."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self


@dataclass(frozen=True)
class Request:
    path: str
    headers: Mapping[str, str]  # lower-case names


@dataclass(frozen=True)
class Answer:
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Play:
    """Takes over the connection after a request was read, and writes to it what it likes."""

    act: Callable[[socket.socket], None]


Route = Answer | Play | Callable[[Request], Answer]


def redirect(location: str, status: int = 302, **headers: str) -> Answer:
    return Answer(status=status, headers={"Location": location} | headers)


class Server:
    """``server["/path"] = …`` sets what is answered (404 otherwise); ``requests`` is what was asked, in order.

    With ``tls`` it speaks https.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.routes: dict[str, Route] = {}
        self.requests: list[Request] = []
        self.connections = 0
        self._http = _Threads(("127.0.0.1", 0), _handler(self, tls))
        self.port = self._http.server_address[1]

    def __setitem__(self, path: str, route: Route) -> None:
        self.routes[path] = route

    def url(self, path: str = "/", host: str = "news.localhost") -> str:
        return f"http://{host}:{self.port}{path}"

    def asked(self) -> list[str]:
        return [request.path for request in self.requests]

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()


class _Threads(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what many tests are about."""


def _handler(server: Server, tls: ssl.SSLContext | None) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def setup(self) -> None:
            if tls is not None:
                self.request = tls.wrap_socket(self.request, server_side=True)
            super().setup()
            server.connections += 1

        def finish(self) -> None:
            super().finish()
            if tls is not None:
                self.request.close()

        def do_GET(self) -> None:
            request = Request(self.path, {name.lower(): value for name, value in self.headers.items()})
            server.requests.append(request)
            route = server.routes.get(self.path, Answer(status=404))
            if isinstance(route, Play):
                self.close_connection = True
                with contextlib.suppress(OSError):
                    route.act(self.connection)
            else:
                self._say(route if isinstance(route, Answer) else route(request))

        def _say(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if answer.status != 304:
                self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler
