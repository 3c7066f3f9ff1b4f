"""What ``doctor`` says of the language model."""

from __future__ import annotations

import pytest

from broadsheet.config import Config
from broadsheet.newsroom.modelstore import ModelStore
from broadsheet.pipeline import doctor
from tests.llm.server import MODEL, Step, serving

from ..newsroom.factory import NOW

pytestmark = pytest.mark.django_db
URL = "http://127.0.0.1:9/v1"


def said(config: Config) -> list[doctor.Check]:
    return [check for check in doctor._model(config, NOW) if check.name == "language model"]


def test_without_a_model_nothing_is_said() -> None:
    assert said(Config()) == []


def test_a_model_that_nothing_uses() -> None:
    (check,) = said(Config(llm_url=URL, llm_model="small"))
    assert check.verdict == "doubtful"
    assert "BROADSHEET_LLM_FEATURES" in check.advice


def test_what_was_dropped_is_told_by_reason() -> None:
    store = ModelStore(lambda: NOW)
    store.count("ask", requests=3, tokens=1200)
    store.count("ask", dropped={"number": 2, "speaker": 1})
    (check,) = said(Config(llm_url=URL, llm_model="small", llm_features=("ask",)))
    assert check.verdict == "good"
    assert check.detail == "today 3 requests, 1,200 tokens; sentences dropped: 2 number, 1 speaker"


def test_a_budget_that_is_used_up() -> None:
    ModelStore(lambda: NOW).count("ask", requests=3)
    (check,) = said(Config(llm_url=URL, llm_model="small", llm_features=("ask",), llm_requests_per_day=3))
    assert check.verdict == "doubtful"
    assert "PER_DAY" in check.advice


def test_keys_are_not_shown() -> None:
    shown = doctor._settings(Config(llm_url=URL, llm_key="sk-secret", translate_key="t-secret")).detail
    assert "secret" not in shown


def endpoint(config: Config) -> list[doctor.Check]:
    return list(doctor._endpoint(config))


def test_an_endpoint_that_answers_costs_nothing() -> None:
    with serving(Step(b"{}")) as script:
        (check,) = endpoint(Config(llm_url=script.url, llm_model=MODEL, llm_features=("ask",)))
        (other,) = endpoint(Config(llm_url=script.url, llm_model="large", llm_features=("ask",)))
    assert (check.verdict, check.detail) == ("good", f"it answers, and has {MODEL}")
    assert other.verdict == "doubtful"
    assert MODEL in other.detail
    assert not script.asked


def test_an_endpoint_that_does_not_answer() -> None:
    (check,) = endpoint(Config(llm_url=URL, llm_model=MODEL, llm_key="sk-secret", llm_features=("ask",)))
    assert check.verdict == "bad"
    assert "sk-secret" not in check.detail
    assert check.advice
    assert endpoint(Config(llm_url=URL, llm_model=MODEL)) == endpoint(Config()) == []
