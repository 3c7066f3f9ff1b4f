"""The measure of quantities, and the sentences in Indian numbering that it holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quality import figures, records
from quality.figures import Stated, Tally

INDIAN = Path(figures.__file__).with_name("indian-numbering.jsonl")


def tally(gold: list[Stated], predicted: list[Stated]) -> tuple[int, int, int]:
    found = Tally()
    figures.score(found, gold, predicted)
    return found.value, found.unit, found.change


def test_quantities_match_one_to_one_the_same_unit_first() -> None:
    five_ships, five_days = Stated((5.0,), "ship", "="), Stated((5.0,), "day", "~")
    assert tally([five_ships, five_days], [five_days, five_ships]) == (2, 2, 2)
    assert tally([five_ships], [five_days, five_days]) == (1, 0, 0)
    assert tally([five_ships], [Stated((5.0, 6.0), "ship", "=")]) == (0, 0, 0)


def test_ranges_and_negative_values_are_told_apart() -> None:
    quantity = {"change": "=", "normalized_unit": "Year"}
    assert figures.stated(quantity | {"value": "3.0-5.0"}).value == (3.0, 5.0)
    assert figures.stated(quantity | {"value": "-5"}).value == (-5.0,)
    assert figures.stated(quantity | {"value": "2.998e-08"}).value == (2.998e-08,)
    assert figures.stated(quantity | {"value": "1"}).unit == "year"


def test_indian_numbering_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    figures.main([str(INDIAN), "--json"])
    measured = json.loads(capsys.readouterr().out)
    assert measured["value_f1"] >= 0.97


def test_the_indian_sentences_are_whole() -> None:
    found = records.read(INDIAN)
    assert len(found) >= 160
    assert len({record["text"] for record in found}) == len({record["id"] for record in found}) == len(found)
    assert all(
        quantity["change"] in {"=", "~", "<", ">", "up", "down"} for each in found for quantity in each["quantities"]
    )
