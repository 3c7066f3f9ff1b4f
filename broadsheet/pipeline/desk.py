"""What every step of the pipeline works with: settings, the way out, a clock and chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from broadsheet.config import Config
from broadsheet.errors import BadStatus, Unreachable
from broadsheet.fetching import Fetcher, Kind, Response
from broadsheet.newsroom import leases
from broadsheet.pipeline.clock import utc_now
from broadsheet.pipeline.outlook import Outlook


@dataclass(frozen=True)
class Desk:
    """Passed to every step; shared by the threads of one process."""

    config: Config
    fetcher: Fetcher
    clock: Callable[[], datetime] = utc_now
    random: Random = field(default_factory=Random)
    outlook: Outlook = field(default_factory=Outlook)

    def request(self, url: str, domain: str, kind: Kind, *, etag: str, last_modified: str) -> Response:
        """What the server answered; the outlook learns whether one did. Raises as ``Fetcher.get`` does."""
        try:
            response = self.fetcher.get(url, kind, etag=etag, last_modified=last_modified)
        except Unreachable:
            self.outlook.not_reached(domain)
            raise
        except BadStatus:
            self.outlook.reached()
            raise
        self.outlook.reached()
        delay = self.fetcher.crawl_delay(url) or 0.0
        if delay > self.config.domain_interval:
            leases.hold_domain(domain, self.clock() + timedelta(seconds=delay))
        return response

    @property
    def terms(self) -> leases.Terms:
        """On what terms this process leases work."""
        config = self.config
        return leases.Terms(config.lease_seconds, config.domain_interval, config.max_attempts, self.random)
