from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.web.typesetting import spaces


def test_french_signs_stay_with_their_words() -> None:
    assert spaces("« Non » : pourquoi ?", "fr") == "«\u00a0Non\u00a0»\u00a0: pourquoi\u00a0?"
    assert spaces("« Non » : pourquoi ?", "en") == "« Non » : pourquoi ?"


@given(st.text(), st.sampled_from(["fr", "en", "", None]))
def test_nothing_moves(text: str, language: str | None) -> None:
    assert spaces(text, language).replace("\u00a0", " ") == text.replace("\u00a0", " ")
