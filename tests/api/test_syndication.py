from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree

from broadsheet.feeds import parse
from broadsheet.newsroom.models import Article, Publisher, Standing
from broadsheet.search import Document, Writer
from tests.web import factory
from tests.web.factory import Paper

ATOM = "{http://www.w3.org/2005/Atom}"


def paths(paper: Paper) -> list[str]:
    return [
        "/en/edition",
        "/fr/section/politics",
        "/ar/single",
        f"/en/s/{paper.stories[0].pk}",
        "/en/t/halvardlock",
        "/en/p/kestrel.example",
    ]


def test_every_feed_is_read_by_our_own_parser_in_both_forms(paper: Paper, browser: Client) -> None:
    for path in paths(paper):
        urls = []
        for form in ("atom", "json"):
            response = browser.get(f"{path}.{form}")
            assert response.status_code == 200, path
            parsed = parse(
                response.content,
                f"http://localhost{path}.{form}",
                content_type=response["Content-Type"],
                now=timezone.now(),
            )
            assert parsed.title.startswith("Broadsheet")
            assert parsed.self_url == f"http://localhost{path}.{form}"
            urls.append([entry.url for entry in parsed.entries])
        assert urls[0] == urls[1]
        assert urls[0], path


def test_editions_are_in_the_order_of_the_page(paper: Paper, browser: Client) -> None:
    document = json.loads(browser.get("/en/edition.json").content)
    ids = [int(item["url"].rpartition("/")[2]) for item in document["items"]]
    ranked = Standing.objects.filter(language="en", country="").order_by("-heat", "-id")
    assert ids == list(ranked.values_list("story_id", flat=True))


def test_a_country_and_a_language_can_be_asked_for(paper: Paper, browser: Client) -> None:
    items = json.loads(browser.get("/en/edition.json?language=hi").content)["items"]
    assert [item["language"] for item in items] == ["hi"]
    assert browser.get("/en/edition.json?country=XV&language=../x").status_code == 200


def test_whole_texts_are_safe_html_with_the_link_to_the_original(paper: Paper, browser: Client) -> None:
    article = factory.article(
        paper.publishers[0], paper.stories[0], title="<script>x</script> & y", at=paper.now, authors=["A <b>"]
    )
    entry = etree.fromstring(browser.get(f"/en/s/{paper.stories[0].pk}.atom").content).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == article.title
    content = entry.findtext(f"{ATOM}content") or ""
    assert content.startswith("<p>The harbour authority")
    assert "<script" not in content
    assert "<img" not in content
    assert entry.find(f"{ATOM}link[@rel='via']").get("href") == article.canonical_url


@pytest.mark.parametrize("wish", ["excerpt", "noarchive", "max_snippet"])
def test_excerpts_stay_excerpts(paper: Paper, browser: Client, wish: str) -> None:
    own = Article.objects.filter(publisher__domain="kestrel.example")
    if wish == "excerpt":
        Publisher.objects.filter(domain="kestrel.example").update(display="excerpt")
    else:
        own.update(**{wish: 40 if wish == "max_snippet" else True})
    for item in json.loads(browser.get("/en/p/kestrel.example.json").content)["items"]:
        assert "content_html" not in item
        assert len(item["content_text"]) <= (40 if wish == "max_snippet" else 320)


def test_who_has_it_gets_nothing_again_until_something_changes(paper: Paper, browser: Client) -> None:
    for path in paths(paper):
        first = browser.get(f"{path}.atom")
        again = browser.get(f"{path}.atom", headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b""), path
    Article.objects.filter(publisher__domain="kestrel.example").update(title="Another headline")
    first = browser.get("/en/p/kestrel.example.atom")
    assert browser.get("/en/p/kestrel.example.atom", headers={"if-none-match": '"old"'}).status_code == 200
    Article.objects.filter(publisher__domain="kestrel.example").update(modified_at=paper.now + timedelta(hours=1))
    changed = browser.get("/en/p/kestrel.example.atom", headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/en/s/99999.atom",
        "/en/t/nothing.json",
        "/en/p/nobody.example.atom",
        "/en/section/gossip.atom",
        "/en/edition.rss",
    ],
)
def test_what_there_is_not_has_no_feed(paper: Paper, browser: Client, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_characters_that_xml_cannot_write_are_left_out(paper: Paper, browser: Client) -> None:
    factory.article(paper.publishers[0], paper.stories[0], title="Bell\x07 and \x0b tab\ufffe", at=paper.now)
    body = browser.get(f"/en/s/{paper.stories[0].pk}.atom").content
    assert etree.fromstring(body).findtext(f"{ATOM}entry/{ATOM}title") == "Bell and  tab"


def test_a_search_is_a_feed(paper: Paper, browser: Client, tmp_path: Path, settings: object) -> None:
    settings.CONFIG = settings.CONFIG.model_copy(update={"data_dir": tmp_path})  # type: ignore[attr-defined]
    writer = Writer.open(tmp_path / "index")
    writer.put(
        [Document(article_id=each.pk, title=each.title, published_at=each.published_at) for each in paper.of("en")]
    )
    writer.commit(1)
    items = json.loads(browser.get("/en/search.json?q=lock").content)["items"]
    assert items
    assert all("lock" in item["title"] for item in items)
    assert json.loads(browser.get("/en/search.json?q=lcok").content)["items"] == []  # a feed guesses nothing
    assert json.loads(browser.get("/en/search.json?q=lock+chocolate").content)["items"] == []
    assert browser.get("/en/search.atom?q=after:never").status_code == 400
    assert json.loads(browser.get("/en/search.json").content)["items"] == []


def test_pages_name_their_feeds(paper: Paper, browser: Client) -> None:
    for path in paths(paper):
        page = "/en/" if path == "/en/edition" else path
        text = browser.get(page).content.decode()
        assert f'href="{path}.atom"' in text, path
        assert f'href="{path}.json"' in text, path
