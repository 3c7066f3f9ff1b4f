from __future__ import annotations

import numpy as np

from broadsheet.stories import Known, Stored, Window
from broadsheet.stories.roll import seconds
from broadsheet.stories.sparse import STRONG
from tests.stories.writing import BANK, OTHER_QUAKE, QUAKE, QUAKE_AGAIN, QUAKE_FRENCH, QUAKE_HINDI, known, newcomer

HEADLINE = ("Central bank of Norvia raises its key rate again", "")
TEXTS = (
    (QUAKE, "en"),
    (QUAKE_AGAIN, "en"),
    (OTHER_QUAKE, "en"),
    (BANK, "en"),
    (QUAKE_FRENCH, "fr"),
    (QUAKE_HINDI, "hi"),
    (HEADLINE, "en"),
)


def articles() -> list[Known]:
    return [known(newcomer(n, text, language=language), 100 + n // 2) for n, (text, language) in enumerate(TEXTS, 1)]


def stored(each: Known) -> Stored:
    packed = each.fingerprint.to_bytes()
    return Stored(each.article_id, each.language, seconds(each.published_at), packed, each.story_id, each.copy_of)


def test_what_is_loaded_is_what_would_have_been_added() -> None:
    loaded, counted = Window(), Window()
    english = [each for each in articles() if each.language == "en"]
    loaded.load([[stored(each) for each in english]])
    for each in english:
        counted._frequencies.count(counted._frequencies._terms(each.fingerprint), 1)
    for each in english:
        row = loaded._roll.row(each.article_id)
        vector = counted._frequencies.weigh(each.fingerprint)
        assert loaded._roll[each.article_id].story_id == each.story_id
        held = loaded._roll.vector(each.article_id)
        assert set(loaded._roll.strong_terms(row).tolist()) == set((vector.terms[:STRONG] & 0xFFFFFF).tolist())
        np.testing.assert_allclose(held.weights, vector.weights[: len(held.weights)], atol=0.02)
        assert [loaded._roll[each.article_id].bare, len(held.naming)] == [each.fingerprint.body == (), len(held.terms)]


def test_a_loaded_window_places_as_one_that_was_filled() -> None:
    loaded, filled = Window(), Window()
    loaded.load([[stored(each) for each in articles()[:3]], [stored(each) for each in articles()[3:]]])
    for each in articles():
        filled.add(each)
    for number, (text, language) in enumerate(TEXTS, 50):
        asked = newcomer(number, text, language=language, hours=1)
        one, other = loaded.place(asked), filled.place(asked)
        assert (one.story_id, one.copy_of) == (other.story_id, other.copy_of)


def test_what_was_loaded_can_be_removed() -> None:
    window = Window()
    window.load([[stored(each) for each in articles()]])
    for each in articles():
        window.remove(each.article_id)
    assert len(window) == 0
    assert window._shelf._terms.count == window._shelf._keys.count == 0
    assert not window._frequencies._exact.any()
