"""A language model behind an OpenAI-compatible endpoint: answers in words, streamed or whole, and vectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from broadsheet.config import Config
from broadsheet.errors import BudgetSpent, ModelUnreachable
from broadsheet.llm import store as stores
from broadsheet.llm import wire
from broadsheet.llm.endpoint import Endpoint
from broadsheet.llm.store import Memory, Store
from broadsheet.llm.wire import Vectors

Feature = Literal["brief", "ask", "wrapup", "translate", "embeddings"]
TEMPERATURE = 0.0  # the same question has the same answer, as far as the endpoint can
LETTERS_PER_TOKEN = 3  # where the endpoint does not count; 4 in English, 2 to 3 in other scripts
MOST_TEXTS = 512  # of one request for vectors


class Message(NamedTuple):
    """One turn. What comes from pages or readers goes into "user" only."""

    role: Literal["system", "user", "assistant"]
    content: str


class Client:
    """Asks the owner's model within the day's budget; equal questions are asked once. Thread-safe; ``close`` it.

    ``store`` keeps answers and counters; without one they last as long as the client.
    All methods that ask raise LanguageModelError of one kind or another.
    """

    def __init__(self, config: Config, store: Store | None = None) -> None:
        self.config = config
        self.store: Store = Memory() if store is None else store
        self._endpoint = (
            Endpoint(config, _base(config.llm_url), config.llm_key, "BROADSHEET_LLM_URL") if config.llm_url else None
        )

    def on(self, feature: Feature) -> bool:
        """Whether the owner lets ``feature`` use the model."""
        model = self.config.llm_embedding_model if feature == "embeddings" else self.config.llm_model
        return bool(self._endpoint and model) and feature in self.config.llm_features

    def chat(self, messages: Sequence[Message], *, feature: Feature, max_tokens: int = 800) -> str:
        """The model's whole answer."""
        payload = self._payload(messages, max_tokens)
        key = stores.key(self.config.llm_url, payload)
        known = self.store.get(key)
        if known is not None:
            return known
        self._spend(feature)
        answer = wire.completion(self._server().post("/chat/completions", payload))
        self._count(feature, answer.tokens, payload, answer.text)
        self.store.put(key, feature, answer.text)
        return answer.text

    def stream(self, messages: Sequence[Message], *, feature: Feature, max_tokens: int = 800) -> Iterator[str]:
        """The model's answer in pieces as they come; kept when it came to its end."""
        payload = self._payload(messages, max_tokens)
        key = stores.key(self.config.llm_url, payload)
        known = self.store.get(key)
        if known is not None:
            yield known
            return
        self._spend(feature)
        pieces: list[str] = []
        tokens = 0
        try:
            for piece in wire.deltas(self._server().lines("/chat/completions", payload | {"stream": True})):
                tokens = max(tokens, piece.tokens)
                if piece.text:
                    pieces.append(piece.text)
                    yield piece.text
        finally:
            self._count(feature, tokens, payload, "".join(pieces))
        self.store.put(key, feature, "".join(pieces))

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text."""
        found = []
        for at in range(0, len(texts), MOST_TEXTS):
            some = list(texts[at : at + MOST_TEXTS])
            payload: dict[str, Any] = {"model": self.config.llm_embedding_model, "input": some}
            self._spend("embeddings")
            found.append(wire.vectors(self._server().post("/embeddings", payload), len(some)))
            self._count("embeddings", 0, payload, "")
        return wire.stacked(found)

    def models(self) -> tuple[str, ...]:
        """The names of the models that the endpoint says it has; costs nothing of the budget."""
        return wire.models(self._server().get("/models"))

    def close(self) -> None:
        """Close the connections."""
        if self._endpoint:
            self._endpoint.close()

    def _payload(self, messages: Sequence[Message], max_tokens: int) -> dict[str, Any]:
        listed = [{"role": message.role, "content": message.content} for message in messages]
        return {
            "model": self.config.llm_model,
            "messages": listed,
            "max_tokens": max_tokens,
            "temperature": TEMPERATURE,
        }

    def _server(self) -> Endpoint:
        if self._endpoint is None:
            raise ModelUnreachable("No language model is configured: set BROADSHEET_LLM_URL and BROADSHEET_LLM_MODEL.")
        return self._endpoint

    def _spend(self, feature: Feature) -> None:
        """Count one request. Raises BudgetSpent."""
        spent = self.store.spent()
        if spent.requests >= self.config.llm_requests_per_day or spent.tokens >= self.config.llm_tokens_per_day:
            raise BudgetSpent(
                f"Today's budget is used up ({spent.requests:,} requests, {spent.tokens:,} tokens); raise"
                " BROADSHEET_LLM_REQUESTS_PER_DAY or BROADSHEET_LLM_TOKENS_PER_DAY, or wait until tomorrow."
            )
        self.store.count(feature, requests=1)

    def _count(self, feature: Feature, tokens: int, payload: dict[str, Any], answer: str) -> None:
        asked = sum(len(str(value)) for value in payload.values())
        self.store.count(feature, tokens=tokens or (asked + len(answer)) // LETTERS_PER_TOKEN)


def _base(url: str) -> str:
    """The address that paths are added to: a bare host has its endpoint under /v1."""
    return url if urlsplit(url).path.strip("/") else f"{url.rstrip('/')}/v1"
