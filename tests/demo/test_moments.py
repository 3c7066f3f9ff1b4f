"""Moments that articles name by their age, written out in four languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from broadsheet.demo import moments

NOW = datetime(2026, 3, 4, 11, 7, tzinfo=UTC)  # a Wednesday; 12:07 in the demo world


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("on {day 0} at {time 0}", "en", "on Wednesday at 12:05"),
        ("{date 24}", "en", "3 March"),
        ("{date -24}", "fr", "5 mars"),
        ("{month 800}", "ar", "كانون الثاني"),
        ("{day 36}", "hi", "मंगलवार"),
        ("{time 0.5}", "en", "11:35"),
        ("{day} {hour 3}", "en", "{day} {hour 3}"),
    ],
)
def test_moments_are_written_out(text: str, language: str, expected: str) -> None:
    assert moments.written(text, NOW, language) == expected


def test_a_page_prints_the_local_time() -> None:
    assert moments.long(NOW, "fr") == "mercredi 4 mars 2026, 12:07"
