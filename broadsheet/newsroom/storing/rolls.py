"""Who tells a story: all of its articles counted, without reading one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Max, Min, Q

from broadsheet.newsroom.models import Article, ArticleState, Publisher


@dataclass(slots=True)
class Roll:
    """Counts over all articles of a story. ``first`` and ``last`` are times of publication, ``last`` of originals."""

    articles: int = 0
    first: datetime | None = None
    last: datetime | None = None
    publishers: dict[int, datetime] = field(default_factory=dict)  # by id, with the time of the first article of each
    original: set[int] = field(default_factory=set)  # the ids of those with work of their own

    def count(self, publisher_id: int, is_copy: bool, number: int, first: datetime, last: datetime) -> None:
        """Add ``number`` articles of a publisher, all of them copies or none."""
        self.articles += number
        self.first = min(first, self.first or first)
        self.publishers[publisher_id] = min(first, self.publishers.get(publisher_id, first))
        if not is_copy:
            self.last = max(last, self.last or last)
            self.original.add(publisher_id)

    def in_order(self) -> list[int]:
        """The publishers' ids, who told it first before the others."""
        return sorted(self.publishers, key=lambda each: (self.publishers[each], each))


def rolls(story_ids: Collection[int]) -> dict[int, Roll]:
    """The rolls of those of the stories that have articles; one query, answered by an index alone."""
    placed = Article.objects.filter(story__in=story_ids, state=ArticleState.PLACED)
    counted = placed.values("story", "publisher", is_copy=Q(copy_of__isnull=False)).annotate(
        number=Count("*"), first=Min("published_at"), last=Max("published_at")
    )
    found: dict[int, Roll] = defaultdict(Roll)
    columns = ("story", "publisher", "is_copy", "number", "first", "last")
    for story_id, *facts in counted.order_by().values_list(*columns):
        found[story_id].count(*facts)
    return dict(found)


def owner(publisher: Publisher) -> str:
    """Who speaks in a publisher's articles: one owner's papers are one voice."""
    return publisher.owner or publisher.domain
