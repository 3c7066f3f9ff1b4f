"""Hashtags of articles and of stories."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db.models import F

from broadsheet.newsroom.models import Article, ArticleHashtag, Hashtag, HashtagDay, StoryHashtag
from broadsheet.newsroom.storing.fit import fit
from broadsheet.stories import Tag
from broadsheet.stories.aliases import MOST_SPELLINGS, spelling

OF_A_STORY = 12  # most carried first; the page shows eight


def set_hashtags(tagged: Mapping[Article, Sequence[Tag]]) -> None:
    """Give each article exactly these hashtags; counts, spellings and days on the hashtags follow."""
    known = _known(tag for tags in tagged.values() for tag in tags)
    wanted: dict[tuple[int, int], tuple[Article, Tag]] = {}
    for article, tags in tagged.items():
        for tag in tags:
            wanted.setdefault((article.pk, _shown(known[fit(tag.key, 120)])), (article, tag))
    held = {(row.article_id, row.hashtag_id): row for row in ArticleHashtag.objects.filter(article__in=tagged)}
    gone = [row for key, row in held.items() if key not in wanted]
    new = {key: value for key, value in wanted.items() if key not in held}
    stale_days = {(row.hashtag_id, row.published_at.date()) for row in held.values()}
    stale_days |= {(hashtag_id, _moment(article).date()) for (_, hashtag_id), (article, _) in wanted.items()}
    if gone:
        ArticleHashtag.objects.filter(pk__in=[row.pk for row in gone]).delete()
    ArticleHashtag.objects.bulk_create(
        [_tagged(article, hashtag_id, tag.weight) for (_, hashtag_id), (article, tag) in new.items()]
    )
    for article in {wanted[key][0] for key in held if key in wanted}:
        ArticleHashtag.objects.filter(article=article).update(published_at=_moment(article))
    changes = Counter(hashtag_id for _, hashtag_id in new)
    changes.subtract(row.hashtag_id for row in gone)
    _count(changes)
    _spell(known, [tag for _, tag in new.values()], changes)
    mark_stale(stale_days)


def mark_stale(days: Iterable[tuple[int, date]]) -> None:
    """Ask for new counts of these days of these hashtags."""
    rows = [HashtagDay(hashtag_id=hashtag_id, day=day, stale=True) for hashtag_id, day in sorted(set(days))]
    HashtagDay.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["hashtag", "day"], update_fields=["stale"]
    )


def _known(tags: Iterable[Tag]) -> dict[str, Hashtag]:
    """The hashtags by key; those that are new are made, in the order of their keys."""
    labels = {fit(tag.key, 120): fit(tag.label, 120) for tag in tags}
    if not labels:
        return {}
    known = {row.key: row for row in Hashtag.objects.filter(key__in=labels)}
    if missing := sorted(labels.keys() - known.keys()):
        made = [Hashtag(key=key, label=labels[key]) for key in missing]
        Hashtag.objects.bulk_create(made, ignore_conflicts=True)
        known |= {row.key: row for row in Hashtag.objects.filter(key__in=missing)}
    return known


def _shown(hashtag: Hashtag) -> int:
    """The id of the hashtag, or of the one that it was merged into."""
    return hashtag.merged_into_id or hashtag.pk


def _spell(known: Mapping[str, Hashtag], tags: Iterable[Tag], changes: Mapping[int, int]) -> None:
    """Count spellings that are not the shown ones; one that is used far more often is shown from now on."""
    respelt: dict[str, Hashtag] = {}
    for tag in tags:
        hashtag, label = known[fit(tag.key, 120)], fit(tag.label, 120)
        if label != hashtag.label and hashtag.merged_into_id is None:
            others = {**hashtag.spellings, label: hashtag.spellings.get(label, 0) + 1}
            times = hashtag.article_count + changes[hashtag.pk] - sum(others.values())
            shown = spelling(hashtag.label, times, others)
            if shown != hashtag.label:
                others[hashtag.label] = max(0, times)
                del others[shown]
            hashtag.label = shown
            hashtag.spellings = dict(Counter(others).most_common(MOST_SPELLINGS))
            respelt[hashtag.key] = hashtag
    if respelt:
        Hashtag.objects.bulk_update(respelt.values(), ["label", "spellings"])


def _tagged(article: Article, hashtag_id: int, weight: float) -> ArticleHashtag:
    return ArticleHashtag(article=article, hashtag_id=hashtag_id, weight=weight, published_at=_moment(article))


def _moment(article: Article) -> datetime:
    return article.published_at or article.found_at


def _count(changes: Mapping[int, int]) -> None:
    """Add to the numbers of articles; one query for each different change, of which a batch has few."""
    by_change: dict[int, list[int]] = defaultdict(list)
    for hashtag_id, change in changes.items():
        by_change[change].append(hashtag_id)
    for change, hashtag_ids in by_change.items():
        if change:
            Hashtag.objects.filter(pk__in=hashtag_ids).update(article_count=F("article_count") + change)


def set_story_hashtags(told: Mapping[int, Collection[int]]) -> None:
    """Give each story the hashtags that most of these articles of it carry; stories and articles by id."""
    story_of = {article: story_id for story_id, articles in told.items() for article in articles}
    moments: dict[tuple[int, int], list[datetime]] = defaultdict(list)
    rows = ArticleHashtag.objects.filter(article__in=list(story_of))
    for article, hashtag_id, moment in rows.values_list("article", "hashtag", "published_at"):
        moments[story_of[article], hashtag_id].append(moment)
    kept = _most_carried(moments)
    held = StoryHashtag.objects.filter(story__in=list(told)).values_list("pk", "story", "hashtag")
    if gone := [pk for pk, story_id, hashtag_id in held if (story_id, hashtag_id) not in kept]:
        StoryHashtag.objects.filter(pk__in=gone).delete()
    StoryHashtag.objects.bulk_create(
        [
            StoryHashtag(story_id=story_id, hashtag_id=hashtag_id, count=len(each), last_at=max(each))
            for (story_id, hashtag_id), each in kept.items()
        ],
        update_conflicts=True,
        unique_fields=["story", "hashtag"],
        update_fields=["count", "last_at"],
    )


def _most_carried(moments: Mapping[tuple[int, int], list[datetime]]) -> dict[tuple[int, int], list[datetime]]:
    kept: dict[tuple[int, int], list[datetime]] = {}
    used: Counter[int] = Counter()
    for (story_id, hashtag_id), each in sorted(moments.items(), key=lambda item: (-len(item[1]), item[0])):
        if used[story_id] < OF_A_STORY:
            kept[story_id, hashtag_id] = each
            used[story_id] += 1
    return kept
