"""Queries for the pages of an edition: ranked standings, what is in the menu, how much was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db.models import Count, F, QuerySet
from django.db.models.functions import Left

from broadsheet.newsroom.models import Article, ArticleState, Feed, Publisher, Revision, Standing, StoryHashtag
from broadsheet.stories import arranging
from broadsheet.stories.arranging import Offer
from broadsheet.text.tokens import terms

SUMMARY_SECONDS = 120  # how long the figures in the menu may be old
MOST_VALUES = 300  # of countries, languages or sections; more than there are
CHANGED_FOR = timedelta(hours=24)  # how long a changed headline is news
OPENING_CHARACTERS = 400  # of the body, for pieces without a standfirst

# What a list of teasers needs of an article; the rest (body, fingerprint) is large and stays where it is.
TEASER_FIELDS = (
    "id",
    "title",
    "standfirst",
    "language",
    "section",
    "published_at",
    "found_at",
    "image_url",
    "image_alt",
    "image_caption",
    "opinion",
    "live",
    "noarchive",
    "max_snippet",
    "revision_count",
    "publisher_id",
    "story_id",
    "copy_of_id",
    "placed_for",
)
PUBLISHER_FIELDS = ("id", "domain", "name", "language", "country", "owner", "display")
IMAGE_FIELDS = ("id", "image_url", "image_alt", "image_caption", "language", "publisher_id")


@dataclass(frozen=True, slots=True)
class EditionKey:
    """Which edition: ``country`` "" is the world, ``section`` "" the front page; ``single`` is "Only one reports"."""

    language: str
    country: str = ""
    section: str = ""
    single: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page of an edition ended."""

    heat: float
    id: int

    @classmethod
    def read(cls, text: str) -> Cursor | None:
        """The cursor that ``str()`` wrote, or None for anything else."""
        heat, _, pk = text.partition("~")
        try:
            cursor = cls(float(heat), int(pk))
        except ValueError:
            return None
        return cursor if abs(cursor.heat) < 1e12 and 0 < cursor.id < 2**63 else None

    def __str__(self) -> str:
        return f"{self.heat!r}~{self.id}"


@dataclass(frozen=True, slots=True)
class Summary:
    """What the menu and the masthead say about an edition. Counts are of the last 24 hours where not said otherwise."""

    sections: tuple[str, ...]
    countries: tuple[tuple[str, int], ...]  # country and its number of publishers
    languages: tuple[str, ...]  # that have an edition
    articles: int
    publishers: int  # all that are read
    feeds: int


def standings(key: EditionKey, *, limit: int, after: Cursor | None = None) -> list[Standing]:
    """The next stories of an edition, hottest first, with lead and image articles and the lead's publisher."""
    rows = _of(key)
    if after:
        rows = rows.filter(heat__lte=after.heat).exclude(heat=after.heat, id__gte=after.id)
    return list(
        rows.select_related("lead__publisher", "image")
        .only(*_standing_fields())
        .annotate(opening=Left("lead__text", OPENING_CHARACTERS))
        .order_by("-heat", "-id")[:limit]
    )


def arranged(rows: Sequence[Standing], key: EditionKey) -> list[Standing]:
    """A first page in the order in which it stands: the same rows, but not three of a kind at the top."""
    tags: dict[int, set[str]] = {}
    pairs = StoryHashtag.objects.filter(story_id__in=[row.story_id for row in rows], count__gt=1)
    for story_id, hashtag_id in pairs.values_list("story_id", "hashtag_id"):
        tags.setdefault(story_id, set()).add(f"#{hashtag_id}")
    offers = [
        Offer(
            heat=row.heat,
            section="" if key.section else row.section,
            publisher_id=row.lead.publisher_id,
            subject=frozenset(terms(row.lead.title, row.lead.language)) | tags.get(row.story_id, set()),
        )
        for row in rows
    ]
    return [rows[number] for number in arranging.arranged(offers)]


def of_stories(story_ids: Iterable[int], language: str) -> dict[int, Standing]:
    """For each story the standing by which a page in ``language`` shows it: in that language, else its first."""
    rows = (
        Standing.objects.filter(story_id__in=list(story_ids), country="")
        .select_related("lead__publisher", "image__publisher")
        .only(*_standing_fields(), "because", "image__publisher__name")
        .annotate(opening=Left("lead__text", OPENING_CHARACTERS))
        .order_by("-heat", "-id")
    )
    found: dict[int, Standing] = {}
    for row in rows:
        if row.story_id not in found or (row.language == language and found[row.story_id].language != language):
            found[row.story_id] = row
    return found


def publishers(ids: Iterable[int]) -> dict[int, Publisher]:
    """Publishers by id, for marks."""
    return Publisher.objects.order_by().in_bulk(set(ids))


def changed_headlines(article_ids: Iterable[int], now: datetime) -> set[int]:
    """Those of the articles whose publisher changed the headline within the last day."""
    wanted = list(article_ids)
    if not wanted:
        return set()
    return set(
        Revision.objects.filter(article_id__in=wanted, replaced_at__gte=now - CHANGED_FOR)
        .exclude(title=F("article__title"))
        .order_by()
        .values_list("article_id", flat=True)
    )


def summary(key: EditionKey, now: datetime) -> Summary:
    """What the menu says, kept for two minutes."""
    name = f"summary:{key.language}:{key.country}"
    known: Summary | None = cache.get(name)
    if known is None:
        known = _summary(key, now)
        cache.set(name, known, SUMMARY_SECONDS)
    return known


def _of(key: EditionKey) -> QuerySet[Standing]:
    rows = Standing.objects.filter(language=key.language, country=key.country)
    if key.section:
        rows = rows.filter(section=key.section)
    return rows.filter(publisher_count=1) if key.single else rows


def _standing_fields() -> list[str]:
    own = [field.name for field in Standing._meta.concrete_fields if field.name != "because"]
    lead = [f"lead__{name}" for name in TEASER_FIELDS if name != "placed_for"]
    publisher = [f"lead__publisher__{name}" for name in PUBLISHER_FIELDS]
    return [*own, *lead, *publisher, *(f"image__{name}" for name in IMAGE_FIELDS)]


def _summary(key: EditionKey, now: datetime) -> Summary:
    printed = Article.objects.filter(state=ArticleState.PLACED, published_at__gte=now - timedelta(days=1))
    by_country = (
        Publisher.objects.exclude(country="").values_list("country").annotate(number=Count("id")).order_by("-number")
    )
    own = Standing.objects.filter(language=key.language)
    with_standings = _distinct(own, "country")
    return Summary(
        sections=_distinct(own.filter(country=key.country), "section"),
        countries=tuple((code, number) for code, number in by_country if code in with_standings),
        languages=_distinct(Standing.objects.all(), "language"),
        articles=printed.count(),
        publishers=Publisher.objects.count(),
        feeds=Feed.objects.count(),
    )


def _distinct(rows: QuerySet[Standing], column: str) -> tuple[str, ...]:
    """The values of a column but for "", by one seek in an index for each: DISTINCT would read every entry of it."""
    found: list[str] = []
    while len(found) < MOST_VALUES:
        after = {f"{column}__gt": found[-1] if found else ""}
        value = rows.filter(**after).order_by(column).values_list(column, flat=True).first()
        if value is None:
            break
        found.append(value)
    return tuple(found)
