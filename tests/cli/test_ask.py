from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from django.conf import settings

from broadsheet.newsroom.wordindex import word_index
from tests.cli.test_light import run
from tests.web import factory
from tests.web.factory import Paper

pytestmark = pytest.mark.django_db
QUESTION = "When did the harbour authority close the lock?"


@pytest.fixture
def paper(db: None) -> Iterator[Paper]:
    made = factory.make(stories_each=2)
    factory.index(settings.CONFIG.data_dir / "index")
    word_index.cache_clear()
    yield made
    word_index.cache_clear()


def test_the_paper_answers_with_its_sentences(
    paper: Paper, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "ask", QUESTION) == 0
    assert "The harbour authority closed the lock on Tuesday" in capsys.readouterr().out.replace("\n", " ")


def test_as_json_every_sentence_has_its_place(
    paper: Paper, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    row = paper.of("en")[0]
    assert run(monkeypatch, "ask", QUESTION, "--article", str(row.pk), "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["says"]
    for sentence in said["sentences"]:
        source = sentence["sources"][0]
        assert source["article"] == row.pk
        assert " ".join(row.text[source["start"] : source["end"]].split()) == sentence["text"]


def test_a_story_is_asked_alone(
    paper: Paper, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "ask", QUESTION, "--story", str(paper.stories[0].pk), "--json") == 0
    assert json.loads(capsys.readouterr().out)["read"] >= 1


def test_what_is_not_said_and_what_is_not_there(
    paper: Paper, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "ask", "Who won the chess tournament in Reykjavik?") == 0
    assert "does not say" in capsys.readouterr().err
    assert run(monkeypatch, "ask", QUESTION, "--article", "999999") == 1
    assert run(monkeypatch, "ask", QUESTION, "--story", "999999") == 1
