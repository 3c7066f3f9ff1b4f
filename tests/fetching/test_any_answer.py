"""Whatever a server says, the caller gets a Response or a FetchError."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.errors import FetchError
from broadsheet.fetching import Fetcher, Kind, Response

from .server import Play, Server

NAMES = [
    b"Content-Length", b"Content-Encoding", b"Content-Type", b"Transfer-Encoding", b"Location", b"Set-Cookie",
    b"Retry-After", b"Connection", b"ETag", b"X-\xff", b"",
]  # fmt: skip
VALUES = [
    b"", b"0", b"5", b"-1", b"99999999999999999999", b"gzip", b"deflate", b"br", b"chunked", b"identity", b"close",
    b"text/html; charset=\xff", b"/", b"//", b"http://[", b"http://\xff/", b"\xd9\xa3", b"a=b; Domain=.; Path=\xff",
    b"a=b; expires=Thu, 99 Foo 2099", b"upgrade", b"5, 6",
]  # fmt: skip
header = st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES) | st.binary(max_size=20)).map(b": ".join)
first_line = st.sampled_from([b"HTTP/1.1 ", b"HTTP/1.0 ", b"HTTP/9 ", b"", b"ICY "])
status = st.sampled_from(
    [b"200 OK", b"200", b"101 Switching", b"103 Early", b"204 x", b"301 x", b"304 x", b"999 x", b"x"]
)
body = st.sampled_from([b"", b"hello", b"5\r\nhello\r\n0\r\n\r\n", b"\x1f\x8b\x08\x00"]) | st.binary(max_size=50)
answers = st.tuples(first_line, status, st.lists(header, max_size=5), body).map(
    lambda parts: parts[0] + b"\r\n".join([parts[1], *parts[2], b"", parts[3]])
)


def outcome(fetcher: Fetcher, url: str, kind: Kind) -> Response | FetchError:
    try:
        return fetcher.get(url, kind, etag='"x"')
    except FetchError as error:
        return error


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=answers | st.binary(max_size=100), kind=st.sampled_from(list(Kind)))
def test_any_answer(server: Server, fetcher: Fetcher, said: bytes, kind: Kind) -> None:
    server["/a"] = Play(lambda sock: sock.sendall(said))
    brought = outcome(fetcher, server.url("/a"), kind)
    assert brought.url.startswith("http://")
    assert isinstance(brought, Response) or str(brought)
