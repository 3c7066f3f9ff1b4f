from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.numbers import find


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1.2 million people", "en", [(1_200_000, "")]),
        ("12 per cent, 3% and 4.5 percent", "en", [(12, "percent"), (3, "percent"), (4.5, "percent")]),
        ("7.24 crore and 36 lakh", "en", [(72_400_000, ""), (3_600_000, "")]),
        ("1,200 of 3 000 000", "en", [(1200, ""), (3_000_000, "")]),
        ("in 2025", "en", [(2025, "year")]),
        ("$5bn", "en", [(5e9, "")]),
        ("twelve million", "en", [(12e6, "")]),
        ("3,5 millions et 12 %", "fr", [(3.5e6, ""), (12, "percent")]),
        ("1.200 Tote", "de", [(1200, "")]),
        ("٧٫٤ درجة", "ar", [(7.4, "")]),
        ("٣ ملايين و٢٠ بالمئة", "ar", [(3e6, ""), (20, "percent")]),
        ("७.२ करोड़", "hi", [(72e6, "")]),
        ("ثلاثة قتلى", "ar", [(3, "")]),
        ("no figures", "en", []),
    ],
)
def test_numbers(text: str, language: str, expected: list[tuple[float, str]]) -> None:
    assert [(pytest.approx(number.value), number.unit) for number in find(text, language)] == expected


@given(st.text(max_size=300), st.sampled_from(["en", "fr", "ar", "hi", "xx"]))
def test_spans_lie_in_the_text(text: str, language: str) -> None:
    for number in find(text, language):
        assert 0 <= number.start < number.end <= len(text)
        assert number.value >= 0


def test_a_long_row_of_digits_ends_in_time() -> None:
    assert len(find("1 " * 20_000, "en")) > 0
