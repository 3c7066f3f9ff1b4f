"""What an answer's status means for whoever asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from broadsheet.errors import BadStatus, Gone, SlowDown
from broadsheet.fetching.targets import shown

GONE = 410
FORBIDDEN = 403
NOT_MODIFIED = 304
ASKS_FOR_PATIENCE = frozenset({429, 503})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT_REDIRECTS = frozenset({301, 308})
LONGEST_RETRY_AFTER = 366 * 86_400.0  # more is a mistake; what is done with long waits is decided by ``backoff``

_ADVICE = {
    401: "The server wants a login, which Broadsheet does not have.",
    403: "The server refuses us.",
    404: "The server does not know it; check the address.",
    451: "It is withheld for legal reasons.",
}


def check(url: str, status: int, headers: Mapping[str, str], now: datetime) -> None:
    """Pass for 2xx, raise for the rest.

    Raises Gone for 410; SlowDown for 429, 503 and for a 403 with Retry-After, which is how several publishers'
    shields say "too many"; BadStatus for everything else.
    """
    if 200 <= status < 300:
        return
    wait = retry_after(headers.get("retry-after", ""), now)
    if status in ASKS_FOR_PATIENCE or (status == FORBIDDEN and wait is not None):
        when = f"in {wait:,.0f} s" if wait is not None else "later"
        raise SlowDown(
            f"{shown(url)} answered {status}: ask again {when}, and less often.",
            url=url,
            status=status,
            retry_after=wait,
        )
    if status == GONE:
        raise Gone(f"{shown(url)} answered 410: it is gone for good.", url=url, status=status)
    advice = _ADVICE.get(status) or ("The server is broken; try again later." if status >= 500 else "")
    raise BadStatus(f"{shown(url)} answered {status}. {advice}".strip(), url=url, status=status)


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds from ``now`` that a Retry-After header asks for (RFC 9110 §10.2.3), None where it says nothing readable.

    Both forms are read, whole seconds and a date. A date in the past is 0.
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:18]), LONGEST_RETRY_AFTER)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
    return min(max(seconds, 0.0), LONGEST_RETRY_AFTER)
