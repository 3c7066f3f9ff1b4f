"""Every outgoing request of Broadsheet goes through here."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import MappingProxyType
from typing import Self

import httpcore2
import httpx2

from broadsheet.config import Config
from broadsheet.errors import AddressError, BadStatus, FetchError, TooLarge, Unreachable
from broadsheet.fetching import body as bodies
from broadsheet.fetching import statuses
from broadsheet.fetching.agent import product_token, user_agent
from broadsheet.fetching.guard import Guard
from broadsheet.fetching.resolver import Resolve, system_addresses
from broadsheet.fetching.response import Kind, Response
from broadsheet.fetching.robots import MAX_BYTES as MAX_ROBOTS_BYTES
from broadsheet.fetching.robots import Robots
from broadsheet.fetching.targets import shown, target
from broadsheet.fetching.transport import Budget, GuardedTransport

# At INFO it writes every address, with the secrets that subscribers' feeds have in their query.
logging.getLogger("httpx2").setLevel(logging.WARNING)

ACCEPT = {
    Kind.PAGE: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
    Kind.FEED: "application/atom+xml,application/rss+xml,application/feed+json,application/rdf+xml;q=0.9,"
    "application/xml;q=0.8,text/xml;q=0.8,application/json;q=0.7,text/html;q=0.5,*/*;q=0.1",
    Kind.IMAGE: "image/avif,image/webp,image/png,image/jpeg,image/gif;q=0.8",
}
WIRE_OVERHEAD = 256 * 1024  # headers, and the framing of chunked bodies
HEADERS_TOO_LARGE = 431  # h11's hint when it gives up on a header
LONGEST_VALIDATOR = 1000  # characters of an ETag or a date that we send back
ROBOTS_REDIRECTS = 5  # RFC 9309 §2.3.1.2
CONNECTION_FAILURES = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
    httpx2.HTTPError,
    httpx2.StreamError,
)


@dataclass(frozen=True, slots=True)
class _Errand:
    """One ``get``: what to ask for on each hop."""

    headers: Mapping[str, str]
    limit: int  # bytes of the body
    redirects: int
    robots: bool = False
    cut: bool = False
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class _Redirect:
    location: httpx2.URL
    permanent: bool


class Fetcher:
    """Asks publishers' servers, politely and safely. Thread-safe; one for each process; ``close`` it at the end.

    * **Safety**: http(s) only; addresses that are not on the public internet are refused when connecting, also after
      redirects (``guard``), unless ``config.allow_private_hosts`` names the host. No proxies of the environment, no
      logins, and cookies live only for one chain of redirects.
    * **Limits**: bytes (on the wire and decompressed), headers, redirects, and ``config.fetch_timeout`` seconds for the
      whole of a ``get``, name lookup, robots.txt and redirects included.
    * **Politeness**: a truthful User-Agent, conditional requests, and robots.txt for pages, because those are crawled.
      Feeds are not checked: they are published to be polled, and a person chose each. Images are not either: a reader's
      browser would have loaded them. ``config.obey_robots`` turns the check off. Fetcher never sleeps; when to come is
      decided by its callers with ``pace``, ``backoff`` and ``crawl_delay``.

    ``resolve`` replaces the system's name lookup.
    """

    def __init__(self, config: Config, *, resolve: Resolve = system_addresses) -> None:
        self._config = config
        self._stopped = threading.Event()
        self._budget = Budget(self._stopped)
        agent = user_agent(config)
        self._client = httpx2.Client(
            transport=GuardedTransport(Guard(config.allow_private_hosts), resolve, self._budget),
            headers={"user-agent": agent},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # keeps nothing
            timeout=None,  # the Budget is the limit
            follow_redirects=False,
            trust_env=False,
        )
        self._robots = Robots(self._robots_txt, product_token(agent))

    def get(self, url: str, kind: Kind, *, etag: str = "", last_modified: str = "") -> Response:
        """What ``url`` holds, after redirects; ``etag`` and ``last_modified`` as an earlier answer gave them.

        Raises AddressError for an address that cannot be asked for, and subclasses of FetchError: ForbiddenAddress,
        RobotsRefused, Unreachable, TooLarge, Gone, SlowDown, BadStatus.
        """
        asked = target(url)
        headers = {"accept": ACCEPT[kind]} | _validators(etag, last_modified)
        errand = _Errand(
            headers=headers,
            limit=self._limit(kind),
            redirects=self._config.max_redirects,
            robots=kind is Kind.PAGE and self._config.obey_robots,
            conditional=len(headers) > 1,
        )
        with self._budget.spend(self._config.fetch_timeout):
            return self._follow(asked, errand)

    def crawl_delay(self, url: str) -> float | None:
        """Seconds (at most 60) that the robots.txt of ``url`` asks for; None when it does not, or was not read yet.

        Makes no request. Raises AddressError.
        """
        return self._robots.crawl_delay(target(url)) if self._config.obey_robots else None

    def close(self) -> None:
        """Close all connections. Requests that are under way in other threads fail at once, as later ones do."""
        self._stopped.set()
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _limit(self, kind: Kind) -> int:
        limits = {
            Kind.PAGE: self._config.max_page_bytes,
            Kind.FEED: self._config.max_feed_bytes,
            Kind.IMAGE: self._config.max_image_bytes,
        }
        return limits[kind]

    def _robots_txt(self, url: str) -> bytes:
        """Called by ``Robots`` within the time of the ``get`` that asked."""
        errand = _Errand(
            headers={"accept": "text/plain,*/*;q=0.1"}, limit=MAX_ROBOTS_BYTES, redirects=ROBOTS_REDIRECTS, cut=True
        )
        return self._follow(httpx2.URL(url), errand).body

    def _follow(self, url: httpx2.URL, errand: _Errand) -> Response:
        """Ask, and follow redirects one by one; each new address is judged like the first."""
        cookies = httpx2.Cookies()
        permanent, unbroken = "", True
        for _ in range(errand.redirects + 1):
            with _facts_of(url):
                if errand.robots:
                    self._robots.check(url, self._budget.remaining())
                answer = self._exchange(url, errand, cookies)
            if isinstance(answer, Response):
                return replace(answer, permanent_url=permanent)
            unbroken = unbroken and answer.permanent
            url = answer.location
            permanent = str(url) if unbroken else permanent
        raise TooLarge(
            f"More than {errand.redirects} redirects, the last to {shown(str(url))}.",
            url=str(url),
            limit=errand.redirects,
        )

    def _exchange(self, url: httpx2.URL, errand: _Errand, cookies: httpx2.Cookies) -> Response | _Redirect:
        response = self._send(url, errand, cookies)
        try:
            bodies.check_headers(str(url), response)
            cookies.extract_cookies(response)
            if not response.is_success:
                bodies.let_go(response)
            if response.status_code in statuses.REDIRECTS:
                return _redirect(url, response)
            if response.status_code == statuses.NOT_MODIFIED and errand.conditional:
                return _response(url, response, b"")
            statuses.check(str(url), response.status_code, response.headers, datetime.now(UTC))
            body = bodies.read(str(url), response, errand.limit, check_time=self._budget.remaining, cut=errand.cut)
            return _response(url, response, body)
        finally:
            response.close()

    def _send(self, url: httpx2.URL, errand: _Errand, cookies: httpx2.Cookies) -> httpx2.Response:
        """The answer up to its headers. A kept connection that the server has just closed is replaced by a new one."""
        patience = httpx2.Timeout(None, pool=self._budget.remaining())
        request = self._client.build_request("GET", url, headers=errand.headers, timeout=patience)
        cookies.set_cookie_header(request)
        self._budget.begin_exchange(2 * errand.limit + WIRE_OVERHEAD)
        try:
            return self._answer_to(request)
        except (httpcore2.NetworkError, httpcore2.RemoteProtocolError):
            self._budget.remaining()
            if self._budget.connected or self._budget.received:
                raise
        return self._answer_to(request)

    def _answer_to(self, request: httpx2.Request) -> httpx2.Response:
        try:
            return self._client.send(request, stream=True)
        except RuntimeError:  # the client was closed since we last looked
            self._budget.remaining()
            raise


def _validators(etag: str, last_modified: str) -> dict[str, str]:
    """The conditional headers, without what no header can carry: both values came from a server once."""
    wanted = {"if-none-match": etag.strip(), "if-modified-since": last_modified.strip()}
    return {
        name: value
        for name, value in wanted.items()
        if value and len(value) <= LONGEST_VALIDATOR and value.isascii() and value.isprintable()
    }


def _redirect(url: httpx2.URL, response: httpx2.Response) -> _Redirect:
    status = response.status_code
    location = response.headers.get("location", "")
    if not location:
        raise BadStatus(f"{shown(str(url))} answered {status} without saying where to.", url=str(url), status=status)
    try:
        following = target(str(url.join(location)))
    except (AddressError, httpx2.InvalidURL, ValueError) as error:
        raise BadStatus(
            f"{shown(str(url))} redirects to where nobody should follow: {error}", url=str(url), status=status
        ) from error
    return _Redirect(following, status in statuses.PERMANENT_REDIRECTS)


def _response(url: httpx2.URL, response: httpx2.Response, body: bytes) -> Response:
    content_type, _, _ = response.headers.get("content-type", "").partition(";")
    return Response(
        url=str(url),
        status=response.status_code,
        headers=MappingProxyType(dict(response.headers.items())),
        body=body,
        content_type=content_type.strip().lower(),
        charset=(response.charset_encoding or "").strip().strip("'\"").lower(),
        permanent_url="",
        not_modified=response.status_code == statuses.NOT_MODIFIED,
    )


@contextmanager
def _facts_of(url: httpx2.URL) -> Iterator[None]:
    """Failures of the library become ours, and all of them name the address that failed."""
    address = str(url)
    try:
        yield
    except FetchError as error:
        error.url = address
        raise
    except CONNECTION_FAILURES as error:
        raise _explained(address, error) from error


def _explained(address: str, error: Exception) -> FetchError:
    where = shown(address)
    if isinstance(error, (httpcore2.TimeoutException, httpx2.TimeoutException)):
        return Unreachable(f"{where} took too long; it is tried again later.", url=address)
    if isinstance(error, httpx2.DecodingError):
        return Unreachable(f"{where} came packed in a way that cannot be unpacked ({error}).", url=address)
    if any(getattr(cause, "error_status_hint", 0) == HEADERS_TOO_LARGE for cause in error.args):
        return TooLarge(f"{where} sent headers without end.", url=address, limit=bodies.MAX_HEADER_BYTES)
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return Unreachable(f"{where} has no valid certificate ({error}).", url=address)
    return Unreachable(f"{where} could not be reached ({error}).", url=address)
