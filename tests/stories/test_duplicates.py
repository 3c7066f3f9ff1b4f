from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.stories import fingerprint
from broadsheet.stories.duplicates import CopyIndex, is_copy, overlap
from tests.stories.writing import BANK, QUAKE, QUAKE_AGAIN

PARTS = (QUAKE[1], BANK[1], QUAKE_AGAIN[1])
LOCAL = (
    "Our own reporter in the county adds that two schools here collect blankets and that the mayor will speak at six."
)


def wire(count: int = 3) -> list[str]:
    """A wire text of so many paragraphs."""
    return [f"{part} Paragraph {number} of the wire ends." for number, part in enumerate(PARTS[:count])]


@pytest.mark.parametrize(
    "edited",
    [
        "\n\n".join(wire()),
        "PORT MARIN (Wire) — " + "\n\n".join(wire()) + "\n\nEditing by the desk.",
        "\n\n".join([wire()[0], LOCAL, *wire()[1:]]),
        "\n\n".join(reversed(wire())),
        "\n\n".join(wire(2)),
    ],
    ids=["headline only", "dateline and credit", "local paragraph", "other order", "cut"],
)
def test_an_edited_copy_is_found(edited: str) -> None:
    index = CopyIndex()
    index.add(1, fingerprint("The first headline", "\n\n".join(wire()), "en"))
    index.add(2, fingerprint(*QUAKE_AGAIN, "en"))
    assert index.copies(fingerprint("Quite another headline", edited, "en"))[0][1] == 1


def test_two_tellings_of_one_event_are_no_copies() -> None:
    assert not is_copy(overlap(fingerprint(*QUAKE, "en"), fingerprint(*QUAKE_AGAIN, "en")))


def test_short_texts_are_never_copies() -> None:
    short = fingerprint("Watch", "Two minutes from the course.", "en")
    index = CopyIndex()
    index.add(1, short)
    assert index.copies(short) == []


def test_what_is_removed_is_not_found() -> None:
    index = CopyIndex()
    made = fingerprint(*QUAKE, "en")
    index.add(1, made)
    index.add(1, made)
    assert index.copies(made, besides=1) == []
    index.remove(1)
    index.remove(1)
    assert index.copies(made) == []


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32))
def test_the_estimate_is_near_the_truth(seed: int) -> None:
    rng = random.Random(seed)
    words = [f"w{rng.randrange(10**6)}" for _ in range(600)]
    kept = rng.randrange(150, 600)
    found = overlap(fingerprint("", " ".join(words), "en"), fingerprint("", " ".join(words[:kept]), "en"))
    assert found.jaccard == pytest.approx(kept / 600, abs=0.27)  # four standard errors and a bit
