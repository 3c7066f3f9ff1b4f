from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.stories.skeletons import skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ("Mohammed", "Muhammad", "محمد", "मोहम्मद"),
        ("Macron", "ماكرون", "मैक्रों"),
        ("Putin", "Poutine", "بوتين", "पुतिन"),
        ("Trump", "ترامب", "ट्रम्प"),
        ("Halvard", "هالفارد"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_a_name_have_one_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(spelling) for spelling in spellings}) == 1


def test_different_names_have_different_skeletons() -> None:
    names = ("Tessaly", "Varne", "Abelard", "Marin", "Norvia", "Strand", "Oslany")
    assert len({skeleton(name) for name in names}) == len(names)


@given(st.text(max_size=40))
def test_any_word_has_one(word: str) -> None:
    assert all("a" <= letter <= "z" for letter in skeleton(word))
