"""Starting Django for a verb, with what the command line says about settings."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from broadsheet.config import Config
    from broadsheet.pipeline.desk import Desk


def settings(**values: object) -> Config:
    """Start Django and return the settings in force; ``values`` that are not None win over the environment."""
    put(**values)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "broadsheet.project.settings")
    import django

    from broadsheet.errors import ConfigError

    try:
        django.setup()
    except OSError as error:
        problem = f"{error.filename or 'The data directory'} cannot be used: {error.strerror}."
        raise ConfigError(f"{problem} Set BROADSHEET_DATA_DIR to a folder that can be written.") from error
    from broadsheet.project.settings import CONFIG

    return CONFIG


def put(**values: object) -> None:
    """Put settings into the environment, for this process and those that it starts; None leaves one as it is."""
    for name, value in values.items():
        if value is not None:
            os.environ[f"BROADSHEET_{name.upper()}"] = _text(value)


def desk(config: Config) -> Desk:
    """What the pipeline's steps work with, on the real network."""
    from broadsheet.fetching import Fetcher
    from broadsheet.pipeline.desk import Desk

    return Desk(config, Fetcher(config))


def prepared(**values: object) -> Config:
    """As ``settings``, with the tables brought to this version's form."""
    config = settings(**values)
    from django.db import OperationalError

    from broadsheet.errors import ConfigError
    from broadsheet.pipeline.prepare import prepare_tables

    try:
        prepare_tables()
    except OperationalError as error:
        raise ConfigError(f"The database cannot be used: {error}. `broadsheet doctor` says more.") from error
    return config


def log_to_terminal(level: int = logging.WARNING) -> None:
    """Show our warnings, and other libraries' errors. What a reader asks for is never logged."""
    logging.basicConfig(level=logging.ERROR, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("broadsheet").setLevel(level)


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return ",".join(str(part) for part in value)
    return str(value.expanduser()) if isinstance(value, Path) else str(value)
