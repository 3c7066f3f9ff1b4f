from __future__ import annotations

import numpy as np

from broadsheet.stories import background
from broadsheet.stories.frequencies import Frequencies
from broadsheet.stories.hashing import hashed
from tests.stories.writing import QUAKE, newcomer


def test_the_english_table_knows_common_from_rare() -> None:
    known = background.of("en")
    assert known.articles > 1000
    assert max(known.counts.values()) <= known.articles
    common, rare = hashed("presid", "en"), hashed("seismograph", "en")
    assert known.counts[common] > 20 * known.counts.get(rare, 0.0)


def test_a_language_without_a_table_goes_by_what_was_seen() -> None:
    assert background.of("xx").articles == 0
    assert background.of("../../etc").articles == 0
    frequencies = Frequencies()
    made = newcomer(1, QUAKE, language="xx").fingerprint
    title = np.array(made.title, np.uint32)
    before = frequencies.rarities(title, "xx")
    for _ in range(20):
        frequencies.add(made)
    assert (frequencies.rarities(title, "xx") < before).all()


def test_uncounting_restores_what_was() -> None:
    frequencies = Frequencies()
    made = newcomer(1, QUAKE).fingerprint
    before = frequencies.weigh(made)
    frequencies.add(made)
    frequencies.remove(made)
    for one, other in zip(frequencies.weigh(made), before, strict=True):
        np.testing.assert_array_equal(one, other)
