from __future__ import annotations

from pathlib import Path

import pytest

from quality.floors import Floor, floors, measure

FLOOR = Floor("pages", ("pages/x.jsonl.gz",), {"f1": 0.9}, {"failed": 0})


def test_a_drop_is_named() -> None:
    assert FLOOR.missed({"f1": 0.89, "failed": 1}) == ["f1 is 0.89, floor 0.9", "failed is 1, at most 0"]
    assert FLOOR.missed({"f1": 0.9, "failed": 0}) == []


def test_a_missing_figure_is_no_pass() -> None:
    with pytest.raises(KeyError):
        FLOOR.missed({"failed": 0})


@pytest.mark.gold
@pytest.mark.parametrize("floor", floors(), ids=lambda floor: floor.name)
def test_floor(floor: Floor, gold: Path) -> None:
    assert floor.missed(measure(floor, gold)) == []
