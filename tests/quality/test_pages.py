from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from quality import pages
from tests.extraction.press import PARAGRAPHS, TITLE, URL, news, page, prose


def test_shingles_are_those_of_the_benchmark() -> None:
    assert pages.shingled("a b c d e", "a b c d e") == (1.0, 1.0)
    assert pages.shingled("a b c d e", "a b c d") == (1.0, 0.5)
    assert pages.shingled("a b c d", "x a b c d") == (0.5, 1.0)
    assert pages.shingled("", "") == (None, None)
    assert pages.shingled("", "a b c d") == (0.0, None)
    assert pages.shingled("a b c d", "") == (None, 0.0)


def test_bags_take_the_better_of_two_bodies() -> None:
    assert pages.bagged(["a b c", "a b"], "a b") == (1.0, 1.0, 1.0)
    assert pages.bagged(["a b c d"], "a b x y") == (0.5, 0.5, 0.5)
    assert pages.bagged(["日本語"], "日本") == pytest.approx((1.0, 2 / 3, 0.8))
    assert pages.bagged(["a"], "") == (0.0, 0.0, 0.0)


def test_a_file_is_measured_and_its_predictions_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = {
        "id": "1", "url": URL, "title": TITLE, "authors": ["Teo Varga", "Hanne Oriel"], "published": "2026-11-17 23:10:00+04:00",
        "body": "\n\n".join(PARAGRAPHS), "body_without_summary": "\n\n".join(PARAGRAPHS[1:]), "html": page(prose(), ld=news()),
    }  # fmt: skip
    empty = gold | {"id": "2", "html": "", "published": "2026-11-17", "authors": None}
    with gzip.open(tmp_path / "pages.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in (gold, empty))
    out = tmp_path / "out.jsonl"
    monkeypatch.setattr("sys.argv", ["pages", str(tmp_path / "pages.jsonl.gz"), "--json", "--predictions", str(out)])
    pages.main()
    figures = json.loads(capsys.readouterr().out)
    assert {name: figures[name] for name in ("f1", "exact", "title", "authors", "day", "failed", "refused", "pages")} == {
        "f1": 0.5, "exact": 0.5, "title": 0.5, "authors": 1.0, "day": 0.5, "failed": 0, "refused": 1, "pages": 2,
    }  # fmt: skip
    first, second = (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines())
    assert (first["id"], first["title"], first["published"]) == ("1", TITLE, "2026-11-17T20:10:00+01:00")
    assert second["refused"] == "empty"
