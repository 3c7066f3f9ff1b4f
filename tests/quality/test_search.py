from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from quality.search import score


def test_scores_by_the_first_gold_article() -> None:
    questions = [
        {"gold_articles": ["a"]},
        {"gold_articles": ["b", "c"]},
        {"gold_articles": ["d"]},
        {"gold_articles": ["e"]},
    ]
    ranked = [["a"], ["x", "c", "b"], ["1", "2", "3", "4", "d"], [str(number) for number in range(10)] + ["e"]]
    found = score([(str(number), articles) for number, articles in enumerate(ranked)], questions)
    assert found == {"hit4": 0.5, "hit10": 0.75, "mrr10": round((1 + 1 / 2 + 1 / 5) / 4, 4), "questions": 4}


@pytest.mark.slow
def test_the_command_measures_any_file_of_the_form(tmp_path: Path) -> None:
    articles = [
        {"id": "paper.example/1", "title": "Bank cuts rates", "text": "By a quarter.", "date": "2022/06/15"},
        {"id": "paper.example/2", "title": "River rises", "text": "By a metre.", "date": None},
    ]
    questions = [
        {"id": "1", "question": "How far did the river rise?", "gold_articles": ["paper.example/2"]},
        {"id": "2", "question": "Who?", "gold_articles": []},
    ]
    files = [tmp_path / "articles.gz", tmp_path / "questions.gz"]
    for file, records in zip(files, (articles, questions), strict=True):
        file.write_bytes(gzip.compress("\n".join(map(json.dumps, records)).encode()))
    predictions = tmp_path / "predictions.jsonl"
    command = [sys.executable, "-m", "quality.search", *map(str, files), "--json", "--predictions", str(predictions)]
    figures = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert (figures["hit4"], figures["hit10"], figures["mrr10"], figures["questions"]) == (1, 1, 1, 1)
    assert figures["p95_ms"] > 0
    assert json.loads(predictions.read_text()) == {"id": "1", "articles": ["paper.example/2"]}
