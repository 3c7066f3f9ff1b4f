from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.errors import BadStatus, Gone, SlowDown
from broadsheet.fetching import statuses

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
URL = "https://news.example/feed?key=secret"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Sun, 01 Mar 2026 12:10:00 GMT", 600),
        ("Sunday, 01-Mar-26 12:10:00 GMT", 600),
        ("Sun, 01 Mar 2026 13:10:00 +0100", 600),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0),
        ("9" * 40, 366 * 86_400),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 366 * 86_400),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("Sun, 32 Mar 2026 12:10:00 GMT", None),
    ],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    assert statuses.retry_after(value, NOW) == seconds


@given(st.text(max_size=40))
def test_any_retry_after_is_read_or_left(value: str) -> None:
    seconds = statuses.retry_after(value, NOW)
    assert seconds is None or 0 <= seconds <= statuses.LONGEST_RETRY_AFTER


@pytest.mark.parametrize("status", [200, 201, 203, 299])
def test_success_passes(status: int) -> None:
    statuses.check(URL, status, {}, NOW)


@pytest.mark.parametrize(("status", "kind"), [(410, Gone), (404, BadStatus), (403, BadStatus), (500, BadStatus)])
def test_failures_carry_their_facts(status: int, kind: type[BadStatus]) -> None:
    with pytest.raises(kind) as failed:
        statuses.check(URL, status, {}, NOW)
    assert type(failed.value) is kind
    assert (failed.value.status, failed.value.url) == (status, URL)
    assert "secret" not in str(failed.value)


@pytest.mark.parametrize(
    ("status", "header", "seconds"), [(429, "30", 30), (429, "", None), (503, "90", 90), (403, "60", 60)]
)
def test_slow_down(status: int, header: str, seconds: float | None) -> None:
    with pytest.raises(SlowDown) as slowed:
        statuses.check(URL, status, {"retry-after": header}, NOW)
    assert (slowed.value.retry_after, slowed.value.status) == (seconds, status)
