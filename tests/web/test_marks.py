from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.newsroom.models import Publisher
from broadsheet.web.marks import TONES, letters, mark


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Port Ansel Courier", "PC"),
        ("Kestrel Wire", "KW"),
        ("The Signal", "S"),
        ("El Farol del Delta", "FD"),
        ("Hinterland-Blatt", "H"),
        ("L’Écho du Lac", "ÉL"),
        ("24 heures", "2H"),
        ("bbc.co.uk", "B"),
        ("بريد المرفأ", "ب"),
        ("الأهرام", "أ"),
        ("हिन्दी समाचार", "हि"),
        ("朝日新聞", "朝"),
        ("The", "T"),
        ("", ""),
        ("→", "→"),
    ],
)
def test_letters(name: str, expected: str) -> None:
    assert letters(name) == expected


def test_arabic_letters_are_marked_as_such() -> None:
    assert mark(Publisher(domain="b.example", name="بريد المرفأ")).language == "ar"
    assert mark(Publisher(domain="k.example", name="Kestrel Wire")).language == ""


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_tone_follows_from_the_domain_alone(domain: str, name: str) -> None:
    first, second = mark(Publisher(domain=domain, name=name)), mark(Publisher(domain=domain, name="Other"))
    assert first.tone == second.tone in range(1, TONES + 1)
    assert len(first.letters) <= 8
