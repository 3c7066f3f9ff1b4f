from __future__ import annotations

from datetime import timedelta

import pytest

from broadsheet.config import Config
from broadsheet.llm.client import Message
from broadsheet.newsroom import modelstore
from broadsheet.newsroom.models import ModelAnswer, ModelCount
from tests.llm.server import MODEL, said, serving

from .factory import NOW

pytestmark = pytest.mark.django_db


def test_answers_are_kept() -> None:
    store = modelstore.ModelStore(lambda: NOW)
    assert store.get("k") is None
    store.put("k", "ask", "one")
    store.put("k", "ask", "two")
    assert store.get("k") == "two"


def test_counters_are_of_one_day() -> None:
    store = modelstore.ModelStore(lambda: NOW)
    store.count("ask", requests=1, tokens=40)
    store.count("brief", requests=1, dropped={"number": 2})
    store.count("ask", dropped={"number": 1, "name": 1})
    assert modelstore.today(NOW) == modelstore.Today(2, 40, {"number": 3, "name": 1})
    assert (store.spent().requests, store.spent().tokens) == (2, 40)
    assert modelstore.today(NOW + timedelta(days=1)) == modelstore.Today(0, 0, {})


def test_what_is_old_is_forgotten() -> None:
    modelstore.ModelStore(lambda: NOW - timedelta(days=100)).put("old", "ask", "x")
    modelstore.ModelStore(lambda: NOW - timedelta(days=100)).count("ask", requests=1)
    modelstore.ModelStore(lambda: NOW).put("new", "ask", "x")
    modelstore.forget(NOW)
    assert list(ModelAnswer.objects.values_list("key", flat=True)) == ["new"]
    assert not ModelCount.objects.exists()


def test_two_clients_share_answers_and_budget() -> None:
    with serving(said("One\x00 \ud800[1].")) as script:
        config = Config(llm_url=script.url, llm_model=MODEL)
        answers = []
        for _ in range(2):
            client = modelstore.client(config)
            answers.append(client.chat([Message("user", "What?")], feature="ask"))
            client.close()
    assert answers == ["One ?[1]."] * 2
    assert len(script.asked) == 1
    assert modelstore.client(config).store.spent().tokens == 50
