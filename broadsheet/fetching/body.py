"""A body, read piece by piece within its limits."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import httpcore2
import httpx2

from broadsheet.errors import TooLarge, Unreachable
from broadsheet.fetching.targets import shown

NOT_MODIFIED = 304
CODINGS = frozenset({"gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress", "dcb", "dcz"})  # IANA
MAX_HEADER_BYTES = 64 * 1024  # browsers stop at 256 KiB, nginx sends up to 32 KiB; real answers stay under 8 KiB


def check_headers(url: str, response: httpx2.Response) -> None:
    """Raises TooLarge: headers over 64 KiB. (Over 100 KiB the parser itself stops reading.)"""
    size = sum(len(name) + len(value) for name, value in response.headers.raw)
    if size > MAX_HEADER_BYTES:
        raise TooLarge(
            f"{shown(url)} sent headers of {size:,} bytes; the limit is {MAX_HEADER_BYTES:,}.",
            url=url,
            limit=MAX_HEADER_BYTES,
        )


def read(
    url: str, response: httpx2.Response, limit: int, *, check_time: Callable[[], object], cut: bool = False
) -> bytes:
    """The decompressed body, at most ``limit`` bytes; with ``cut`` a longer one is cut there instead of refused.

    The library unpacks in pieces of at most 1 MiB, so a bomb costs no more memory than the limit and a piece.
    ``check_time`` raises when the request's time is over: unpacking must not outlast it.

    Raises TooLarge; Unreachable for a coding that was not asked for.
    """
    _check_coding(url, response)
    declared = response.headers.get("content-length", "")
    if not cut and declared.isascii() and declared.isdigit() and int(declared[:18]) > limit:
        raise _too_large(url, limit)
    body = bytearray()
    for piece in response.iter_bytes():
        check_time()
        body += piece
        if len(body) > limit:
            if cut:
                return bytes(body[:limit])
            raise _too_large(url, limit)
    return bytes(body)


def let_go(response: httpx2.Response) -> None:
    """Close an answer whose body is of no interest; a short body is read first, so that the connection can be kept.

    What goes wrong meanwhile is of no interest either: the status is known.
    """
    declared = response.headers.get("content-length", "")
    if response.status_code == NOT_MODIFIED or (declared.isascii() and declared.isdigit() and len(declared) <= 4):
        with suppress(httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError):
            for _ in response.iter_raw():
                pass
    response.close()


def _too_large(url: str, limit: int) -> TooLarge:
    return TooLarge(f"{shown(url)} holds more than {limit:,} bytes (decompressed), the limit.", url=url, limit=limit)


def _check_coding(url: str, response: httpx2.Response) -> None:
    """One coding that was asked for, or none: a coding inside a coding is what bombs do, and no server that reads us.

    Words that name no coding ("utf-8", "none", "aws-chunked") do occur and are passed over, as browsers do.
    """
    named = [coding.strip().lower() for coding in response.headers.get("content-encoding", "").split(",")]
    if named == ["x-gzip"]:  # the same by RFC 9110 §8.4.1.3, which the library does not know
        response.headers["content-encoding"] = "gzip"
        return
    asked = {coding.strip() for coding in response.request.headers.get("accept-encoding", "").split(",")}
    got = [coding for coding in named if coding in CODINGS]
    if len(got) > 1 or not asked.issuperset(got):
        raise Unreachable(
            f"{shown(url)} came packed as {', '.join(got)[:60]}, which was not asked for and cannot be read.", url=url
        )
