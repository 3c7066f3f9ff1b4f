from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from broadsheet.analysis import Document, all_evidence
from broadsheet.analysis.ask import Answer, answer
from broadsheet.analysis.ask.answering import LONGEST
from broadsheet.extraction import read_pasted_page
from tests.analysis.ask.river import NOW, TEXT, document

SEED = Path(__file__).resolve().parents[3].parent / "shared" / "seed" / "news-page.txt"
words = st.sampled_from(
    (TEXT + " who when where how many why ? ؟ . “ ” \n\n 12 2019 Halvard the हिन्दी سفينة").split(" ")
)
texts = st.lists(words, max_size=60).map(" ".join) | st.text(max_size=200)


def test_the_answer_is_the_sentence_itself() -> None:
    said = answer("How many ships wait?", [document()], NOW)
    assert said.says
    assert said.sentences[0].text == "Some 71 ships wait on both sides of the lock."


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Who is the transport minister?", "Ilse Corvane"),
        ("When was the gate made?", "1988"),
        ("Why do the insurers doubt that it opens before March?", "because the steel"),
        ("Where is the steel forged?", "Quillon"),
        ("The lock was shut on Tuesday. What did the divers find?", "a crack in the north gate"),
    ],
)
def test_each_kind_of_question(question: str, first: str) -> None:
    assert first in answer(question, [document()], NOW).sentences[0].text


@pytest.mark.parametrize(
    "question",
    ["Who won the chess tournament?", "How many goals did Brazil score?", "", "?", "who when why", "the of and"],
)
def test_what_nobody_says_is_not_answered(question: str) -> None:
    assert answer(question, [document()], NOW) == Answer()


def test_no_documents_say_nothing() -> None:
    assert answer("How many ships wait?", [], NOW) == Answer()
    assert answer("How many ships wait?", [document("")], NOW) == Answer()


def test_a_sentence_that_begins_with_a_pronoun_brings_the_one_before_it() -> None:
    said = answer("Was a second closure this winter ruled out?", [document()], NOW).sentences[0]
    assert said.text.startswith("She ruled out")
    assert said.context.startswith("Ilse Corvane")
    assert TEXT[said.context_evidence[0].start : said.context_evidence[0].end] == said.context


def test_the_same_sentence_of_two_publishers_is_said_once_with_both_sources() -> None:
    said = answer("How many ships wait?", [document(), document(number=2)], NOW)
    assert {evidence.article_id for evidence in said.sentences[0].evidence} == {1, 2}
    assert sum("71 ships" in each.text for each in said.sentences) == 1


def test_publishers_take_turns() -> None:
    one = "The Halvard lock opens in March, a clerk said. The Halvard lock opens late in March, a second clerk wrote."
    other = "The minister hopes that the Halvard lock opens in April."
    said = answer("When does the Halvard lock open?", [document(one), document(other, 2)], NOW).sentences
    assert [each.evidence[0].article_id for each in said[:3]].count(2) >= 1


def test_an_article_without_the_questions_names_does_not_answer() -> None:
    other = document("The lock of Merrow was closed on Monday by its keeper.", 2, title="Merrow")
    assert not answer("When was the lock of Brandholm closed?", [other], NOW).says


def test_this_week_means_what_was_printed_this_week() -> None:
    old = document("The Halvard lock was closed for one day.", 1, published=NOW - timedelta(days=400), title="")
    new = document("The Halvard lock was closed for a month.", 2, title="")
    said = answer("How long was the Halvard lock closed this week?", [old, new], NOW)
    assert said.sentences[0].evidence[0].article_id == 2


@pytest.mark.parametrize(
    ("language", "text", "question", "first"),
    [
        (
            "fr",
            "Le pont a été fermé mardi. La réparation coûtera 12 millions.",
            "Combien coûtera la réparation ?",
            "12 millions",
        ),
        (
            "ar",
            "أغلقت هيئة الميناء الهويس يوم الثلاثاء. وينتظر عند الهويس 71 سفينة.",
            "كم سفينة تنتظر عند الهويس؟",
            "71",
        ),
        ("hi", "बंदरगाह ने मंगलवार को जलपाश बंद किया। जलपाश पर 71 जहाज़ खड़े हैं।", "जलपाश पर कितने जहाज़ खड़े हैं?", "71"),
        (
            "de",
            "Die Schleuse wurde am Dienstag gesperrt. Der Minister rechnet mit elf Wochen.",
            "Wer rechnet mit elf Wochen?",
            "Minister",
        ),
    ],
)
def test_other_languages(language: str, text: str, question: str, first: str) -> None:
    said = answer(question, [document(text, language=language, title="")], NOW)
    assert first in said.sentences[0].text


@settings(max_examples=60)
@given(question=texts, told=st.lists(texts, max_size=3), language=st.sampled_from(["en", "fr", "ar", "hi", "zz"]))
def test_whatever_is_said_is_printed_there(question: str, told: list[str], language: str) -> None:
    documents = [document(text, number, language=language) for number, text in enumerate(told, 1)]
    said = answer(question, documents, NOW)
    assert said.says == bool(said.sentences)
    assert len(said.sentences) <= LONGEST
    for each in said.sentences:
        assert each.text == documents[each.evidence[0].article_id - 1].quoted(each.evidence[0])
        assert 0 < each.score <= 1
    for evidence in all_evidence(said):
        assert 0 <= evidence.start < evidence.end <= len(documents[evidence.article_id - 1].text)
    adapter = TypeAdapter(Answer)
    assert adapter.validate_python(adapter.dump_python(said, mode="json")) == said


@settings(max_examples=40)
@given(question=texts, text=texts)
def test_every_question_that_is_offered_is_answered(question: str, text: str) -> None:
    documents = [document(), document(text, 2)]
    for each in answer(question, documents, NOW).follow_ups:
        assert answer(each, documents, NOW).says


@pytest.mark.parametrize("text", ["x" * 400_000, "a. " * 60_000, "“" * 100_000, "Why? " * 40_000, "लॉक" * 60_000])
def test_no_text_takes_long(text: str) -> None:
    begun = process_time()
    assert answer("How many ships wait at the Halvard lock?", [document(text)], NOW) == Answer()
    assert answer(text, [document()], NOW) == Answer()
    assert process_time() - begun < 4


def seed() -> list[Document]:
    pieces = read_pasted_page(SEED.read_text(encoding="utf-8"))
    when = datetime(2025, 7, 28, tzinfo=UTC)
    return [
        Document(number, "\n\n".join(piece.paragraphs), piece.title, published=when, publisher_id=number)
        for number, piece in enumerate(pieces, 1)
    ]


@pytest.mark.gold
@pytest.mark.parametrize("scope", [1, 4])
def test_the_seed_page_answers_with_its_own_doubt(scope: int) -> None:
    documents = seed()[:scope]
    said = answer("Can India rely on Russia to isolate Pakistan?", documents, NOW)
    assert said.says
    assert {evidence.article_id for evidence in all_evidence(said)} == {1}
    assert "seems to stop halfway" in said.sentences[0].text
    assert all(each.text in " ".join(documents[0].text.split()) for each in said.sentences)


@pytest.mark.gold
def test_the_seed_pages_other_articles_answer_too() -> None:
    documents = seed()
    for question, part in (
        ("From how many electors were forms received?", "7.24 crore"),
        ("What did Bhagwat say about the golden bird?", "lion"),
        ("Who opposed the Asia Cup matches against Pakistan?", "Chandigarh Congress"),
    ):
        assert part in answer(question, documents, NOW).sentences[0].text
    assert not answer("Who won the election in Brazil?", documents, NOW).says


@pytest.mark.parametrize(
    "question",
    [
        "When did Ilse Corvane marry?",
        "How old is Ilse Corvane?",
        "How much did the lock in Halvard cost?",
        "Where was Ilse Corvane born?",
    ],
)
def test_what_is_not_told_is_not_answered(question: str) -> None:
    text = "Ilse Corvane closed the Halvard lock on Tuesday. Divers found a crack of 2.3 metres in Port Ansel."
    assert not answer(question, [document(text, 1, title="")], NOW).says
