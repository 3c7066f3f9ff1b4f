"""The tone of a comment."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from broadsheet.analysis.tone import MARK, Code, Tone, tone
from quality import records
from quality import tone as measure

COMMENTS = Path(__file__).resolve().parents[2] / "quality" / "comments.jsonl"


def score(text: str, language: str = "en") -> float:
    return tone(text, language).score


def codes(text: str, language: str = "en") -> set[str]:
    return {str(reason.code) for reason in tone(text, language).reasons}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("You are a complete fool.", "insult"),
        ("you 1d1ot", "insult"),
        ("You are an i d i o t", "insult"),
        ("Fuuuuck you", "rude"),
        ("f*ck off", "rude"),
        ("I will find you and kill you.", "threat"),
        ("WHY DOES NOBODY LISTEN TO ME", "shouting"),
        ("aaaaaaaaaaaaaaaaaaaa", "repeated"),
        ("cheap pills http://a.example", "links"),
    ],
)
def test_reasons(text: str, code: str) -> None:
    assert code in codes(text)


def test_a_reason_points_at_the_words() -> None:
    text = "Well, you are a pathetic loser, sir."
    assert [text[reason.start : reason.end] for reason in tone(text, "en").reasons] == ["pathetic", "loser"]


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("You are an idiot.", "He called me “an idiot” and left."),
        ("You are an idiot.", "You are not an idiot."),
        ("You are an idiot.", "I was an idiot."),
        ("You are an idiot.", "Nobody here is an idiot."),
        ("You are stupid.", "The plan is stupid."),
        ("You pig!", "The pig was sold at the fair."),
        ("I will kill you.", "The frost will kill the apples."),
        ("I will find you.", "I will find you the link."),
        ("WHY WILL YOU NOT LISTEN TO US", "NASA, ESA and JAXA signed."),
    ],
)
def test_whom_it_is_said_of_makes_the_difference(worse: str, better: str) -> None:
    assert score(worse) > 2 * score(better)
    assert score(better) < MARK


@pytest.mark.parametrize("who", ["gay", "a lesbian", "Muslim", "a Jew", "Black", "white", "trans", "disabled", "Dalit",
                                 "an Arab", "a woman", "an immigrant", "old", "fat", "a Catholic", "Roma"])  # fmt: skip
@pytest.mark.parametrize("frame", ["I am {}.", "My son is {} and I am proud of him.", "You are {}, I am not."])
def test_to_name_what_one_is_raises_nothing(who: str, frame: str) -> None:
    assert tone(frame.format(who), "en") == Tone(0.0)


@pytest.mark.parametrize(
    "text",
    [
        "Ain't nobody got time for that, y'all.",
        "He be working late every night.",
        "Wah gwaan, big up di whole crew.",
        "Them lads done brilliant, so they were.",
        "Kindly do the needful, yaar.",
    ],
)
def test_dialect_raises_nothing(text: str) -> None:
    assert score(text) == 0


def test_code_is_no_shouting() -> None:
    assert score("IF (X == Y) { RETURN FOO(BAR); } ELSE { RETURN BAZ(X); }") == 0


@pytest.mark.parametrize(("text", "language"), [("Tu es un imbécile.", "fr"), ("Du bist ein Idiot.", "de"),
                                                ("Eres un idiota.", "es"), ("أنت غبي", "ar"), ("तुम मूर्ख हो", "hi")])  # fmt: skip
def test_other_languages(text: str, language: str) -> None:
    assert score(text, language) >= MARK
    assert score(text, "sw") == 0


def test_own_comments() -> None:
    rows = records.read(COMMENTS)
    for part, least in (("held", 0.97), ("last", 0.85)):
        chosen = [row for row in rows if row["part"] == part]
        found = measure.figures(chosen, [score(row["text"], row["language"]) for row in chosen])
        assert found["roc_auc"] >= least
        assert found["precision"] >= 0.95


@given(st.text(max_size=200), st.sampled_from(["en", "fr", "ar", "hi", "xx"]))
def test_any_text_has_a_score_and_reasons_within_it(text: str, language: str) -> None:
    found = tone(text, language)
    assert 0 <= found.score <= 1
    assert bool(found.reasons) == (found.score > 0)
    for reason in found.reasons:
        assert 0 <= reason.start < reason.end <= len(text)
    adapter = TypeAdapter(Tone)
    assert adapter.validate_python(adapter.dump_python(found, mode="json")) == found
    assert isinstance(Code.THREAT, str)


@pytest.mark.parametrize("piece", ["a", "a b ", "you ", "f*", '"', "@$*", "hope your a ", "http://"])
def test_a_huge_comment_is_read_at_once(piece: str) -> None:
    start = time.process_time()
    tone(piece * (1_000_000 // len(piece)), "en")
    assert time.process_time() - start < 2
