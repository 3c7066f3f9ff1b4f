"""One server that the owner named: requests with limits on time and size, and every failure with a type.

The owner's endpoint may be on the loopback or a private network; the guard lets exactly its host and port through.
Redirects are not followed: they would lead to a server that nobody named.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import httpx2

from broadsheet.config import Config
from broadsheet.errors import FetchError, ModelAnswerUnusable, ModelBusy, ModelRefused, ModelUnreachable, TooLarge
from broadsheet.fetching import body, statuses
from broadsheet.fetching.agent import user_agent
from broadsheet.fetching.fetcher import CONNECTION_FAILURES
from broadsheet.fetching.guard import Guard
from broadsheet.fetching.resolver import Resolve, system_addresses
from broadsheet.fetching.transport import Budget, GuardedTransport

MOST_BYTES = 16 * 1024**2  # 512 vectors of 1,536 numbers are 12 MiB of JSON; an answer in words has some kB
TRIES = 3
FIRST_WAIT = 1.0  # seconds before the second try where the server names none, doubled before the third
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
SHOWN = 200  # characters of a server's own message that are shown
DEFAULT_PORTS = {"http": 80, "https": 443}


class Endpoint:
    """Asks one server. Thread-safe; ``close`` it at the end. ``setting`` names the setting with its address."""

    def __init__(
        self, config: Config, url: str, key: str, setting: str, *, resolve: Resolve = system_addresses
    ) -> None:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or DEFAULT_PORTS.get(parts.scheme, 443)
        self._url, self._setting, self._seconds = url, setting, config.llm_timeout
        self._secret = key
        self._stopped = threading.Event()
        self._budget = Budget(self._stopped)
        headers = {"user-agent": user_agent(config), "accept-encoding": "identity"}
        self._client = httpx2.Client(
            transport=GuardedTransport(Guard([f"{host}:{port}"]), resolve, self._budget),
            headers=headers | ({"authorization": f"Bearer {key}"} if key else {}),
            timeout=None,  # the Budget is the limit
            follow_redirects=False,
            trust_env=False,
        )

    def post(self, path: str, payload: Mapping[str, Any], *, kind: str = "application/json") -> bytes:
        """The body of the answer. Raises LanguageModelError of one kind or another."""
        with self._asking(path, payload, kind) as response:
            return body.read(self._url, response, MOST_BYTES, check_time=self._budget.remaining)

    def get(self, path: str) -> bytes:
        """The body of the answer to a question without a payload. Raises LanguageModelError of one kind or another."""
        with self._asking(path, None, "application/json") as response:
            return body.read(self._url, response, MOST_BYTES, check_time=self._budget.remaining)

    def lines(self, path: str, payload: Mapping[str, Any]) -> Iterator[str]:
        """The lines of an answer that is streamed, as they come. Raises LanguageModelError, also on the way."""
        with self._asking(path, payload, "text/event-stream") as response:
            received = 0
            for line in response.iter_lines():
                self._budget.remaining()
                received += len(line)
                if received > MOST_BYTES:
                    raise TooLarge("", url="", limit=MOST_BYTES)
                yield line

    def close(self) -> None:
        """Close all connections; requests under way in other threads fail."""
        self._stopped.set()
        self._client.close()

    @contextmanager
    def _asking(self, path: str, payload: Mapping[str, Any] | None, kind: str) -> Iterator[httpx2.Response]:
        """The first answer that is a success, with all that goes wrong turned into errors of the model's."""
        try:
            with self._budget.spend(self._seconds):
                response = self._answer(path, payload, kind)
                try:
                    yield response
                finally:
                    response.close()
        except TooLarge as error:
            raise ModelAnswerUnusable(
                f"{self._shown} sent more than {MOST_BYTES:,} bytes; its answer was given up."
            ) from error
        except (*CONNECTION_FAILURES, FetchError, OSError) as error:
            raise ModelUnreachable(
                f"{self._shown} did not give a whole answer ({self._safe(str(error)) or type(error).__name__})."
                f" Is it running, and is {self._setting} right? It has {self._seconds:g} s (BROADSHEET_LLM_TIMEOUT)."
            ) from error

    def _answer(self, path: str, payload: Mapping[str, Any] | None, kind: str) -> httpx2.Response:
        for tries in range(1, TRIES + 1):
            response = self._send(path, payload, kind)
            if response.is_success:
                self._check(response, kind)
                return response
            wait = statuses.retry_after(response.headers.get("retry-after", ""), datetime.now(UTC))
            pause = FIRST_WAIT * 2 ** (tries - 1) if wait is None else wait
            failure = self._refusal(response, wait)
            response.close()
            if response.status_code not in BUSY or tries == TRIES or pause >= self._budget.remaining():
                raise failure
            self._stopped.wait(pause)
        raise AssertionError("the last try returns or raises")

    def _send(self, path: str, payload: Mapping[str, Any] | None, kind: str) -> httpx2.Response:
        self._budget.begin_exchange(MOST_BYTES + body.MAX_HEADER_BYTES)
        method, sent = ("GET", None) if payload is None else ("POST", dict(payload))
        request = self._client.build_request(method, self._url + path, json=sent, headers={"accept": kind})
        response = self._client.send(request, stream=True)
        body.check_headers(self._url, response)
        return response

    def _check(self, response: httpx2.Response, kind: str) -> None:
        got = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if got != kind and not (kind == "application/json" and got.endswith("+json")):
            response.close()
            raise ModelAnswerUnusable(
                f"{self._shown} answered with {got[:60] or 'no content type'} where {kind} was asked for."
                f" Does {self._setting} name an OpenAI-compatible endpoint, with /v1 at its end?"
            )

    def _refusal(self, response: httpx2.Response, wait: float | None) -> ModelRefused:
        status = response.status_code
        said = self._message(response)
        if status in BUSY:
            return ModelBusy(
                f"{self._shown} is busy ({status}{said}); try again later.", status=status, retry_after=wait
            )
        advice = {
            401: "Set the key that it wants (BROADSHEET_LLM_KEY or BROADSHEET_TRANSLATE_KEY).",
            403: "The key may not do that.",
            404: f"Does {self._setting} end as the endpoint wants (/v1), and is BROADSHEET_LLM_MODEL there?",
        }.get(
            status,
            f"Write into {self._setting} where it leads." if 300 <= status < 400 else "Look at the endpoint's log.",
        )
        return ModelRefused(f"{self._shown} refused ({status}{said}). {advice}", status=status)

    def _message(self, response: httpx2.Response) -> str:
        """What the server says itself, on one line and short; "" where it says nothing readable."""
        try:
            raw = body.read(self._url, response, 64 * 1024, check_time=self._budget.remaining, cut=True)
            error = json.loads(raw)["error"]
            text = error["message"] if isinstance(error, dict) else str(error)
        except (ValueError, KeyError, TypeError, RecursionError):
            return ""
        return ": " + self._safe(str(text))

    def _safe(self, text: str) -> str:
        """A server's words for a message: short, on one line, and without the key, should it repeat it."""
        flat = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
        return (flat.replace(self._secret, "…") if self._secret else flat)[:SHOWN]

    @property
    def _shown(self) -> str:
        parts = urlsplit(self._url)
        return f"The endpoint at {parts.hostname}{f':{parts.port}' if parts.port else ''}"
