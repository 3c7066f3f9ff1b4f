from __future__ import annotations

import pytest
from django.test import Client

from broadsheet.analysis import all_evidence
from broadsheet.newsroom import findings
from broadsheet.newsroom.models import Article, Story
from broadsheet.text import blocks, sentences
from broadsheet.web import article as page
from broadsheet.web import desk
from broadsheet.web.addresses import article_path, story_path
from tests.web import desk as everything
from tests.web.factory import Paper
from tests.web.pages import Page

pytestmark = pytest.mark.django_db


def told(paper: Paper) -> Story:
    """A story of more than one article."""
    return next(each for each in paper.stories if each.article_count > 1)


def test_every_sentence_has_one_number_on_a_page(paper: Paper) -> None:
    found = findings.of_story(told(paper))

    shown = desk.of_story(found)

    numbers = [each.number for part in shown.parts for each in part.cited]
    assert numbers
    assert sorted(set(numbers)) == list(range(1, len(set(numbers)) + 1))
    by_place = {(each.source.article_id, each.source.sentence): each.number for each in shown.cited.values()}
    assert len(set(by_place.values())) == len(by_place)


def test_a_number_leads_to_the_very_sentence(paper: Paper) -> None:
    row = paper.of("en")[0]
    found = findings.of_article(row)

    body = page.body(Article.objects.get(pk=row.pk))

    for evidence, source in found.sources.items():
        assert f'id="s{source.sentence}"' in body
        start, end = sentences.split(row.text, "en")[source.sentence - 1]
        assert start <= evidence.start < end


def test_the_numbers_on_pages_are_those_of_the_stored_text(paper: Paper) -> None:
    """The page sets its spaces anew; that must not make it count other sentences."""
    for row in paper.articles[:40]:
        body = page.body(Article.objects.get(pk=row.pk))
        stored = sentences.split(blocks.plain_text(blocks.from_json(row.blocks)), row.language)
        assert f'id="s{len(stored)}"' in body
        assert f'id="s{len(stored) + 1}"' not in body


def test_a_story_page_says_what_happened_with_a_source_behind_each_statement(paper: Paper, browser: Client) -> None:
    story = told(paper)

    answer = browser.get(story_path(story.pk), follow=True).content.decode()

    assert 'id="brief"' in answer
    part = answer.split('id="brief"')[1].split("</section>")[0]
    assert part.count('class="src"') >= part.count("<li", 0, part.find("</ol>")) > 0
    assert "#s1" in part


def test_an_article_page_lists_its_findings(paper: Paper, browser: Client) -> None:
    row = paper.of("en")[0]

    answer = browser.get(article_path(row.pk, row.title), follow=True).content.decode()

    assert 'id="f-brief"' in answer
    assert 'href="#s1"' in answer


def test_what_may_not_be_shown_is_not_quoted(paper: Paper, browser: Client) -> None:
    row = paper.of("en")[0]
    Article.objects.filter(pk=row.pk).update(noarchive=True, max_snippet=0)

    found = findings.of_article(Article.objects.select_related("publisher").get(pk=row.pk))

    assert not found.results
    assert 'id="f-brief"' not in browser.get(article_path(row.pk, row.title), follow=True).content.decode()


def test_a_beginning_is_all_that_is_quoted_of_a_limited_article(paper: Paper) -> None:
    row = paper.of("en")[0]
    Article.objects.filter(pk=row.pk).update(max_snippet=200)
    limited = Article.objects.select_related("publisher").get(pk=row.pk)

    found = findings.of_article(limited)

    assert found.results
    ends = [each.end for result in found.results.values() for each in all_evidence(result)]
    assert max(ends) <= 200


def test_the_readers_language_comes_first(paper: Paper, browser: Client) -> None:
    story = everything.tell(paper)

    arabic = Page(browser, f"/ar/s/{story.pk}")
    assert arabic.tree.xpath("//section[@id='figures']//tbody[last()]/tr[2]//bdi/text()")[0].startswith("~ 11,400")


def test_what_is_disputed_and_how_much_there_is_stand_at_the_top(paper: Paper, browser: Client) -> None:
    story = everything.tell(paper)

    page = Page(browser, f"/en/s/{story.pk}")

    assert page.texts("//header//a[contains(@class, 'flag--disputed')]") == ["Disputed: 64 to 90 ships"]
    shown = {link.get("href"): link.findtext("small") for link in page.tree.xpath("//nav[@class='jump']//a")}
    assert int(shown["#said"]) == len(page.tree.xpath("//ul[@class='said']/li"))
    assert int(shown["#timeline"]) == len(page.tree.xpath("//ol[@class='timeline']/li"))
    assert int(shown["#names"]) == len(page.tree.xpath("//section[@id='names']//ul[@class='who']/li"))


def test_an_excerpt_has_the_ids_that_numbers_lead_to(paper: Paper, browser: Client) -> None:
    story = everything.tell(paper)
    row = Article.objects.filter(story=story)[0]
    Article.objects.filter(pk=row.pk).update(max_snippet=200)

    page = Page(browser, article_path(row.pk, row.title))

    targets = {
        link.partition("#")[2] for link in page.links("//div[@class='prose']/..//a | //aside//a") if "#s" in link
    }
    assert targets
    assert targets <= set(page.tree.xpath("//div[@class='prose']//@id"))
