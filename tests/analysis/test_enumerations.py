"""Arguments that an article counts."""

from __future__ import annotations

import pytest

from broadsheet.analysis.enumerations import counted


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("First,", "Second,", "Third,", "Fourth,")),
        ("en-GB", ("Firstly,", "Secondly,", "Finally,")),
        ("fr", ("D’abord,", "Ensuite,", "Enfin,")),
        ("de", ("Erstens:", "Zweitens:", "Drittens:")),
        ("es", ("En primer lugar,", "En segundo lugar,", "En tercer lugar,")),
        ("ru", ("Во-первых,", "Во-вторых,", "В-третьих,")),
        ("ar", ("أولاً،", "ثانياً،", "ثالثاً،")),
        ("hi", ("पहला,", "दूसरा,", "तीसरा,")),
    ],
)
def test_the_grounds_are_found_with_what_stands_between_them(language: str, words: tuple[str, ...]) -> None:
    sentences = ["There is doubt."]
    for word in words:
        sentences += [f"{word} the bridge is old.", "It is."]
    assert counted(sentences, language) == list(range(1, 2 * len(words), 2))


@pytest.mark.parametrize(
    "sentences",
    [
        ["First, he came.", "Second, he saw."],
        ["First Minister Venn left.", "Second Street was shut.", "Third Way was asked."],
        ["Third, he won.", "Second, he saw.", "First, he came."],
        [],
    ],
)
def test_what_is_no_count(sentences: list[str]) -> None:
    assert counted(sentences, "en") == []


def test_a_language_that_nobody_has_described_counts_nothing() -> None:
    assert counted(["First, a.", "Second, b.", "Third, c."], "xx") == []
