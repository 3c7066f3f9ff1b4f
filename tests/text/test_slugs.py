from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text import slugs


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://paper.example/2024/05/12/ferry-runs-aground-10293847.html", ["ferry", "runs", "aground"]),
        ("https://paper.example/world/Ferry_Runs_Aground", ["ferry", "runs", "aground"]),
        ("https://paper.example/a-b/ferry-runs-aground-off-port/?ref=x-y-z", ["ferry", "runs", "aground", "off", "port"]),
        ("https://paper.example/%C3%A9cole-ferm%C3%A9e-lundi", ["école", "fermée", "lundi"]),
        ("https://paper.example/story/a1b2c3d4e5f6", []),
        ("https://paper.example/world/europe", []),
        ("https://[broken", []),
        ("", []),
    ],
)  # fmt: skip
def test_words_of_the_headline_in_an_address(url: str, words: list[str]) -> None:
    assert slugs.words(url) == words


@given(st.text(max_size=300))
def test_any_text_gives_a_bounded_number_of_words(url: str) -> None:
    assert len(slugs.words(f"https://paper.example/{url}")) <= slugs.MAX_WORDS
