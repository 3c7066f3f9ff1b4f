"""What has to stand before anything is served or worked on: tables, and the files that pages link."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

MIGRATING = 0x62726F6164  # a PostgreSQL advisory lock of our own


def prepare_tables() -> None:
    """Bring the tables to this version's form; several processes may do it at once."""
    with _alone():
        if missing_migrations():
            call_command("migrate", interactive=False, verbosity=0)


def collect_static_files() -> None:
    """Put the files that pages link where the web process serves them."""
    call_command("collectstatic", interactive=False, verbosity=0)


def missing_migrations() -> list[str]:
    """Names of the migrations that the database does not have yet."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


@contextmanager
def _alone() -> Iterator[None]:
    """Hold PostgreSQL's advisory lock, or on SQLite a lock on a file beside the database."""
    if connection.vendor != "postgresql":
        with (settings.CONFIG.data_dir / "migrating").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # released when the file is closed, or the process dies
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])
