"""What follows from a story's articles: its row, its standings, its hashtags; or its end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db.models import Q, QuerySet

from broadsheet.newsroom.models import Article, ArticleState, Finding, Publisher, Standing, Story, StoryHashtag
from broadsheet.newsroom.storing.rolls import Roll, owner
from broadsheet.newsroom.storing.rolls import rolls as rolls_of
from broadsheet.newsroom.storing.tagging import set_story_hashtags
from broadsheet.stories import Fingerprint, Stand, Told, standings
from broadsheet.stories.novelty import LONG, Telling, news
from broadsheet.stories.sections import elect
from broadsheet.stories.standing import GUESSED, voice

LATEST = 200  # articles of a story that are read: 25 ms, in one of 5,000 31 ms where reading all took 560
COLUMNS = (
    "title", "language", "section", "section_guessed", "adds", "published_at", "found_at", "copy_of",
    "words", "image_url", "opinion", "live", "story", "publisher",
)  # fmt: skip


def settle(story_ids: Collection[int], moved: Mapping[int, int], now: datetime, left: Collection[int] = ()) -> None:
    """Make everything that is derived from these stories' articles true again.

    Counts are of all articles. Headline, image, heat, section, hashtags and what is new come from the LATEST of a
    story, so that another article costs the same in a story of 5,000; a bounded number of queries, and one or two for
    each story that is longer than LATEST.

    ``moved`` says where the articles of a story went: one that is empty now is merged into that one, or ends.
    ``left`` are stories which an article left that stands nowhere any more: what was found in them quotes it.
    """
    if not story_ids:
        return
    rolls = rolls_of(story_ids)
    if rolls:
        publishers = Publisher.objects.in_bulk({each for roll in rolls.values() for each in roll.publishers})
        told = _told(rolls, publishers)
        stands = {story_id: standings(each) for story_id, each in told.items()}
        for story_id in _long(rolls):
            stands[story_id] = tuple(_whole(stand, rolls[story_id], publishers) for stand in stands[story_id])
        _write_stories([_story(story_id, each, rolls[story_id], publishers, now) for story_id, each in told.items()])
        _write_standings(stands)
        set_story_hashtags({story_id: [one.article_id for one in each] for story_id, each in told.items()})
    alone = {story_id for story_id, roll in rolls.items() if roll.articles == 1}  # and nobody analyses it again
    Finding.objects.filter(story__in=alone.union(left)).delete()
    for story_id in sorted(set(story_ids) - rolls.keys()):
        _end_story(story_id, moved.get(story_id), now)


def _long(rolls: Mapping[int, Roll]) -> set[int]:
    return {story_id for story_id, roll in rolls.items() if roll.articles > LATEST}


def _told(rolls: Mapping[int, Roll], publishers: Mapping[int, Publisher]) -> dict[int, list[Told]]:
    """What is told in each story, in order of time: all of a short one, of a long one what ``_latest`` says."""
    long = _long(rolls)
    chosen = Q(story__in=rolls.keys() - long)
    if long:
        chosen |= Q(pk__in=_leading(long).union(*map(_latest, long)))
    found: dict[int, list[Article]] = defaultdict(list)
    for row in _placed(rolls).filter(chosen).only(*COLUMNS).order_by("published_at", "pk"):
        if row.story_id is not None:
            found[row.story_id].append(row)
    first = {story_id: rolls[story_id].first or _moment(each[0]) for story_id, each in found.items()}
    open_ = {story_id: each for story_id, each in found.items() if _is_open(each, first[story_id])}
    _decide_news(open_, first, publishers)
    return {story_id: [_tell(row, publishers[row.publisher_id]) for row in each] for story_id, each in found.items()}


def _placed(story_ids: Iterable[int]) -> QuerySet[Article]:
    return Article.objects.filter(story__in=list(story_ids), state=ArticleState.PLACED)


def _latest(story_id: int) -> set[int]:
    """The ids of the latest articles, and of the last that told something new, if it is not among them."""
    newest = _placed([story_id]).order_by("-published_at", "-pk")
    latest = list(newest.values_list("pk", "copy_of", "adds")[:LATEST])
    found = {pk for pk, _, _ in latest}
    if all(adds is False or copy_of is not None for _, copy_of, adds in latest):
        found.update(newest.filter(copy_of=None).exclude(adds=False).values_list("pk", flat=True)[:1])
    return found


def _leading(story_ids: Collection[int]) -> set[int]:
    """The ids of those that lead now: no edition loses a story that is lately told in other languages."""
    return set(Standing.objects.filter(story__in=story_ids).values_list("lead", flat=True))


def _is_open(rows: Sequence[Article], first: datetime) -> bool:
    """Whether a story that goes on for long has articles of which it is not known yet whether they add to it."""
    return _moment(rows[-1]) - first > LONG and any(row.adds is None and row.copy_of_id is None for row in rows)


def _decide_news(
    stories: Mapping[int, Sequence[Article]], first: Mapping[int, datetime], publishers: Mapping[int, Publisher]
) -> None:
    """Find out, and write down, which articles tell their stories something new."""
    rows = [row for each in stories.values() for row in each]
    if not rows:
        return
    packed = dict(Article.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "fingerprint"))
    prints = {pk: print_ for pk, each in packed.items() if (print_ := _fingerprint(each)) is not None}
    decided: dict[int, bool] = {}
    for story_id, each in stories.items():
        told = [
            Telling(
                row.pk,
                _moment(row),
                row.copy_of_id is not None,
                prints[row.pk],
                row.adds,
                owner(publishers[row.publisher_id]),
            )
            for row in each
            if row.pk in prints
        ]
        decided |= news(told, first[story_id])
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


def _tell(row: Article, publisher: Publisher) -> Told:
    return Told(
        article_id=row.pk,
        publisher_id=row.publisher_id,
        owner=owner(publisher),
        country=publisher.country,
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


def _story(
    story_id: int, told: Sequence[Told], roll: Roll, publishers: Mapping[int, Publisher], now: datetime
) -> Story:
    return Story(
        pk=story_id,
        first_at=roll.first or told[0].published_at,
        last_at=roll.last or told[-1].published_at,
        article_count=roll.articles,
        publisher_count=len({owner(publishers[each]) for each in roll.publishers}),
        section=elect((voice(one), one.section, GUESSED if one.guessed else 1.0) for one in told),
        merged_into=None,
        analyse_at=now if roll.articles > 1 else None,
        revised_at=now,
    )


def _whole(stand: Stand, roll: Roll, publishers: Mapping[int, Publisher]) -> Stand:
    """The stand with the counts of all articles, where only the latest were read."""
    return replace(
        stand,
        publisher_count=len({owner(publishers[each]).casefold() for each in roll.original}) or 1,
        article_count=roll.articles,
        marks=tuple(roll.in_order()),
        first_at=roll.first or stand.first_at,
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
    list(Story.objects.select_for_update().filter(pk=story_id).only("pk"))  # before its findings, as the analyst does
    if merged_into is None:
        Story.objects.filter(pk=story_id).delete()
        return
    Standing.objects.filter(story=story_id).delete()
    StoryHashtag.objects.filter(story=story_id).delete()
    Finding.objects.filter(story=story_id).delete()
    Story.objects.filter(merged_into=story_id).update(merged_into=merged_into)
    Story.objects.filter(pk=story_id).update(
        merged_into=merged_into, article_count=0, publisher_count=0, revised_at=now
    )
