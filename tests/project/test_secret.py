from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from broadsheet.config import Config
from broadsheet.project.secret import secret_key


def test_the_configured_key_wins(tmp_path: Path) -> None:
    assert secret_key(Config(data_dir=tmp_path, secret_key="mine")) == "mine"
    assert not list(tmp_path.iterdir())


def test_a_made_key_is_kept_and_private(tmp_path: Path) -> None:
    key = secret_key(Config(data_dir=tmp_path))
    assert len(key) >= 48
    assert secret_key(Config(data_dir=tmp_path)) == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_two_starts_at_once_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: secret_key(Config(data_dir=tmp_path)), range(16)))
    assert len(keys) == 1
