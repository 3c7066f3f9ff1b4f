from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.stories import Fingerprint, fingerprint
from broadsheet.stories.sketches import SIZE
from tests.stories.writing import QUAKE, QUAKE_ARABIC, QUAKE_HINDI

LIMIT = 1536  # bytes, packed


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=200), st.text(max_size=3000), st.sampled_from(["en", "fr", "ar", "hi", "ja", "", "xx", "de-AT"])
)
def test_any_text_goes_there_and_back(title: str, text: str, language: str) -> None:
    made = fingerprint(title, text, language)
    packed = made.to_bytes()
    assert len(packed) <= LIMIT
    assert Fingerprint.from_bytes(packed).to_bytes() == packed


@pytest.mark.parametrize(("text", "language"), [(QUAKE, "en"), (QUAKE_ARABIC, "ar"), (QUAKE_HINDI, "hi")])
def test_real_articles_go_there_and_back(text: tuple[str, str], language: str) -> None:
    made = fingerprint(*text, language)
    assert Fingerprint.from_bytes(made.to_bytes()) == made
    assert len(made.minhash) == SIZE


def test_a_long_article_stays_small() -> None:
    words = " ".join(f"Word{number} Name{number} {number * 17} sentence." for number in range(4000))
    assert len(fingerprint("A headline " * 30, words, "en").to_bytes()) <= LIMIT


def test_a_short_text_is_no_copy_of_anything() -> None:
    assert fingerprint("Watch", "Two minutes from the course.", "en").minhash == b""


@pytest.mark.parametrize("packed", [b"", b"\x00", b"\x63" + bytes(40), b"no fingerprint at all, just text", bytes(500)])
def test_what_is_no_fingerprint_is_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match="fingerprint"):
        Fingerprint.from_bytes(packed)


def test_a_torn_one_is_refused() -> None:
    packed = fingerprint(*QUAKE, "en").to_bytes()
    for size in (5, 60, len(packed) - 1):
        with pytest.raises(ValueError, match="fingerprint"):
            Fingerprint.from_bytes(packed[:size])


def test_weekdays_and_months_are_no_names() -> None:
    labels = fingerprint(
        "Vote in Varne", "On Tuesday in March they met in Varne. In Varne, on Tuesday, all was quiet.", "en"
    ).labels
    assert labels == ("Varne",)
