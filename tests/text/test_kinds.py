from __future__ import annotations

import pytest

from broadsheet.text.kinds import Kind, kinds

TEXT = """President Irena Dolsk spoke in Varne on Monday. “We wrote it down,” Dolsk said.
Anders Holm, 43, was born near Port Marin. The Harbour Trust did not answer. In Orsk, Orsk said nothing."""


def test_people_and_places_are_told_by_the_words_beside_them() -> None:
    names = ["Irena Dolsk", "Anders Holm", "Varne", "Port Marin", "Harbour Trust", "Nobody"]
    assert kinds(TEXT, names, "en") == {
        "Irena Dolsk": Kind.PERSON,
        "Anders Holm": Kind.PERSON,
        "Varne": Kind.PLACE,
        "Port Marin": Kind.PLACE,
    }


def test_what_is_told_both_ways_has_no_kind() -> None:
    assert kinds(TEXT, ["Orsk"], "en") == {}


@pytest.mark.parametrize(("name", "language"), [("India", "en"), ("Allemagne", "fr"), ("Quillon", "en")])
def test_a_country_is_a_place(name: str, language: str) -> None:
    assert kinds("", [name], language) == {name: Kind.PLACE}


def test_other_languages_have_their_own_words() -> None:
    text = "Mme Claire Aubert est arrivée à Vell. « Rien », déclare Bertin."
    assert kinds(text, ["Claire Aubert", "Vell", "Bertin"], "fr") == {
        "Claire Aubert": Kind.PERSON,
        "Vell": Kind.PLACE,
        "Bertin": Kind.PERSON,
    }


def test_nothing_is_known_of_a_language_without_words() -> None:
    assert kinds("Q in X", ["X", ""], "sw") == {}
