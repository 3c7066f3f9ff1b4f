from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.search import Index, Writer
from broadsheet.search.fusion import fused
from broadsheet.search.query import Word, parse
from broadsheet.search.retrieval import by_words, plain, rankings
from tests.search.conftest import START, document

some_rankings = st.lists(st.lists(st.integers(0, 30), max_size=20, unique=True), max_size=4)


@given(some_rankings)
def test_a_fused_ranking_has_what_was_ranked_once_each(given_: list[list[int]]) -> None:
    found = fused(given_)
    assert sorted(found) == sorted({each for ranking in given_ for each in ranking})


@given(st.lists(st.integers(0, 30), max_size=20, unique=True))
def test_what_agrees_stays_as_it_is(ranking: list[int]) -> None:
    assert fused([ranking]) == fused([ranking, ranking]) == fused([ranking, []]) == ranking


def test_what_both_rank_well_comes_first() -> None:
    assert fused([[1, 2, 3], [4, 2, 5]])[0] == 2


@given(st.text(max_size=1500))
def test_every_question_can_be_searched_for(question: str) -> None:
    assert all(isinstance(each, Word) for each in parse(plain(question)).nodes)


@pytest.mark.parametrize(
    "question", ['Who said "never"?', "publisher:bbc OR -lock (", "lang:xx after:never -", "NOT a AND b"]
)
def test_no_word_of_a_question_is_an_operator(question: str) -> None:
    assert not set(plain(question)) & set('":()-')
    assert not {"AND", "OR", "NOT"} & set(plain(question).split())


@pytest.fixture
def index(folder: Path, writer: Writer) -> Index:
    lock = "The Halvard lock was closed after divers found a crack in its gate."
    writer.put(
        [
            document(1, "Halvard lock closed", lock, published_at=START),
            document(2, "Halvard lock closed again", lock, published_at=START + timedelta(days=20)),
            document(3, "Bread prices rise", "Bakers ask for more."),
            document(4, "The lock of Brandholm", "It opens at noon."),
        ]
    )
    writer.commit(1)
    return Index.open(folder)


QUESTION = "Why was the Halvard lock closed, and who found the crack?"


def test_the_articles_with_the_questions_words(index: Index) -> None:
    assert set(rankings(index, QUESTION, language="en")[0][:2]) == {1, 2}
    assert rankings(index, "", language="en") == ([],)
    assert rankings(index, "? ! -", language="en") == ([],)


def test_the_newer_of_two_alike_comes_first(index: Index) -> None:
    assert rankings(index, QUESTION, language="en", now=START + timedelta(days=21))[0][0] == 2


def test_what_was_printed_later_is_not_known_yet(index: Index) -> None:
    assert 2 not in rankings(index, QUESTION, language="en", now=START + timedelta(days=2))[0]


def test_ranked_has_the_order_of_a_search(index: Index) -> None:
    hits = index.search("Halvard lock", language="en").hits
    ranked = index.ranked("Halvard lock", language="en")
    assert [each.article_id for each in ranked] == [hit.article_id for hit in hits]
    assert [each.published_at for each in ranked] == [hit.published_at for hit in hits]
    assert Index(Path("/nowhere")).ranked("lock") == ()


def test_what_means_nearly_the_same_is_found_too(index: Index) -> None:
    words = [each.article_id for each in by_words(index, QUESTION, language="en")]
    assert 3 not in words
    found = fused(rankings(index, QUESTION, language="en", nearest=(3, 1)))
    assert found[0] == 1
    assert 3 in found
