"""Figures on pages: the panel beside an article, the table of a story."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import Client

from broadsheet.analysis import Document
from broadsheet.analysis.figures import KIND, StoryFigures
from broadsheet.newsroom import findings
from broadsheet.newsroom.models import Article
from broadsheet.web import desk
from broadsheet.web.addresses import article_path, story_path
from tests.web.factory import Paper

pytestmark = pytest.mark.django_db

TEXT = "Outside the closed Halvard lock {} ships were waiting, the authority said."


def counted(paper: Paper) -> list[Article]:
    """Two articles of different publishers whose texts give different numbers of ships."""
    rows: list[Article] = []
    for row in paper.of("en"):
        if all(row.publisher_id != other.publisher_id for other in rows):
            rows.append(Article.objects.select_related("publisher").get(pk=row.pk))
    return rows[:2]


def table(rows: list[Article]) -> str:
    """The story's section on two articles that say 64 and 90 at the same hour."""
    documents = [
        Document(row.pk, TEXT.format(ships), published=rows[0].published_at, publisher_id=row.publisher_id)
        for row, ships in zip(rows, (64, 90), strict=True)
    ]
    assert KIND.of_story is not None
    told: StoryFigures = KIND.of_story(documents, [KIND.of_article(document) for document in documents])
    sources = {
        evidence: findings.Source(document.article_id, 1, document.text)
        for document, comparison in ((document, told.comparisons[0]) for document in documents)
        for evidence in comparison.evidence
        if evidence.article_id == document.article_id
    }
    shown = desk.of_story(findings.Found({"figures": told}, sources))
    chrome = SimpleNamespace(now=rows[0].found_at)
    return render_to_string("findings/figures-story.html", {"desk": shown, "finding": told, "chrome": chrome})


def test_a_dispute_is_marked_and_drawn(paper: Paper) -> None:
    shown = table(counted(paper))
    assert "Disputed: 64 to 90" in shown
    assert shown.count("is-odd") == 2
    assert '<text x="10%" y="13">64</text>' in shown
    assert shown.count('class="src"') == 2


def test_articles_and_stories_show_their_figures(paper: Paper, browser: Client) -> None:
    row = next(row for row in paper.of("en") if "figures" in findings.of_article(row).results)
    answer = browser.get(article_path(row.pk, row.title), follow=True).content.decode()
    assert 'id="f-figures"' in answer
    story = next(each for each in paper.stories if "figures" in findings.of_story(each).results)
    answer = browser.get(story_path(story.pk), follow=True).content.decode()
    assert 'id="figures"' in answer
