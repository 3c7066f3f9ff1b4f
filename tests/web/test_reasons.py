from __future__ import annotations

import pytest
from django.utils import translation

from broadsheet.stories import Why
from broadsheet.web.reasons import in_words, reason_in_words


@pytest.mark.parametrize("code", list(Why))
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_reason_has_words_in_every_language(code: Why, language: str) -> None:
    with translation.override("en"):
        english = in_words(code, ("Halvard", "12 May"))
    with translation.override(language):
        text = in_words(code, ("Halvard", "12 May"))
    assert text
    assert "%" not in text
    assert (text == english) == (language == "en")


def test_without_words_the_sentence_is_shorter() -> None:
    with translation.override("en"):
        assert in_words(Why.SAME_PEOPLE, ()) == "About the same people"
        assert in_words(Why.SAME_PEOPLE, ("A", "B", "C", "D", "E")) == "About the same people: A, B, C, D"


def test_reasons_of_another_version_are_passed_over() -> None:
    assert in_words("astrology", ("Venus",)) == ""
    assert reason_in_words({}) == ""
    assert reason_in_words({"code": "first", "words": None})


def test_words_with_per_cent_signs_do_no_harm() -> None:
    assert "45%s" in in_words(Why.SAME_SUBJECT, ("45%s",))
