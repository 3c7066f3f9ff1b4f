from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from broadsheet.analysis import Document
from broadsheet.analysis.positions import positions
from quality import positions as measure
from quality import records, stances

FRAMES = Path(__file__).resolve().parents[2] / "quality" / "positions-frames.jsonl"


def test_marks_are_taken_out_and_found_again() -> None:
    found = measure.pair({"text": "[Berg]s attacked [Moss].", "p": "Berg", "q": "Moss"})

    assert found is not None
    assert "".join(token.text for token in found.tokens) == "BergsattackedMoss."
    assert [token.text for token in found.tokens[slice(*found.first)]] == ["Bergs"]
    assert [token.text for token in found.tokens[slice(*found.second)]] == ["Moss"]


def test_marks_in_the_other_order() -> None:
    found = measure.pair({"text": "[Moss] was attacked by [Berg].", "p": "Berg", "q": "Moss"})

    assert found is not None
    assert [token.text for token in found.tokens[slice(*found.first)]] == ["Berg"]
    assert [token.text for token in found.tokens[slice(*found.second)]] == ["Moss"]


@pytest.mark.parametrize("text", ["no marks", "[Berg] alone", "[Moss] alone", ""])
def test_without_marks_nobody_is_for_or_against(text: str) -> None:
    assert measure.predict({"text": text, "p": "Berg", "q": "Moss"}) == 0


def test_f1() -> None:
    micro, macro = measure.f1(np.array([0, 0, 1, 3]), np.array([0, 1, 1, 3]))

    assert micro == 0.75
    assert macro == pytest.approx((2 / 3 + 2 / 3 + 1) / 5)


def test_stances_are_matched_by_the_last_word_of_the_actor() -> None:
    found = positions(Document(1, "The dock workers condemned the raid."))
    gold = {"actor": "workers", "stance": "condemns", "towards": "", "negated": False}

    assert stances.agrees(gold, found[0])
    assert not stances.agrees(gold | {"negated": True}, found[0])
    assert not stances.agrees(gold | {"stance": "opposes"}, found[0])


def test_most_positions_of_our_own_sentences_are_found_and_few_are_wrong() -> None:
    gold = records.read(FRAMES)
    figures = stances.measure(gold, [positions(Document(at, each["text"])) for at, each in enumerate(gold)])

    assert len(gold) >= 120
    assert figures["precision"] >= 0.93
    assert figures["recall"] >= 0.85
