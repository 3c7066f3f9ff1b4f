"""Queries for the page of one story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet
from django.db.models.functions import Left

from broadsheet.newsroom.editions import OPENING_CHARACTERS, TEASER_FIELDS, of_stories
from broadsheet.newsroom.models import Article, ArticleState, Hashtag, Standing, Story, StoryHashtag

ROLL_LENGTH = 40  # originals on one page of a story
COPIES_SHOWN = 12  # of one original; the number says how many more there are
HASHTAGS_SHOWN = 10
RELATED_SHOWN = 6
OTHERS_SHOWN = 4  # headlines of others under the lead
COMMON_HASHTAG = 400  # articles; a hashtag on more of them than this says nothing about two stories
HEADLINE_FIELDS = ("id", "title", "language", "publisher__name", "publisher__language")


@dataclass(frozen=True, slots=True)
class Moment:
    """One article on the chart of how a story grew."""

    at: datetime
    publisher_id: int
    language: str
    is_copy: bool


@dataclass(frozen=True, slots=True)
class RelatedStory:
    """Another story and the hashtags that both carry."""

    standing: Standing
    hashtags: tuple[str, ...]


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


def related(story_id: int, language: str) -> list[RelatedStory]:
    """Other stories that share the most hashtags with this one, the rarest counting: at least two, or one rare one."""
    rare = Hashtag.objects.filter(stories__story_id=story_id, article_count__lte=COMMON_HASHTAG)
    labels = dict(rare.order_by("article_count").values_list("id", "label")[:HASHTAGS_SHOWN])
    shared = (
        StoryHashtag.objects.filter(hashtag_id__in=labels)
        .exclude(story_id=story_id)
        .values("story_id")
        .annotate(number=Count("id"))
        .order_by("-number", "-story_id")[: RELATED_SHOWN * 3]
    )
    numbers = {row["story_id"]: row["number"] for row in shared if row["number"] > 1}
    pairs = StoryHashtag.objects.filter(story_id__in=numbers, hashtag_id__in=labels).values_list("story_id", "hashtag")
    common: dict[int, list[str]] = {}
    for other, hashtag in pairs:
        common.setdefault(other, []).append(labels[hashtag])
    found = of_stories(numbers, language)
    ordered = sorted(found.values(), key=lambda row: (-numbers[row.story_id], -row.heat))
    return [RelatedStory(row, tuple(common[row.story_id][:3])) for row in ordered[:RELATED_SHOWN]]


def _placed(story_id: int) -> QuerySet[Article]:
    return Article.objects.filter(story_id=story_id, state=ArticleState.PLACED)
