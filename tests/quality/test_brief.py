"""The measures of briefs and of coverage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality import brief, coverage, records, rouge

TEXTS = st.lists(st.sampled_from(["lock", "gate", "ship", "crack"]), max_size=9)


def test_rouge_counts_shared_runs_and_the_longest_common_sequence() -> None:
    found, wanted = rouge.words("The locks were closed, they said."), rouge.words("The lock is closed")
    assert rouge.rouge_n(found, wanted, 1) == pytest.approx(2 * 3 / (6 + 4))
    assert rouge.rouge_n(found, wanted, 2) == pytest.approx(2 * 1 / (5 + 3))
    assert rouge.rouge_l(found, wanted) == pytest.approx(2 * 3 / (6 + 4))


@given(TEXTS, TEXTS)
def test_rouge_is_symmetric_and_one_for_the_same(first: list[str], second: list[str]) -> None:
    assert rouge.rouge_l(first, second) == rouge.rouge_l(second, first) <= rouge.rouge_n(first, second, 1) + 1e-9
    assert rouge.rouge_n(first, first, 1) == (1.0 if first else 0.0)


@pytest.mark.gold
def test_every_article_has_its_brief_and_its_reference(
    gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "briefs.jsonl"
    brief.main([str(gold / "news-annotated/wikinews-dev.jsonl.gz"), "--json", "--predictions", str(out)])
    figures = json.loads(capsys.readouterr().out)
    assert figures["rouge1"] > figures["lead_rouge1"]
    assert figures["words"] <= brief.WORDS
    assert all(each["brief"] for each in records.read(out))


def test_pairs_of_statements_are_found_in_the_demo_world(capsys: pytest.CaptureFixture[str]) -> None:
    coverage.main(["--json"])
    figures = json.loads(capsys.readouterr().out)
    assert figures["tuned_precision"] > 0.85
    assert figures["precision"] > 0.6
