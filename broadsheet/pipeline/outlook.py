"""Whether there is a network at all, judged by what the requests come to."""

from __future__ import annotations

import logging
from threading import Lock

log = logging.getLogger(__name__)

# Different domains that fail one after the other with no success between. Publishers do fail together (one CDN), but
# not three of the usual mix; with fewer a single outage would count as ours.
DOMAINS = 3


class Outlook:
    """Thread-safe. Without a network, failures say nothing about the feeds and must not put their polls off."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._failed: set[str] = set()
        self._said = False

    @property
    def down(self) -> bool:
        """Whether nothing can be reached at present."""
        return len(self._failed) >= DOMAINS

    def reached(self) -> None:
        """Some server answered, with whatever it was."""
        with self._lock:
            if self.down:
                log.warning("The network is back.")
            self._failed.clear()
            self._said = False

    def not_reached(self, domain: str) -> None:
        """A request to ``domain`` got no answer."""
        with self._lock:
            self._failed.add(domain)
            if self.down and not self._said:
                self._said = True
                log.warning(
                    "There seems to be no network; the paper is served as it is, and the feeds are tried again."
                )
