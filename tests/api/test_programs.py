from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.api import schemas
from broadsheet.newsroom import limits, wrapups
from broadsheet.newsroom.models import ArticleName, WrapUp
from tests.web.conftest import browser, fresh, indexed, paper  # noqa: F401
from tests.web.factory import Paper

pytestmark = pytest.mark.django_db


def test_findings_of_an_article_and_of_a_story_name_their_sentences(paper: Paper, browser: Client) -> None:  # noqa: F811
    row = paper.of("en")[0]

    found = browser.get(f"/api/v1/articles/{row.pk}/findings").json()
    told = browser.get(f"/api/v1/stories/{row.story_id}/findings/brief").json()

    for finding in [*found, told]:
        for statement in finding["statements"]:
            assert statement["sources"]
            for source in statement["sources"]:
                assert f"/a/{source['article']}#s{source['sentence']}" in source["url"]
                assert 0 <= source["start"] < source["end"]
    assert found[0]["kind"] == "brief"
    assert told["statements"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("articles/987654321/findings", "There is no article"),
        ("stories/987654321/findings", "There is no story"),
        ("articles/{pk}/findings/weather", "There is no kind weather"),
    ],
)
def test_what_is_not_there_is_said(path: str, said: str, paper: Paper, browser: Client) -> None:  # noqa: F811
    answer = browser.get("/api/v1/" + path.format(pk=paper.of("en")[0].pk))

    assert answer.status_code == 404
    assert said in answer.json()["detail"]


def test_the_interface_describes_itself(browser: Client) -> None:  # noqa: F811
    described = browser.get("/api/v1/openapi.json").json()

    assert "/api/v1/stories/{pk}/findings" in described["paths"]


def test_a_question_is_answered_with_its_sentences(indexed: Paper, browser: Client) -> None:  # noqa: F811
    row = indexed.of("en")[0]
    question = "When did the harbour authority close the lock?"
    for scope in ({}, {"article": row.pk}, {"story": row.story_id}):
        answer = browser.get("/api/v1/ask", {"q": question, **scope})
        told = answer.json()
        assert told["says"]
        assert "closed the lock on Tuesday" in told["sentences"][0]["text"]
        assert f"#s{told['sentences'][0]['sources'][0]['sentence']}" in told["sentences"][0]["sources"][0]["url"]
        assert answer["Cache-Control"] == "private, no-store"
    assert browser.get("/api/v1/ask", {"q": "Who won the chess tournament in Reykjavik?"}).json()["sentences"] == []


def test_pages_and_programs_share_one_count_of_questions(indexed: Paper, browser: Client) -> None:  # noqa: F811
    row = indexed.of("en")[0]
    for number in range(limits.PER_MINUTE["ask"]):
        path = f"/en/ask?q=Who&a={row.pk}" if number % 2 else f"/api/v1/ask?q=Who&article={row.pk}"
        assert browser.get(path).status_code == 200
    page, program = browser.get("/en/ask?q=Who"), browser.get("/api/v1/ask?q=Who")
    assert page.status_code == program.status_code == 429
    assert int(page["Retry-After"]) == int(program["Retry-After"]) > 0
    assert "minute" in program.json()["detail"]
    assert browser.get("/en/ask").status_code == 200  # the form alone costs nothing
    assert browser.get("/api/v1/ask?q=Who", REMOTE_ADDR="203.0.113.9").status_code == 200


def test_a_name_has_what_its_page_has(paper: Paper, browser: Client) -> None:  # noqa: F811
    row = paper.of("en")[0]
    ArticleName.objects.create(
        article=row, key="ilse-corvane", label="Ilse Corvane", kind="person", published_at=row.published_at
    )
    for spelt in ("ilse-corvane", "Ilse%20Corvane", "ILSE CORVANE"):
        told = browser.get(f"/api/v1/names/{spelt}").json()
        assert (told["key"], told["name"], told["kind"], told["articles"]) == (
            "ilse-corvane", "Ilse Corvane", "person", 1
        )  # fmt: skip
        assert told["stories"][0]["story"] == row.story_id
        assert browser.get(told["url"]).status_code == 200


def test_wrapups_of_hours_and_of_days(paper: Paper, browser: Client) -> None:  # noqa: F811
    told = browser.get("/api/v1/wrapup?hours=336").json()
    assert told["chapters"][0]["stories"][0]["points"][0]["places"][0]["url"]
    day = paper.now.date()
    missing = browser.get(f"/api/v1/wrapup/{day}")
    assert missing.status_code == 404
    assert "none yet" in missing.json()["detail"]
    now = wrapups.between("en", paper.now - timedelta(days=14), paper.now)
    WrapUp.objects.create(
        language="en", day=day, since=paper.now, made_at=paper.now, chapters=wrapups.packed(now), audio="x.mp3"
    )
    kept = browser.get(f"/api/v1/wrapup/{day}").json()
    assert kept["day"] == day.isoformat()
    assert kept["audio"].endswith(f"/en/wrapup/{day}.mp3")
    assert kept["chapters"][0]["stories"]


HOSTILE = (
    "articles/0/findings",
    "articles/-1/findings",
    "articles/99999999999999999999/findings",
    "articles/1e3/findings",
    "articles/%00/findings",
    "stories/9223372036854775808/findings/brief",
    "stories/%E2%80%AE1/findings/brief",
    "names/%00",
    "names/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "names/" + "a" * 5000,
    "names/%F0%9F%92%A9",
    "ask",
    "ask?q=",
    "ask?q=%00%E2%80%AE",
    "ask?q=" + "a" * 301,
    "ask?q=a&story=0",
    "ask?q=a&article=99999999999999999999",
    "ask?q=a&story=1&article=1",
    "ask?q=a&language=de",
    "wrapup?hours=337",
    "wrapup?hours=0",
    "wrapup?language=%00",
    "wrapup/2026-02-30",
    "wrapup/0000-00-00",
    "wrapup/yesterday",
    "",
    "nothing/of/this",
)


@pytest.mark.parametrize("path", HOSTILE)
def test_every_refusal_has_one_form(path: str, paper: Paper, browser: Client) -> None:  # noqa: F811
    answer = browser.get(f"/api/v1/{path}")

    assert answer.status_code in {404, 422}
    assert answer["Content-Type"].startswith("application/json")
    assert list(answer.json()) == ["detail"]
    assert isinstance(answer.json()["detail"], str)
    assert answer.json()["detail"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=300))
def test_no_question_and_no_name_ends_in_an_error(words: str, paper: Paper, browser: Client) -> None:  # noqa: F811
    words = words.encode("utf-8", "replace").decode()
    cache.clear()
    assert browser.get("/api/v1/ask", {"q": words, "article": paper.of("en")[0].pk}).status_code in {200, 422}
    assert browser.get(f"/api/v1/names/{quote(words, safe='')}").status_code in {200, 404}
    assert browser.get("/en/ask", {"q": words, "a": paper.of("en")[0].pk}).status_code == 200


def test_only_reading_is_answered(paper: Paper, browser: Client) -> None:  # noqa: F811
    path = f"/api/v1/articles/{paper.of('en')[0].pk}/findings"
    head = browser.head(path)
    assert head.status_code == 200
    assert not head.content
    assert head["Cache-Control"] == "public, max-age=60"
    offered = browser.options(path)
    assert (offered.status_code, offered["Allow"]) == (204, "GET, HEAD, OPTIONS")
    for method in (browser.post, browser.put, browser.delete, browser.patch):
        refused = method(path)
        assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert "Only GET" in refused.json()["detail"]
    fresh_one = browser.get(path)
    assert browser.get(path, headers={"If-None-Match": fresh_one["ETag"]}).status_code == 304


def test_a_page_elsewhere_may_not_read_the_paper(paper: Paper, browser: Client) -> None:  # noqa: F811
    answer = browser.get("/api/v1/wrapup", headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer


def test_what_is_described_has_examples_and_refusals(browser: Client) -> None:  # noqa: F811
    described = browser.get("/api/v1/openapi.json").json()

    for path, methods in described["paths"].items():
        assert list(methods) == ["get"], path
        assert {"200", "404", "422"} <= set(methods["get"]["responses"]), path
    for name in ("SourceOut", "StatementOut", "FindingOut", "AnswerOut", "NameOut", "WrapUpOut"):
        shape = described["components"]["schemas"][name]
        assert getattr(schemas, name).model_validate(shape["example"]), name
