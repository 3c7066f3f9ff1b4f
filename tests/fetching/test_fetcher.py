from __future__ import annotations

import gzip
import logging
import socket
import threading
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from broadsheet import __version__
from broadsheet.errors import AddressError, BadStatus, ForbiddenAddress, Gone, SlowDown, TooLarge, Unreachable
from broadsheet.fetching import Fetcher, Kind

from .conftest import MakeFetcher
from .server import Answer, Play, Request, Server, redirect


def test_a_page(server: Server, fetcher: Fetcher) -> None:
    server["/a"] = Answer(b"<p>Hello", headers={"Content-Type": "Text/HTML; Charset='Windows-1252'", "X-Two": "2"})
    answer = fetcher.get(server.url("/a#part"), Kind.PAGE)
    assert answer.body == b"<p>Hello"
    assert (answer.status, answer.url, answer.not_modified) == (200, server.url("/a"), False)
    assert (answer.content_type, answer.charset, answer.permanent_url) == ("text/html", "windows-1252", "")
    assert answer.headers["x-two"] == "2"


@pytest.mark.parametrize("content_type", ["", "text/html", "text/html; charset=", ";;;", 'a/b; charset="'])
def test_no_charset_is_guessed(server: Server, fetcher: Fetcher, content_type: str) -> None:
    server["/"] = Answer("<meta charset=utf-8>é".encode(), headers={"Content-Type": content_type})
    assert fetcher.get(server.url(), Kind.FEED).charset == ""


@pytest.mark.parametrize(
    ("kind", "accept"), [(Kind.PAGE, "text/html"), (Kind.FEED, "application/atom+xml"), (Kind.IMAGE, "image/avif")]
)
def test_says_who_asks_and_for_what(server: Server, fetcher: Fetcher, kind: Kind, accept: str) -> None:
    server["/a"] = Answer(b"x")
    fetcher.get(server.url("/a"), kind)
    headers = server.requests[-1].headers
    assert headers["user-agent"].startswith(f"Broadsheet/{__version__} (")
    assert headers["accept"].startswith(accept)
    assert headers["host"] == f"news.localhost:{server.port}"
    assert not {"authorization", "cookie", "referer", "if-none-match", "if-modified-since"} & set(headers)


def test_not_modified(server: Server, fetcher: Fetcher) -> None:
    def answer(request: Request) -> Answer:
        known = request.headers.get("if-none-match") == '"v1"'
        return Answer(status=304) if known else Answer(b"new", headers={"ETag": '"v1"'})

    server["/feed"] = answer
    first = fetcher.get(server.url("/feed"), Kind.FEED)
    assert (first.body, first.headers["etag"]) == (b"new", '"v1"')
    second = fetcher.get(server.url("/feed"), Kind.FEED, etag='"v1"', last_modified="Sun, 01 Mar 2026 12:00:00 GMT")
    assert (second.body, second.not_modified, second.status) == (b"", True, 304)
    assert server.requests[-1].headers["if-modified-since"] == "Sun, 01 Mar 2026 12:00:00 GMT"


def test_not_modified_that_was_not_asked_for_is_an_error(server: Server, fetcher: Fetcher) -> None:
    server["/"] = Answer(status=304)
    with pytest.raises(BadStatus):
        fetcher.get(server.url(), Kind.FEED)


@pytest.mark.parametrize("etag", ['"a"\r\nX-Evil: 1', '"é"', '"' + "a" * 2000 + '"', "\0"])
def test_validators_that_no_header_carries_are_left_out(server: Server, fetcher: Fetcher, etag: str) -> None:
    server["/"] = Answer(b"x")
    assert fetcher.get(server.url(), Kind.FEED, etag=etag).body == b"x"
    assert not {"if-none-match", "x-evil"} & set(server.requests[-1].headers)


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"Hello", mtime=0)),
        ("GZIP", gzip.compress(b"Hello", mtime=0)),
        ("deflate", zlib.compress(b"Hello")),
        ("deflate", zlib.compress(b"Hello")[2:-4]),
        ("x-gzip", gzip.compress(b"Hello", mtime=0)),
        ("gzip, utf-8", gzip.compress(b"Hello", mtime=0)),
        ("identity", b"Hello"),
        ("none", b"Hello"),
        ("UTF-8", b"Hello"),
    ],
)
def test_packed_bodies_are_unpacked(server: Server, fetcher: Fetcher, coding: str, packed: bytes) -> None:
    server["/"] = Answer(packed, headers={"Content-Encoding": coding})
    assert fetcher.get(server.url(), Kind.FEED).body == b"Hello"
    assert "gzip" in server.requests[-1].headers["accept-encoding"]


@pytest.mark.parametrize("coding", ["compress", "zstd, br", "gzip, gzip", "gzip, x-gzip", "deflate,utf-8,gzip"])
def test_codings_that_were_not_asked_for_are_refused(server: Server, fetcher: Fetcher, coding: str) -> None:
    server["/"] = Answer(gzip.compress(b"Hello", mtime=0), headers={"Content-Encoding": coding})
    with pytest.raises(Unreachable, match="packed"):
        fetcher.get(server.url(), Kind.FEED)


def test_a_broken_pack_is_said(server: Server, fetcher: Fetcher) -> None:
    server["/"] = Answer(b"no gzip at all", headers={"Content-Encoding": "gzip"})
    with pytest.raises(Unreachable, match="unpacked"):
        fetcher.get(server.url(), Kind.FEED)


def test_no_address_gets_into_the_log(server: Server, fetcher: Fetcher, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    server["/?key=secret"] = Answer(b"x")
    fetcher.get(server.url("/?key=secret"), Kind.FEED)
    assert "secret" not in caplog.text


# Redirects


@pytest.mark.parametrize(
    ("chain", "permanent"),
    [
        ([301], "/1"),
        ([308], "/1"),
        ([301, 308], "/2"),
        ([301, 302], "/1"),
        ([302, 301], ""),
        ([302], ""),
        ([303], ""),
        ([307], ""),
        ([301, 307, 301], "/1"),
        ([], ""),
    ],
)
def test_where_a_permanent_chain_leads(server: Server, fetcher: Fetcher, chain: list[int], permanent: str) -> None:
    for hop, status in enumerate(chain):
        server[f"/{hop}"] = redirect(f"{hop + 1}", status)
    server[f"/{len(chain)}"] = Answer(b"here")
    answer = fetcher.get(server.url("/0"), Kind.FEED)
    assert (answer.body, answer.url) == (b"here", server.url(f"/{len(chain)}"))
    assert answer.permanent_url == (server.url(permanent) if permanent else "")


def test_a_loop_ends(server: Server, make_fetcher: MakeFetcher) -> None:
    server["/a"], server["/b"] = redirect("/b"), redirect("/a")
    with pytest.raises(TooLarge, match="More than 3 redirects") as failed:
        make_fetcher(max_redirects=3).get(server.url("/a"), Kind.FEED)
    assert failed.value.limit == 3
    assert server.asked() == ["/a", "/b", "/a", "/b"]


def test_no_redirects_at_all(server: Server, make_fetcher: MakeFetcher) -> None:
    server["/a"] = redirect("/b")
    with pytest.raises(TooLarge):
        make_fetcher(max_redirects=0).get(server.url("/a"), Kind.FEED)
    assert server.asked() == ["/a"]


@pytest.mark.parametrize(
    "location",
    [
        "", "ftp://example.com/", "javascript:alert(1)", "http://user:secret@news.localhost/", "http://2130706433/",
        "//[", "http://example.com:0/", "file:///etc/passwd", "/" + "a" * 3000,
    ],
)  # fmt: skip
def test_redirects_to_where_nobody_should_follow(server: Server, fetcher: Fetcher, location: str) -> None:
    server["/a"] = Answer(status=301, headers={"Location": location})
    with pytest.raises(BadStatus) as failed:
        fetcher.get(server.url("/a"), Kind.FEED)
    assert failed.value.status == 301
    assert "secret" not in str(failed.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "10.0.0.1", "169.254.169.254", "other"])
def test_a_redirect_is_no_way_round_the_guard(server: Server, make_fetcher: MakeFetcher, host: str) -> None:
    server["/a"] = redirect(f"http://{host}:{server.port}/secret", 301)
    server["/secret"] = Answer(b"metadata")
    fetcher = make_fetcher(resolve=lambda host, port: ["127.0.0.1"])
    with pytest.raises(ForbiddenAddress):
        fetcher.get(server.url("/a"), Kind.FEED)
    assert server.asked() == ["/a"]


def test_cookies_live_for_one_chain_and_one_site(server: Server, fetcher: Fetcher) -> None:
    wall = redirect("/wall", **{"Set-Cookie": "session=1"})
    server["/a"] = lambda request: Answer(b"in") if "session=1" in request.headers.get("cookie", "") else wall
    server["/wall"] = redirect("/a")
    assert fetcher.get(server.url("/a"), Kind.FEED).body == b"in"

    server.requests.clear()
    fetcher.get(server.url("/a"), Kind.FEED)
    assert "cookie" not in server.requests[0].headers

    server["/away"] = redirect(server.url("/there", host="other.localhost"), **{"Set-Cookie": "session=2"})
    server["/there"] = Answer(b"x")
    fetcher.get(server.url("/away"), Kind.FEED)
    assert "cookie" not in server.requests[-1].headers


# Statuses over the wire


def test_gone_after_a_redirect(server: Server, fetcher: Fetcher) -> None:
    server["/a"], server["/b"] = redirect("/b", 301), Answer(status=410)
    with pytest.raises(Gone) as failed:
        fetcher.get(server.url("/a"), Kind.FEED)
    assert failed.value.url == server.url("/b")


@pytest.mark.parametrize("status", [403, 429, 503])
def test_slow_down(server: Server, fetcher: Fetcher, status: int) -> None:
    server["/"] = Answer(status=status, headers={"Retry-After": "77"})
    with pytest.raises(SlowDown) as failed:
        fetcher.get(server.url(), Kind.FEED)
    assert failed.value.retry_after == 77


@pytest.mark.parametrize("status", [400, 401, 403, 404, 418, 451, 500, 502, 599, 999])
def test_other_statuses(server: Server, fetcher: Fetcher, status: int) -> None:
    server["/"] = Answer(b"<h1>sorry", status=status)
    with pytest.raises(BadStatus, match=str(status)) as failed:
        fetcher.get(server.url(), Kind.FEED)
    assert failed.value.status == status


# Connections


def test_nobody_listens(make_fetcher: MakeFetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(Unreachable, match="could not be reached"):
        make_fetcher().get(f"http://news.localhost:{port}/", Kind.FEED)


def test_an_answer_that_is_no_http(server: Server, fetcher: Fetcher) -> None:
    server["/"] = Play(lambda sock: sock.sendall(b"SSH-2.0-OpenSSH_9.9\r\n\r\n"))
    with pytest.raises(Unreachable):
        fetcher.get(server.url(), Kind.FEED)


def test_a_body_that_is_torn(server: Server, fetcher: Fetcher) -> None:
    server["/"] = Play(lambda sock: sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"))
    with pytest.raises(Unreachable):
        fetcher.get(server.url(), Kind.FEED)


def test_a_kept_connection_that_the_server_closed_is_replaced(server: Server, fetcher: Fetcher) -> None:
    hung_up = threading.Event()

    def hang_up(sock: socket.socket) -> None:
        """Answers as if the connection stayed, and closes it when the next request has come."""
        sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        sock.recv(65_536)
        sock.shutdown(socket.SHUT_RDWR)
        hung_up.set()

    server["/a"], server["/b"] = Play(hang_up), Answer(b"again")
    fetcher.get(server.url("/a"), Kind.FEED)
    assert fetcher.get(server.url("/b"), Kind.FEED).body == b"again"
    assert hung_up.is_set()
    assert server.connections == 2


def test_connections_are_kept(server: Server, fetcher: Fetcher) -> None:
    server["/a"], server["/b"], server["/c"] = redirect("/b"), Answer(b"x"), Answer(status=304)
    server["/d"] = Answer(b"sorry", status=500)
    for _ in range(3):
        fetcher.get(server.url("/a"), Kind.PAGE)
        fetcher.get(server.url("/c"), Kind.FEED, etag='"x"')
        for missing in ("/d", "/e"):
            with pytest.raises(BadStatus):
                fetcher.get(server.url(missing), Kind.FEED)
    assert server.connections == 1


def test_an_error_page_that_drips_is_still_that_error(server: Server, make_fetcher: MakeFetcher) -> None:
    def drip(sock: socket.socket) -> None:
        sock.sendall(b"HTTP/1.1 429 Slow\r\nRetry-After: 9\r\nContent-Length: 99\r\n\r\n")
        time.sleep(20)

    server["/"] = Play(drip)
    with pytest.raises(SlowDown):
        make_fetcher(fetch_timeout=0.3).get(server.url(), Kind.FEED)


def test_many_threads(server: Server, fetcher: Fetcher) -> None:
    server["/a"] = lambda request: Answer(request.headers["if-none-match"].encode())
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda n: fetcher.get(server.url("/a"), Kind.FEED, etag=str(n)).body, range(200)))
    assert answers == [str(n).encode() for n in range(200)]


def test_proxies_of_the_environment_are_not_used(
    server: Server, make_fetcher: MakeFetcher, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine news.localhost login me password secret")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server["/"] = Answer(b"direct")
    assert make_fetcher().get(server.url(), Kind.FEED).body == b"direct"
    assert "authorization" not in server.requests[-1].headers


def test_an_address_that_is_none_is_refused_before_any_request(fetcher: Fetcher) -> None:
    with pytest.raises(AddressError):
        fetcher.get("javascript:alert(1)", Kind.PAGE)
