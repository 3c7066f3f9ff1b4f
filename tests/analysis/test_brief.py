"""The brief of an article and of a story."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.analysis import Document
from broadsheet.analysis.brief import KIND, Brief

TEXT = """The harbour authority closed the Halvard lock on Tuesday after divers found a crack in its north gate.

It will stay shut until 3 February, the authority said.

More to follow"""


def test_the_first_sentences() -> None:
    found = KIND.of_article(Document(7, TEXT))
    assert [point.text for point in found.points] == TEXT.split("\n\n")[:2]


@given(st.text(max_size=300))
def test_points_are_the_words_that_their_evidence_points_to(text: str) -> None:
    document = Document(7, text)
    for point in KIND.of_article(document).points:
        assert point.text == document.quoted(point.evidence[0])
        assert 0 <= point.evidence[0].start < point.evidence[0].end <= len(text)


def test_a_story_takes_one_point_of_each_publisher() -> None:
    documents = [Document(n, TEXT, publisher_id=publisher) for n, publisher in enumerate([1, 1, 2])]
    assert KIND.of_story is not None
    found = KIND.of_story(documents, [KIND.of_article(document) for document in documents])
    assert [point.evidence[0].article_id for point in found.points] == [0, 2]
    assert KIND.of_story([], []) == Brief()
