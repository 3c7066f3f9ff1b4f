from __future__ import annotations

import gzip
import json
import math
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from broadsheet.analysis import Document
from broadsheet.analysis.ask.scoring import reading
from quality.ask import score
from quality.choosing import Pool, choose, vocabulary

NOW = datetime(2026, 11, 18, tzinfo=UTC)
TEXTS = (
    "The Halvard lock was closed by the harbour authority. It waits for new steel from Quillon.",
    "Ferry crews called off their strike on Monday. The ferries sail to Valdory again.",
    "The observatory on Brandholm heard the same signal twice.",
)


def pool(question: str, options: list[str]) -> Pool:
    told = [reading(Document(number, text, published=NOW)) for number, text in enumerate(TEXTS, 1)]
    counts = Counter(term for each in told for term in each.everything)
    rarity = {word: math.log(4 / (counts[word] + 0.5)) for word in vocabulary(question, options)}
    return Pool(told, [1.0] * len(told), rarity, NOW)


@pytest.mark.parametrize(
    ("question", "options", "right"),
    [
        ("Who closed the Halvard lock?", ["The ferry crews", "The harbour authority", "The observatory"], 1),
        ("Where does the steel for the lock come from?", ["Valdory", "Brandholm", "Quillon"], 2),
        ("Which of these was not closed by the harbour authority?", ["Halvard lock", "Bakery", "Harbour lock"], 1),
    ],
)
def test_the_option_that_sentences_speak_for(question: str, options: list[str], right: int) -> None:
    assert choose(question, options, pool(question, options)) == right


def test_nothing_printed_is_no_error() -> None:
    assert choose("Who?", ["a", "b"], Pool([], [], {"a": 1.0, "b": 1.0}, NOW)) == 0
    assert choose("", ["", ""], pool("", ["", ""])) == 0


def test_a_repeated_question_counts_as_often() -> None:
    question = {"id": "20261118_1", "gold_articles": ["a"], "answer": [1]}
    other = {"id": "20261118_2", "gold_articles": [], "answer": [0]}
    asked = {
        "20261118_1": {"articles": ["x", "a"], "articles_of_the_day": ["a"], "choice": 1},
        "20261118_2": {"articles": [], "articles_of_the_day": [], "choice": 3},
    }
    found = score([question, question, other], asked)
    assert (found["hit1"], found["hit4"], found["mrr10"], found["day_mrr10"]) == (0, 1, 0.5, 1)
    assert (found["choice"], found["choice_of_different"]) == (round(2 / 3, 4), 0.5)


@pytest.mark.slow
def test_the_command_measures_any_file_of_the_form(tmp_path: Path) -> None:
    articles = [
        {"id": f"paper.example/{number}", "title": "", "text": text, "date": "2026/11/18" if number else None}
        for number, text in enumerate(TEXTS)
    ]
    questions = [
        {"id": "20261118_1", "question": "Who closed the Halvard lock?", "choices": ["Crews", "The harbour authority"],
         "answer": [1], "gold_articles": ["paper.example/0"]},
        {"id": "20261118_2", "question": "What?", "choices": [1, 2], "answer": [0], "gold_articles": ["elsewhere"]},
    ]  # fmt: skip
    files = [tmp_path / "articles.gz", tmp_path / "questions.gz"]
    contents: list[list[dict[str, Any]]] = [articles, questions]
    for file, records in zip(files, contents, strict=True):
        file.write_bytes(gzip.compress("\n".join(json.dumps(record) for record in records).encode()))
    predictions = tmp_path / "predictions.jsonl"
    command = [sys.executable, "-m", "quality.ask", *map(str, files), "--json", "--predictions", str(predictions)]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert {"hit1", "hit4", "hit10", "mrr10", "choice"} <= set(found)
    assert found["hit1"] == 0.5
    assert [json.loads(line)["id"] for line in predictions.read_text().splitlines()] == ["20261118_1", "20261118_2"]
