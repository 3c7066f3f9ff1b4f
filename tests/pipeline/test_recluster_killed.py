"""``broadsheet recluster``, killed while it decides and while it writes, comes to the same end as one left alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .instance import REPO, Instance, instance

pytestmark = [pytest.mark.database, pytest.mark.slow]

COMMAND = ("recluster", "--since", "2026-01-01")
FOLDER = "recluster-20260101T000000"
TABLES = (
    "SELECT id, story_id, copy_of_id, placed_for, sequence, adds FROM newsroom_article ORDER BY id",
    "SELECT id, merged_into_id, article_count, publisher_count, section, first_at, last_at FROM newsroom_story "
    "ORDER BY id",
    "SELECT story_id, language, country, lead_id, heat, article_count, publisher_count FROM newsroom_standing "
    "ORDER BY story_id, language, country",
)


def fill(made: Instance) -> None:
    subprocess.run([sys.executable, "-m", "tests.pipeline.archive"], env=made.environ, cwd=REPO, check=True)


def result(made: Instance) -> list[list[tuple[Any, ...]]]:
    return [made.rows(sql) for sql in TABLES]


def kill_when(made: Instance, reached: Callable[[], bool]) -> None:
    """Start, wait for a moment, kill at once. It must come before the end.

    The dead one's duty, for which half a minute is waited, is ended here; ``test_rebuild`` waits for one.
    """
    process = made.start(*COMMAND)
    while not reached():
        assert process.poll() is None
        time.sleep(0.001)
    os.killpg(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    made.write("DELETE FROM newsroom_duty")


def test_killed_at_work_it_comes_to_the_same_end(tmp_path: Path) -> None:
    with instance(tmp_path / "calm") as calm, instance(tmp_path / "killed") as killed:
        for made in (calm, killed):
            fill(made)
        assert result(calm) == result(killed)
        mixed = result(killed)
        calm.run(*COMMAND, timeout=120)

        log, written = (tmp_path / "killed" / FOLDER / name for name in ("decisions.jsonl", "written"))
        kill_when(killed, lambda: log.exists() and log.stat().st_size > 0)
        decided = log.read_bytes().count(b"\n")
        assert 1 <= decided < 3
        assert result(killed) == mixed

        kill_when(killed, lambda: written.exists() and written.read_text() not in {"", "0"})
        assert log.read_bytes().count(b"\n") == 3
        assert result(killed) not in (mixed, result(calm))

        killed.run(*COMMAND, timeout=120)
        assert result(killed) == result(calm)
        assert result(killed) != mixed
        assert not log.parent.exists()
