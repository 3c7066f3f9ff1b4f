from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import translation

from broadsheet.stories import Reason, Why
from broadsheet.web.reasons import OFFERS, REASONS, in_words, listed, offer_in_words, reason_in_words

AT = datetime(2026, 5, 12, 9, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 20, 10, tzinfo=UTC)


@pytest.mark.parametrize("code", list(REASONS))
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_reason_has_words_in_every_language(code: Why, language: str) -> None:
    with translation.override("en"):
        english = in_words(code, ("Halvard", "12 May"))
    with translation.override(language):
        text = in_words(code, ("Halvard", "12 May"))
    assert text
    assert "%" not in text
    assert (text == english) == (language == "en")


@pytest.mark.parametrize("words", [(), ("Halvard", "lock")])
@pytest.mark.parametrize("code", list(OFFERS))
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_offer_has_words_in_every_language(code: Why, language: str, words: tuple[str, ...]) -> None:
    with translation.override("en"):
        english = offer_in_words(Reason(code, words), AT, NOW)
    with translation.override(language):
        text = offer_in_words(Reason(code, words), AT, NOW)
    assert text
    assert "%" not in text
    assert all(word in text for word in words)
    assert (text == english) == (language == "en")


def test_every_reason_is_said_somewhere() -> None:
    assert set(Why) == REASONS.keys() | OFFERS.keys()


def test_background_says_of_when() -> None:
    with translation.override("en"):
        assert offer_in_words(Reason(Why.BACKGROUND, ("Halvard",)), AT, NOW) == "Background from 12 May: Halvard"


def test_without_words_the_sentence_is_shorter() -> None:
    with translation.override("en"):
        assert offer_in_words(Reason(Why.SAME_PEOPLE), AT, NOW) == "Same names"
        offered = offer_in_words(Reason(Why.SAME_PEOPLE, ("A", "B", "C", "D", "E")), AT, NOW)
        assert offered == "Same names: A, B, C, D"


def test_reasons_of_another_version_are_passed_over() -> None:
    assert in_words("astrology", ("Venus",)) == ""
    assert reason_in_words({}) == ""
    assert reason_in_words({"code": "first", "words": None})


def test_words_with_per_cent_signs_do_no_harm() -> None:
    assert "45%s" in offer_in_words(Reason(Why.SAME_SUBJECT, ("45%s",)), AT, NOW)


def test_a_name_is_listed_once_whole_and_without_a_datelines_capitals() -> None:
    assert listed(["PORT ANSEL", "Calder", "Rufus Calder", "NATO", "Port Ansel"]) == "Port Ansel, Rufus Calder, NATO"
