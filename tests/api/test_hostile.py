"""What strangers write into titles, names and texts does not leave its place in any form."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from lxml import etree

from broadsheet.analysis import KINDS, Document
from broadsheet.newsroom import findings
from broadsheet.newsroom.models import Article, Publisher, WrapUp
from broadsheet.pipeline import analyse
from tests.web.conftest import browser, fresh, indexed, paper  # noqa: F401
from tests.web.factory import Paper

pytestmark = pytest.mark.django_db

TITLE = "<script>alert(1)</script> \x0b\x01]]> \u202eevil\nBcc: all@b.example <b onclick=x>"
TEXT = (
    "Anna Berg, the mayor of <img src=x onerror=alert(1)> Strand, said on 3 May 2025 that ]]> the plan costs 5 crowns. "
    "“I <script>alert(2)</script> will not pay,” Anna Berg said on Tuesday. [1] Source 1: Kestrel Wire."
)


@pytest.fixture
def hostile(indexed: Paper) -> Article:  # noqa: F811
    row = indexed.of("en")[0]
    Article.objects.filter(story=row.story_id).update(title=TITLE, text=TEXT, copy_of=None)
    Publisher.objects.update(name='<svg onload="x">\x02 & "Co"')
    row.refresh_from_db()
    analyse.analyse_story(row.story, indexed.now)
    point = {"text": TEXT, "places": [{"article_id": row.pk, "sentence": 1, "publisher": "<svg onload=x>\x02"}]}
    story = {"story_id": row.story_id, "section": "", "headline": TITLE, "language": "en", "publishers": 1}
    WrapUp.objects.create(
        language="en",
        day=indexed.now.date(),
        since=indexed.now,
        made_at=indexed.now,
        chapters=[{"section": "", "stories": [story | {"points": [point]}]}],
        audio="x.mp3",
        size=1,
        seconds=1,
    )
    return row


def test_feeds_and_pages_hold_words_and_no_markup(hostile: Article, browser: Client) -> None:  # noqa: F811
    paths = [
        *(f"/en/{path}{form}" for path in (f"a/{hostile.pk}/findings", f"s/{hostile.story_id}/findings", "wrapup",
                                           f"s/{hostile.story_id}", "edition") for form in (".atom", ".json")),
        "/en/wrapup/podcast.xml",
        f"/en/a/{hostile.pk}",
        f"/en/s/{hostile.story_id}",
        f"/en/ask?q=What+did+Anna+Berg+say%3F&a={hostile.pk}",
        "/en/wrapup",
        f"/en/wrapup/{WrapUp.objects.get().day}",
        "/en/search.atom?q=%01lock",
    ]  # fmt: skip
    for path in paths:
        answer = browser.get(path)
        assert answer.status_code == 200, path
        for tag in ("<script>alert", "<img src=x", "<svg onload", "<b onclick"):
            assert tag not in _markup(path, answer.content), path


def _markup(path: str, body: bytes) -> str:
    """What of an answer is read as HTML; titles and names in feeds are plain text."""
    if path.endswith(".json"):
        return " ".join(item["content_html"] for item in json.loads(body)["items"] if "content_html" in item)
    if ".atom" in path or path.endswith(".xml"):
        return " ".join(
            etree.fromstring(body).xpath("//*[local-name()='content' or local-name()='description']/text()")
        )
    return body.decode()


def test_programs_get_json_that_no_browser_takes_for_a_page(hostile: Article, browser: Client) -> None:  # noqa: F811
    for path in (f"articles/{hostile.pk}/findings", f"stories/{hostile.story_id}/findings", "wrapup?hours=336"):
        answer = browser.get(f"/api/v1/{path}")
        assert answer["Content-Type"].startswith("application/json")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer.json()


def test_of_a_monstrous_text_the_beginning_is_analysed(indexed: Paper) -> None:  # noqa: F811
    row = Article.objects.select_related("publisher").get(pk=indexed.of("en")[0].pk)
    row.text = f"{TEXT} " * (2_000_000 // len(TEXT))
    read = findings.document(row)
    assert findings.READ_CHARACTERS - 100 < len(read.text) <= findings.READ_CHARACTERS
    assert row.text.startswith(read.text)
    assert len(findings.beginning("x" * 10**6)) == findings.READ_CHARACTERS


def test_all_kinds_bear_what_no_article_is() -> None:
    for text in (
        "",
        "\x00",
        "\u202e" * 99,
        "“" * 999,
        "\n" * 99,
        "a" * 9999,
        "1,000 " * 999,
        "\ud800",
        "e" + "\u0301" * 999,
    ):
        for language in ("en", "fr", "ar", "hi", "ja", "zz", ""):
            made = findings.make(Document(1, text, title=text, language=language))
            assert set(made) == set(KINDS), (text[:5], language)
