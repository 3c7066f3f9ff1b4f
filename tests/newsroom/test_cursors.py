from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.newsroom import cursors
from broadsheet.newsroom.editions import Cursor


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)), st.integers(1, 2**63 - 1))  # noqa: DTZ001
def test_a_moment_comes_back_exactly(moment: datetime, pk: int) -> None:
    assert cursors.read(cursors.write(moment, pk)) == (moment, pk)


@given(st.floats(-1e9, 1e9), st.integers(1, 2**63 - 1))
def test_a_heat_comes_back_exactly(heat: float, pk: int) -> None:
    assert Cursor.read(str(Cursor(heat, pk))) == Cursor(heat, pk)


@given(st.text(max_size=40))
def test_anything_else_is_no_cursor(text: str) -> None:
    for read in (cursors.read, Cursor.read):
        found = read(text)
        assert found is None or "~" in text


@pytest.mark.parametrize("text", ["nan~1", "inf~1", "-inf~1", "1~0", "1~-4", "1e400~1", f"1~{2**63}"])
def test_numbers_that_no_database_takes(text: str) -> None:
    assert Cursor.read(text) is None
