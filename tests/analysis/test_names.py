"""The names of an article and of a story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from broadsheet.analysis import Document, all_evidence
from broadsheet.analysis.names import KIND, Name, Names
from broadsheet.analysis.naming import full_name, office

TEXT = """Kenyan President Ada Okoro said on Monday that the port of Mombasa would reopen.

The Coastal Fishing Authority (CFA) had closed it. Okoro met Rashid Berg, the head of the CFA, in Nairobi.

"We will see," Berg told Reuters. Americans and Muslims protested."""


def _document(text: str = TEXT, number: int = 7, **facts: object) -> Document:
    return Document(number, text, **facts)  # type: ignore[arg-type]


def _by_text(names: tuple[Name, ...]) -> dict[str, Name]:
    return {name.text: name for name in names}


def test_people_with_their_offices_and_other_forms() -> None:
    people = _by_text(KIND.of_article(_document()).people)
    assert set(people) == {"Ada Okoro", "Rashid Berg"}
    assert people["Ada Okoro"].mentions == 2
    assert people["Ada Okoro"].aliases == ("Okoro",)
    assert [name.office.text for name in people.values() if name.office] == ["Kenyan President", "the head of the CFA"]


def test_organisations_with_their_initials_and_places() -> None:
    found = KIND.of_article(_document())
    authority = _by_text(found.organisations)["Coastal Fishing Authority"]
    assert (authority.mentions, authority.aliases) == (3, ("CFA",))
    assert {"Mombasa", "Nairobi"} <= set(_by_text(found.places))


def test_a_name_in_the_title_comes_before_one_that_is_mentioned_as_often() -> None:
    text = "Ada Okoro and Rashid Berg met. Okoro smiled. Berg did not."
    found = KIND.of_article(_document(text, title="Berg warns of a strike"))
    assert [name.text for name in found.people] == ["Rashid Berg", "Ada Okoro"]


def test_a_surname_is_that_of_the_last_who_was_named_in_full() -> None:
    document = _document("Ada Okoro spoke first. Then James Okoro spoke. Okoro was angry.")
    assert [full_name(document, name).text for name in document.names] == ["Ada Okoro", "James Okoro", "James Okoro"]


def test_an_office_belongs_to_one_name() -> None:
    document = _document("President Ada Okoro and Mr. Rashid Berg met.")
    stated = [office(document, name) for name in document.names]
    assert [document.text[slice(*span)] for span in stated if span] == ["President", "Mr."]


def test_a_story_joins_the_forms_of_its_articles() -> None:
    texts = [TEXT, "Okoro flew to Nairobi, Reuters said.", "President Ada Okoro spoke in Nairobi on Tuesday."]
    documents = [_document(text, number, publisher_id=number) for number, text in enumerate(texts, 1)]
    assert KIND.of_story is not None
    found = KIND.of_story(documents, [KIND.of_article(document) for document in documents])
    okoro = found.people[0]
    assert (okoro.text, okoro.publishers, okoro.mentions) == ("Ada Okoro", 3, 4)
    assert {evidence.article_id for evidence in okoro.evidence} == {1, 2, 3}
    assert found.places[0].text == "Nairobi"
    assert KIND.of_story([], []) == Names()


def test_accents_are_no_difference_in_a_story() -> None:
    texts = ["José Ruiz won in Madrid.", "Jose Ruiz won in Madrid."]
    documents = [_document(text, number, publisher_id=number) for number, text in enumerate(texts, 1)]
    assert KIND.of_story is not None
    found = KIND.of_story(documents, [KIND.of_article(document) for document in documents])
    assert [name.publishers for name in (*found.people, *found.places, *found.others)] == [2, 2]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("La ministre Claire Dupont est à Lyon. Mme Dupont repart.", "fr", ["Claire Dupont", "Lyon"]),
        ("قال الوزير إن الميناء مغلق.", "ar", []),
        ("मंत्री ने दिल्ली में कहा।", "hi", []),
    ],
)
def test_other_languages_get_what_their_capitals_say(text: str, language: str, names: list[str]) -> None:
    found = KIND.of_article(_document(text, language=language))
    assert [name.text for name in found.others] == names


def test_lines_are_names_with_their_offices() -> None:
    lines = list(KIND.lines(KIND.of_article(_document())))
    assert ("Ada Okoro, Kenyan President", "Ada Okoro") in [(line.text, line.head) for line in lines]


@given(st.text(alphabet=st.sampled_from("Ada Okoro-Berg, the head of (CFA).\nPresident 's é"), max_size=150))
def test_names_and_offices_are_the_words_of_their_evidence(text: str) -> None:
    document = _document(text)
    found = KIND.of_article(document)
    for name in (*found.people, *found.organisations, *found.places, *found.others):
        assert document.quoted(name.evidence[0]) == name.text
        assert name.office is None or document.quoted(name.office.evidence[0]) == name.office.text
    assert all(0 <= each.start < each.end <= len(text) for each in all_evidence(found))
    kept = TypeAdapter(Names)
    assert kept.validate_python(kept.dump_python(found, mode="json")) == found
