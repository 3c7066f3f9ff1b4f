"""What is asked for, and what a request brought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an address is expected to hold: chooses the size limit, the Accept header and whether robots.txt counts."""

    PAGE = "page"
    FEED = "feed"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Response:
    """A successful answer, or "not modified" (then ``body`` is empty).

    ``url`` is the address after redirects; ``permanent_url`` is where an unbroken chain of 301/308 from the first
    address leads, else "". ``charset`` is what the Content-Type header names, lower case, and never a guess
    from the body.
    """

    url: str
    status: int
    headers: Mapping[str, str]  # lower-case names
    body: bytes
    content_type: str  # media type without parameters, lower case
    charset: str
    permanent_url: str
    not_modified: bool
