"""The tree of failures. Expected outcomes are return values; these carry the facts of what went wrong.

::

    BroadsheetError
    ├── ConfigError            a setting is wrong; the message names it and says what to write
    ├── AddressError           an address that is no http(s) URL with a public host name
    ├── FetchError             a request that brought nothing usable
    │   ├── ForbiddenAddress   the SSRF guard refused the address
    │   ├── RobotsRefused      robots.txt asks us not to read this
    │   ├── Unreachable        DNS, connection, TLS or time
    │   ├── TooLarge           a limit on size, decompressed size, header or redirects
    │   └── BadStatus          an answer that is neither success nor "not modified"
    │       ├── Gone           410 (or a feed's 404 for too long): do not come back
    │       └── SlowDown       429 or 503: come back after ``retry_after`` seconds
    ├── PictureError           bytes that are no picture a page can show, or one over a limit
    ├── FeedError              bytes that are no feed, or that a limit refuses; has a ``reason``
    ├── LanguageModelError     the language model or translator gave nothing usable
    │   ├── ModelUnreachable   no connection, no certificate to trust, or no answer in time
    │   ├── ModelRefused       an answer that is no success; has a ``status``
    │   │   └── ModelBusy      429 or 5xx, also after waiting and asking again
    │   ├── ModelAnswerUnusable  torn, endless, too large or of another form than was asked for
    │   └── BudgetSpent        the day's requests or tokens are used up; nothing was sent
    ├── SearchSyntaxError      a query that cannot be read; says where
    └── IndexFailure           the search index in ``path`` cannot be used
        ├── IndexUnusable      damaged, or of another version: it has to be rebuilt
        └── IndexBusy          another process is writing it
"""

from __future__ import annotations

from pathlib import Path


class BroadsheetError(Exception):
    """Root of all expected failures; ``str()`` of it is fit to be shown to a person."""


class ConfigError(BroadsheetError):
    """A setting is missing, unknown or of the wrong form."""


class AddressError(BroadsheetError):
    """An address that cannot be fetched whatever happens: no http(s), no host, control characters."""

    def __init__(self, message: str, *, url: str) -> None:
        super().__init__(message)
        self.url = url


class FetchError(BroadsheetError):
    """A request that brought nothing usable. ``url`` is the address that failed, after redirects."""

    def __init__(self, message: str, *, url: str) -> None:
        super().__init__(message)
        self.url = url


class ForbiddenAddress(FetchError):
    """The address is, or resolves to, something that is not on the public internet."""


class RobotsRefused(FetchError):
    """The site's robots.txt disallows this address for our user agent."""


class Unreachable(FetchError):
    """DNS, connection, TLS or a time limit."""


class TooLarge(FetchError):
    """More bytes, headers or redirects than the limit allows. ``limit`` is in bytes (or redirects)."""

    def __init__(self, message: str, *, url: str, limit: int) -> None:
        super().__init__(message, url=url)
        self.limit = limit


class BadStatus(FetchError):
    """The server answered, but not with what was asked for."""

    def __init__(self, message: str, *, url: str, status: int) -> None:
        super().__init__(message, url=url)
        self.status = status


class Gone(BadStatus):
    """410: the publisher says that it will not come back."""


class SlowDown(BadStatus):
    """429 or 503. ``retry_after`` is in seconds from now, None where the server did not say."""

    def __init__(self, message: str, *, url: str, status: int, retry_after: float | None) -> None:
        super().__init__(message, url=url, status=status)
        self.retry_after = retry_after


class PictureError(BroadsheetError):
    """Bytes that are no picture, or one that is too large, too small or of a kind that is not shown."""


class SpeechError(BroadsheetError):
    """The configured voice could not speak; the message says what to install or to set."""


class FeedError(BroadsheetError):
    """Bytes that cannot be read as a feed. ``reason`` is one word for statistics, such as ``not-a-feed``."""

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class LanguageModelError(BroadsheetError):
    """The language model or the translator gave nothing that can be used; pages show what they show without it."""


class ModelUnreachable(LanguageModelError):
    """No connection, no certificate to trust, or no whole answer in time."""


class ModelRefused(LanguageModelError):
    """The endpoint answered, but not with what was asked for."""

    def __init__(self, message: str, *, status: int) -> None:
        super().__init__(message)
        self.status = status


class ModelBusy(ModelRefused):
    """429 or 5xx, after as many tries as there was time for. ``retry_after`` is in seconds, None where not said."""

    def __init__(self, message: str, *, status: int, retry_after: float | None) -> None:
        super().__init__(message, status=status)
        self.retry_after = retry_after


class ModelAnswerUnusable(LanguageModelError):
    """An answer that is torn, endless, too large, or of another form than was asked for."""


class BudgetSpent(LanguageModelError):
    """The day's requests or tokens are used up; nothing was sent."""


class SearchSyntaxError(BroadsheetError):
    """A query that cannot be read; the message says what to change.

    ``code`` is one word for what is wrong and ``facts`` the values that the message names, for other languages.
    """

    def __init__(self, message: str, *, code: str, **facts: object) -> None:
        super().__init__(message)
        self.code = code
        self.facts = facts


class IndexFailure(BroadsheetError):
    """The search index in the folder ``path`` cannot be used."""

    def __init__(self, message: str, *, path: Path) -> None:
        super().__init__(message)
        self.path = path


class IndexUnusable(IndexFailure):
    """The index is damaged or of another version; everything in it can be rebuilt from the articles."""


class IndexBusy(IndexFailure):
    """Another process holds the index's one writer."""
