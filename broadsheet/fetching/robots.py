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


@dataclass(slots=True)
class _Origin:
    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: Protego | None = None  # None: everything is allowed, as far as is known
    problem: FetchError | None = None  # why the file could not be read
    until: float = 0.0
    size: int = 0


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
        self._origins: OrderedDict[str, _Origin] = OrderedDict()
        self._bytes = 0

    def check(self, url: httpx2.URL, patience: float) -> None:
        """Pass when ``url`` may be read; wait at most ``patience`` seconds for another thread that reads the file.

        Raises RobotsRefused: the file disallows it. Unreachable or SlowDown: the file cannot be read now.
        """
        origin = self._fresh(url, patience)
        if origin.problem is not None:
            raise _again(origin.problem, url, origin.until - self._clock())
        if origin.rules is not None and not origin.rules.can_fetch(str(url), self._token):
            raise RobotsRefused(
                f"robots.txt of {url.host} asks {self._token} not to read {shown(str(url))}.", url=str(url)
            )

    def crawl_delay(self, url: httpx2.URL) -> float | None:
        """Seconds (at most 60) that the site's rules ask for between two requests; None where nothing is known."""
        with self._lock:
            origin = self._origins.get(_key(url))
        if origin is None or origin.rules is None:
            return None
        asked = origin.rules.crawl_delay(self._token)
        return None if asked is None else min(float(asked), LONGEST_CRAWL_DELAY)

    def _fresh(self, url: httpx2.URL, patience: float) -> _Origin:
        key = _key(url)
        with self._lock:
            origin = self._origins.setdefault(key, _Origin())
            self._origins.move_to_end(key)
        if not origin.lock.acquire(timeout=max(patience, 0.0)):
            raise Unreachable(f"robots.txt of {url.host} takes too long to be read.", url=str(url))
        try:
            if origin.until <= self._clock():
                self._renew(key, origin)
        finally:
            origin.lock.release()
        return origin

    def _renew(self, key: str, origin: _Origin) -> None:
        try:
            body = self._fetch(f"{key}/robots.txt")
        except FetchError as error:
            self._note_failure(origin, error)
        else:
            origin.rules, origin.problem = _parse(body), None
            origin.until = self._clock() + KEPT
            self._account(origin, len(body))

    def _note_failure(self, origin: _Origin, error: FetchError) -> None:
        if _says_no_rules(error):
            origin.rules, origin.problem = None, None
            origin.until = self._clock() + KEPT
            return
        wait = error.retry_after if isinstance(error, SlowDown) else None
        least = KEPT_UNREACHABLE if isinstance(error, Unreachable) else KEPT_FAILURE
        origin.until = self._clock() + min(max(wait or 0.0, least), LONGEST_KEPT_FAILURE)
        origin.problem = error if origin.rules is None else None

    def _account(self, origin: _Origin, size: int) -> None:
        with self._lock:
            self._bytes += size - origin.size
            origin.size = size
            while len(self._origins) > 1 and (len(self._origins) > MAX_ORIGINS or self._bytes > MAX_TOTAL_BYTES):
                _, dropped = self._origins.popitem(last=False)
                self._bytes -= dropped.size
                dropped.size = 0


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
