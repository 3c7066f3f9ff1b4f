from __future__ import annotations

import pytest

from broadsheet.text.countries import country_name, direction, language_name


@pytest.mark.parametrize(
    ("code", "english", "french", "arabic"),
    [
        ("FR", "France", "France", "فرنسا"),
        ("de", "Germany", "Allemagne", "ألمانيا"),
        ("XV", "Valdory", "Valdorie", "فالدوري"),
        ("ZQ", "ZQ", "ZQ", "ZQ"),
        ("", "", "", ""),
    ],
)
def test_countries_in_three_languages(code: str, english: str, french: str, arabic: str) -> None:
    assert [country_name(code, language) for language in ("en", "fr", "ar")] == [english, french, arabic]


def test_languages_in_their_own_name_and_in_anothers() -> None:
    assert language_name("fr", "fr") == "Français"
    assert language_name("fr", "en") == "French"
    assert language_name("hi", "hi") == "हिन्दी"
    assert language_name("qqq", "en") == "qqq"
    assert language_name("fr", "no such language") == "French"


def test_directions() -> None:
    assert [direction(code) for code in ("ar", "fa-IR", "UR", "he", "en", "hi", "")] == ["rtl"] * 4 + ["ltr"] * 3
