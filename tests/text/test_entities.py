from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.analysis.document import Document
from broadsheet.text import entities, sentences, tagging
from broadsheet.text.entities import Entity, EntityKind


def _found(text: str, language: str = "en") -> tuple[Entity, ...]:
    spans = sentences.split(text, language)
    return entities.find(text, tagging.tag(text, spans, language), language)


def _kinds(text: str) -> dict[str, str]:
    return {entity.text: entity.kind.value for entity in _found(text)}


def test_people_organisations_and_places() -> None:
    kinds = _kinds(
        "Kenyan President Ada Okoro met the Secretary General of the United Nations in Nairobi on Monday. "
        "Okoro told Reuters that Kenya would not wait. Microsoft and the Ministry of Health declined to comment."
    )
    assert kinds["Ada Okoro"] == kinds["Okoro"] == "person"
    assert kinds["Nairobi"] == kinds["Kenya"] == "place"
    assert kinds["United Nations"] == kinds["Reuters"] == kinds["Microsoft"] == "organisation"
    assert kinds["Ministry of Health"] == "organisation"
    assert "Kenyan" not in kinds
    assert "Monday" not in kinds


def test_an_acronym_is_what_it_is_short_for() -> None:
    kinds = _kinds("The Coastal Fishing Authority (CFA) closed the port. Fishermen said CFA had warned nobody.")
    assert kinds["CFA"] == kinds["Coastal Fishing Authority"] == "organisation"


def test_hyphens_do_not_cut_a_name() -> None:
    assert "Lena Berg-Hansen" in _kinds("The mayor, Lena Berg-Hansen, opened the bridge.")


def test_known_places_stand_inside_other_names() -> None:
    text = "The Ontario Labour Board met."
    name = Entity("Ontario Labour Board", 4, 24, EntityKind.ORGANISATION)
    (place,) = entities.places_within([name])
    assert place == Entity("Ontario", 4, 11, EntityKind.PLACE)
    assert text[place.start : place.end] == place.text


def test_without_a_model_capitals_are_names_of_nobody_knows_what() -> None:
    assert [(name.text, name.kind) for name in _found("La ministre Claire Dupont a parlé à Lyon.", "fr")] == [
        ("Claire Dupont", EntityKind.OTHER),
        ("Lyon", EntityKind.OTHER),
    ]
    assert _found("मंत्री ने दिल्ली में कहा।", "hi") == ()


@given(st.text(alphabet=st.sampled_from("Ada Okoro-Berg of (U.N.) in\nDelhi, 's\x01\x02\x1f é"), max_size=120))
def test_names_lie_in_the_text_in_order_and_apart(text: str) -> None:
    at = 0
    for name in _found(text):
        assert text[name.start : name.end] == name.text
        assert at <= name.start < name.end
        at = name.end


@pytest.mark.parametrize("piece", ["A", "A-", "Okoro ", "Ada Okoro, ", "U.S. ", "New York of ", "(ABC) "])
def test_hostile_text_takes_no_longer_than_other_text(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    spans = sentences.split(text, "en")
    words = tagging.tag(text, spans, "en")
    before = time.process_time()
    entities.find(text, words, "en")
    assert time.process_time() - before < 4


def test_a_place_is_a_team_in_the_report_of_a_match_and_nowhere_else() -> None:
    report = (
        "Kenya beat France 2 - 1 in the final at the stadium in Nairobi. France scored in the first half, but the "
        "striker equalised with a penalty and the goalkeeper saved the last kick of the match for Kenya's players."
    )
    kinds = _kinds(report)
    assert kinds["Kenya"] == kinds["France"] == "organisation"
    assert kinds["Nairobi"] == "place"
    assert _kinds("Kenya beat France in the vote on fishing, and diplomats met in Nairobi.")["France"] == "place"


def test_two_places_with_a_hyphen_are_two() -> None:
    assert list(_kinds("The India-Pakistan talks ended.")) == ["India", "Pakistan"]


def test_what_is_before_a_persons_name_is_no_part_of_it() -> None:
    kinds = _kinds("Republican Ada Okoro and Secretary General of the United Nations James Berg disagreed.")
    assert "Ada Okoro" in kinds
    assert "United Nations" in " ".join(kinds)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Yesterday the Port Ansel Courier reported a crack.", "Port Ansel Courier", EntityKind.ORGANISATION),
        ("The Lock Workers’ Union said it would stay.", "Lock Workers’ Union", EntityKind.ORGANISATION),
        ("PORT ANSEL, 24 November (Kestrel Wire) – The gate is shut.", "PORT ANSEL", EntityKind.PLACE),
        ("PORT ANSEL, 24 November (Kestrel Wire) – The gate is shut.", "Kestrel Wire", EntityKind.ORGANISATION),
        ("That gives Aurelia Venn 59 of 120 seats.", "Aurelia Venn", EntityKind.PERSON),
    ],
)
def test_names_whole(text: str, name: str, kind: EntityKind) -> None:
    assert (name, kind) in [(each.text, each.kind) for each in Document(7, text).names]


def test_a_noun_that_begins_sentences_is_nobody() -> None:
    assert Document(7, "Snow closed both roads. Power failed twice.").names == ()


def test_french_elisions_are_no_names() -> None:
    found = Document(7, "C’est fini. J’ai vu L’équipe à Merrow avec Ilse Corvane.", language="fr").names
    assert [each.text for each in found] == ["Merrow", "Ilse Corvane"]
