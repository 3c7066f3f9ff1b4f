"""Articles and stories whose findings are due: taken, made, written.

``analyse_at`` is the queue and the lease in one: whoever takes a row moves it ahead by the time of a lease, and only
who still finds that very moment there may end it. A worker that dies loses the row when the moment has passed; an
article that changes meanwhile, or a story that grows, has another moment and stays due.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import QuerySet

from broadsheet.analysis import KINDS, Document, is_empty, names
from broadsheet.newsroom import findings, namepages
from broadsheet.newsroom.models import Article, ArticleName, ArticleState, Finding, Publisher, Story
from broadsheet.newsroom.storing.fit import fit

Row = TypeVar("Row", Article, Story)


def due_articles(now: datetime) -> QuerySet[Article]:
    """Placed articles whose findings are due; copies among them only to be told that they need none."""
    return Article.objects.filter(state=ArticleState.PLACED, analyse_at__lte=now)


def due_stories(now: datetime) -> QuerySet[Story]:
    """Stories whose findings are due."""
    return Story.objects.filter(analyse_at__lte=now)


def make_due(publisher: Publisher, now: datetime) -> None:
    """Have all findings of a publisher's articles made again: how much of its texts may be quoted has changed."""
    Article.objects.filter(publisher=publisher, state=ArticleState.PLACED).update(analyse_at=now)
    told = Article.objects.filter(publisher=publisher, state=ArticleState.PLACED).values("story")
    Story.objects.filter(pk__in=told, article_count__gt=1).update(analyse_at=now)


def take(due: QuerySet[Row], now: datetime, limit: int, lease: timedelta) -> list[Row]:
    """Up to ``limit`` due rows, the latest first, leased."""
    with transaction.atomic():
        rows = due.order_by("-analyse_at", "-pk")
        if connection.features.has_select_for_update:
            rows = rows.select_for_update(skip_locked=True)
        chosen = list(rows.only("pk", "analyse_at")[:limit])
        taken = []
        for row in chosen:
            until = now + lease
            same = due.model._default_manager.filter(pk=row.pk, analyse_at=row.analyse_at)
            if same.update(analyse_at=until) == 1:
                row.analyse_at = until
                taken.append(row)
    return taken


def finish(row: Article | Story) -> bool:
    """End the lease; False where the row has become due again meanwhile, or the lease was lost."""
    same = type(row)._default_manager.filter(pk=row.pk, analyse_at=row.analyse_at)
    return same.update(analyse_at=None) == 1


def loaded(articles: Sequence[Article]) -> list[Article]:
    """The articles with what an analysis reads; those that stand in the paper no longer are left out."""
    rows = Article.objects.filter(pk__in=[each.pk for each in articles], state=ArticleState.PLACED)
    return list(rows.select_related("publisher").only(*findings.COLUMNS))


def write_article(read: Document, results: Mapping[str, Any], now: datetime) -> bool:
    """Store an article's findings, and the names in it; False, and nothing is stored, where it has left the paper.

    The row is held until the end of the transaction, so that nobody withdraws the article in between.
    """
    if not _held(Article.objects.filter(pk=read.article_id, state=ArticleState.PLACED)):
        return False
    rows = _rows(results, {read.article_id: read}, findings.made_from(read), now)
    for row in rows:
        row.article_id = read.article_id
    _upsert(rows, "article")
    if names.KIND.name in results:
        _write_names(read, results[names.KIND.name], now)
    return True


def _held(rows: QuerySet[Row]) -> bool:
    """Whether there is such a row, which is then locked: always before its findings, since the placer does so too."""
    return bool(list(rows.select_for_update().only("pk")))


def _write_names(read: Document, found: names.Names, now: datetime) -> None:
    """The names as rows, which pages of names are made from; those of nothing that is known are left out."""
    rows: dict[str, ArticleName] = {}
    for name in chain(found.people, found.organisations, found.places):
        if key := namepages.key(name.text):
            row = ArticleName(article_id=read.article_id, key=key, label=fit(name.text, 200), kind=name.kind)
            row.mentions, row.published_at = name.mentions, read.published or now
            rows.setdefault(key, row)
    ArticleName.objects.filter(article=read.article_id).delete()
    ArticleName.objects.bulk_create(rows.values())


def write_story(story_id: int, told: Sequence[Document], results: Mapping[str, Any], now: datetime) -> bool:
    """Store a story's findings; those that say nothing any more are forgotten.

    False, and nothing is stored, where one of the articles has left the paper meanwhile: the story is due again then.
    """
    if not _held(Story.objects.filter(pk=story_id, article_count__gt=1)):
        return False
    standing = Article.objects.filter(pk__in=[each.article_id for each in told], state=ArticleState.PLACED)
    if standing.count() < len(told):
        return False
    rows = _rows(results, {each.article_id: each for each in told}, findings.made_from_all(told), now, of_story=True)
    rows = [row for row in rows if not is_empty(results[row.kind])]
    for row in rows:
        row.story_id = story_id
    Finding.objects.filter(story=story_id).exclude(kind__in=[row.kind for row in rows]).delete()
    _upsert(rows, "story")
    return True


def _rows(
    results: Mapping[str, Any], told: Mapping[int, Document], made_from: str, now: datetime, *, of_story: bool = False
) -> list[Finding]:
    return [
        Finding(
            kind=name,
            version=KINDS[name].version,
            made_from=made_from,
            made_at=now,
            result=findings.packed(name, result, of_story=of_story),
            sources=[
                [evidence.article_id, evidence.start, evidence.end, source.sentence, source.words]
                for evidence, source in findings.sources(result, told).items()
            ],
        )
        for name, result in results.items()
    ]


def _upsert(rows: Iterable[Finding], owner: str) -> None:
    Finding.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=[owner, "kind"],
        update_fields=["version", "made_from", "made_at", "result", "sources"],
    )
