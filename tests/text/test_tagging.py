from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text import sentences, tagging


def _tags(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [
        (token.text, token.tag) for row in tagging.tag(text, sentences.split(text, language), language) for token in row
    ]


def _words(text: str) -> list[str]:
    return [word for word, _ in _tags(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She didn't say it's Delhi's.", "She did n't say it 's Delhi 's ."),
        ("They can’t, and he wouldn’t.", "They ca n’t , and he would n’t ."),
        ("The well-known e-mail of the co-founder", "The well - known e-mail of the co-founder"),
        ("Mr. Rao left the U.S. at 10:30 on 9/11.", "Mr. Rao left the U.S. at 10:30 on 9/11 ."),
        ("It cost $1,200.50 (about 7%).", "It cost $ 1,200.50 ( about 7 % ) ."),
        ("Sinéad O'Brien of AT&T cannot come...", "Sinéad O'Brien of AT&T can not come ..."),
        ("the students' union", "the students ' union"),
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(text: str, words: str) -> None:
    assert _words(text) == words.split()


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("The minister visited Mumbai.", "DET NOUN VERB PROPN PUNCT"),
        ("The labour ministry organised it.", "DET NOUN NOUN VERB PRON PUNCT"),
        ("He has said that they will not go.", "PRON AUX VERB SCONJ PRON AUX PART VERB PUNCT"),
        ("“We won’t pay,” she said.", "PUNCT PRON AUX PART VERB PUNCT PUNCT PRON VERB PUNCT"),
        ('"We won\'t pay," she said.', "PUNCT PRON AUX PART VERB PUNCT PUNCT PRON VERB PUNCT"),
    ],
)
def test_parts_of_speech(text: str, tags: str) -> None:
    assert [tag for _, tag in _tags(text)] == tags.split()


def test_a_headline_in_title_case_still_has_verbs_and_adpositions() -> None:
    tags = dict(_tags("Farmers March To The Capital And Demand Higher Prices For Their Wheat"))
    assert tags["To"] == "ADP"
    assert tags["The"] == "DET"
    assert tags["Demand"] == "VERB"
    assert tags["Prices"] == "NOUN"


def test_a_language_without_a_tagger_has_words_and_no_tags() -> None:
    assert {tag for _, tag in _tags("La ministre a parlé hier.", "fr")} == {""}
    assert _tags("मंत्री ने कहा।", "hi") == [("मंत्री", ""), ("ने", ""), ("कहा", ""), ("।", "")]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.sampled_from(["en", "ar", "hi", ""]))
def test_tokens_are_the_text_in_order_and_leave_out_only_white_space(text: str, language: str) -> None:
    spans = sentences.split(text, language)
    rows = tagging.tag(text, spans, language)
    assert len(rows) == len(spans)
    for (start, end), row in zip(spans, rows, strict=True):
        at = start
        for token in row:
            assert text[token.start : token.end] == token.text
            assert not text[at : token.start].strip()
            at = token.end
        assert not text[at:end].strip()


@pytest.mark.parametrize("piece", ["a", "a.", "n't", "1,", "-a", "Word ", "a@a.", "www.", "e-"])
def test_hostile_text_takes_no_longer_than_other_text(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    before = time.process_time()
    tagging.tag(text, sentences.split(text, "en"), "en")
    assert time.process_time() - before < 3
