"""The analyst: findings of placed articles, and then of their stories. Any number of processes do it side by side."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction

from broadsheet.analysis import KINDS
from broadsheet.newsroom import findings
from broadsheet.newsroom.models import Article, Story
from broadsheet.newsroom.storing import analysed
from broadsheet.pipeline.desk import Desk

log = logging.getLogger(__name__)

ARTICLES = 16  # in one step: under a second, so that the end of the process waits for nobody
STORIES = 2


def step(desk: Desk) -> bool:
    """Make the findings of some articles and stories that are due; False when nothing was."""
    now, lease = desk.clock(), timedelta(seconds=desk.config.lease_seconds)
    articles = analysed.take(analysed.due_articles(now), now, ARTICLES, lease)
    taken = {each.pk: each for each in articles}
    for article in analysed.loaded(articles):
        if article.copy_of_id is None:
            analyse(article, now)
    for article in taken.values():
        analysed.finish(article)
    stories = analysed.take(analysed.due_stories(now), now, STORIES, lease)
    for story in stories:
        analyse_story(story, now)
        analysed.finish(story)
    return bool(articles or stories)


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
