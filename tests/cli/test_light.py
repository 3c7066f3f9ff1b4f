"""Verbs that need no database, and what every verb does with mistakes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from broadsheet import cli

from ..pipeline.press import html, report

VERBS = (
    "serve work demo add import export read search status doctor rebuild owner "
    "brief said figures timeline positions coverage names wrapup"
)

PASTED = """
A bridge for Coldwater

The council of Coldwater has decided to build a bridge over the lower river, which people have asked for since the
flood of the year before last, and which is to be opened in the spring.

The works are to begin in autumn and to take nine months, says the council, which has not said who will pay for them.
"""


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """The exit code of a command line."""
    monkeypatch.setattr(sys, "argv", ["broadsheet", *words])
    with pytest.raises(SystemExit) as end:
        cli.main()
    return int(end.value.code or 0)


@pytest.mark.parametrize("verb", VERBS.split())
def test_each_verb_has_help_with_an_example(
    verb: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, verb, "--help") == 0

    assert f"broadsheet {verb}" in capsys.readouterr().out.split("Options")[0].replace("BROADSHEET_", "")


def test_help_lists_the_verbs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "--help") == 0

    listed = capsys.readouterr().out
    assert all(f" {verb} " in listed for verb in VERBS.split())
    assert " ingest " not in listed


def test_the_version(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "--version") == 0
    assert capsys.readouterr().out.startswith("broadsheet 0.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("read", "/nowhere/page.html"), "/nowhere/page.html cannot be read: No such file or directory."),
        (("read", "https://"), "host"),
        (("read", "http://127.0.0.1/"), "127.0.0.1"),
        (("read", "javascript://alert"), "http"),
    ],
)
def test_mistakes_are_one_line_and_no_traceback(
    words: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, *words) == cli.EXPECTED

    error = capsys.readouterr().err
    assert error.startswith("broadsheet: ")
    assert said in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    "words", [("nonsense",), ("add",), ("rebuild", "everything"), ("import",), ("work", "--workers", "x")]
)
def test_a_wrong_command_line_ends_with_two(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, *words) == 2


def test_a_bug_is_one_line_too_unless_debugged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html></html>")
    monkeypatch.setattr("broadsheet.extraction.article", lambda *_, **__: 1 / 0)

    assert run(monkeypatch, "read", str(page)) == cli.UNEXPECTED
    assert "ZeroDivisionError" in capsys.readouterr().err
    monkeypatch.setattr(sys, "argv", ["broadsheet", "read", str(page), "--debug"])
    with pytest.raises(ZeroDivisionError):
        cli.main()


def test_a_page_in_a_file_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    title, paragraphs = report(3)
    page = tmp_path / "page.html"
    page.write_text(html(title, paragraphs, canonical="https://courier.example/3"), encoding="utf-8")

    assert run(monkeypatch, "read", str(page), "--url", "https://courier.example/3?utm_source=x") == 0
    printed = capsys.readouterr().out
    assert run(monkeypatch, "read", str(page), "--json", "--url", "https://courier.example/3") == 0
    read = json.loads(capsys.readouterr().out)

    assert title in printed
    assert paragraphs[0][:60] in printed.replace("\n", " ")
    assert (read["title"], read["canonical_url"]) == (title, "https://courier.example/3")
    assert [block["text"] for block in read["blocks"]] == paragraphs


def test_a_page_without_an_article_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body></body></html>")

    assert run(monkeypatch, "read", str(page)) == 1
    assert "No article: " in capsys.readouterr().err
    assert run(monkeypatch, "read", str(page), "--json") == 1
    assert json.loads(capsys.readouterr().out)["rejected"]


def test_a_text_page_prints_its_articles(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PASTED, encoding="utf-8")

    assert run(monkeypatch, "read", str(page), "--json") == 0
    (article,) = json.loads(capsys.readouterr().out)
    assert article["title"] == "A bridge for Coldwater"
    assert run(monkeypatch, "read", str(page)) == 0
    assert capsys.readouterr().out.startswith("A bridge for Coldwater\n")


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PASTED.encode())))

    assert run(monkeypatch, "read", "-", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("export", "/dev/null/feeds.opml"),
        ("demo", "--no-serve", "--data-dir", "/dev/null/demo"),
        ("read", "/dev/null/page.html"),
        ("read", "example.org/news/1"),
    ],
)
@pytest.mark.django_db
def test_files_that_cannot_be_are_said_in_one_line(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, *words) == 1

    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert words[-1] in said


def test_bytes_that_are_no_text_are_not_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "picture"
    file.write_bytes(b"\x89PNG\0\0" + bytes(range(256)) * 20)

    assert run(monkeypatch, "read", str(file)) == 1
    assert capsys.readouterr().out == ""


def test_a_page_cannot_steer_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "page.txt"
    file.write_text(PASTED.replace("The council", "\x1b]0;owned\x07The [/b] council\x9b2J"))

    assert run(monkeypatch, "read", str(file)) == 0

    printed = capsys.readouterr().out
    assert "The [/b] council" in printed
    assert not {"\x1b", "\x07", "\x9b"} & set(printed)


def test_ctrl_c_while_the_program_is_still_being_loaded_is_no_traceback() -> None:
    program = """
import os, signal, sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "broadsheet.cli.app":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
signal.signal(signal.SIGINT, signal.default_int_handler)
from broadsheet.cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (cli.INTERRUPTED, "broadsheet: Interrupted.\n")
