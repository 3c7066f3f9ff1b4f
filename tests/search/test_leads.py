from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from broadsheet.search.leads import LEAD, Leads, Vectors, lead


class Scripted:
    """An embedding model that knows a few words by heart: one number for each."""

    name = "scripted"

    def __init__(self, *topics: str) -> None:
        self.topics = topics

    def embed(self, texts: Sequence[str]) -> Vectors:
        counts = [[text.lower().count(topic) + 0.01 for topic in self.topics] for text in texts]
        rows = np.array(counts, np.float32).reshape(len(texts), len(self.topics))
        lengths: Vectors = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
        return rows / lengths


MODEL = Scripted("lock", "bread", "train")


@pytest.fixture
def leads(tmp_path: Path) -> Leads:
    made = Leads(tmp_path / "leads", MODEL.name)
    made.put([7, 8, 9], MODEL.embed(["a lock", "bread, bread", "a train by a lock"]), 12)
    return made


def test_the_nearest_come_first(leads: Leads) -> None:
    assert tuple(leads.nearest(MODEL.embed(["which lock"]), 2)) == (7, 9)
    assert tuple(leads.nearest(MODEL.embed(["bread"]), 1)) == (8,)


def test_what_was_put_is_there_for_the_next_process(leads: Leads, tmp_path: Path) -> None:
    again = Leads(tmp_path / "leads", MODEL.name)
    assert again.sequence == 12
    again.put([10], MODEL.embed(["bread"]), 13)
    assert set(leads.nearest(MODEL.embed(["bread"]), 2)) == {8, 10}
    assert leads.sequence == 13


def test_an_article_that_comes_again_is_found_once(leads: Leads) -> None:
    leads.put([7], MODEL.embed(["a lock"]), 13)
    assert tuple(leads.nearest(MODEL.embed(["lock"]), 3)) == (7, 9, 8)


def test_another_model_begins_anew(leads: Leads, tmp_path: Path) -> None:
    other = Leads(tmp_path / "leads", "another")
    assert other.sequence == 0
    assert tuple(other.nearest(MODEL.embed(["lock"]), 3)) == ()
    other.put([1], Scripted("a", "b").embed(["a"]), 3)
    assert tuple(other.nearest(Scripted("a", "b").embed(["a"]), 3)) == (1,)
    assert tuple(leads.nearest(MODEL.embed(["lock"]), 3)) == ()


def test_a_torn_write_is_passed_over(leads: Leads, tmp_path: Path) -> None:
    with (tmp_path / "leads" / "vectors").open("ab") as file:
        file.write(b"\x00\x01\x02")
    with (tmp_path / "leads" / "ids").open("ab") as file:
        file.write(np.array([99], "<i8").tobytes())
    assert 99 not in leads.nearest(MODEL.embed(["lock"]), 9)
    leads.put([11], MODEL.embed(["bread"]), 14)
    assert set(leads.nearest(MODEL.embed(["bread"]), 2)) == {8, 11}


def test_an_empty_folder_and_an_empty_batch_are_nothing_special(tmp_path: Path) -> None:
    made = Leads(tmp_path / "leads", MODEL.name)
    assert not made.nearest(MODEL.embed(["lock"]), 3)
    made.put([], MODEL.embed([]), 5)
    assert made.sequence == 5
    assert not made.nearest(MODEL.embed(["lock"]), 3)


def test_a_lead_is_the_headline_and_the_first_words() -> None:
    assert lead("Title", "x" * 9_000) == f"Title. {'x' * LEAD}"


def test_an_article_that_changed_is_found_by_what_it_says_now(leads: Leads) -> None:
    for _ in range(10):
        leads.put([9], MODEL.embed(["bread"]), 14)
    found = leads.nearest(MODEL.embed(["bread"]), 2)
    assert len(found) == 2
    assert found[9] == pytest.approx(1.0, abs=1e-3)
