"""What stands before the first sentence of a report."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text import datelines


@pytest.mark.parametrize(
    "line",
    [
        "PORT ANSEL, 24 November (Kestrel Wire) – ",
        "PORT ANSEL, Merrow – ",
        "SALTMOUTH, Delta (Kestrel Wire) — ",
        "ORSK (KW) -- ",
        "TARN - ",
        "(KW) – ",
        "— ",
        "Port Ansel, Nov. 24 (Kestrel Wire) – ",
        "Port Ansel (Kestrel Wire) – ",
        "Tarn, 3 mars (KW) – ",
        "تارن (وكالة) – ",
    ],
)
def test_a_date_line_is_left_out(line: str) -> None:
    assert datelines.end(f"{line}The lock was closed – again.") == len(line)
    assert datelines.end(f"Before.\n{line}The lock was closed.", 8) == 8 + len(line)


@pytest.mark.parametrize(
    "text",
    [
        "The lock was closed – again.",
        "Three ships – the Anna, the Berta and the Cora – sailed.",
        "Ines Tarrow – the minister – said no.",
        "The Union (UPT) said it would strike – and did.",
        "A well-known lock was closed.",
        "On 24 November – a Tuesday – the lock was closed.",
        "Tarn-based firms paid.",
        "",
    ],
)
def test_a_sentence_without_one_begins_where_it_begins(text: str) -> None:
    assert datelines.end(text) == 0


@given(st.text(alphabet="AB ab,(–-) 1", max_size=60), st.integers(0, 20))
def test_it_begins_within_the_text(text: str, start: int) -> None:
    start = min(start, len(text))
    assert start <= datelines.end(text, start) <= len(text)


def test_hostile_beginnings_end_in_time() -> None:
    began = time.process_time()
    for piece in ("A", "Ab, ", "AB ", "(a ", "A b ", "A. "):
        datelines.end(piece * 100_000)
    assert time.process_time() - began < 1
