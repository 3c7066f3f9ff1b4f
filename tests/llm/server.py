"""A scripted OpenAI-compatible server on the loopback. Each request takes the next step of the script; the last stays."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MODEL = "small"


@dataclass
class Step:
    """One answer. ``chunks`` are sent one by one with ``pause`` seconds between them; ``endless`` repeats the last."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    chunks: Sequence[bytes] = ()
    pause: float = 0.0
    endless: bool = False
    delay: float = 0.0

    def of(self, payload: dict[str, Any]) -> Step:
        """What is sent to who asks this."""
        return self


def said(text: str, **more: Any) -> Step:
    """A whole answer in words."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    return Step(json.dumps({"choices": [choice], "usage": {"total_tokens": 50}} | more).encode())


def streamed(*pieces: str, done: bool = True) -> Step:
    """A streamed answer."""
    events = [{"choices": [{"delta": {"content": piece}, "finish_reason": None}]} for piece in pieces]
    lines = [f"data: {json.dumps(event)}\n\n".encode() for event in events]
    return Step(kind="text/event-stream", chunks=[*lines, *([b"data: [DONE]\n\n"] if done else [])])


def vectors(*rows: Sequence[float]) -> Step:
    """An answer of vectors."""
    return Step(json.dumps({"data": [{"index": at, "embedding": list(row)} for at, row in enumerate(rows)]}).encode())


@dataclass
class Scripted:
    """``url`` is what a setting takes; ``asked`` holds path, headers and payload of each request."""

    url: str
    steps: list[Step]
    asked: list[tuple[str, dict[str, str], dict[str, Any]]] = field(default_factory=list)


@contextmanager
def serving(*steps: Step) -> Iterator[Scripted]:
    """A server that answers by the script while the block runs."""
    script = Scripted("", list(steps))
    stopped = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *arguments: Any) -> None:
            pass

        def do_GET(self) -> None:
            _send(self, Step(json.dumps({"object": "list", "data": [{"id": MODEL}]}).encode()), stopped)

        def do_POST(self) -> None:
            payload = json.loads(self.rfile.read(int(self.headers["content-length"])))
            script.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}, payload))
            wrong = self.path == "/v1/chat/completions" and payload["model"] != MODEL
            step = _NO_MODEL if wrong else script.steps.pop(0) if len(script.steps) > 1 else script.steps[0]
            step = step.of(payload)
            try:
                _send(self, step, stopped)
            except OSError:
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    script.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield script
    finally:
        stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()


_NO_MODEL = Step(json.dumps({"error": {"message": "model not found"}}).encode(), status=404)


def _send(handler: BaseHTTPRequestHandler, step: Step, stopped: threading.Event) -> None:
    stopped.wait(step.delay)
    handler.send_response(step.status)
    handler.send_header("content-type", step.kind)
    for name, value in step.headers.items():
        handler.send_header(name, value)
    if not step.chunks:
        if "content-length" not in {name.lower() for name in step.headers}:
            handler.send_header("content-length", str(len(step.body)))
        handler.end_headers()
        handler.wfile.write(step.body)
        return
    handler.send_header("connection", "close")
    handler.end_headers()
    for chunk in step.chunks:
        handler.wfile.write(chunk)
        handler.wfile.flush()
        stopped.wait(step.pause)
    until = time.monotonic() + 20
    while step.endless and not stopped.is_set() and time.monotonic() < until:
        handler.wfile.write(step.chunks[-1])
        stopped.wait(step.pause)
