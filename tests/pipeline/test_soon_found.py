"""How soon after it was placed an article is found, in a paper that runs; and what a killed rebuilding leaves."""

from __future__ import annotations

import os
import signal
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet.pipeline.serve import free_port
from broadsheet.search import Index

from .instance import instance
from .press import Item, Press, html, report
from .test_kill import PAPERS, PIECES, SETTINGS, fill, searchable, sound

pytestmark = [pytest.mark.database, pytest.mark.slow]

SOON = 2.0  # seconds
PIECES_LATER = 5


def test_an_article_is_found_within_two_seconds_of_its_place(papers: Press, tmp_path: Path) -> None:
    items = [printed(papers, 0)]
    opml = f'<opml version="2.0"><body><outline xmlUrl="{papers.feed("courier", "/feed", items)}"/></body></opml>'
    (tmp_path / "list.opml").write_text(opml)
    with instance(tmp_path / "paper", **(SETTINGS | {"lease_seconds": "60"})) as made:
        made.run("import", str(tmp_path / "list.opml"))
        made.start("serve", "--port", str(free_port("127.0.0.1")))
        index = Index(made.folder / "index")
        waited = []
        for number in range(PIECES_LATER):
            items.append(printed(papers, number + 1))
            papers.feed("courier", "/feed", items)
            made.write("UPDATE newsroom_feed SET next_poll_at = '2000-01-01 00:00:00+00:00'")
            placed = _until(
                lambda: len(made.rows("SELECT id FROM newsroom_article WHERE state = 'placed'")), len(items)
            )
            found = _until(index.count, len(items))
            waited.append(found - placed)
    print("found after", *(f"{seconds:.2f} s" for seconds in waited))
    assert max(waited) <= SOON, waited


def printed(papers: Press, number: int) -> Item:
    """A report that is printed just now."""
    title, paragraphs = report(number)
    url = papers.put("courier", f"/{number}", html(title, paragraphs))
    return Item(url, title, published=datetime.now(UTC))


def _until(count: object, wanted: int, patience: float = 60.0) -> float:
    """When there were so many."""
    deadline = time.monotonic() + patience
    while count() < wanted:  # type: ignore[operator]
        assert time.monotonic() < deadline, f"still fewer than {wanted}"
        time.sleep(0.02)
    return time.monotonic()


def test_a_killed_rebuilding_of_the_index_is_made_good(papers: Press, tmp_path: Path) -> None:
    """One command fills the index from the database; what an interrupted one left is completed by whoever comes next."""
    (tmp_path / "list.opml").write_text(fill(papers))
    with instance(tmp_path / "paper", **SETTINGS) as made:
        made.run("ingest", "--force", "--opml", str(tmp_path / "list.opml"))
        before = made.articles()
        for wait in (0.4, 0.9, 1.3):
            process = made.start("rebuild", "index")
            time.sleep(wait)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for part in (made.folder / "index" / "words").glob("*.store"):
            part.unlink()
        made.run("rebuild", "index")
        assert searchable(made) == PAPERS * PIECES
        assert Index.open(made.folder / "index").search("lang:en", limit=1).hits
        assert made.articles() == before
        sound(made)
