"""Recorded pages of a gold file on loopback: ``python -m bench.pagefarm FILE`` prints its port; page 7 is ``/7``."""

from __future__ import annotations

import gzip
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar


class Pages(BaseHTTPRequestHandler):
    """Answers with the page whose number is the path; the number wraps, so that any load can be made of a few pages."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    bodies: ClassVar[list[bytes]] = []

    def do_GET(self) -> None:
        number = self.path.strip("/")
        found = number.isdigit()
        body = self.bodies[int(number) % len(self.bodies)] if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def read(path: Path) -> list[dict[str, str]]:
    """The records of a pages file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main(path: Path) -> None:
    Pages.bodies = [row["html"].encode("utf-8", "surrogatepass") for row in read(path)]
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
