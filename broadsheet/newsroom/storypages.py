"""Queries for the page of one story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Q, QuerySet, Subquery, When
from django.db.models.functions import Left

from broadsheet.newsroom.editions import OPENING_CHARACTERS, TEASER_FIELDS
from broadsheet.newsroom.models import Article, ArticleState, Story, StoryChange, StoryHashtag

ROLL_LENGTH = 40  # originals on one page of a story
COPIES_SHOWN = 12  # of one original; the number says how many more there are
HASHTAGS_SHOWN = 10
CHANGES_SHOWN = 8
TOLD = 4  # articles by which a story is compared with others
TOLD_CHARACTERS = 5_000
OTHERS_SHOWN = 4  # headlines of others under the lead
HEADLINE_FIELDS = ("id", "title", "language", "publisher__name", "publisher__language")


@dataclass(frozen=True, slots=True)
class Moment:
    """One article on the chart of how a story grew."""

    at: datetime
    publisher_id: int
    language: str
    is_copy: bool


def story(pk: int) -> Story | None:
    """The story, or None."""
    return Story.objects.filter(pk=pk).first()


def successor(found: Story) -> int:
    """The id of the story that this one was merged into, through any number of mergers; its own where it stands."""
    seen = {found.pk}
    while found.merged_into_id and found.merged_into_id not in seen:
        seen.add(found.merged_into_id)
        found = Story.objects.only("id", "merged_into_id").get(pk=found.merged_into_id)
    return found.pk


def moments(story_id: int) -> list[Moment]:
    """When each article of the story appeared, oldest first."""
    rows = _placed(story_id).order_by("published_at", "id")
    values = rows.values_list("published_at", "found_at", "publisher_id", "language", "copy_of_id")
    return [Moment(at or found, publisher, language, bool(copy)) for at, found, publisher, language, copy in values]


def originals(story_id: int, *, before: tuple[datetime, int] | None = None) -> list[Article]:
    """The story's articles that are no copies, latest first, each with ``opening``; one more than a page shows."""
    rows = _placed(story_id).filter(copy_of=None)
    if before:
        rows = rows.filter(published_at__lte=before[0]).exclude(published_at=before[0], id__gte=before[1])
    return list(
        rows.select_related("publisher")
        .only(*TEASER_FIELDS, "publisher")
        .annotate(opening=Left("text", OPENING_CHARACTERS))
        .order_by("-published_at", "-id")[: ROLL_LENGTH + 1]
    )


def copies(article_ids: list[int]) -> dict[int, list[Article]]:
    """The copies of each of the articles, oldest first."""
    rows = (
        Article.objects.filter(copy_of_id__in=article_ids, state=ArticleState.PLACED)
        .select_related("publisher")
        .only(*TEASER_FIELDS, "publisher")
        .order_by("published_at", "id")[: COPIES_SHOWN * ROLL_LENGTH]
    )
    found: dict[int, list[Article]] = {}
    for row in rows:
        if row.copy_of_id:
            found.setdefault(row.copy_of_id, []).append(row)
    return found


def first(story_id: int) -> Article | None:
    """The earliest article of the story."""
    rows = _placed(story_id).select_related("publisher").only(*TEASER_FIELDS, "publisher")
    return rows.order_by("published_at", "id").first()


def other_headlines(story_id: int, lead: Article, language: str) -> list[Article]:
    """Up to four other originals of the story, the latest of each other publisher, those in ``language`` first."""
    rows = _placed(story_id).filter(copy_of=None, opinion=False).exclude(publisher_id=lead.publisher_id)
    rows = rows.select_related("publisher").only(*HEADLINE_FIELDS).order_by("-published_at", "-id")
    by_publisher: dict[int, Article] = {}
    for row in rows[:ROLL_LENGTH]:
        if row.title != lead.title:
            by_publisher.setdefault(row.publisher_id, row)
    return sorted(by_publisher.values(), key=lambda row: row.language != language)[:OTHERS_SHOWN]


def hashtags(story_id: int) -> list[StoryHashtag]:
    """The story's hashtags, those on most of its articles first."""
    rows = StoryHashtag.objects.filter(story_id=story_id).select_related("hashtag")
    return list(rows.order_by("-count", "-id")[:HASHTAGS_SHOWN])


def changes(story_id: int) -> list[StoryChange]:
    """What joined and left the story after it had been placed elsewhere, latest first."""
    rows = StoryChange.objects.filter(Q(to_story=story_id) | Q(from_story=story_id))
    return list(rows.select_related("from_story", "to_story").order_by("-at", "-id")[:CHANGES_SHOWN])


def told(story_id: int, lead_id: int) -> list[Article]:
    """The lead and the latest other originals in its language, with fingerprints: what a story is about."""
    lead = _placed(story_id).filter(pk=lead_id).values("language")
    rows = _placed(story_id).filter(Q(pk=lead_id) | Q(copy_of=None, language=Subquery(lead)))
    rows = rows.select_related("publisher").only(*TEASER_FIELDS, "publisher", "fingerprint")
    rows = rows.annotate(opening=Left("text", TOLD_CHARACTERS), later=Case(When(pk=lead_id, then=0), default=1))
    return list(rows.order_by("later", "-published_at", "-id")[:TOLD])


def _placed(story_id: int) -> QuerySet[Article]:
    return Article.objects.filter(story_id=story_id, state=ArticleState.PLACED)
