from __future__ import annotations

from broadsheet.text.calendar import calendar_words


def test_months_and_days() -> None:
    assert {"monday", "march", "jan"} <= calendar_words("en")
    assert {"mardi", "fevrier"} <= calendar_words("fr")
    assert "شباط" in calendar_words("ar")


def test_an_unknown_language_has_none() -> None:
    assert calendar_words("xx") == calendar_words("") == calendar_words("../etc") == frozenset()
