from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.stories import Fingerprint, fingerprint
from broadsheet.stories.duplicates import FEW, CopyIndex, overlap
from broadsheet.stories.sketches import SIZE, sketch
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
    assert not overlap(fingerprint(*QUAKE, "en"), fingerprint(*QUAKE_AGAIN, "en")).copy


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
    assert found.jaccard == pytest.approx(kept / 600, abs=0.1)  # five standard errors
    assert found.copy


def prints(count: int, seed: int) -> list[Fingerprint]:
    """Fingerprints of texts that have nothing in common."""
    drawn = random.Random(seed)
    return [Fingerprint("en", 500, drawn.randbytes(SIZE)) for _ in range(count)]


def test_a_large_index_forgets_and_finds() -> None:
    index = CopyIndex()
    kept, gone, later = prints(9_000, 1), prints(9_000, 2), prints(9_000, 3)
    for number, (one, other) in enumerate(zip(kept, gone, strict=True)):
        index.add(number, one)
        index.add(100_000 + number, other)
    for number in range(9_000):
        index.remove(100_000 + number)
    assert len(index) == 9_000
    for number, each in enumerate(later):
        index.add(200_000 + number, each)
    assert all([found for _, found in index.copies(each)] == [number] for number, each in enumerate(kept))
    assert all(index.copies(each) == [] for each in gone)
    assert all([found for _, found in index.copies(each)] == [200_000 + n] for n, each in enumerate(later))
    assert index.nbytes / len(index) < 700  # blocks are large beside so few articles


def test_one_text_everywhere_does_not_swell_a_look_up() -> None:
    index = CopyIndex()
    made = fingerprint(*QUAKE, "en")
    for number in range(2_000):
        index.add(number, made)
    found = [article for _, article in index.copies(made)]
    assert len(found) == FEW
    assert 1_999 in found  # the newest is there, and leads to the others
    for number in range(1_000):
        index.remove(number)
    assert [article for _, article in index.copies(made)] == [1_999]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 8)), max_size=60))
def test_it_knows_what_was_added_and_not_removed(steps: list[tuple[bool, int]]) -> None:
    index, model, made = CopyIndex(), set(), prints(9, 4)
    for adds, number in steps:
        (index.add(number, made[number]), model.add(number)) if adds else (index.remove(number), model.discard(number))
        assert len(index) == len(model)
        assert [bool(index.copies(each)) for each in made] == [number in model for number in range(9)]


def test_a_wire_text_with_a_sites_own_lines_is_found_in_any_language() -> None:
    text = " ".join(f"слово{number} дело{number * 7}" for number in range(80))
    assert sketch(text)[1] > 100
    one, other = fingerprint("", text, "ru"), fingerprint("", f"Подпишитесь на нас. {text} Все новости дня.", "ru")
    assert overlap(one, other).copy
