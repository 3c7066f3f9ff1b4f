from __future__ import annotations

import pytest
from django.test import Client

from broadsheet.feeds import parse
from broadsheet.newsroom.models import Article
from tests.web.conftest import browser, fresh, paper  # noqa: F401
from tests.web.factory import Paper
from tests.web.pages import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form", ["atom", "json"])
def test_findings_come_as_a_feed_with_a_link_behind_each_statement(form: str, paper: Paper, browser: Client) -> None:  # noqa: F811
    row = paper.of("en")[0]
    for path in (f"a/{row.pk}", f"s/{row.story_id}"):
        answer = browser.get(f"/en/{path}/findings.{form}")
        entries = parse(answer.content, "http://localhost/feed", now=paper.now).entries

        brief = next(entry for entry in entries if entry.title == "Brief")
        assert brief.content_html.count("<li>") == brief.content_html.count("(<a href=")
        assert "#s1" in brief.content_html


def test_what_a_page_says_is_escaped(paper: Paper, browser: Client) -> None:  # noqa: F811
    row = paper.of("en")[0]
    Article.objects.filter(pk=row.pk).update(
        text="The mayor wrote <script>alert(1)</script> on the wall of the town hall."
    )

    answer = browser.get(f"/en/a/{row.pk}/findings.json").json()

    assert "<script>" not in answer["items"][0]["content_html"]
    assert "&lt;script&gt;" in answer["items"][0]["content_html"]


def test_an_article_that_is_not_there_has_no_feed(browser: Client) -> None:  # noqa: F811
    assert browser.get("/en/a/987654321/findings.atom").status_code == 404
    assert browser.get("/en/s/987654321/findings.json").status_code == 404


def test_pages_lead_to_the_feeds_of_their_findings(paper: Paper, browser: Client) -> None:  # noqa: F811
    row = paper.of("en")[0]
    for path in (f"/en/a/{row.pk}", f"/en/s/{row.story_id}"):
        page = Page(browser, path)
        links = page.tree.xpath("//link[@rel='alternate'][@title='Findings']")
        assert {link.get("type") for link in links} == {"application/atom+xml", "application/feed+json"}
        for link in links:
            assert browser.get(link.get("href")).status_code == 200
