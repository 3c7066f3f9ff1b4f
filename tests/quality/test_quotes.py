"""The measure of attributions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quality import quotes, records

TEXT = "“It is shut,” said Ada Finch, the mayor. The port said it was open. A third man hoped so."


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


GOLD = [
    {"source": [span("Ada Finch, the mayor")], "cue": [span("said Ada")], "content": [span("“It is shut,”")]},
    {"source": [span("The port")], "cue": [span("said it")], "content": [span("it was open")]},
    {"source": [span("A third man")], "cue": [span("hoped")], "content": [span("so")]},
    {"source": [span("A third man")], "cue": [span("hoped")], "content": []},
]


def figures(predicted: list[dict[str, list[list[int]]]]) -> dict[str, float]:
    return quotes.score([{"id": "1", "text": TEXT, "attributions": GOLD}], [predicted])


def test_all_that_is_annotated_is_right() -> None:
    found = figures(GOLD)
    assert {found[f"{name}_f1"] for name in ("content", "direct", "attribution", "end_to_end")} == {1.0}


def test_nothing_found_is_nothing_right() -> None:
    assert set(figures([]).values()) == {0.0}


def test_a_source_is_right_by_its_head_and_a_content_by_half_of_it() -> None:
    one = [
        {"source": [span("Ada Finch")], "cue": [span("said Ada")], "content": [span("“It is shut")]},
        {"source": [span("Ada Finch")], "cue": [span("said it")], "content": [span("it was open")]},
    ]
    found = figures(one)
    assert found["attribution_f1"] == pytest.approx(2 * 2 / (2 + 3))
    assert found["end_to_end_f1"] == pytest.approx(2 * 1 / (2 + 3))
    assert found["direct_end_to_end_f1"] == 1.0


def test_one_content_is_matched_once() -> None:
    assert figures([GOLD[0], GOLD[0]])["attribution_f1"] == pytest.approx(2 * 1 / (2 + 3))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, out = tmp_path / "gold.jsonl", tmp_path / "out.jsonl"
    records.write(gold, [{"id": "1", "text": TEXT, "attributions": GOLD}])
    quotes.main([str(gold), "--json", "--predictions", str(out)])
    assert json.loads(capsys.readouterr().out)["direct_f1"] == 1.0
    (record,) = records.read(out)
    assert record["id"] == "1"
    assert record["attributions"][0]["content"] == [span("“It is shut,”")]
