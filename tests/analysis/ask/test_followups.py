from __future__ import annotations

from broadsheet.analysis.ask import answer
from tests.analysis.ask.river import NOW, document


def test_what_else_the_article_answers_is_offered() -> None:
    said = answer("What did the divers find?", [document()], NOW)
    assert "What did Ilse Corvane say?" in said.follow_ups
    assert "How many ships?" in said.follow_ups
    assert "What happened in 1988?" in said.follow_ups


def test_what_was_asked_is_not_offered_again() -> None:
    assert "How many ships?" not in answer("How many ships?", [document()], NOW).follow_ups
    assert "What happened in 1988?" not in answer("what happened in 1988?", [document()], NOW).follow_ups


def test_what_the_answer_says_already_is_not_offered() -> None:
    assert "How many ships?" not in answer("How many ships wait at the lock?", [document()], NOW).follow_ups


def test_questions_are_in_the_articles_language() -> None:
    text = "Le pont a été construit en 1988 par la ville. Il a été fermé mardi pour une fissure."
    said = answer("Pourquoi le pont a-t-il été fermé ?", [document(text, language="fr", title="")], NOW)
    assert all("What" not in each for each in said.follow_ups)


def test_where_nothing_is_said_nothing_is_offered() -> None:
    assert answer("Who won the chess tournament?", [document()], NOW).follow_ups == ()
