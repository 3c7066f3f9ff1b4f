"""Hashtags that turn out to be one: found, and merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Sum

from broadsheet.newsroom.models import ArticleHashtag, Hashtag, HashtagDay, StoryHashtag
from broadsheet.newsroom.storing.tagging import mark_stale
from broadsheet.stories import aliases
from broadsheet.stories.aliases import Likeness, Used

LEAST_ARTICLES = 3  # of a hashtag before anything is merged into it
STORIES = 100  # the latest of a hashtag that are compared
MOST_PAIRS = 400  # that are compared in one round
KEYS_AT_ONCE = 500

Pair = tuple[Hashtag, Hashtag, Likeness]  # the one that may go, the one that would stay, why


def merge_alike(hashtag_ids: Collection[int]) -> list[tuple[str, str]]:
    """Merge what has turned out to be the same as one of these hashtags; returns the keys (merged, into)."""
    rows = Hashtag.objects.filter(pk__in=hashtag_ids, merged_into=None, article_count__gte=LEAST_ARTICLES)
    active = list(rows.order_by("-article_count", "pk")[:MOST_PAIRS])
    pairs = [*_alike_in_form(active), *_alike_in_sound(active)][:MOST_PAIRS]
    used: dict[int, Used] = {}
    wholes: dict[Hashtag, list[tuple[Used, Likeness]]] = defaultdict(list)
    for short, whole, likeness in pairs:
        wholes[short].append((_used(whole, used), likeness))
    merged = []
    for short, candidates in wholes.items():
        if (found := aliases.whole_of(_used(short, used), candidates)) and merge(short.key, found[0].key, found[1]):
            merged.append((short.key, found[0].key))
    return merged


def _alike_in_form(active: Collection[Hashtag]) -> Iterable[Pair]:
    """Pairs of which one is the other's plural, initials or last name."""
    forms = {whole: aliases.short_forms(whole.label) for whole in active}
    keys = sorted({form for each in forms.values() for form in each})
    known: dict[str, Hashtag] = {}
    for at in range(0, len(keys), KEYS_AT_ONCE):
        rows = Hashtag.objects.filter(key__in=keys[at : at + KEYS_AT_ONCE], merged_into=None, article_count__gt=0)
        known |= {row.key: row for row in rows}
    for whole, each in forms.items():
        for form, likeness in each.items():
            if form in known:
                yield _ordered(known[form], whole, likeness)


def _alike_in_sound(active: Iterable[Hashtag]) -> Iterable[Pair]:
    """Pairs in two scripts that stand on one story."""
    for hashtag in active:
        if not hashtag.label.isascii():
            latest = StoryHashtag.objects.filter(hashtag=hashtag).order_by("-last_at", "-id")
            stories = list(latest.values_list("story", flat=True)[:STORIES])
            beside = Hashtag.objects.filter(stories__story__in=stories, merged_into=None).distinct()
            for other in beside.exclude(pk=hashtag.pk):
                if aliases.same_in_other_script(hashtag.label, other.label):
                    yield _ordered(hashtag, other, Likeness.SCRIPT)


def _ordered(short: Hashtag, whole: Hashtag, likeness: Likeness) -> Pair:
    """A last name goes into the whole name; otherwise what is used less into what is used more."""
    if likeness != Likeness.LAST_NAME and (short.article_count, short.key) > (whole.article_count, whole.key):
        short, whole = whole, short
    return short, whole, likeness


def _used(hashtag: Hashtag, known: dict[int, Used]) -> Used:
    if hashtag.pk not in known:
        latest = StoryHashtag.objects.filter(hashtag=hashtag).order_by("-last_at", "-id")
        stories = frozenset(latest.values_list("story", flat=True)[:STORIES])
        known[hashtag.pk] = Used(hashtag.key, hashtag.label, stories)
    return known[hashtag.pk]


def merge(key: str, into: str, likeness: Likeness) -> bool:
    """Give what the hashtag ``key`` has to ``into``; its address leads there. False when one of them is merged."""
    with transaction.atomic():
        rows = Hashtag.objects.filter(key__in=(key, into), merged_into=None).in_bulk(field_name="key")
        if len(rows) < 2:
            return False
        gone, kept = rows[key], rows[into]
        Hashtag.objects.filter(merged_into=gone).update(merged_into=kept)
        Hashtag.objects.filter(pk=gone.pk).update(merged_into=kept, merged_for=likeness, burst=0, spellings={})
        _hand_over(gone, kept)
    return True


def hand_over_late() -> None:
    """Hand over what an article got that was tagged while its hashtag was being merged."""
    for gone in Hashtag.objects.filter(merged_into__isnull=False, article_count__gt=0).select_related("merged_into"):
        if gone.merged_into:
            with transaction.atomic():
                _hand_over(gone, gone.merged_into)


def _hand_over(gone: Hashtag, kept: Hashtag) -> None:
    mark_stale((kept.pk, day) for day in HashtagDay.objects.filter(hashtag=gone).values_list("day", flat=True))
    HashtagDay.objects.filter(hashtag=gone).delete()
    _hand_over_stories(gone, kept)
    tagged = ArticleHashtag.objects.filter(hashtag=gone)
    tagged.filter(article__hashtags__hashtag=kept).delete()
    tagged.update(hashtag=kept)
    Hashtag.objects.filter(pk=gone.pk).update(article_count=0)
    Hashtag.objects.filter(pk=kept.pk).update(article_count=ArticleHashtag.objects.filter(hashtag=kept).count())


def _hand_over_stories(gone: Hashtag, kept: Hashtag) -> None:
    """Stories with both keep one row; an article that carries both counts twice until its story is settled again."""
    both = StoryHashtag.objects.filter(hashtag=kept, story__hashtags__hashtag=gone)
    ids = list(both.values_list("story", flat=True))
    sums = StoryHashtag.objects.filter(story__in=ids, hashtag__in=(gone, kept)).values_list("story")
    counts = dict(sums.annotate(number=Sum("count")))
    shared = list(StoryHashtag.objects.filter(hashtag=kept, story__in=ids))
    for row in shared:
        row.count = counts[row.story_id]
    StoryHashtag.objects.bulk_update(shared, ["count"], batch_size=500)
    StoryHashtag.objects.filter(hashtag=gone, story__in=ids).delete()
    StoryHashtag.objects.filter(hashtag=gone).update(hashtag=kept)
