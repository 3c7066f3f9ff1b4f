from __future__ import annotations

import json
from pathlib import Path

import pytest

from quality import sectioning, sections

TITLES = {
    "b": "Shares of bank number {} fall as profit misses forecasts",
    "t": "Smartphone maker number {} launches new app for users",
    "e": "Singer number {} announces album and concert tour",
    "m": "Vaccine number {} protects hospital patients in trial",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows = [
        {"id": f"{label}{number}", "title": title.format(number), "url": f"https://paper{number}.example/a/{number}",
         "publisher": f"Paper {number}", "category": label, "story": f"{label}{number % 4}"}
        for label, title in TITLES.items() for number in range(8)
    ]  # fmt: skip
    path = tmp_path / "headlines.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_figures_and_predictions(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    sections.main([str(file), "--json", "--predictions", str(out)])
    figures = json.loads(capsys.readouterr().out)
    assert figures["words"] == figures["alone"] == 1.0
    assert 0.5 <= figures["accuracy"] <= 1.0
    assert figures["shipped_on"] == figures["headlines"] == 32
    assert len(out.read_text(encoding="utf-8").splitlines()) == 32


def test_no_label_of_a_story_is_seen_when_it_is_filed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[str]] = []
    found = sections.records.read(file)
    real = sectioning.corrected

    def watched(model: sections.Model, labelled: list[sectioning.Example]) -> sections.Model:
        seen.append({each.story for each in labelled})
        return real(model, labelled)

    monkeypatch.setattr(sections, "corrected", watched)
    sections.crossed(found)
    stories = {record["story"] for record in found}
    assert all(part < stories for part in seen)
    assert set.intersection(*seen) == set()


def test_training_leaves_sections_alone_that_no_label_speaks_of(file: Path) -> None:
    before = sectioning.prior()
    after = sectioning.corrected(before, sectioning.examples(sections.records.read(file), before))
    world = sections.SECTIONS.index("world")
    rows = dict(zip(after.terms.tolist(), after.weights[:, world], strict=True))
    assert all(
        rows.get(term, 0) == pytest.approx(row[world], abs=0.04)
        for term, row in zip(before.terms.tolist(), before.weights, strict=True)
    )
