"""Sentences shortened at the edges of their clauses."""

from __future__ import annotations

import pytest

from broadsheet.analysis.trimming import ways
from broadsheet.text import tagging


def shortest(text: str, language: str = "en") -> str:
    return ways(text, language, tagging.tag(text, [(0, len(text))], language)[0])[-1]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Meanwhile, the lock stays shut until February.", "The lock stays shut until February."),
        ("But ships of more than 80 metres must wait.", "Ships of more than 80 metres must wait."),
        ("VELL, Valdory (Kestrel Wire) – The railway runs at night again.", "The railway runs at night again."),
        ("Orsk, Valdory, Sill Valley - The mill is warm again.", "The mill is warm again."),
        ("(Wire) – The mill is warm again this week.", "The mill is warm again this week."),
        ("– The mill is warm again this week.", "The mill is warm again this week."),
        ("Monday, March 3, 2025 The railway runs at night again.", "The railway runs at night again."),
        ("The lock stays shut until spring, officials said on Tuesday.", "The lock stays shut until spring."),
        ("The ferry (built in 1994) ran on to the shoal.", "The ferry ran on to the shoal."),
        ("The lock, which was built in 1911, is shut again.", "The lock is shut again."),
        ("Ilse Corvane, the transport minister, named eleven weeks.", "Ilse Corvane named eleven weeks."),
        ("Kit Sorley, manager of the Rovers, asked for a replay.", "Kit Sorley asked for a replay."),
        ("Mr Abt, 64, closed the road to the village.", "Mr Abt closed the road to the village."),
        ("The council closed the bridge, which nobody had looked under since 1986.", "The council closed the bridge."),
    ],
)
def test_what_is_cut(text: str, short: str) -> None:
    assert shortest(text) == short


@pytest.mark.parametrize(
    "text",
    [
        "The lock is cracked, said the engineer Edda Maurin.",
        "The lock stays shut, police said, until the divers have been heard.",
        "In the morning, the gate, the quay and the lock were closed.",
        "He sold tar, rope, including the old one, to sailors.",
        "“The gate (and it is a good one) held,” she said.",
        "Valdory — Merrow’s neighbour — sends its grain by rail.",
        "So much of it is guessed that nobody knows.",
        "The papers named Vell, Orsk, the Sill and Tarn, which.",
    ],
)
def test_what_is_not_cut(text: str) -> None:
    assert ways(text, "en", tagging.tag(text, [(0, len(text))], "en")[0])[0] == text


def test_other_languages_lose_their_brackets_alone() -> None:
    assert shortest("Mais l’écluse (1911), qui est vieille, reste fermée.", "fr") == (
        "Mais l’écluse, qui est vieille, reste fermée."
    )


def test_the_longest_way_comes_first_and_there_is_always_one() -> None:
    text = "The lock, which was built in 1911, is shut, leaving 64 ships at anchor."
    found = ways(text, "en", tagging.tag(text, [(0, len(text))], "en")[0])
    assert found[0] == text
    assert found[-1] == "The lock is shut." or len(found[-1]) < len(text)
    assert ways("Shut.", "en") == ["Shut."]
