"""Fetch, shrink, keep: what stands behind the address of a picture."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from urllib.parse import urlsplit

from broadsheet.config import Config
from broadsheet.errors import AddressError, FetchError, Gone, PictureError, SlowDown
from broadsheet.fetching import Fetcher, Kind
from broadsheet.text.addresses import registrable_domain
from broadsheet.web.imagecache import Failures, ImageCache
from broadsheet.web.thumbnails import thumbnail
from broadsheet.web.turns import Turns

FETCH_SECONDS = 8.0  # a thread of the web server waits for it
PATIENCE_SECONDS = 10.0  # for a turn: forty pictures of one domain at 0.5 s take five seconds
EACH_DOMAIN = 4  # requests under way; browsers open six
IN_ALL = 8
CROWD = 10  # threads of the web server that may fetch or wait for a turn; the rest of its sixteen is for pages
DECODERS = 2  # pictures decoded at once: each may take 200 MB for a moment
FAILURE_SECONDS = 600.0  # the server did not answer, or not well
REFUSAL_SECONDS = 86_400.0  # what came is no picture, or gone: that seldom heals
BUSY_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Missing:
    """No picture, and for how many seconds it need not be asked for again. ``busy``: it was never tried."""

    seconds: float
    busy: bool = False


class ImageProxy:
    """Pictures by address and width. Thread-safe; one for each process."""

    def __init__(self, config: Config) -> None:
        self._fetcher = Fetcher(config.model_copy(update={"fetch_timeout": min(config.fetch_timeout, FETCH_SECONDS)}))
        self._cache = ImageCache(config.data_dir / "images", config.image_cache_bytes)
        self._failures = Failures()
        self._turns = Turns(each=EACH_DOMAIN, total=IN_ALL, crowd=CROWD)
        self._decoders = threading.BoundedSemaphore(DECODERS)

    def picture(self, url: str, width: int, key: str, now: float) -> bytes | Missing:
        """The finished picture, from the disk when it is kept there under ``key``; ``now`` in seconds since 1970."""
        kept = self._cache.get(key, now)
        if kept is not None:
            return kept
        if wait := self._failures.remaining(url, now):
            return Missing(wait)
        with self._turns.take(_domain(url), PATIENCE_SECONDS) as entered:
            if not entered:
                return Missing(BUSY_SECONDS, busy=True)
            # Somebody else may have fetched it while we waited for our turn.
            return self._cache.get(key, now) or self._fetched(url, width, key, now)

    def close(self) -> None:
        """Close the connections."""
        self._fetcher.close()

    def _fetched(self, url: str, width: int, key: str, now: float) -> bytes | Missing:
        try:
            body = self._fetcher.get(url, Kind.IMAGE).body
            with self._decoders:
                picture = thumbnail(body, width)
        except (FetchError, AddressError, PictureError) as error:
            seconds = _how_long(error)
            self._failures.note(url, now + seconds)
            return Missing(seconds)
        self._cache.put(key, picture)
        return picture


def _how_long(error: FetchError | AddressError | PictureError) -> float:
    if isinstance(error, SlowDown):
        return min(max(error.retry_after or 0.0, FAILURE_SECONDS), REFUSAL_SECONDS)
    return REFUSAL_SECONDS if isinstance(error, (AddressError, Gone, PictureError)) else FAILURE_SECONDS


def _domain(url: str) -> str:
    try:
        return registrable_domain(url)
    except AddressError:
        return urlsplit(url).netloc
