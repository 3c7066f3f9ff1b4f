"""Config: every setting of Broadsheet, read once from a TOML file and ``BROADSHEET_*`` variables.

A variable wins over the file. Unknown keys are refused, with the nearest known one named. ``docs/configuration.md``
lists each field; a test fails when one is missing there.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from broadsheet.errors import ConfigError

PREFIX = "BROADSHEET_"


def default_data_dir() -> Path:
    """The user's own data directory for Broadsheet, as the operating system names it."""
    return Path(platformdirs.user_data_dir("broadsheet", appauthor=False))


class Config(BaseModel):
    """All settings. Times are in seconds and sizes in bytes unless a name says otherwise."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # where things are
    data_dir: Path = Field(default_factory=default_data_dir)
    database_url: str = ""  # "" is SQLite in data_dir; postgresql://user:password@host:port/name
    secret_key: str = ""  # "" is made once and kept in data_dir/secret-key

    # the web
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    public_url: str = ""  # as readers see it, without a slash at the end; "" is http://host:port
    allowed_hosts: tuple[str, ...] = ()  # host names besides that of public_url, localhost and the loopback
    debug: bool = False
    open_registration: bool = False  # may strangers make accounts
    metrics_token: str = ""  # when set, /metrics wants "Authorization: Bearer …"; "" is loopback only
    default_language: Literal["en", "fr", "ar"] = "en"
    time_zone: str = "UTC"  # in which times are shown, such as Europe/Paris
    image_cache_bytes: int = Field(default=2 * 1024**3, ge=0)
    articles_shown: Literal["full", "excerpt"] = "full"  # what a publisher's articles show unless set on the publisher

    # outgoing requests
    user_agent: str = ""  # "" is Broadsheet/VERSION (+public_url; contact)
    contact: str = ""  # an address that publishers can write to; goes into the user agent
    allow_private_hosts: tuple[str, ...] = ()  # "host", "host:port" or ".suffix" that the SSRF guard lets through
    fetch_timeout: float = Field(default=20.0, gt=0)  # for one whole request, redirects included
    domain_interval: float = Field(default=2.0, ge=0)  # between two requests to one registrable domain
    max_page_bytes: int = Field(default=8 * 1024**2, gt=0)  # decompressed
    max_feed_bytes: int = Field(default=16 * 1024**2, gt=0)  # decompressed
    max_image_bytes: int = Field(default=12 * 1024**2, gt=0)
    max_redirects: int = Field(default=5, ge=0)
    obey_robots: bool = True

    # the pipeline
    workers: int = Field(default=4, ge=0, le=64)  # threads that poll and read in one process
    poll_min_interval: float = Field(default=300.0, gt=0)
    poll_max_interval: float = Field(default=86_400.0, gt=0)
    max_entries_per_feed: int = Field(default=500, gt=0)  # newest first; the rest of a longer feed is left
    reread_interval: float = Field(default=1800.0, ge=0)  # least between two readings of one article
    lease_seconds: float = Field(default=120.0, gt=0)
    max_attempts: int = Field(default=5, ge=1)  # of reading one article
    wrapup_hour: int = Field(default=6, ge=0, le=23)  # in time_zone: when the daily wrap-up is made
    voice: str = "espeak-ng -v {language} -s 165 --stdin -w {file}"  # a command: text comes in, a WAV file is written
    story_window_days: int = Field(default=14, ge=1)
    story_window_articles: int = Field(
        default=1_000_000, ge=100
    )  # the newest that the placer remembers; about .5 kB each
    keep_articles_days: int = Field(default=0, ge=0)  # 0 is for ever

    # a language model and a translator, both optional; nothing is sent anywhere unless an address is set
    llm_url: str = ""  # of an OpenAI-compatible endpoint, such as http://127.0.0.1:11434/v1
    llm_model: str = ""
    llm_key: str = ""  # sent as "Authorization: Bearer …", never shown or logged
    llm_features: tuple[Literal["brief", "ask", "wrapup", "translate", "embeddings"], ...] = ()  # what may use it
    llm_embedding_model: str = ""
    llm_requests_per_day: int = Field(default=1000, ge=0)
    llm_tokens_per_day: int = Field(default=1_000_000, ge=0)
    llm_timeout: float = Field(default=60.0, gt=0)  # for one whole answer, retries included
    translate_url: str = ""  # of a LibreTranslate server
    translate_key: str = ""

    @field_validator("llm_url", "translate_url")
    @classmethod
    def _is_endpoint(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.username):
            raise ValueError("write the whole address, such as http://127.0.0.1:11434/v1; keys have their own setting")
        return url.rstrip("/")

    @field_validator("public_url")
    @classmethod
    def _is_web_address(cls, url: str) -> str:
        """Host names that are answered, cookies and links all follow from it."""
        try:
            parts = urlsplit(url)
            fits = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query + parts.fragment
        except ValueError:
            fits = False
        if url and not fits:
            raise ValueError("write the whole address, such as https://paper.example")
        return url

    @field_validator("time_zone")
    @classmethod
    def _is_time_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (OSError, ValueError, KeyError) as error:
            raise ValueError("there is no such time zone; write one such as Europe/Paris") from error
        return name

    @property
    def base_url(self) -> str:
        """The address that readers open, without a slash at the end."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"


def load(path: Path | None = None, environ: Mapping[str, str] | None = None) -> Config:
    """Read the settings from ``path`` (or ``BROADSHEET_CONFIG``) and the environment.

    Raises ConfigError: a file that is missing or no TOML, an unknown key, a value of the wrong form.
    """
    environ = os.environ if environ is None else environ
    named = path or (Path(environ[f"{PREFIX}CONFIG"]) if environ.get(f"{PREFIX}CONFIG") else None)
    values: dict[str, Any] = _from_file(named) if named else {}
    values.update(_from_environ(environ))
    try:
        return Config(**values)
    except ValidationError as error:
        raise ConfigError("; ".join(_explain(problem) for problem in error.errors())) from error


def _from_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"The settings file {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"The settings file {path} is no valid TOML: {error}.") from error


def _from_environ(environ: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in environ.items():
        key = name.removeprefix(PREFIX).lower()
        if not name.startswith(PREFIX) or key == "config":
            continue
        field = Config.model_fields.get(key)
        is_list = field is not None and str(field.annotation).startswith("tuple")
        values[key] = tuple(part.strip() for part in value.split(",") if part.strip()) if is_list else value
    return values


def _explain(problem: Mapping[str, Any]) -> str:
    key = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "extra_forbidden":
        near = difflib.get_close_matches(key, list(Config.model_fields), n=1)
        hint = f"did you mean {near[0]}?" if near else "docs/configuration.md lists all settings."
        return f"There is no setting {key} ({PREFIX}{key.upper()}); {hint}"
    expected = problem["msg"].removeprefix("Value error, ")
    return f"Setting {key} ({PREFIX}{key.upper()}) is {problem['input']!r}: {expected}."
