"""The demo as a person starts it: an invented press, read over HTTP by the real pipeline, in processes of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..pipeline.instance import instance
from ..pipeline.test_kill import searchable, sound

pytestmark = pytest.mark.database


@pytest.mark.slow
def test_the_demo_fills_a_paper_and_does_not_touch_a_full_one(tmp_path: Path) -> None:
    with instance(tmp_path / "demo") as made:
        made.run("demo", "--no-serve", "--data-dir", str(made.folder), timeout=120)

        states = dict(made.rows("SELECT state, count(*) FROM newsroom_article GROUP BY state"))
        assert states["placed"] >= 100
        assert set(states) <= {"placed", "refused"}
        assert all(row[0] for row in made.rows("SELECT reason FROM newsroom_article WHERE state = 'refused'"))
        assert made.rows("SELECT count(*) FROM newsroom_revision")[0][0] >= 2
        assert made.rows("SELECT count(*) FROM newsroom_article WHERE copy_of_id IS NOT NULL")[0][0] >= 3
        assert made.rows("SELECT count(*) FROM newsroom_story WHERE publisher_count >= 3")[0][0] >= 5
        assert len(made.rows("SELECT id FROM newsroom_feed WHERE state = 'ended' AND last_error LIKE '%410%'")) == 1
        assert made.rows("SELECT url FROM newsroom_feed WHERE state = 'active' AND last_success_at IS NULL") == []
        assert searchable(made) == states["placed"]
        sound(made)

        again = made.run("demo", "--no-serve", "--data-dir", str(made.folder), check=False, timeout=60)
        assert again.returncode == 1
        assert "holds articles already" in again.stderr
