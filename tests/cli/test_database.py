"""Verbs that work on the tables, in the test's own process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from broadsheet.feeds import read_opml
from broadsheet.newsroom.models import Article, Feed
from broadsheet.pipeline import index
from broadsheet.search import Writer

from ..pipeline.test_place import waiting
from .test_light import run

pytestmark = pytest.mark.django_db

OPML = """<opml version="2.0"><head/><body><outline text="France">
<outline type="rss" text="A" xmlUrl="https://a.example/feed"/>
<outline type="rss" text="B" xmlUrl="https://b.example/feed"/></outline></body></opml>"""


def test_lists_come_in_and_go_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(OPML)

    assert run(monkeypatch, "import", str(file)) == 0
    assert "2 feeds added" in capsys.readouterr().err
    assert run(monkeypatch, "import", str(file)) == 0
    assert "0 feeds added, 2 were there already" in capsys.readouterr().err
    assert run(monkeypatch, "export", str(tmp_path / "out.opml")) == 0

    written = read_opml((tmp_path / "out.opml").read_bytes())
    assert {listing.url for listing in written} == {"https://a.example/feed", "https://b.example/feed"}


def test_the_starter_list_comes_in(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "import", "--starter") == 0
    assert Feed.objects.count() >= 80


@pytest.mark.parametrize(
    "text", ["", "no list", "<opml><body/></opml>", '<!DOCTYPE x [<!ENTITY a "aa">]><opml>&a;</opml>']
)
def test_a_file_that_is_no_list_brings_nothing(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(text)

    assert run(monkeypatch, "import", str(file)) == 1

    assert capsys.readouterr().err.count("\n") == 1
    assert not Feed.objects.exists()


def test_search_finds_what_was_indexed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    row = waiting(3)
    Article.objects.update(state="placed", sequence=1)
    with Writer.rebuild(settings.CONFIG.data_dir / "index") as writer:
        index.step(writer)

    assert run(monkeypatch, "search", *row.title.split()[:2], "--json") == 0

    found = json.loads(capsys.readouterr().out)
    assert [one["title"] for one in found["articles"]] == [row.title]
    assert run(monkeypatch, "search", "xylophonic") == 0
    assert "Nothing found." in capsys.readouterr().err
    assert run(monkeypatch, "search", "the OR of", "--language", row.language) == 0
    assert "1 articles found." in capsys.readouterr().err
    assert run(monkeypatch, "search", "the OR of", "--language", "sv") == 0
    assert "Nothing found." in capsys.readouterr().err


def test_status_prints_numbers(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    waiting(1)

    assert run(monkeypatch, "status", "--json") == 0

    assert json.loads(capsys.readouterr().out)["articles"] == {"read": 1}
    assert run(monkeypatch, "status") == 0
    assert "placer lag" in capsys.readouterr().out


def test_the_doctor_finds_nothing_bad_in_a_new_paper(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "doctor", "--json", "--offline") == 0

    checks = {check["name"]: check for check in json.loads(capsys.readouterr().out)}
    assert checks["database"]["verdict"] == "good"
    assert checks["feeds"]["advice"].startswith("broadsheet add")


def test_the_doctor_names_the_feed_that_fails_and_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "import", "--starter")
    Feed.objects.update(next_poll_at="2100-01-01T00:00Z")
    Feed.objects.filter(pk=Feed.objects.earliest("pk").pk).update(attempts=6, last_error="answered 404")
    capsys.readouterr()

    assert run(monkeypatch, "doctor", "--offline") == 0

    said = capsys.readouterr().out
    assert "failed 6 times, never good: answered 404" in said
    assert "→ Open it in a browser" in said


def test_the_owner_gets_a_link_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "owner") == 0
    assert "/welcome/owner?token=" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"database_url": "postgresql://nobody@127.0.0.1:1/none"}, "The database cannot be used"),
        ({"database_url": "mysql://x/y"}, "postgresql://"),
        ({"data_dir": "/dev/null/broadsheet"}, "BROADSHEET_DATA_DIR"),
        ({"prot": "80"}, "did you mean port?"),
        ({"time_zone": "Mars/Olympus"}, "Europe/Paris"),
        ({"public_url": "paper.example"}, "https://paper.example"),
        ({"public_url": "http://["}, "https://paper.example"),
    ],
)
def test_settings_that_cannot_work_are_explained(settings: dict[str, str], said: str, tmp_path: Path) -> None:
    environ = os.environ | {"BROADSHEET_DATA_DIR": str(tmp_path)}
    environ |= {f"BROADSHEET_{name.upper()}": value for name, value in settings.items()}

    done = subprocess.run(
        [sys.executable, "-m", "broadsheet", "status"], env=environ, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_wrong_setting_says_which(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("BROADSHEET_PROT", "80")

    assert run(monkeypatch, "read", "https://courier.example/") == 1
    assert "BROADSHEET_PROT" in capsys.readouterr().err
