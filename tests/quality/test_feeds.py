"""The measure of feeds: what it counts, and the floor on gofeed's gold."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path

import pytest

from quality import feeds

GOLD = Path(__file__).parents[2].parent / "shared" / "gold" / "feeds"
RSS = '<rss version="2.0"><channel><title>T</title><item><title>&lt;b&gt;One&lt;/b&gt;</title><link>http://a.example/1</link></item></channel></rss>'


def measure(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, object]:
    feeds.main([str(path), "--json", *options])
    return json.loads(capsys.readouterr().out.splitlines()[0])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    expected = {
        "feedType": "rss",
        "title": "T",
        "items": [{"title": "<b>One</b>", "link": "http://a.example/other", "extensions": {"x": 1}}],
    }
    (tmp_path / "a.xml").write_text(RSS)
    (tmp_path / "a.json").write_text(json.dumps(expected))
    (tmp_path / "b.opml").write_text("<opml><body><outline xmlUrl='http://a.example/f'/></body></opml>")
    (tmp_path / "c.html").write_text("<html></html>")
    (tmp_path / "README.md").write_text("not a sample")
    return tmp_path


def test_fields_outcomes_and_reasons_are_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = measure(folder, capsys)
    assert figures["feeds"] == 3
    assert figures["fields"] == 3  # two titles and an address, of which the address differs
    assert figures["fields_equal"] == pytest.approx(2 / 3)
    assert (figures["parsed"], figures["refused"], figures["crashed"]) == (
        pytest.approx(2 / 3),
        pytest.approx(1 / 3),
        0,
    )
    assert figures["reasons"] == {"html": 1}


def test_an_archive_is_measured_like_its_folder(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path.with_suffix(".tar.gz")
    with tarfile.open(archive, "w:gz") as file:
        file.add(folder, arcname="x")
    same = ("fields_equal", "parsed", "refused", "feeds", "fields")
    packed, plain = measure(archive, capsys), measure(folder, capsys)
    assert [packed[key] for key in same] == [plain[key] for key in same]


def test_predictions_say_what_became_of_each_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "predictions.jsonl"
    measure(folder, capsys, "--predictions", str(out))
    lines = {record["id"]: record for record in map(json.loads, out.read_text().splitlines())}
    assert {name: record["outcome"] for name, record in lines.items()} == {
        "a.xml": "parsed",
        "b.opml": "parsed",
        "c.html": "refused",
    }
    assert lines["a.xml"]["feed"]["entries"][0]["title"] == "One"


@pytest.mark.gold
@pytest.mark.parametrize("name", ["gofeed-testdata", "miniflux-testdata", "feedjira-samples", "listparser-opml"])
def test_the_gold_is_read_without_a_crash(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    archive = GOLD / f"{name}.tar.gz"
    if not archive.is_file():
        pytest.skip(f"the gold data is not there: {archive.name}")
    figures = measure(archive, capsys)
    assert figures["crashed"] == 0
    equal = figures["fields_equal"]
    assert equal is None or (isinstance(equal, float) and equal >= 0.95)
