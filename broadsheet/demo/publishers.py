"""The publishers of the demo world, read from ``press/publishers.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

COUNTRIES = {"XM": "Merrow", "XV": "Valdory", "XQ": "Quillon", "XD": "Delta"}


@dataclass(frozen=True, slots=True)
class FeedRecord:
    """One feed. ``kind``: rss, rdf, atom, json or sitemap; ``fault``: "", moved, gone, slow or torn."""

    path: str
    kind: str
    title: str = ""
    full: bool = False  # the whole text of each article, else its standfirst
    tracked: bool = False  # links carry utm parameters
    section: str = ""  # only the articles of this section
    fault: str = ""
    moved_from: str = ""  # an older address that redirects here for good
    listed: bool = True  # in ``DemoWorld.listings``


@dataclass(frozen=True, slots=True)
class PublisherRecord:
    """One publisher; it lives at ``http://{host}.localhost:PORT/``."""

    key: str
    host: str
    title: str
    language: str
    country: str
    owner: str
    tagline: str
    address: str  # of an article: a format of {section}, {year}, {month}, {day}, {slug}, {id}
    section: str = ""  # of a paper with one subject
    amp: bool = False
    feeds: tuple[FeedRecord, ...] = ()


def load() -> dict[str, PublisherRecord]:
    """All publishers by key, in the order of the file."""
    text = files("broadsheet.demo").joinpath("press/publishers.toml").read_text(encoding="utf-8")
    return {record["key"]: _publisher(record) for record in tomllib.loads(text)["publisher"]}


def _publisher(record: dict[str, Any]) -> PublisherRecord:
    feeds = tuple(FeedRecord(**feed) for feed in record.pop("feeds"))
    return PublisherRecord(feeds=feeds, **record)
