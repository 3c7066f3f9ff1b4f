"""The articles of the demo world, read from the story files in ``press/``.

A story file has ``key``, ``section``, ``picture`` and ``[[article]]`` tables. An article names its place as
``at = "publisher/slug"`` and its age at the start in hours. A wire copy names what it copies (``copy_of``) and what it
changed: ``cut`` (numbers of paragraphs), ``insert`` (paragraph number → text put before it), ``swap`` (pairs of words).
``seed`` picks one drawing of a scene where the next would not do. ``[[article.later]]`` are the publisher's own later changes, one for each ``advance()``.
"""

from __future__ import annotations

import tomllib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any

from broadsheet.demo import markup, moments
from broadsheet.demo.publishers import PublisherRecord

AGENCY = "kestrel"


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article in one state. ``special`` is "" or paywall, video, live, noarchive, max-snippet, robots."""

    at: str
    story: str
    section: str
    title: str
    parts: tuple[markup.Part, ...]
    published: datetime
    modified: datetime
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    picture: str = ""  # scene-seed
    caption: str = ""
    credit: str = ""
    special: str = ""
    copy_of: str = ""
    opinion: bool = False
    audio: bool = False  # the feed carries a podcast of it
    appears: int = 0  # with which advance of the world; its age then counts for nothing
    later: tuple[Mapping[str, Any], ...] = field(default=(), compare=False)

    @property
    def publisher(self) -> str:
        """The publisher's key."""
        return self.at.partition("/")[0]

    @property
    def slug(self) -> str:
        """The last part of the address."""
        return self.at.partition("/")[2]

    @property
    def text(self) -> str:
        """The body as plain text, without captions."""
        return markup.text_of(self.parts)

    def path(self, publisher: PublisherRecord) -> str:
        """The address on the publisher's site."""
        return publisher.address.format(
            section=self.section, slug=self.slug, id=zlib.crc32(self.at.encode()) % 9_000_000 + 1_000_000,
            year=f"{self.published:%Y}", month=f"{self.published:%m}", day=f"{self.published:%d}",
        )  # fmt: skip


def load(publishers: Mapping[str, PublisherRecord], now: datetime) -> tuple[ArticleRecord, ...]:
    """All articles in their first state, newest first, with times that lie before ``now``."""
    raw: dict[str, dict[str, Any]] = {}
    for file in sorted(files("broadsheet.demo").joinpath("press").iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".toml") or file.name == "publishers.toml":
            continue
        story = tomllib.loads(file.read_text(encoding="utf-8"))
        for table in story["article"]:
            table.setdefault("section", story["section"])
            table.setdefault("picture", story.get("picture", ""))
            table.setdefault("story", story["key"])
            if table["at"] in raw:
                raise ValueError(f"{file.name}: two articles at {table['at']}")
            raw[table["at"]] = table
    seeds = _seeds(raw.values())
    records = [_record(table, raw, publishers, now, seeds) for table in raw.values()]
    return tuple(sorted(records, key=lambda article: article.published, reverse=True))


def _seeds(tables: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """A number for each article among those with the same scene, so that no two drawings are the same."""
    counts: dict[str, int] = {}
    seeds = {}
    for table in tables:
        scene = table["picture"]
        counts[scene] = counts.get(scene, -1) + 1
        seeds[table["at"]] = table.get("seed", counts[scene])
    return seeds


def _record(
    table: dict[str, Any], raw: Mapping[str, dict[str, Any]],
    publishers: Mapping[str, PublisherRecord], now: datetime, seeds: Mapping[str, int],
) -> ArticleRecord:  # fmt: skip
    publisher = publishers[table["at"].partition("/")[0]]
    source = {**raw[table["copy_of"]], **table, "special": table.get("special", "")} if "copy_of" in table else table
    body = _copied_body(table, raw[table["copy_of"]]["body"]) if "copy_of" in table else table["body"]

    def write(text: str) -> str:
        return moments.written(text, now, publisher.language)

    published = (now - timedelta(hours=table["age"])).replace(microsecond=0)
    later = () if "copy_of" in table and "later" not in table else tuple(source.get("later", ()))
    return ArticleRecord(
        at=table["at"], story=table["story"], section=table["section"],
        title=write(source["title"]), standfirst=write(source.get("standfirst", "")),
        parts=markup.parse(write(body)),
        published=published,
        modified=(now - timedelta(hours=table["changed"])).replace(microsecond=0) if "changed" in table else published,
        authors=tuple(source.get("authors", ())), keywords=tuple(source.get("keywords", ())),
        picture=f"{table['picture']}-{seeds[table['at']]}" if table["picture"] else "",
        caption=write(source.get("caption", "")), credit=source.get("credit", ""),
        special=source.get("special", ""), copy_of=table.get("copy_of", ""),
        opinion=source.get("opinion", False), audio=table.get("audio", False), appears=table.get("appears", 0),
        later=tuple({key: write(value) if isinstance(value, str) else value for key, value in step.items()} for step in later),
    )  # fmt: skip


def _copied_body(copy: Mapping[str, Any], body: str) -> str:
    for old, new in copy.get("swap", ()):
        if old not in body:
            raise ValueError(f"{copy['at']}: “{old}” is not in {copy['copy_of']}")
        body = body.replace(old, new)
    insert = {int(number): text for number, text in copy.get("insert", {}).items()}
    kept = []
    for number, block in enumerate([*(part for part in body.strip().split("\n\n") if part.strip()), ""], start=1):
        if number in insert:
            kept.append(insert[number].strip())
        if block and number not in copy.get("cut", ()):
            kept.append(block)
    return "\n\n".join(kept)


def as_of(article: ArticleRecord, advances: Sequence[datetime]) -> ArticleRecord:
    """The article as its publisher has it after advances at these moments; it must have appeared."""
    if article.appears:
        moment = advances[article.appears - 1]
        article = replace(article, published=moment, modified=moment)
    for change, moment in zip(article.later, advances, strict=False):
        parts = list(article.parts)
        for old, new in change.get("swap", ()):
            parts = [_swapped(part, old, new) for part in parts]
        if "add" in change:
            parts.append(markup.parse(change["add"])[0])
        article = replace(
            article, title=change.get("title", article.title), standfirst=change.get("standfirst", article.standfirst),
            parts=tuple(parts), modified=moment,
        )  # fmt: skip
    return article


def _swapped(part: markup.Part, old: str, new: str) -> markup.Part:
    return replace(part, lines=tuple(line.replace(old, new) for line in part.lines))
