"""What follows from a story's articles: its row, its standings, its hashtags; or its end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from broadsheet.newsroom.models import Article, ArticleState, Standing, Story, StoryHashtag
from broadsheet.newsroom.storing.tagging import set_story_hashtags
from broadsheet.stories import Fingerprint, Stand, Told, standings
from broadsheet.stories.novelty import LONG, Telling, news
from broadsheet.stories.sections import elect
from broadsheet.stories.standing import GUESSED, voice

COLUMNS = (
    "title", "language", "section", "section_guessed", "adds", "published_at", "found_at", "copy_of",
    "words", "image_url", "opinion", "live",
    "story", "publisher__owner", "publisher__domain", "publisher__country",
)  # fmt: skip


def settle(story_ids: Collection[int], moved: Mapping[int, int], now: datetime) -> None:
    """Make everything that is derived from these stories' articles true again, in a bounded number of queries.

    ``moved`` says where the articles of a story went: one that is empty now is merged into that one, or ends.
    """
    if not story_ids:
        return
    told = _told(story_ids)
    if told:
        _write_stories([_story(story_id, each, now) for story_id, each in told.items()])
        _write_standings({story_id: standings(each) for story_id, each in told.items()})
        set_story_hashtags(told)
    for story_id in sorted(set(story_ids) - told.keys()):
        _end_story(story_id, moved.get(story_id), now)


def _told(story_ids: Collection[int]) -> dict[int, list[Told]]:
    """What is told in each story that has articles, in order of time."""
    rows = Article.objects.filter(story__in=story_ids, state=ArticleState.PLACED).select_related("publisher")
    found: dict[int, list[Article]] = defaultdict(list)
    for row in rows.only(*COLUMNS).order_by("published_at", "pk"):
        if row.story_id is not None:
            found[row.story_id].append(row)
    _decide_news([row for each in found.values() if _is_open(each) for row in each])
    return {story_id: [_tell(row) for row in each] for story_id, each in found.items()}


def _is_open(rows: Sequence[Article]) -> bool:
    """Whether a long story has articles of which it is not known yet whether they add to it."""
    long = _moment(rows[-1]) - _moment(rows[0]) > LONG
    return long and any(row.adds is None and row.copy_of_id is None for row in rows)


def _decide_news(rows: Sequence[Article]) -> None:
    """Find out, and write down, which articles of long stories tell something new."""
    if not rows:
        return
    prints = dict(Article.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "fingerprint"))
    by_story: dict[int | None, list[Telling]] = defaultdict(list)
    for row in rows:
        print_ = _fingerprint(prints[row.pk])
        if print_ is not None:
            copy = row.copy_of_id is not None
            by_story[row.story_id].append(Telling(row.pk, _moment(row), copy, print_, row.adds))
    decided = {pk: adds for each in by_story.values() for pk, adds in news(each).items()}
    changed = [row for row in rows if row.pk in decided]
    for row in changed:
        row.adds = decided[row.pk]
    Article.objects.bulk_update(changed, ["adds"])


def _fingerprint(packed: bytes | memoryview) -> Fingerprint | None:
    """None for one of another version: then the article counts as news until fingerprints are made again."""
    try:
        return Fingerprint.from_bytes(bytes(packed))
    except ValueError:
        return None


def _moment(row: Article) -> datetime:
    return row.published_at or row.found_at


def _tell(row: Article) -> Told:
    return Told(
        article_id=row.pk,
        publisher_id=row.publisher_id,
        owner=row.publisher.owner or row.publisher.domain,
        country=row.publisher.country,
        language=row.language,
        section=row.section,
        published_at=_moment(row),
        copy_of=row.copy_of_id,
        title=row.title,
        words=row.words,
        has_image=bool(row.image_url),
        opinion=row.opinion,
        live=row.live,
        guessed=row.section_guessed,
        adds=row.adds is not False,
    )


def _story(story_id: int, told: Sequence[Told], now: datetime) -> Story:
    originals = [one for one in told if one.copy_of is None] or told
    return Story(
        pk=story_id,
        first_at=min(one.published_at for one in told),
        last_at=max(one.published_at for one in originals),
        article_count=len(told),
        publisher_count=len({one.owner for one in told}),
        section=elect((voice(one), one.section, GUESSED if one.guessed else 1.0) for one in told),
        merged_into=None,
        revised_at=now,
    )


def _write_stories(stories: Sequence[Story]) -> None:
    fields = [field.name for field in Story._meta.fields if field.name != "id"]
    Story.objects.bulk_create(stories, update_conflicts=True, unique_fields=["id"], update_fields=fields)


def _write_standings(stands: Mapping[int, Iterable[Stand]]) -> None:
    rows = [_standing(story_id, stand) for story_id, each in stands.items() for stand in each]
    keys = {(row.story_id, row.language, row.country) for row in rows}
    held = Standing.objects.filter(story__in=stands).values_list("pk", "story", "language", "country")
    if gone := [pk for pk, *key in held if tuple(key) not in keys]:
        Standing.objects.filter(pk__in=gone).delete()
    key = ["story", "language", "country"]
    fields = [field.name for field in Standing._meta.fields if field.name not in {"id", *key}]
    Standing.objects.bulk_create(rows, update_conflicts=True, unique_fields=key, update_fields=fields)


def _standing(story_id: int, stand: Stand) -> Standing:
    return Standing(
        story_id=story_id,
        language=stand.language[:8],
        country=stand.country[:2],
        section=stand.section,
        heat=stand.heat,
        lead_id=stand.lead_id,
        image_id=stand.image_id,
        publisher_count=stand.publisher_count,
        article_count=stand.article_count,
        marks=list(stand.marks)[:10],
        first_at=stand.first_at,
        last_at=stand.last_at,
        because=dict(stand.because),
    )


def _end_story(story_id: int, merged_into: int | None, now: datetime) -> None:
    if merged_into is None:
        Story.objects.filter(pk=story_id).delete()
        return
    Standing.objects.filter(story=story_id).delete()
    StoryHashtag.objects.filter(story=story_id).delete()
    Story.objects.filter(merged_into=story_id).update(merged_into=merged_into)
    Story.objects.filter(pk=story_id).update(
        merged_into=merged_into, article_count=0, publisher_count=0, revised_at=now
    )
