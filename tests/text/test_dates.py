from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text import dates

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["2026-11-18T12:00:00Z", "2026-11-18T13:00:00+01:00", "2026-11-18 17:30+0530", "2026-11-18T12:00", "20261118T120000Z",
     "Wed, 18 Nov 2026 12:00:00 GMT", "Wed, 18 Nov 2026 07:00:00 EST", "18 Nov 2026 17:30:00 IST", "wed, 18 nov 2026 12:00 +0000",
     "1795003200", "1795003200000", "November 18, 2026 12:00 pm", "Nov. 18, 2026, 7:00 a.m. EST", "18 novembre 2026 à 12:00",
     "18. November 2026, 12:00 Uhr", "18 de noviembre de 2026 12:00", "18.11.2026 12:00", "2026/11/18 12:00:00", "2026-11-18T12:00:00.000000000Z",
     "2026-11-18T13:00:00+01:00[Europe/Berlin]", "  2026-11-18T12:00:00Z  "],
)  # fmt: skip
def test_one_moment_in_many_forms(text: str) -> None:
    assert dates.parse(text) == NOON


@pytest.mark.parametrize("text", ["2026/10/04 15:05", "04.10.2026 15:05", "04/10/2026 15:05", "4 October 2026 15:05"])
def test_which_number_is_the_day(text: str) -> None:
    assert dates.parse(text) == datetime(2026, 10, 4, 15, 5, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026-11-18", "18 Nov 2026", "November 18th, 2026", "18/11/2026", "20261118"])
def test_a_day_is_its_midnight(text: str) -> None:
    assert dates.parse(text) == datetime(2026, 11, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["", "today", "November 2026", "2026", "12:00", "Monday", "0001-01-01T00:00:00Z", "1970-01-01", "2026-13-45", "18 Nov",
     "9999-99-99", "99999999999999999999", "2026-11-18T12:00:00+99:99", "x" * 500, "32 Nov 2026", "9999-12-31T23:59:59-12:00"],
)  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    assert dates.parse(text, now=NOON) is None


def test_more_than_a_day_ahead_is_not_believed() -> None:
    assert dates.parse("2026-11-19T11:00:00Z", now=NOON) is not None
    assert dates.parse("2026-11-19T13:00:00Z", now=NOON) is None


def test_local_keeps_the_zone_and_with_it_the_day() -> None:
    moment = dates.local("2026-11-18T00:30:00+05:30")
    assert moment is not None
    assert moment.date().isoformat() == "2026-11-18"
    assert moment.utcoffset() == timedelta(hours=5.5)


@given(st.text(max_size=60) | st.from_regex(r"[0-9 :,.TZ+/-]{4,30}", fullmatch=True))
def test_any_text_is_a_moment_in_utc_or_none(text: str) -> None:
    moment = dates.parse(text, now=NOON)
    assert moment is None or (moment.utcoffset() == timedelta(0) and moment.year >= 1990)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001
def test_iso_8601_comes_back(moment: datetime) -> None:
    assert dates.parse(moment.replace(tzinfo=UTC).isoformat()) == moment.replace(tzinfo=UTC)
