"""robots.txt by RFC 9309: one file for each origin, kept for a day."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx2
from protego import Protego

from broadsheet.errors import BadStatus, FetchError, ForbiddenAddress, RobotsRefused, SlowDown, TooLarge, Unreachable
from broadsheet.fetching.targets import shown

MAX_BYTES = 500 * 1024  # RFC 9309 §2.5: at least this much must be read; the rest is cut
KEPT = 86_400.0  # seconds; RFC 9309 §2.4: no longer than a day
KEPT_FAILURE = 900.0  # long enough not to hammer a broken server, short enough to be back the same morning
KEPT_UNREACHABLE = 60.0  # our own network may have been down; asking a server that is not there again costs nobody
LONGEST_KEPT_FAILURE = 86_400.0
MAX_ORIGINS = 2000
MAX_TOTAL_BYTES = 8 * 1024**2  # of all kept files; as parsed rules about eight times as much
LONGEST_CRAWL_DELAY = 60.0  # some files ask for hours, which a newspaper's feed could not be read with

Fetch = Callable[[str], bytes]
"""Gives the body of a robots.txt, cut at MAX_BYTES. Raises FetchError."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What is known of one file. Never changed, only replaced, so that other threads see a whole one."""

    until: float = 0.0  # by the clock; then the file is read again
    rules: Protego | None = None  # None: everything is allowed, as far as is known
    problem: FetchError | None = None  # why the file could not be read


@dataclass(slots=True)
class _Origin:
    verdict: _Verdict = field(default_factory=_Verdict)
    reading: threading.Lock = field(default_factory=threading.Lock)
    size: int = 0  # bytes of the file


class Robots:
    """What each site allows us. Thread-safe; a file is fetched by one thread while the others wait for it.

    4xx (and redirects without end) mean that there are no rules; 5xx and an unreachable server mean "not now"
    (RFC 9309 §2.3.1), unless older rules are known: those then stay in force.
    """

    def __init__(self, fetch: Fetch, token: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._fetch = fetch
        self._token = token
        self._clock = clock
        self._lock = threading.Lock()
        self._origins: OrderedDict[str, _Origin] = OrderedDict()  # the least recently used first
        self._bytes = 0

    def check(self, url: httpx2.URL, patience: float) -> None:
        """Pass when ``url`` may be read; wait at most ``patience`` seconds for another thread that reads the file.

        Raises RobotsRefused: the file disallows it. Unreachable or SlowDown: the file cannot be read now.
        """
        verdict = self._verdict(url, patience)
        if verdict.problem is not None:
            raise _again(verdict.problem, url, verdict.until - self._clock())
        if verdict.rules is not None and not verdict.rules.can_fetch(str(url), self._token):
            raise RobotsRefused(
                f"robots.txt of {url.host} asks {self._token} not to read {shown(str(url))}.", url=str(url)
            )

    def crawl_delay(self, url: httpx2.URL) -> float | None:
        """Seconds (at most 60) that the site's rules ask for between two requests; None where nothing is known."""
        with self._lock:
            origin = self._origins.get(_key(url))
        rules = origin.verdict.rules if origin is not None else None
        asked = rules.crawl_delay(self._token) if rules is not None else None
        return None if asked is None else min(float(asked), LONGEST_CRAWL_DELAY)

    def _verdict(self, url: httpx2.URL, patience: float) -> _Verdict:
        key = _key(url)
        origin = self._origin(key)
        if not origin.reading.acquire(timeout=max(patience, 0.0)):
            raise Unreachable(f"robots.txt of {url.host} takes too long to be read.", url=str(url))
        try:
            if origin.verdict.until <= self._clock():
                self._read(key, origin)
            return origin.verdict
        finally:
            origin.reading.release()

    def _origin(self, key: str) -> _Origin:
        with self._lock:
            origin = self._origins.setdefault(key, _Origin())
            self._origins.move_to_end(key)
            self._forget_oldest()
        return origin

    def _read(self, key: str, origin: _Origin) -> None:
        try:
            body = self._fetch(f"{key}/robots.txt")
        except FetchError as error:
            origin.verdict = self._after_failure(origin.verdict, error)
        else:
            origin.verdict = _Verdict(self._clock() + KEPT, rules=_parse(body))
            self._account(key, origin, len(body))

    def _after_failure(self, known: _Verdict, error: FetchError) -> _Verdict:
        if _says_no_rules(error):
            return _Verdict(self._clock() + KEPT)
        asked = error.retry_after if isinstance(error, SlowDown) else None
        least = KEPT_UNREACHABLE if isinstance(error, Unreachable) else KEPT_FAILURE
        until = self._clock() + min(max(asked or 0.0, least), LONGEST_KEPT_FAILURE)
        return _Verdict(until, rules=known.rules, problem=error if known.rules is None else None)

    def _account(self, key: str, origin: _Origin, size: int) -> None:
        with self._lock:
            if self._origins.get(key) is origin:  # it may have been forgotten while its file was read
                self._bytes += size - origin.size
                origin.size = size
                self._forget_oldest()

    def _forget_oldest(self) -> None:
        while len(self._origins) > 1 and (len(self._origins) > MAX_ORIGINS or self._bytes > MAX_TOTAL_BYTES):
            _, forgotten = self._origins.popitem(last=False)
            self._bytes -= forgotten.size


def _says_no_rules(error: FetchError) -> bool:
    if isinstance(error, SlowDown):
        return False
    return isinstance(error, TooLarge) or (isinstance(error, BadStatus) and error.status < 500)


def _key(url: httpx2.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _parse(body: bytes) -> Protego:
    return Protego.parse(body.decode("utf-8-sig", errors="replace"))


def _again(problem: FetchError, url: httpx2.URL, wait: float) -> FetchError:
    """The remembered problem as a new error: an exception that is raised twice would collect tracebacks."""
    if isinstance(problem, ForbiddenAddress):
        return ForbiddenAddress(str(problem), url=str(url))
    message = f"{shown(str(url))} is not read while robots.txt cannot be: {problem}"
    if isinstance(problem, SlowDown):
        return SlowDown(message, url=str(url), status=problem.status, retry_after=max(wait, 0.0))
    return Unreachable(message, url=str(url))
