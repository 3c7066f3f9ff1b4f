"""Processes that are killed lose nothing and double nothing; several share one database without doing a thing twice."""

from __future__ import annotations

import os
import signal
import time
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from .instance import Instance, instance
from .press import Item, Press, html, report

pytestmark = pytest.mark.database

SETTINGS = {
    "allow_private_hosts": ".localhost",
    "domain_interval": "0",
    "lease_seconds": "2",
    "max_attempts": "50",
    "workers": "3",
    "poll_min_interval": "3600",
}
PAPERS = 5
PIECES = 6


def fill(papers: Press) -> str:
    """Five publishers with six pieces each, some of them the same wire report; returns their feeds as OPML."""
    outlines = []
    for paper in range(PAPERS):
        host = f"paper{paper}"
        items = []
        for piece in range(PIECES):
            number = piece if piece < 2 else paper * 100 + piece
            title, paragraphs = report(number)
            url = papers.put(host, f"/news/{piece}", html(title, paragraphs, site=host))
            items.append(Item(url, title, guid=f"{host}-{piece}"))
        for path in ("/feed.xml", "/latest.xml"):  # both name all pieces, and are polled in one moment
            url = papers.feed(host, path, items, title=host)
            outlines.append(f'<outline type="rss" text="{host}" xmlUrl="{url}"/>')
    return f'<opml version="2.0"><head/><body>{"".join(outlines)}</body></opml>'


def sound(made: Instance) -> None:
    """What holds in every paper, however it came about."""
    assert made.rows("SELECT url FROM newsroom_article GROUP BY url HAVING count(*) > 1") == []
    assert (
        made.rows("SELECT id FROM newsroom_article WHERE state = 'placed' AND (story_id IS NULL OR sequence IS NULL)")
        == []
    )
    assert made.rows("SELECT id FROM newsroom_article WHERE leased_until IS NOT NULL") == []
    counted = "SELECT count(*) FROM newsroom_article a WHERE a.story_id = s.id AND a.state = 'placed'"
    assert made.rows(f"SELECT s.id FROM newsroom_story s WHERE s.article_count <> ({counted})") == []
    empty = "SELECT 1 FROM newsroom_standing t WHERE t.story_id = s.id"
    assert made.rows(f"SELECT s.id FROM newsroom_story s WHERE s.article_count > 0 AND NOT EXISTS ({empty})") == []
    unread = "SELECT 1 FROM newsroom_finding f WHERE f.article_id = a.id"
    originals = "a.state = 'placed' AND a.copy_of_id IS NULL"
    assert made.rows(f"SELECT a.id FROM newsroom_article a WHERE {originals} AND NOT EXISTS ({unread})") == []
    assert made.rows("SELECT id FROM newsroom_story WHERE analyse_at IS NOT NULL") == []
    tagged = "SELECT count(*) FROM newsroom_articlehashtag h WHERE h.hashtag_id = t.id"
    assert made.rows(f"SELECT t.id FROM newsroom_hashtag t WHERE t.article_count <> ({tagged})") == []


def searchable(made: Instance) -> int:
    from broadsheet.search import Index

    return Index.open(made.folder / "index").count()


@pytest.mark.slow
def test_killed_at_random_moments_the_paper_is_the_same(papers: Press, tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_text(fill(papers))
    with instance(tmp_path / "calm", **SETTINGS) as calm, instance(tmp_path / "killed", **SETTINGS) as killed:
        ingest = ("ingest", "--force", "--opml", str(tmp_path / "list.opml"))
        calm.run(*ingest)

        random = Random(4)
        for _ in range(4):
            process = killed.start(*ingest)
            time.sleep(random.uniform(1.0, 2.6))
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        killed.run(*ingest, timeout=120)

        assert killed.articles() == calm.articles()
        assert len(calm.articles()) == PAPERS * PIECES
        for made in (calm, killed):
            sound(made)
            assert searchable(made) == PAPERS * PIECES


@pytest.mark.slow
def test_two_processes_do_nothing_twice(papers: Press, tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_text(fill(papers))
    with instance(tmp_path / "shared", **(SETTINGS | {"lease_seconds": "60"})) as made:
        together = [made.start("ingest", "--force", "--opml", str(tmp_path / "list.opml")) for _ in range(2)]

        assert [process.wait(60) for process in together] == [0, 0]

        assert [each for each, times in papers.asked.items() if times != 1] == []
        assert len(papers.asked) == PAPERS * (PIECES + 2)
        assert [row[3] for row in made.articles()] == ["placed"] * PAPERS * PIECES
        sequences = [row[0] for row in made.rows("SELECT sequence FROM newsroom_article ORDER BY sequence")]
        assert sequences == list(range(1, PAPERS * PIECES + 1))
        sound(made)


@pytest.mark.slow
def test_two_processes_keep_one_pace_at_a_domain(papers: Press, tmp_path: Path) -> None:
    items = [Item(papers.put("slow", f"/{number}", html(*report(number))), report(number)[0]) for number in range(8)]
    opml = f'<opml version="2.0"><body><outline xmlUrl="{papers.feed("slow", "/feed", items)}"/></body></opml>'
    (tmp_path / "list.opml").write_text(opml)
    with instance(tmp_path / "paced", **(SETTINGS | {"domain_interval": "0.4", "lease_seconds": "60"})) as made:
        together = [made.start("ingest", "--force", "--opml", str(tmp_path / "list.opml")) for _ in range(2)]
        assert [process.wait(60) for process in together] == [0, 0]

    moments = papers.moments["slow"]
    assert len(moments) == 9
    # The turn is taken before the request is on its way, which a busy machine delays for some and not for others.
    assert min(later - earlier for earlier, later in pairwise(moments)) > 0.2
    assert moments[-1] - moments[0] > 8 * 0.4 - 0.2
