"""The key that signs sessions and image addresses."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from broadsheet.config import Config


def secret_key(config: Config) -> str:
    """The configured key, or one that is made at first start and kept in the data directory, readable by its owner."""
    return config.secret_key or _kept(config.data_dir / "secret-key")


def _kept(path: Path) -> str:
    """Made whole under another name and linked into place, so that two processes starting at once agree on one."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text(encoding="utf-8").strip()
