"""From an article in state *read* to its place: story, copy, sequence; and what follows for the stories it touches."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F, Max

from broadsheet.newsroom.models import Article, ArticleHashtag, ArticleState, Hashtag, Standing, Story, StoryHashtag
from broadsheet.newsroom.storing.fit import fit
from broadsheet.stories import Stand, Tag, Told, standings

HASHTAGS_OF_A_STORY = 12  # most carried first; the page shows eight


def next_batch(limit: int) -> list[Article]:
    """The articles that wait to be placed, oldest find first, locked until the transaction ends where rows can be."""
    waiting = Article.objects.filter(state=ArticleState.READ).order_by("pk").select_for_update(of=("self",))
    return list(waiting.select_related("publisher")[:limit])


def is_waiting() -> bool:
    """Whether an article waits to be placed."""
    return Article.objects.filter(state=ArticleState.READ).exists()


def last_sequence() -> int:
    """The highest sequence in use, 0 in an empty paper."""
    return int(Article.objects.aggregate(last=Max("sequence"))["last"] or 0)


def new_story(article: Article, now: datetime) -> int:
    """The id of a new, still empty story that begins with ``article``."""
    moment = article.published_at or article.found_at
    return Story.objects.create(first_at=moment, last_at=moment, section=article.section, revised_at=now).pk


def is_alone(article: Article) -> bool:
    """Whether the article is the only one in its story, whose address can then be kept."""
    if article.story_id is None:
        return False
    others = Article.objects.filter(story_id=article.story_id, state=ArticleState.PLACED).exclude(pk=article.pk)
    return not others.exists()


def place(article: Article, story_id: int, copy_of: int | None, because: Mapping[str, Any], sequence: int) -> None:
    """Write where the article stands."""
    article.story_id, article.copy_of_id = story_id, copy_of
    article.placed_for, article.sequence, article.state = dict(because), sequence, ArticleState.PLACED
    article.save(update_fields=["story", "copy_of", "placed_for", "sequence", "state"])


def withdraw(article: Article, sequence: int) -> None:
    """Take the article out of the paper; its row stays, with the reason, so that no feed brings it back."""
    set_hashtags(article, ())
    Article.objects.filter(copy_of=article).update(copy_of=None)
    article.story_id, article.copy_of_id, article.sequence = None, None, sequence
    article.state = ArticleState.REFUSED
    article.save(update_fields=["story", "copy_of", "sequence", "state"])


def standing_in(story_id: int, article_ids: Collection[int]) -> list[Article]:
    """Those of the articles that are placed in this story, locked until the transaction ends."""
    placed = Article.objects.filter(pk__in=article_ids, state=ArticleState.PLACED, story_id=story_id)
    return list(placed.select_related("publisher").order_by("published_at", "pk").select_for_update(of=("self",)))


def set_hashtags(article: Article, tags: Sequence[Tag]) -> None:
    """Give the article exactly these hashtags, and keep the number of articles on each hashtag true."""
    wanted = {fit(tag.key, 120): tag for tag in tags}
    held = {row.hashtag.key: row for row in article.hashtags.select_related("hashtag")}
    new = [tag for key, tag in wanted.items() if key not in held]
    Hashtag.objects.bulk_create(
        [Hashtag(key=fit(tag.key, 120), label=fit(tag.label, 120)) for tag in new], ignore_conflicts=True
    )
    ids = dict(Hashtag.objects.filter(key__in=[fit(tag.key, 120) for tag in new]).values_list("key", "pk"))
    gone = [row for key, row in held.items() if key not in wanted]
    ArticleHashtag.objects.filter(pk__in=[row.pk for row in gone]).delete()
    ArticleHashtag.objects.bulk_create([_tagged(article, ids[key], wanted[key].weight) for key in wanted if key in ids])
    ArticleHashtag.objects.filter(article=article).update(published_at=article.published_at or article.found_at)
    Hashtag.objects.filter(pk__in=[row.hashtag_id for row in gone]).update(article_count=F("article_count") - 1)
    Hashtag.objects.filter(pk__in=ids.values()).update(article_count=F("article_count") + 1)


def _tagged(article: Article, hashtag_id: int, weight: float) -> ArticleHashtag:
    moment = article.published_at or article.found_at
    return ArticleHashtag(article=article, hashtag_id=hashtag_id, weight=weight, published_at=moment)


def settle(story_ids: Collection[int], moved: Mapping[int, int], now: datetime) -> None:
    """Make everything that is derived from a story's articles true again, for each of these stories.

    ``moved`` says where the articles of a story went: one that is empty now is merged into that one, or ends.
    """
    for story_id in sorted(story_ids):
        told = _told(story_id)
        if told:
            _write_story(story_id, told, now)
            _write_standings(story_id, standings(told))
            _write_hashtags(story_id)
        else:
            _end_story(story_id, moved.get(story_id), now)


def _told(story_id: int) -> list[Told]:
    rows = Article.objects.filter(story_id=story_id, state=ArticleState.PLACED).select_related("publisher")
    columns = (
        "title",
        "language",
        "section",
        "published_at",
        "found_at",
        "copy_of",
        "words",
        "image_url",
        "opinion",
        "live",
        "story",
        "publisher__owner",
        "publisher__domain",
        "publisher__country",
        "publisher__language",
    )
    return [_tell(row) for row in rows.only(*columns).order_by("published_at", "pk")]


def _tell(row: Article) -> Told:
    return Told(
        article_id=row.pk,
        publisher_id=row.publisher_id,
        owner=row.publisher.owner or row.publisher.domain,
        country=row.publisher.country,
        language=row.language,
        section=row.section,
        published_at=row.published_at or row.found_at,
        copy_of=row.copy_of_id,
        title=row.title,
        words=row.words,
        has_image=bool(row.image_url),
        opinion=row.opinion,
        live=row.live,
    )


def _write_story(story_id: int, told: Sequence[Told], now: datetime) -> None:
    originals = [one for one in told if one.copy_of is None] or told
    sections = [one.section for one in told if one.section]
    Story.objects.filter(pk=story_id).update(
        first_at=min(one.published_at for one in told),
        last_at=max(one.published_at for one in originals),
        article_count=len(told),
        publisher_count=len({one.owner for one in told}),
        section=max(sorted(set(sections)), key=sections.count) if sections else "",
        merged_into=None,
        revised_at=now,
    )


def _write_standings(story_id: int, stands: Sequence[Stand]) -> None:
    rows = [_standing(story_id, stand) for stand in stands]
    keys = {(row.language, row.country) for row in rows}
    held = Standing.objects.filter(story_id=story_id).values_list("pk", "language", "country")
    Standing.objects.filter(pk__in=[pk for pk, language, country in held if (language, country) not in keys]).delete()
    fields = [field.name for field in Standing._meta.fields if field.name not in {"id", "story", "language", "country"}]
    Standing.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["story", "language", "country"], update_fields=fields
    )


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


def _write_hashtags(story_id: int) -> None:
    counts: dict[int, list[datetime]] = {}
    rows = ArticleHashtag.objects.filter(article__story_id=story_id).values_list("hashtag_id", "published_at")
    for hashtag_id, moment in rows:
        counts.setdefault(hashtag_id, []).append(moment)
    kept = sorted(counts, key=lambda pk: (-len(counts[pk]), pk))[:HASHTAGS_OF_A_STORY]
    StoryHashtag.objects.filter(story_id=story_id).exclude(hashtag_id__in=kept).delete()
    StoryHashtag.objects.bulk_create(
        [StoryHashtag(story_id=story_id, hashtag_id=pk, count=len(counts[pk]), last_at=max(counts[pk])) for pk in kept],
        update_conflicts=True,
        unique_fields=["story", "hashtag"],
        update_fields=["count", "last_at"],
    )


def _end_story(story_id: int, merged_into: int | None, now: datetime) -> None:
    if merged_into is None:
        Story.objects.filter(pk=story_id).delete()
        return
    Standing.objects.filter(story_id=story_id).delete()
    StoryHashtag.objects.filter(story_id=story_id).delete()
    Story.objects.filter(merged_into_id=story_id).update(merged_into_id=merged_into)
    Story.objects.filter(pk=story_id).update(
        merged_into_id=merged_into, article_count=0, publisher_count=0, revised_at=now
    )
