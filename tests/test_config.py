from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.conf import settings as project

from broadsheet import config
from broadsheet.errors import ConfigError


def test_defaults_need_nothing() -> None:
    settings = config.load(environ={})
    assert settings.database_url == ""
    assert settings.base_url == "http://127.0.0.1:8000"


def test_variables_win_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "broadsheet.toml"
    file.write_text('port = 9000\nhost = "0.0.0.0"\nallowed_hosts = ["paper.example"]\n')
    settings = config.load(file, {"BROADSHEET_PORT": "9001"})
    assert (settings.port, settings.host, settings.allowed_hosts) == (9001, "0.0.0.0", ("paper.example",))


def test_the_file_may_be_named_by_a_variable(tmp_path: Path) -> None:
    file = tmp_path / "broadsheet.toml"
    file.write_text("workers = 2\n")
    assert config.load(environ={"BROADSHEET_CONFIG": str(file)}).workers == 2


def test_lists_are_written_with_commas() -> None:
    settings = config.load(environ={"BROADSHEET_ALLOW_PRIVATE_HOSTS": "nas.local:8080, .localhost,"})
    assert settings.allow_private_hosts == ("nas.local:8080", ".localhost")


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"BROADSHEET_PROT": "1"}, "did you mean port?"),
        ({"BROADSHEET_PORT": "many"}, "BROADSHEET_PORT"),
        ({"BROADSHEET_PORT": "70000"}, "BROADSHEET_PORT"),
        ({"BROADSHEET_CONFIG": "/nowhere/at-all.toml"}, "cannot be read"),
        ({"BROADSHEET_ZZZZZZ": "1"}, "docs/configuration.md"),
    ],
)
def test_wrong_settings_are_named(environ: dict[str, str], message: str) -> None:
    with pytest.raises(ConfigError, match=message.replace("?", r"\?")):
        config.load(environ=environ)


def test_a_file_that_is_no_toml(tmp_path: Path) -> None:
    file = tmp_path / "broadsheet.toml"
    file.write_text("port: 9000")
    with pytest.raises(ConfigError, match="no valid TOML"):
        config.load(file, {})


def test_unknown_keys_of_the_file_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "broadsheet.toml"
    file.write_text("prot = 9000")
    with pytest.raises(ConfigError, match="did you mean port"):
        config.load(file, {})


def test_tests_have_a_data_directory_of_their_own() -> None:
    assert Path(os.environ["BROADSHEET_DATA_DIR"]) == project.CONFIG.data_dir
    assert project.CONFIG.data_dir.name.startswith("broadsheet-test-")
