"""A Broadsheet of its own: data directory, database and processes, for tests that kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

REPO = Path(__file__).parents[2]
SQL_ARTICLES = """
    SELECT a.url, a.title, a.text, a.state, a.reason, a.revision_count,
           (SELECT count(*) FROM newsroom_address d WHERE d.article_id = a.id),
           (SELECT count(*) FROM newsroom_articlehashtag h WHERE h.article_id = a.id) > 0
    FROM newsroom_article a ORDER BY a.url
"""


class Instance:
    """``run`` waits for a command, ``start`` does not; ``rows`` asks the database with SQL."""

    def __init__(self, folder: Path, database_url: str, settings: dict[str, str]) -> None:
        self.folder = folder
        self._database_url = database_url
        ours = {"data_dir": str(folder), "database_url": database_url, **settings}
        clean = {name: value for name, value in os.environ.items() if not name.startswith("BROADSHEET_")}
        self.environ = clean | {f"BROADSHEET_{name.upper()}": value for name, value in ours.items()}
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "broadsheet", *words]
        process = subprocess.Popen(command, env=self.environ, cwd=REPO, start_new_session=True)
        self._running.append(process)
        return process

    def run(self, *words: str, check: bool = True, timeout: float = 60) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "broadsheet", *words]
        done = subprocess.run(
            command, env=self.environ, cwd=REPO, capture_output=True, text=True, timeout=timeout, check=False
        )
        assert not check or done.returncode == 0, done.stderr
        return done

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        if self._database_url:
            with psycopg.connect(self._database_url) as connection:
                return connection.execute(sql).fetchall()  # type: ignore[arg-type]
        import sqlite3

        connection = sqlite3.connect(self.folder / "broadsheet.sqlite3", timeout=30)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def write(self, sql: str) -> None:
        if self._database_url:
            with psycopg.connect(self._database_url) as connection:
                connection.execute(sql)  # type: ignore[arg-type]
            return
        import sqlite3

        connection = sqlite3.connect(self.folder / "broadsheet.sqlite3", timeout=30)
        try:
            connection.execute(sql)
            connection.commit()
        finally:
            connection.close()

    def articles(self) -> list[tuple[Any, ...]]:
        """What must be the same however the work was interrupted."""
        return [
            tuple(bool(value) if index == 7 else value for index, value in enumerate(row))
            for row in self.rows(SQL_ARTICLES)
        ]

    def close(self) -> None:
        for process in self._running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@contextmanager
def instance(folder: Path, **settings: str) -> Iterator[Instance]:
    """An instance on the database that the tests run on: SQLite, or a new one on the same PostgreSQL."""
    server = os.environ.get("BROADSHEET_DATABASE_URL", "")
    name = f"broadsheet_{uuid4().hex[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    if server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
    made = Instance(folder, f"{server.rsplit('/', 1)[0]}/{name}" if server else "", settings)
    try:
        yield made
    finally:
        made.close()
        if server:
            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[arg-type]
