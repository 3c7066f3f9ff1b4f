"""From the database's address to Django's setting."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from broadsheet.config import Config
from broadsheet.errors import ConfigError

# 8 MB of cache for each connection, of which every thread has one; the operating system caches the file besides.
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8000;"

FORM = (
    "BROADSHEET_DATABASE_URL must look like postgresql://user:password@host:5432/broadsheet; leave it away for SQLite."
)


def database(config: Config) -> dict[str, Any]:
    """Django's DATABASES["default"]: SQLite in the data directory, or the PostgreSQL that ``database_url`` names.

    Raises ConfigError: an address of another scheme, without a database's name, or that cannot be read.
    """
    if not config.database_url:
        return _sqlite(config)
    try:
        parts = urlsplit(config.database_url)
        port = parts.port
    except ValueError as error:  # a port that is no number, brackets that do not close
        raise ConfigError(FORM) from error
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ConfigError(FORM)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 10},
    }


def _sqlite(config: Config) -> dict[str, Any]:
    return {
        "ENGINE": "broadsheet.project.sqlite",
        "NAME": str(config.data_dir / "broadsheet.sqlite3"),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"timeout": 30, "transaction_mode": "IMMEDIATE", "init_command": SQLITE_PRAGMAS},
        "TEST": {"NAME": ":memory:"},
    }
