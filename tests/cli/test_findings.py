"""The verbs of the analysis, as somebody uses them who has never seen them."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from django.utils import translation

from broadsheet.newsroom import findings, occasions
from tests.cli.test_light import run
from tests.web import factory
from tests.web.factory import Paper

SPEECH = (
    "Lock stays shut until February\n\nThe authority closed the Halvard lock on Tuesday after divers found a crack. “We wrote it down,” Anna Berg,"
    " the mayor of Strand, said on 3 May 2025. France condemned the plan, which costs 5.4 million crowns."
)


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "speech.txt"
    path.write_text(SPEECH, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", findings.LABELS)
def test_each_verb_reads_a_file_and_gives_json(
    kind: str, speech: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in ("en", "ar", "zz"):
        assert run(monkeypatch, kind, str(speech), "--language", language) == 0
    capsys.readouterr()
    assert run(monkeypatch, kind, str(speech), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["kind"] == kind
    assert bool(told["statements"]) == (kind != "coverage")


def test_coverage_of_one_text_says_that_it_wants_a_story(
    speech: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "coverage", str(speech)) == 0
    assert "name a story" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "body", "advice"),
    [
        ("empty.txt", b" \n", "is empty"),
        ("bytes.bin", bytes(range(256)) * 20, "no text in UTF-8"),
        ("page.html", b"<!DOCTYPE html><html><p>No.", "broadsheet read"),
        ("latin.txt", "é".encode("latin-1") * 500, "iconv"),
        ("", b"", "is a folder"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(
    name: str,
    body: bytes,
    advice: str,
    *,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if name:
        (tmp_path / name).write_bytes(body)
    assert run(monkeypatch, "said", str(tmp_path / name)) == 1
    assert advice in " ".join(capsys.readouterr().err.split())


def test_a_text_with_a_byte_order_mark_is_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        path = tmp_path / f"{encoding}.txt"
        path.write_text(SPEECH, encoding=encoding)
        assert run(monkeypatch, "said", str(path)) == 0
        assert "We wrote it down" in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("target", "advice"),
    [
        ("nonsense", "broadsheet search"),
        ("https://example.org/x", "broadsheet read"),
        ("99999", "number"),
        ("", "s/12"),
    ],
)
def test_what_is_not_there_is_said_with_advice(
    target: str, advice: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "brief", target) == 1
    assert advice in " ".join(capsys.readouterr().err.split())


@pytest.mark.django_db
def test_an_article_has_a_number_a_page_and_an_address(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paper: Paper = factory.make(stories_each=2)
    row = paper.of("en")[0]
    told = set()
    for target in (str(row.pk), f"a/{row.pk}", f"http://127.0.0.1:8000/en/a/{row.pk}-a-title#s2", row.url):
        assert run(monkeypatch, "brief", target) == 0
        told.add(capsys.readouterr().out)
    assert len(told) == 1
    assert run(monkeypatch, "coverage", f"s/{row.story_id}") == 0


def test_days_are_written_as_people_write_them(
    speech: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "timeline", str(speech)) == 0
    assert "\n3 May 2025\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-11-30", "30 November 2026"),
        ("2026-W49", "Week of 30 November 2026"),
        ("2026-W49-WE", "Weekend of 5 December 2026"),
        ("2026-11", "November 2026"),
        ("2026", "2026"),
        ("2026-SU", "Summer 2026"),
        ("2026-H2", "Second half of 2026"),
        ("2026-Q3", "Q3 2026"),
        ("199X", "1990s"),
        ("19XX", "1900–1999"),
        ("1998/2004", "1998 – 2004"),
        ("2026-08-01 – 2026-W49", "1 August 2026 – Week of 30 November 2026"),
        ("2026-02-31", "2026-02-31"),
        ("whatever", "whatever"),
    ],
)
def test_values_of_times_in_words(value: str, said: str) -> None:
    with translation.override("en"):
        assert occasions.in_words(value) == said


HOSTILE = {
    "straight quotes": '"',
    "opening quotes": "“",
    "pairs": "“a” ",
    "commas": ",",
    "brackets": "([{",
    "said": '" said He "',
    "letters": "a",
    "numbers": "1,000 ",
    "dates": "May 3 ",
    "hyphens": "a-",
    "accents": "e\u0301\u0301",
    "lines": "\n",
    "overrides": "\u202e",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_a_megabyte_of_anything_takes_seconds(
    unit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(f"Anna said: {unit * (10**6 // len(unit))} no", encoding="utf-8")
    begun = time.process_time()
    assert run(monkeypatch, "said", str(path)) == 0
    assert time.process_time() - begun < 5
    assert unit == "\n" or "first" in capsys.readouterr().err


def test_a_text_does_not_steer_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "speech.txt"
    path.write_text(SPEECH.replace("wrote it", "wrote \x1b[2J\u202e\u2066\x9b it [bold]"), encoding="utf-8")
    for kind in findings.LABELS:
        assert run(monkeypatch, kind, str(path)) == 0
    shown = capsys.readouterr()
    assert "[bold]" in shown.out
    assert not {"\x1b", "\x9b", "\u202e", "\u2066"} & set(shown.out + shown.err)
