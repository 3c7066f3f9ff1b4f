from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest

from broadsheet.config import Config
from broadsheet.errors import (
    BudgetSpent,
    LanguageModelError,
    ModelAnswerUnusable,
    ModelBusy,
    ModelRefused,
    ModelUnreachable,
)
from broadsheet.llm.client import Client, Message
from broadsheet.llm.store import Memory
from tests.llm.server import MODEL, Scripted, Step, said, serving, streamed, vectors

ASKED = [Message("user", "What happened?")]
KEY = "sk-very-secret"


@contextmanager
def asking(*steps: Step, **settings: Any) -> Iterator[tuple[Client, Scripted]]:
    with serving(*steps) as script:
        given = {
            "llm_url": script.url,
            "llm_model": MODEL,
            "llm_embedding_model": "vectors",
            "llm_timeout": 3.0,
            "llm_key": KEY,
        }
        client = Client(Config(**(given | settings)))
        try:
            yield client, script
        finally:
            client.close()


def test_an_answer_and_what_it_cost() -> None:
    with asking(said("It rained [1].")) as (client, script):
        assert client.chat(ASKED, feature="ask") == "It rained [1]."
        path, headers, payload = script.asked[0]
        assert (path, headers["authorization"], payload["model"]) == ("/v1/chat/completions", f"Bearer {KEY}", MODEL)
        assert client.store.spent().requests == 1
        assert client.store.spent().tokens == 50


def test_the_same_question_is_asked_once() -> None:
    with asking(said("First [1]."), said("Second [1].")) as (client, script):
        assert client.chat(ASKED, feature="ask") == client.chat(ASKED, feature="ask") == "First [1]."
        assert client.chat([Message("user", "Another?")], feature="ask") == "Second [1]."
        assert len(script.asked) == 2


def test_a_stream() -> None:
    with asking(streamed("It ", "rained", " [1].")) as (client, script):
        assert list(client.stream(ASKED, feature="ask")) == ["It ", "rained", " [1]."]
        assert list(client.stream(ASKED, feature="ask")) == ["It rained [1]."]
        assert script.asked[0][2]["stream"] is True
        assert len(script.asked) == 1


def test_vectors_have_length_one() -> None:
    with asking(vectors([3.0, 4.0], [0.0, 2.0])) as (client, script):
        found = client.embed(["one", "two"])
        assert np.allclose(found, [[0.6, 0.8], [0.0, 1.0]])
        assert found.dtype == np.float32
        assert script.asked[0][0] == "/v1/embeddings"


def test_no_texts_have_no_vectors() -> None:
    with asking(vectors([1.0])) as (client, script):
        assert client.embed([]).shape[0] == 0
        assert not script.asked


def test_a_busy_server_is_asked_again_after_its_wait() -> None:
    busy = Step(b"{}", status=429, headers={"retry-after": "1"})
    with asking(busy, said("Now [1].")) as (client, _):
        began = time.monotonic()
        assert client.chat(ASKED, feature="ask") == "Now [1]."
        assert time.monotonic() - began >= 0.9


@pytest.mark.parametrize("status", [429, 503])
def test_a_wait_that_is_too_long_fails_at_once(status: int) -> None:
    with asking(Step(b"{}", status=status, headers={"retry-after": "3600"})) as (client, script):
        with pytest.raises(ModelBusy) as failure:
            client.chat(ASKED, feature="ask")
        assert failure.value.retry_after == pytest.approx(3600)
        assert len(script.asked) == 1


TORN = said("It rained [1].").body[:40]
UNUSABLE = {
    "torn": Step(TORN),
    "empty": Step(b""),
    "no object": Step(b"[1, 2]"),
    "no choices": Step(b'{"choices": []}'),
    "choices of another type": Step(b'{"choices": "none"}'),
    "no words": Step(json.dumps({"choices": [{"message": {"content": None}}]}).encode()),
    "a number": Step(json.dumps({"choices": [{"message": {"content": 7}}]}).encode()),
    "white space": said("  \n"),
    "web page": Step(b"<html>", kind="text/html"),
    "no kind": Step(b"{}", kind=""),
    "deep": Step(b"[" * 200_000),
    "huge": Step(b" " * (17 * 1024**2)),
    "declared huge": Step(b"{}", headers={"content-length": str(10**12)}),
    "not utf-8": Step(b"\xff\xfe\x00"),
}


@pytest.mark.parametrize("step", UNUSABLE.values(), ids=UNUSABLE)
def test_what_is_no_answer_is_unusable(step: Step) -> None:
    with asking(step) as (client, _), pytest.raises(ModelAnswerUnusable):
        client.chat(ASKED, feature="ask")


BAD_STREAMS = {
    "torn off": streamed("It ", done=False),
    "torn JSON": Step(kind="text/event-stream", chunks=[b'data: {"choices": [{"del\n\n']),
    "another type": Step(kind="text/event-stream", chunks=[b'data: {"choices": [{"delta": {"content": 5}}]}\n\n']),
    "an error inside": Step(kind="text/event-stream", chunks=[b'data: {"error": {"message": "out of memory"}}\n\n']),
    "no stream": said("It rained [1]."),
    "a line without end": Step(kind="text/event-stream", chunks=[b"data: " + b"x" * 2**20], endless=True),
}


@pytest.mark.parametrize("step", BAD_STREAMS.values(), ids=BAD_STREAMS)
def test_streams_that_go_wrong(step: Step) -> None:
    with asking(step) as (client, _):
        with pytest.raises(ModelAnswerUnusable):
            list(client.stream(ASKED, feature="ask"))
        assert not client.store.get("anything")


ENDLESS = {
    "never answers": Step(b"{}", delay=10),
    "drips": Step(kind="application/json", chunks=[b" "], pause=0.05, endless=True),
}


@pytest.mark.parametrize("step", ENDLESS.values(), ids=ENDLESS)
def test_the_time_is_for_the_whole_answer(step: Step) -> None:
    with asking(step, llm_timeout=0.5) as (client, _):
        began = time.monotonic()
        with pytest.raises(ModelUnreachable, match="BROADSHEET_LLM_TIMEOUT"):
            client.chat(ASKED, feature="ask")
        assert time.monotonic() - began < 3


def test_an_endless_stream_ends_with_its_time() -> None:
    event = b'data: {"choices": [{"delta": {"content": "more "}}]}\n\n'
    endless = Step(kind="text/event-stream", chunks=[event], pause=0.02, endless=True)
    with asking(endless, llm_timeout=0.5) as (client, _), pytest.raises(ModelUnreachable):
        list(client.stream(ASKED, feature="ask"))


REFUSALS = {401: "LLM_KEY", 403: "key", 404: "LLM_MODEL", 301: "LLM_URL", 400: "log"}


@pytest.mark.parametrize(("status", "advice"), REFUSALS.items())
def test_refusals_say_what_to_do(status: int, advice: str) -> None:
    said_so = json.dumps({"error": {"message": f"bad key {KEY}\nsee our page"}}).encode()
    moved = Step(said_so, status=status, headers={"location": "http://elsewhere.example/"})
    with asking(moved) as (client, script):
        with pytest.raises(ModelRefused, match=advice) as failure:
            client.chat(ASKED, feature="ask")
        assert failure.value.status == status
        assert KEY not in str(failure.value)
        assert len(script.asked) == 1


def test_a_model_that_is_not_there() -> None:
    with asking(said("x"), llm_model="large") as (client, _), pytest.raises(ModelRefused, match="model not found"):
        client.chat(ASKED, feature="ask")


def test_nobody_is_there() -> None:
    client = Client(Config(llm_url="http://127.0.0.1:9/v1", llm_model=MODEL, llm_timeout=2))
    with pytest.raises(LanguageModelError, match="BROADSHEET_LLM_URL"):
        client.chat(ASKED, feature="ask")
    client.close()


BAD_VECTORS = {
    "too few": vectors([1.0]),
    "unequal": vectors([1.0, 2.0], [1.0]),
    "nothing": vectors([0.0], [0.0]),
    "no number": Step(b'{"data": [{"embedding": [NaN]}, {"embedding": [1]}]}'),
    "words": Step(b'{"data": [{"embedding": "a"}, {"embedding": "b"}]}'),
    "none": Step(b'{"data": [null, null]}'),
    "empty": vectors([], []),
}


@pytest.mark.parametrize("step", BAD_VECTORS.values(), ids=BAD_VECTORS)
def test_vectors_that_are_none(step: Step) -> None:
    with asking(step) as (client, _), pytest.raises(ModelAnswerUnusable):
        client.embed(["one", "two"])


@pytest.mark.parametrize("limit", [{"llm_requests_per_day": 1}, {"llm_tokens_per_day": 50}])
def test_the_budget_of_a_day(limit: dict[str, int]) -> None:
    with asking(said("One [1]."), **limit) as (client, script):
        client.chat(ASKED, feature="ask")
        client.chat(ASKED, feature="ask")  # known: costs nothing
        with pytest.raises(BudgetSpent, match="PER_DAY"):
            client.chat([Message("user", "More?")], feature="ask")
        assert len(script.asked) == 1


def test_features_are_off_unless_named() -> None:
    given = {"llm_url": "http://127.0.0.1:9/v1", "llm_model": MODEL}
    assert not Client(Config()).on("ask")
    assert not Client(Config(**given)).on("ask")
    assert Client(Config(**given, llm_features=("ask",))).on("ask")
    assert not Client(Config(**given, llm_features=("embeddings",))).on("embeddings")


def test_a_store_of_ones_own() -> None:
    store = Memory()
    with serving(said("One [1].")) as script:
        for _ in range(2):
            client = Client(Config(llm_url=script.url, llm_model=MODEL), store)
            assert client.chat(ASKED, feature="brief") == "One [1]."
            client.close()
        assert len(script.asked) == 1
