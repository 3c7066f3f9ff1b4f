"""One story or one article in one look, ready for a template."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from broadsheet.newsroom import display, editions
from broadsheet.newsroom.models import Article, Publisher, Standing
from broadsheet.web.addresses import story_path
from broadsheet.web.marks import Mark, mark
from broadsheet.web.pictures import Picture, picture

DEVELOPING_PUBLISHERS = 3  # that many publishers,
DEVELOPING_SINCE = timedelta(hours=24)  # on a story not older than this,
DEVELOPING_LAST = timedelta(hours=4)  # with something new within this: "several publishers within last hours"
BRIEF_CHARACTERS = 170  # two lines of a column


@dataclass(frozen=True, slots=True)
class Teaser:
    """What a teaser shows. ``publisher`` is set where only one publisher reports; ``language`` is the headline's."""

    id: int
    url: str
    title: str
    language: str
    brief: str
    section: str
    marks: tuple[Mark, ...]
    publishers: int
    articles: int
    publisher: Publisher | None
    at: datetime
    flags: tuple[str, ...]
    image_of: Article | None
    picture: Picture | None = None

    @property
    def with_picture(self) -> Teaser:
        return replace(self, picture=picture(self.image_of))

    @property
    def with_lead_picture(self) -> Teaser:
        return replace(self, picture=picture(self.image_of, lead=True))


def teasers(rows: Sequence[Standing], now: datetime) -> list[Teaser]:
    """Teasers of the standings, in their order; two queries, whatever their number."""
    known = editions.publishers(pk for row in rows for pk in row.marks)
    changed = editions.changed_headlines((row.lead_id for row in rows if row.lead.revision_count), now)
    return [_teaser(row, known, changed, now) for row in rows]


def flags(row: Standing, changed: Collection[int], now: datetime) -> tuple[str, ...]:
    """At most two remarks about a story, the more urgent first; that it is opinion is always said."""
    found = ["opinion"] if row.lead.opinion else []
    if (
        row.publisher_count >= DEVELOPING_PUBLISHERS
        and now - row.first_at <= DEVELOPING_SINCE
        and now - row.last_at <= DEVELOPING_LAST
    ):
        found.append("developing")
    if row.lead.live:
        found.append("live")
    if row.lead_id in changed:
        found.append("changed")
    if row.publisher_count == 1 and not row.lead.opinion:  # nobody else is expected to hold it
        found.append("single")
    return tuple(found[:2])


def brief(article: Article, opening: str, characters: int = BRIEF_CHARACTERS) -> str:
    """The standfirst or else the beginning of the body, within what the publisher allows to quote."""
    limit = min(characters, display.shown(article).limit)
    return display.excerpt(article.standfirst or opening, limit) if limit else ""


def _teaser(row: Standing, known: Mapping[int, Publisher], changed: Collection[int], now: datetime) -> Teaser:
    lead = row.lead
    shown = [known[pk] for pk in row.marks if pk in known] or [lead.publisher]
    return Teaser(
        id=row.story_id,
        url=story_path(row.story_id, lead.title),
        title=lead.title,
        language=lead.language,
        brief=brief(lead, getattr(row, "opening", "") or ""),
        section=row.section,
        marks=tuple(mark(publisher) for publisher in shown[: max(1, row.publisher_count)]),
        publishers=row.publisher_count,
        articles=row.article_count,
        publisher=lead.publisher if row.publisher_count == 1 else None,
        at=max(row.last_at, lead.published_at or row.last_at),
        flags=flags(row, changed, now),
        image_of=row.image,
    )
