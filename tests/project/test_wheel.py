"""What a wheel carries: the package with all its data, and nothing of what measures or tests it."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "broadsheet"
DATA = (
    "analysis/positions/weights/*.npz",
    "demo/press/*.toml",
    "feeds/starter.opml",
    "stories/data/*.bin",
    "text/weights/*.npz",
    "text/weights/gazetteer.txt.gz",
    "web/locale/*/LC_MESSAGES/django.mo",
    "web/static/**/*.css",
    "web/static/**/*.js",
    "web/static/fonts/*.woff2",
    "web/templates/findings/*-story.html",
)


def test_the_wheel_is_the_package_alone() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert build == {"targets": {"wheel": {"packages": ["broadsheet"]}}}


@pytest.mark.parametrize("pattern", DATA)
def test_the_data_lie_in_the_package(pattern: str) -> None:
    assert list(PACKAGE.glob(pattern))


@pytest.mark.parametrize("folder", ["analysis/positions/weights", "text/weights"])
def test_what_was_learnt_says_from_what(folder: str) -> None:
    assert list((PACKAGE / folder).glob("LICENCE*.md"))


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="git says what the build leaves out; this is no checkout")
def test_git_ignores_no_file_that_the_package_needs() -> None:
    """The build leaves out what git ignores."""
    command = ["git", "ls-files", "--others", "--ignored", "--exclude-standard", "broadsheet"]
    ignored = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
    assert not [path for path in ignored if "__pycache__" not in path]
