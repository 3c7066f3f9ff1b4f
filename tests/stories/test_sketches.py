from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.stories.sketches import KEYS, MIN_SHINGLES, SIZE, sketch, word_hashes
from tests.stories.writing import QUAKE, QUAKE_ARABIC, QUAKE_HINDI


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mayor's “new” plan", "the MAYOR’S new: plan"),
        ("Élise parle", "Élise parle".encode().decode().replace("É", "E\u0301")),
        ("العَرَبِيَّة", "العربية"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_case_signs_and_accents_make_no_difference(one: str, other: str) -> None:
    assert word_hashes(one).tolist() == word_hashes(other).tolist()


@pytest.mark.parametrize(
    ("text", "count"),
    [("one two three", 3), ("", 0), ("...", 0), ("東京タワー", 5), ("Google会見 abc", 4), ("चुनाव आयोग", 2)],
)
def test_words_are_counted(text: str, count: int) -> None:
    assert len(word_hashes(text)) == count
    assert len(set(word_hashes(text).tolist())) == count


def test_a_word_is_the_same_wherever_it_stands() -> None:
    found = word_hashes("storm and then, after a week, the storm")
    assert found[0] == found[-1]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=3000))
def test_any_text_has_a_sketch_or_is_too_short(text: str) -> None:
    made, shingles = sketch(text)
    assert len(made) in {0, SIZE}
    assert bool(made) == (shingles >= MIN_SHINGLES)


@pytest.mark.parametrize("text", [QUAKE[1], QUAKE_ARABIC[1], QUAKE_HINDI[1]])
def test_most_keys_of_a_short_article_are_there(text: str) -> None:
    keys = np.frombuffer(sketch(text)[0], dtype="<u4", count=KEYS)
    assert np.count_nonzero(keys) > KEYS / 2


def test_an_unspaced_script_is_compared_by_pairs() -> None:
    rng = random.Random(5)
    text = "".join(chr(rng.randrange(0x4E00, 0x5E00)) for _ in range(200))
    assert sketch(text)[1] == 198
