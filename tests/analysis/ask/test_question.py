from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.analysis.ask.cues import Sought
from broadsheet.analysis.ask.question import read
from broadsheet.analysis.ask.terms import terms, weights
from tests.analysis.ask.river import NOW


@pytest.mark.parametrize(
    ("question", "language", "sought"),
    [
        ("Who closed the lock?", "en", Sought.PERSON),
        ("The lock is shut. Since when?", "en", Sought.DATE),
        ("In what year was it built?", "en", Sought.DATE),
        ("Where does it lie?", "en", Sought.PLACE),
        ("Which country closed it?", "en", Sought.PLACE),
        ("How many ships wait?", "en", Sought.FIGURE),
        ("About how much will it cost?", "en", Sought.FIGURE),
        ("Why was it closed?", "en", Sought.REASON),
        ("Will it open again?", "en", Sought.VERDICT),
        ("Which gate is cracked?", "en", Sought.ANYTHING),
        ("Qui a fermé le pont ?", "fr", Sought.PERSON),
        ("Combien de navires attendent ?", "fr", Sought.FIGURE),
        ("متى أغلق الهويس؟", "ar", Sought.DATE),
        ("من أغلق الهويس؟", "ar", Sought.PERSON),
        ("जलपाश कब बंद हुआ?", "hi", Sought.DATE),
        ("Wer war das?", "de", Sought.ANYTHING),
    ],
)
def test_what_is_sought(question: str, language: str, sought: Sought) -> None:
    assert read(question, language, NOW).sought is sought


def test_asking_words_and_stop_words_tell_nothing() -> None:
    assert read("How many ships wait at the lock?", "en", NOW).terms == ("ship", "wait", "lock")


def test_names_are_known_by_their_capitals() -> None:
    assert read("When was the Halvard lock shut?", "en", NOW).names == {"halvard"}
    assert not read("When Was The Halvard Lock Shut?", "en", NOW).names


def test_what_only_the_background_says_is_told() -> None:
    asked = read("The Halvard lock was shut on Tuesday. Who found the crack?", "en", NOW)
    assert asked.told == {"halvard", "lock", "shut", "tuesday"}
    assert not read("Who found the crack?", "en", NOW).told


def test_the_latest_that_is_meant() -> None:
    assert read("What happened this week?", "en", NOW).since == NOW - timedelta(days=7)
    assert read("Que s’est-il passé cette semaine ?", "fr", NOW).since == NOW - timedelta(days=7)
    assert read("What happened in 2019?", "en", NOW).since is None


def test_a_number_is_one_term_however_it_is_written() -> None:
    assert terms("twelve ships", "en") == terms("12 ships", "en")
    assert terms("12,000 ships", "en") == terms("12000 ships", "en")


def test_rare_words_weigh_more() -> None:
    found = weights(["lock", "halvard"], "en", {"lock": 9, "halvard": 1}, 10)
    assert found["halvard"] > found["lock"] > 0
    assert weights(["a"], "zz", {}, 0)["a"] > 0


@given(st.text(max_size=2000), st.sampled_from(["en", "fr", "ar", "hi", "", "zz-ZZ"]))
def test_any_text_can_be_asked(text: str, language: str) -> None:
    asked = read(text, language, NOW)
    assert asked.names <= set(asked.terms)
    assert asked.told <= set(asked.terms)
