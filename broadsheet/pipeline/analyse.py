"""The analyst: findings of placed articles, and then of their stories. Any number of processes do it side by side."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction

from broadsheet.analysis import KINDS
from broadsheet.newsroom import findings
from broadsheet.newsroom.models import Article, Story
from broadsheet.newsroom.storing import analysed
from broadsheet.pipeline.desk import Desk

log = logging.getLogger(__name__)

Row = TypeVar("Row", Article, Story)

ARTICLES = 16  # in one step: under a second, so that the end of the process waits for nobody
STORIES = 2


def step(desk: Desk) -> bool:
    """Make the findings of some articles and stories that are due; False when nothing was."""
    now, lease = desk.clock(), timedelta(seconds=desk.config.lease_seconds)
    articles = analysed.take(analysed.due_articles(now), now, ARTICLES, lease)
    originals = [each for each in analysed.loaded(articles) if each.copy_of_id is None]
    failed = {each.pk for each in originals if not _done(analyse, each, now)}
    for article in articles:
        if article.pk not in failed:
            analysed.finish(article)
    stories = analysed.take(analysed.due_stories(now), now, STORIES, lease)
    for story in stories:
        if _done(analyse_story, story, now):
            analysed.finish(story)
    return bool(articles or stories)


def _done(work: Callable[[Row, datetime], None], row: Row, now: datetime) -> bool:
    """Whether the work on one row succeeded; one that fails is logged, stays leased and holds up no other."""
    try:
        work(row, now)
    except Exception:
        log.exception("The findings of %s %d could not be made.", type(row).__name__.lower(), row.pk)
        return False
    return True


def analyse(article: Article, now: datetime) -> None:
    """Make and store those findings of an article that are missing or outdated."""
    read = findings.document(article)
    known = findings.results_of([read])[read.article_id]
    if len(known) == len(KINDS):
        return
    results = findings.make(read, known)
    with transaction.atomic():
        analysed.write_article(read, {name: each for name, each in results.items() if name not in known}, now)


def analyse_story(story: Story, now: datetime) -> None:
    """Make and store the findings of a story from those of its articles."""
    told = [findings.document(article) for article in findings.articles(story.pk)]
    originals = [each for each in told if each.copied_from is None]
    known = findings.results_of(originals)
    results = {each.article_id: findings.make(each, known[each.article_id]) for each in originals}
    made = findings.make_of_story(told, results)
    with transaction.atomic():
        analysed.write_story(story.pk, told, made, now)
