"""The house's own rules that no linter knows: sizes, names of modules, what is documented."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from broadsheet.config import PREFIX, Config

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = [ROOT / "broadsheet", ROOT / "quality", ROOT / "bench"]
SOURCES = sorted(path for package in PACKAGES for path in package.rglob("*.py") if "migrations" not in path.parts)
LONGEST_FUNCTION = 60
LONGEST_FILE = 500
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "manager", "util", "helper"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_sizes(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= LONGEST_FILE, "split the file"
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long, f"functions that no eye takes in: {', '.join(long)}"


def test_module_names_say_what_is_inside() -> None:
    assert not [path for path in SOURCES if path.stem in FORBIDDEN_NAMES or path.parent.name in FORBIDDEN_NAMES]


def test_nothing_is_left_to_do_in_the_source() -> None:
    marker = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
    assert not [path for path in SOURCES if marker.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("setting", sorted(Config.model_fields))
def test_every_setting_is_documented(setting: str) -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert f"`{setting}`" in page, f"docs/configuration.md does not explain {setting}"


def test_no_setting_is_documented_that_does_not_exist() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    named = set(re.findall(rf"{PREFIX}([A-Z_]+)", page)) - {"CONFIG"}
    assert not named - {name.upper() for name in Config.model_fields}
