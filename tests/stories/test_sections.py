from __future__ import annotations

import numpy as np
import pytest

from broadsheet.stories import fingerprint
from broadsheet.stories.sections import SURE, Model, elect, pair, probabilities, shipped
from broadsheet.text.sections import SECTIONS
from tests.stories.writing import BANK

TITLES = [
    ("en", "Shares fall as central bank raises interest rates", "business"),
    ("en", "New vaccine protects hospital patients against the virus", "health"),
    ("en", "Striker scores twice as team wins the cup final", "sport"),
    ("en", "Smartphone app hacked, passwords of users stolen", "technology"),
    ("en", "Telescope finds a planet orbiting a distant star", "science"),
    ("en", "Singer announces new album and concert tour", "culture"),
    ("fr", "Le championnat reprend, l’entraîneur veut la victoire de son équipe", "sport"),
    ("fr", "Un vaccin contre la grippe pour les patients des hôpitaux", "health"),
    ("ar", "المنتخب يفوز في مباراة نهائي كأس البطولة", "sport"),
    ("hi", "शेयर बाजार में गिरावट, बैंक और निवेशक चिंतित", "business"),
]


@pytest.mark.parametrize(("language", "title", "section"), TITLES)
def test_words_tell_the_section(language: str, title: str, section: str) -> None:
    assert shipped().guess(fingerprint(title, "", language)).section == section


def test_without_known_words_nothing_is_sure() -> None:
    guess = shipped().guess(fingerprint("Qxv zzkl", "", "en"))
    assert guess.probability < SURE
    assert not guess.is_sure


def test_a_domain_tells_something() -> None:
    print_ = fingerprint("The week in review", "", "en")
    plain, named = (probabilities(shipped().scores(print_, host)) for host in ("", "www.cricketcourier.example"))
    assert named[SECTIONS.index("sport")] > plain[SECTIONS.index("sport")]


def test_a_model_is_packed_and_unpacked() -> None:
    model = Model(np.array([3, 9], dtype=np.uint32), np.zeros((2, len(SECTIONS)), dtype=np.float32), ("tech",))
    again = Model.from_bytes(model.to_bytes())
    assert (again.terms.tolist(), again.hosts) == ([3, 9], ("tech",))
    with pytest.raises(ValueError, match="torn"):
        Model.from_bytes(model.to_bytes()[:-1])
    with pytest.raises(ValueError, match="no model"):
        Model.from_bytes(b"")


def test_the_shipped_model_is_small() -> None:
    assert len(shipped().to_bytes()) < 1024**2


def test_an_empty_model_knows_nothing() -> None:
    empty = Model(np.zeros(0, dtype=np.uint32), np.zeros((0, len(SECTIONS)), dtype=np.float32))
    assert not empty.guess(fingerprint(*BANK, "en"), "bank.example").is_sure


def test_pairs_know_their_order() -> None:
    assert pair(1, 2) != pair(2, 1)
    assert 0 <= pair(2**32 - 1, 2**32 - 1) < 2**32


def test_a_story_elects_its_section_one_ballot_a_voice() -> None:
    assert elect([("a", "sport", 1.0), ("a", "sport", 1.0), ("b", "world", 0.5), ("c", "world", 1.0)]) == "world"
    assert elect([("a", "sport", 1.0), ("b", "world", 1.0)]) == "sport"
    assert elect([("a", "", 1.0)]) == elect([]) == ""
