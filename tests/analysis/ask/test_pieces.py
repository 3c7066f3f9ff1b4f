from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.analysis.ask.pieces import POOL, best, by_pieces
from broadsheet.analysis.document import Document

NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
FILLING = "The weather stayed mild and the ferries ran as the timetable says. " * 60


def told(number: int, text: str, title: str = "", days: int = 0) -> Document:
    return Document(number, text, title, published=NOW - timedelta(days=days))


def test_words_that_stand_together_count_more_than_words_far_apart() -> None:
    together = told(1, f"{FILLING} The lock keeper of Halvard resigned in May. {FILLING}")
    apart = told(
        2, f"A keeper was asked. {FILLING} In May it rained. {FILLING} Halvard has a lock. {FILLING} He resigned."
    )

    assert by_pieces("When did the lock keeper of Halvard resign?", [apart, together], None) == [1, 2]


def test_newer_articles_gain_when_it_is_known_what_day_it_is() -> None:
    old, new = told(1, "The lock is shut.", days=40), told(2, "The lock is shut.", days=1)

    assert by_pieces("Is the lock shut?", [old, new], NOW) == [2, 1]
    assert by_pieces("Is the lock shut?", [old, new], None) == [1, 2]


def test_what_is_not_there_any_more_is_passed_over() -> None:
    asked: list[Sequence[int]] = []

    def load(ids: Sequence[int]) -> Mapping[int, Document]:
        asked.append(ids)
        return {each: told(each, "The lock is shut.") for each in ids if each != 3}

    found = best("Is the lock shut?", [range(1, 60)], load, now=None, limit=5)

    assert len(found) == 5
    assert 3 not in {each.article_id for each in found}
    assert [len(ids) for ids in asked] == [POOL]


@given(st.text(max_size=60), st.lists(st.text(max_size=300), max_size=5))
def test_any_text_can_be_asked(question: str, texts: list[str]) -> None:
    documents = [told(number, text) for number, text in enumerate(texts, 1)]

    assert sorted(by_pieces(question, documents, NOW)) == [each.article_id for each in documents]
