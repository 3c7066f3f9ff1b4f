"""The self-written sets of lies and truths: what ``python -m quality.check`` measures may not get worse."""

from __future__ import annotations

from pathlib import Path

import pytest

from quality import check, records

QUALITY = Path(check.__file__).parent
# "Keiko Mori expects the eruption to last for weeks, her colleague Jan Ploeg for days": the second verb is left out.
KNOWN_TO_PASS = {"island-lie-1"}
LEAST_TRUE = 0.928


@pytest.fixture(scope="module")
def sources() -> list[records.Record]:
    return records.read(QUALITY / check.SOURCES)


def test_no_lie_passes(sources: list[records.Record]) -> None:
    judged = check.judge(records.read(QUALITY / "lies.jsonl"), sources)
    assert len(judged) > 490
    assert {each["id"] for each in judged if each["passed"]} <= KNOWN_TO_PASS


def test_true_sentences_pass(sources: list[records.Record]) -> None:
    judged = check.judge(records.read(QUALITY / "truths.jsonl"), sources)
    assert sum(each["passed"] for each in judged) >= LEAST_TRUE * len(judged)


def test_a_number_that_is_changed_never_passes(sources: list[records.Record]) -> None:
    """Every number of every true sentence, with its last digit turned: the lie that a small model tells most."""
    turned = [
        {**claim, "kind": "number", "text": text}
        for claim in records.read(QUALITY / "truths.jsonl")
        for text in _turned(claim["text"])
    ]
    assert len(turned) > 200
    passed = [each["text"] for each in check.judge(turned, sources) if each["passed"]]
    assert not passed


def _turned(text: str) -> list[str]:
    """``text`` with each of its numbers changed in the last digit; citations stay."""
    body, bracket, cited = text.partition(" [")
    places = [at for at, letter in enumerate(body) if letter.isdigit() and not body[at + 1 : at + 2].isdigit()]
    ends = [at for at in places if not (body[at + 1 : at + 2] in (".", ",") and body[at + 2 : at + 3].isdigit())]
    return [f"{body[:at]}{(int(body[at]) + 3) % 10}{body[at + 1 :]}{bracket}{cited}" for at in ends]
