"""Every outgoing request: time and size limits, robots.txt, caching headers, and the SSRF guard.

``Fetcher`` asks; ``pace`` and ``backoff`` say when to come back. Nothing else in Broadsheet speaks HTTP.
"""

from broadsheet.fetching import backoff, pace
from broadsheet.fetching.fetcher import Fetcher
from broadsheet.fetching.response import Kind, Response

__all__ = ["Fetcher", "Kind", "Response", "backoff", "pace"]
