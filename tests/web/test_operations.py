from __future__ import annotations

import json

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.test import Client

from broadsheet.newsroom.modelstore import ModelStore

from ..newsroom.factory import NOW, article, feed

pytestmark = pytest.mark.django_db


def test_health_is_well_while_the_database_answers(client: Client) -> None:
    feed(next_poll_at=NOW)

    response = client.get("/health")

    assert (response.status_code, response["Cache-Control"].split(",")[0]) == (200, "max-age=0")
    assert response.json()["status"] == "ok"
    assert response.json()["due"]["feeds"] == 1


def test_health_is_ill_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise DatabaseError("connection refused")

    monkeypatch.setattr("broadsheet.newsroom.health.backlog", fail)

    response = client.get("/health")

    assert response.status_code == 503
    assert "refused" not in json.dumps(response.json())


def test_metrics_are_numbers_for_the_loopback(client: Client) -> None:
    article()

    text = client.get("/metrics").content.decode()

    assert 'broadsheet_articles{state="found"} 1.0' in text
    assert "broadsheet_index_lag " in text


def test_metrics_of_the_language_model(client: Client) -> None:
    store = ModelStore()
    store.count("ask", requests=2, tokens=70)
    store.count("brief", dropped={"number": 3})

    text = client.get("/metrics").content.decode()

    assert "broadsheet_llm_requests_today 2.0" in text
    assert "broadsheet_llm_tokens_today 70.0" in text
    assert 'broadsheet_llm_dropped_today{reason="number"} 3.0' in text


@pytest.mark.parametrize(
    "headers", [{"REMOTE_ADDR": "203.0.113.9"}, {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, {"REMOTE_ADDR": ""}]
)
def test_metrics_are_not_for_strangers(client: Client, headers: dict[str, str]) -> None:
    assert client.get("/metrics", **headers).status_code == 403


@pytest.mark.parametrize(
    ("sent", "status"), [("Bearer right", 200), ("Bearer wrong", 403), ("", 403), ("Bearer é", 403)]
)
def test_metrics_with_a_token_are_for_who_shows_it(
    client: Client, monkeypatch: pytest.MonkeyPatch, sent: str, status: int
) -> None:
    monkeypatch.setattr(settings, "CONFIG", settings.CONFIG.model_copy(update={"metrics_token": "right"}))

    assert client.get("/metrics", HTTP_AUTHORIZATION=sent, REMOTE_ADDR="203.0.113.9").status_code == status
