"""A farm of feeds on loopback: N RSS feeds of twenty entries that can be made to change.

Run as ``python -m bench.feedfarm COUNT``; prints its port, then for each line on standard input all feeds get one more
entry. Feed 7 is at ``/7.xml`` under any host name, so that ``f7.localhost`` and ``127.0.0.1`` both find it.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar

ENTRIES = 20
BEGUN = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)
WORDS = ("harbour", "lock", "council", "river", "train", "budget", "museum", "orchard", "survey", "signal", "winter")


class Farm(BaseHTTPRequestHandler):
    """Answers with the feed of the number in the path, or 304 when it has not changed."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    edition: ClassVar[int] = 0

    def do_GET(self) -> None:
        etag = f'"{self.edition}"'
        if self.path == "/robots.txt" or not self.path.endswith(".xml"):
            self._answer(404, b"", etag)
        elif self.headers.get("If-None-Match") == etag:
            self._answer(304, b"", etag)
        else:
            self._answer(200, feed(int(self.path.strip("/").removesuffix(".xml")), self.edition), etag)

    def _answer(self, status: int, body: bytes, etag: str) -> None:
        self.send_response(status)
        self.send_header("ETag", etag)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def feed(number: int, edition: int) -> bytes:
    """Feed ``number`` with its newest entry first."""
    entries = "".join(_entry(number, index) for index in range(edition + ENTRIES, edition, -1))
    head = f"<title>Feed {number}</title><link>http://f{number}.localhost/</link><description>A feed</description>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{entries}</channel></rss>'.encode()


def _entry(number: int, index: int) -> str:
    title = " ".join(WORDS[(number * 7 + index * 3 + step * 5) % len(WORDS)] for step in range(7))
    summary = " ".join(WORDS[(number + index + step * 11) % len(WORDS)] for step in range(60))
    link = f"http://f{number}.localhost/{index}"
    date = format_datetime(BEGUN + timedelta(minutes=index))
    return (
        f"<item><title>{title} {number} {index}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>{date}</pubDate><description>{summary}</description></item>"
    )


def main() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Farm)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port, flush=True)
    for _ in sys.stdin:
        Farm.edition += 1
        print(Farm.edition, flush=True)


if __name__ == "__main__":
    main()
