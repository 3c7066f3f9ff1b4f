from __future__ import annotations

import pytest
from django.test import Client

from tests.web.conftest import browser, fresh, paper  # noqa: F401
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
