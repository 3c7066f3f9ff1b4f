"""``make test``: every check that CI runs, one after another, and at the end what passed, failed and was skipped.

The database tests run on SQLite always, and once more on PostgreSQL where one answers
(``TEST_POSTGRESQL``, else postgresql://postgres@127.0.0.1/test). The browser tests run where a Chromium is
found. ``TEST_REQUIRE=browser,postgresql,gold`` makes a missing one a failure; CI sets it.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
POSTGRESQL = os.environ.get("TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1/test")
SKIPPED = re.compile(r"^SKIPPED \[(\d+)\] (.+)$", re.MULTILINE)
RED, YELLOW, GREEN, BOLD, PLAIN = (
    ("\033[31m", "\033[33m", "\033[32m", "\033[1m", "\033[0m") if sys.stdout.isatty() else [""] * 5
)


@dataclass
class Check:
    """One command of the run, and how it ended. ``needs`` names what the machine must have for it."""

    name: str
    command: list[str]
    environ: Mapping[str, str] = field(default_factory=dict)
    ok: bool = False
    seconds: float = 0.0
    skipped: list[str] = field(default_factory=list)


def pytest(*arguments: str) -> list[str]:
    return [str(BIN / "pytest"), "-q", "-n", "2", "--dist", "loadfile", *arguments]


def checks() -> list[Check]:
    """What is run, in order: the quick ones first."""
    found = [
        Check("format", [str(BIN / "ruff"), "format", "--check", "."]),
        Check("lint", [str(BIN / "ruff"), "check", "."]),
        Check("types", [str(BIN / "mypy")]),
        Check("floors", [str(BIN / "lint-imports")]),
        Check("tests", pytest("-m", "not browser")),
    ]
    if answers(POSTGRESQL):
        found.append(
            Check(
                "tests on PostgreSQL", pytest("-m", "database and not browser"), {"BROADSHEET_DATABASE_URL": POSTGRESQL}
            )
        )
    if chromium():
        found.append(Check("tests in the browser", pytest("-m", "browser", "-n", "1")))
    return found


def missing() -> dict[str, str]:
    """What this machine lacks, with what to do about it."""
    lacks = {}
    if not answers(POSTGRESQL):
        lacks["postgresql"] = f"no PostgreSQL answers at {urlsplit(POSTGRESQL).hostname}; set TEST_POSTGRESQL"
    if not chromium():
        lacks["browser"] = "no Chromium was found; install Debian's package chromium"
    if not (ROOT.parent / "shared" / "gold").is_dir():
        lacks["gold"] = "no gold data lies beside the project; quality floors were not measured"
    return lacks


def answers(url: str) -> bool:
    parts = urlsplit(url)
    try:
        with socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 5432), timeout=2):
            return True
    except OSError:
        return False


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def run(check: Check) -> None:
    """Run one check with its output passed through, and remember what pytest skipped."""
    print(f"\n{BOLD}── {check.name}{PLAIN}", flush=True)
    begun = time.monotonic()
    process = subprocess.Popen(
        check.command,
        cwd=ROOT,
        env={**os.environ, **check.environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines = []
    assert process.stdout
    for line in process.stdout:
        sys.stdout.write(line)
        sys.stdout.flush()
        lines.append(line)
    check.ok = process.wait() == 0
    check.seconds = time.monotonic() - begun
    check.skipped = [f"{count} × {why}" for count, why in SKIPPED.findall("".join(lines))]


def main() -> int:
    lacks = missing()
    required = {part.strip() for part in os.environ.get("TEST_REQUIRE", "").split(",") if part.strip()}
    ran = checks()
    for check in ran:
        run(check)
    print(f"\n{BOLD}── summary{PLAIN}")
    for check in ran:
        colour, word = (GREEN, "passed") if check.ok else (RED, "FAILED")
        print(f"{colour}{word}{PLAIN}  {check.name} ({check.seconds:.0f} s)")
        for line in check.skipped:
            print(f"{YELLOW}        skipped: {line}{PLAIN}")
    for what, why in lacks.items():
        colour, word = (RED, "FAILED") if what in required else (YELLOW, "SKIPPED")
        print(f"{colour}{word}{PLAIN} {what}: {why}")
    failed = sum(not check.ok for check in ran) + len(required & set(lacks))
    print(f"{len(ran) - sum(not check.ok for check in ran)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
