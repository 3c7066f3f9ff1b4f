from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.stories.postings import IMPACT, LONGEST, Postings, paired, tiers
from broadsheet.stories.slots import Slots

FRESH = np.zeros(2000, np.float32)
Entered = list[tuple[int, int, bool]]


def terms(*numbers: int) -> np.ndarray:
    return np.array(numbers, np.uint32)


def stories(index: Postings, term: int) -> list[int]:
    return sorted(index.read(terms(term), np.ones(1, np.float32), 10_000)[0].tolist())


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 40), st.booleans()), max_size=300))
def test_an_index_is_what_a_dict_of_sets_would_be(entered: Entered) -> None:
    index, plain = Postings(), {}
    for term, row, there in entered:
        held = plain.setdefault(term, set())
        if there:
            index.add(terms(term), tiers(np.ones(1, np.float32)), row, FRESH)
            held.add(row)
        elif row in held:
            index.remove(terms(term), row)
            held.remove(row)
    for term, held in plain.items():
        assert stories(index, term) == sorted(held)
        assert index.spread(terms(term)).tolist() == [len(held)]
    assert index.count == sum(map(len, plain.values()))


def test_a_full_list_keeps_the_heaviest_and_the_freshest() -> None:
    index = Postings()
    light, heavy = tiers(np.array([0.05], np.float32)), tiers(np.array([0.5], np.float32))
    for row in range(LONGEST):
        index.add(terms(7), light, row, FRESH)
    index.add(terms(7), heavy, 1000, FRESH)
    fresh = FRESH.copy()
    fresh[1001] = 40.0
    index.add(terms(7), light, 1001, fresh)
    index.add(terms(7), light, 1002, FRESH)
    found = stories(index, 7)
    assert len(found) == LONGEST
    assert {1000, 1001} <= set(found)
    assert index.spread(terms(7)).tolist() == [LONGEST + 3]
    assert not len(index.read(terms(7), np.ones(1, np.float32), LONGEST)[0])


def test_what_is_laid_out_at_once_is_what_was_entered_one_by_one() -> None:
    rng = np.random.default_rng(1)
    lists, rows = rng.integers(0, 50, 4000).astype(np.uint32), rng.integers(0, 1500, 4000)
    weights = tiers(rng.random(4000).astype(np.float32))
    one, other = Postings(4000), Postings(4000)
    one.fill(paired(one.lists(lists), rows, weights), FRESH)
    for term, row, weight in zip(lists.tolist(), rows.tolist(), weights.tolist(), strict=True):
        other.add(terms(term), np.array([weight], np.uint32), row, FRESH)
    for term in range(50):
        found = [
            dict(zip(*index.read(terms(term), np.ones(1, np.float32), 9999), strict=True)) for index in (one, other)
        ]
        assert found[0] == found[1]
    assert IMPACT[-1] == 1


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(-50, 300), st.booleans()), max_size=400))
def test_rows_are_given_and_taken_back(steps: list[tuple[int, bool]]) -> None:
    slots, plain = Slots(), {}
    for key, give in steps:
        if give and key not in plain:
            plain[key] = slots.give(key)
        elif not give:
            assert slots.take(key) == plain.pop(key, -1)
    assert len(slots) == len(plain)
    for key in range(-50, 301):
        assert slots.find(key) == plain.get(key, -1)
    assert sorted(plain.values()) == slots.occupied().tolist()
