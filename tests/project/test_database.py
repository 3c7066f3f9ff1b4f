from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.config import Config
from broadsheet.errors import ConfigError
from broadsheet.project.database import database


def test_sqlite_lies_in_the_data_directory(tmp_path: Path) -> None:
    setting = database(Config(data_dir=tmp_path))
    assert setting["NAME"] == str(tmp_path / "broadsheet.sqlite3")


def test_postgresql_by_address() -> None:
    setting = database(Config(database_url="postgresql://me:p%40ss@db.example:5433/paper"))
    assert (setting["USER"], setting["PASSWORD"], setting["HOST"], setting["PORT"], setting["NAME"]) == (
        "me",
        "p@ss",
        "db.example",
        "5433",
        "paper",
    )


@pytest.mark.parametrize(
    "url", ["mysql://u@h/db", "postgresql://host-only", "paper.db", "postgresql://u@h:port/db", "postgresql://[h/db"]
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="postgresql://"):
        database(Config(database_url=url))
