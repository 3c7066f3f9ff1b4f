"""The key that signs sessions and image addresses."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from broadsheet.config import Config


def secret_key(config: Config) -> str:
    """The configured key, or one that is made at first start and kept in the data directory, for its owner's eyes."""
    return config.secret_key or _kept(config.data_dir / "secret-key")


def _kept(path: Path) -> str:
    """Made whole under another name and linked into place, so that two starts at once agree on one key."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, fresh = tempfile.mkstemp(dir=path.parent, prefix="secret-key.")  # mode 0600
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)
        os.unlink(fresh)
    return path.read_text(encoding="utf-8").strip()
