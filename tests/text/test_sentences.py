from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.sentences import split


def cut(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split(text, language)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Mr. Abel left the U.S. on Jan. 5.", "He said: “I am done.”", "J. K. Moor did not!", "Did she?"]),
        ("en", ["It cost 3.5 million.", "“No,” he said.", "(She laughed.)", "So it was."]),
        ("en", ["What now?” he asked.", "Nothing…"]),
        ("en", ["They flew to Varne D.C. on Monday.", "It left at 3 a.m. Sunday, the U.S. New Year was near."]),
        ("en", ["In Vance v. Merrow the court agreed.", "Nobody was surprised."]),
        ("en", ["The team came to Varne D.C.", "The next day it left the U.S.", "She stayed."]),
        ("en", ["1. They pay Rs. 500 a day.", "2. In Abel v. Moor they lost.", "3. No more."]),
        ("fr", ["M. Abel est parti.", "« Et alors ? » a-t-il dit.", "Rien."]),
        ("ar", ["هل وصل الرئيس؟", "نعم، وصل أمس.", "وغادر."]),
        ("hi", ["बैठक हुई।", "क्या फैसला हुआ?", "नहीं।"]),
        ("zh", ["政府说了。", "然后呢？", "没有。"]),
        ("de", ["Er kam z.B. um acht.", "Sie ging."]),
    ],
)
def test_sentences(language: str, expected: list[str]) -> None:
    assert cut(("" if language == "zh" else " ").join(expected), language) == expected


def test_a_line_break_ends_a_sentence() -> None:
    assert cut("A headline\n\nA paragraph. Another") == ["A headline", "A paragraph.", "Another"]


@given(
    st.text(alphabet=st.sampled_from("aA .!?\n“”\"'()۔؟।。…,5Mr"), max_size=120),
    st.sampled_from(["en", "ar", "hi", "zh"]),
)
def test_the_spans_tile_the_text(text: str, language: str) -> None:
    at = 0
    for start, end in split(text, language):
        assert start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(st.text(max_size=200))
def test_any_text_can_be_cut(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
