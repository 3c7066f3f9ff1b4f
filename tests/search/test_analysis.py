from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.search import analysis

LANGUAGES = st.sampled_from(["", "en", "fr", "ar", "hi", "zh", "ru", "tr", "xx"])


@pytest.mark.parametrize(
    ("language", "written", "typed"),
    [
        ("en", "elections", "Election"),
        ("en", "Trump’s", "trump"),
        ("en", "U.S.", "US"),
        ("en", "1,200,000", "1200000"),
        ("fr", "l’élection", "elections"),
        ("fr", "présidentielle", "presidentielles"),
        ("fr", "aujourd'hui", "aujourd’hui"),
        ("de", "Wahlen", "wahl"),
        ("es", "Añoranza", "anoranzas"),
        ("pl", "Łódź", "lodz"),
        ("ar", "الحُكُومَة", "حكومه"),
        ("ar", "والحكومة", "الحكومة"),
        ("ar", "إســـلام", "اسلام"),
        ("hi", "लड़कियों", "लड़कियां"),
        ("hi", "चाँद", "चांद"),
        ("ru", "ёлка", "елки"),
        ("hi", "१२३", "123"),
    ],
)
def test_spellings_of_one_word(language: str, written: str, typed: str) -> None:
    assert analysis.terms(written, language) == analysis.terms(typed, language) != []


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("中国国家", ["中国", "国国", "国家"]),
        ("字", ["字"]),
        ("AI技術", ["ai", "技術"]),
        ("서울에서", ["서울", "울에", "에서"]),
        ("Covid-19", ["covid", "19"]),
        ("3.5 % of 1,5", ["3.5", "of", "1.5"]),
        ("… — !", []),
    ],
)
def test_cuts(text: str, terms: list[str]) -> None:
    assert analysis.terms(text, "") == terms


def test_thai_vowel_signs_do_not_part_words() -> None:
    assert analysis.words("ญี่ปุ่น") == ["ญี่ปุ่น"]


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("항구는", ["항구"]),
        ("서울에서", ["서울"]),
        ("이상해", []),
        ("사과", []),
        ("مصر", ["بمصر", "لمصر", "فمصر", "كمصر"]),
        ("e-mail", ["email"]),
        ("Müller", ["mueller"]),
        ("naïve", []),
        ("bank", []),
    ],
)
def test_other_ways_to_write_a_word(typed: str, forms: list[str]) -> None:
    assert analysis.forms(typed) == forms


def test_stop_words_are_function_words_only() -> None:
    assert "the" in analysis.stop_words("en")
    assert "new" not in analysis.stop_words("en")
    assert "il" in analysis.stop_words("it")
    assert analysis.stop_words("xx") == frozenset()


@given(st.text(), LANGUAGES)
def test_any_text_has_terms_without_spaces(text: str, language: str) -> None:
    for term in analysis.terms(text, language):
        assert term == "".join(term.split())
        assert term
        term.encode()
