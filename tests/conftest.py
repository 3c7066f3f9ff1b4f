"""What all tests share: a data directory of their own, and no network but loopback."""

from __future__ import annotations

import os
import socket
import tempfile

import pytest

os.environ["BROADSHEET_DATA_DIR"] = tempfile.mkdtemp(prefix="broadsheet-test-")
os.environ.setdefault("BROADSHEET_SECRET_KEY", "a key for tests only")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "broadsheet.project.settings")

LOOPBACK = ("127.", "::1", "localhost")
_connect = socket.socket.connect


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves the machine."""

    def connect(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family in {socket.AF_INET, socket.AF_INET6} and not str(host).startswith(LOOPBACK):
            raise AssertionError(f"a test tried to reach {host}")
        _connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)
