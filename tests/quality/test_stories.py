from __future__ import annotations

import json
from pathlib import Path

import pytest

from quality import duplicates, hashtags, partitions, related, stories
from tests.stories.writing import BANK, OTHER_QUAKE, QUAKE, QUAKE_AGAIN

RECORDS = [
    {"id": str(number), "story": story, "topic": topic, "title": text[0], "text": text[1]}
    for number, (story, topic, text) in enumerate(
        [("a", "quakes", QUAKE), ("a", "quakes", QUAKE_AGAIN), ("b", "quakes", OTHER_QUAKE), ("c", "banks", BANK)]
    )
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in RECORDS), encoding="utf-8")
    return path


def test_scores_of_known_partitions() -> None:
    perfect = partitions.score([1, 1, 2, 3], ["a", "a", "b", "c"])
    assert (perfect.bcubed_f1, perfect.pair_f1, perfect.ari, perfect.nmi) == pytest.approx((1, 1, 1, 1))
    lumped = partitions.score([1, 1, 1, 1], ["a", "a", "b", "b"])
    assert (lumped.bcubed_precision, lumped.bcubed_recall) == pytest.approx((0.5, 1.0))
    assert lumped.ari == pytest.approx(0.0)
    assert lumped.pair_f1 == pytest.approx(2 * 2 / (6 + 2))


@pytest.mark.parametrize("bursts", [[], ["--bursts"]])
def test_stories(file: Path, bursts: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "predictions.jsonl"
    stories.main([str(file), "--orders", "2", "--json", "--predictions", str(out), *bursts])
    figures = json.loads(capsys.readouterr().out)
    assert figures["bcubed_f1"] == pytest.approx(1.0)
    assert {"bcubed_precision", "bcubed_recall", "pair_f1", "nmi", "ari", "stories", "relabelled"} <= set(figures)
    assert {"arrival_bcubed_f1", "gold_stories", "articles_per_second"} <= set(figures)
    assert len(out.read_text(encoding="utf-8").splitlines()) == len(RECORDS)


def test_related(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    related.main([str(file), "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert figures["ndcg5"] > 0.5
    assert figures["unrelated"] == 0
    assert figures["p95_ms"] > 0


def test_duplicates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "corpus.jsonl"
    rows = [
        {"id": record["id"], "title": record["title"], "text": f"{record['text']}\n\n{record['text']}"}
        for record in RECORDS
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    duplicates.main([str(path), "--seed", "3", "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert figures["precision"] == 1.0
    assert figures["recall_headline"] == 1.0


def test_hashtags(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "keyphrases.jsonl"
    row = {"id": "1", "text": "\n".join(QUAKE), "keyphrases": ["Varne", "earthquakes", "Tessaly"]}
    path.write_text(json.dumps(row), encoding="utf-8")
    hashtags.main([str(path), "--json"])
    assert json.loads(capsys.readouterr().out)["f1_10"] > 0.2
