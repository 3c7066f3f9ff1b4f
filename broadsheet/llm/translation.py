"""Translation by a LibreTranslate server or the model, paragraph by paragraph, with numbers and names checked.

A paragraph whose check fails stays in its own language and says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from broadsheet.config import Config
from broadsheet.errors import LanguageModelError, ModelAnswerUnusable
from broadsheet.llm import prompts, wire
from broadsheet.llm import store as stores
from broadsheet.llm.client import Client
from broadsheet.llm.endpoint import Endpoint
from broadsheet.llm.faithful import Doubt, doubt

BATCH_CHARACTERS = 4000  # of one request; models lose lines in longer ones
MOST_CHARACTERS = 60_000  # of one article: the rest stays in its language
TOKENS_PER_CHARACTER = 1.0  # room for the answer: scripts outside Latin take up to a token a letter
_LINE = re.compile(r"^\s*\[(\d{1,4})\]\s?(.*)$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``text`` is the translation, or the original where ``doubt`` says why that was kept."""

    text: str
    doubt: Doubt = Doubt.NONE

    @property
    def translated(self) -> bool:
        return self.doubt is Doubt.NONE


@dataclass(frozen=True, slots=True)
class Translation:
    """Paragraphs in their order, from ``source`` into ``target`` (ISO 639-1), by ``engine``."""

    paragraphs: tuple[Paragraph, ...]
    source: str
    target: str
    engine: str


class Engine(Protocol):
    """Something that translates."""

    name: str

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """One translation for each text. Raises LanguageModelError."""


class LibreTranslate:
    """A LibreTranslate server."""

    name = "LibreTranslate"

    def __init__(self, config: Config) -> None:
        self._endpoint = Endpoint(config, config.translate_url, config.translate_key, "BROADSHEET_TRANSLATE_URL")
        self._key = config.translate_key

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        payload = {"q": list(texts), "source": source or "auto", "target": target, "format": "text"}
        answer = wire.json_object(
            self._endpoint.post("/translate", payload | ({"api_key": self._key} if self._key else {}))
        )
        found = answer.get("translatedText")
        if not isinstance(found, list) or len(found) != len(texts) or not all(isinstance(text, str) for text in found):
            raise ModelAnswerUnusable(f"The translator did not send {len(texts)} texts.")
        return [wire.sound(text) for text in found]

    def close(self) -> None:
        """Close the connections."""
        self._endpoint.close()


class ModelTranslator:
    """The owner's language model."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.name = client.config.llm_model

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        room = int(200 + TOKENS_PER_CHARACTER * sum(map(len, texts)) * 1.5)
        reply = self._client.chat(prompts.translation(texts, source, target), feature="translate", max_tokens=room)
        found: dict[int, list[str]] = {}
        current = 0
        for line in reply.splitlines():
            match = _LINE.match(line)
            if match:
                current = int(match[1])
                found.setdefault(current, []).append(match[2])
            elif current and line.strip():
                found[current].append(line)
        return [" ".join(" ".join(found.get(number, [])).split()) for number in range(1, len(texts) + 1)]

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def available(config: Config) -> bool:
    """Whether anything is configured that translates."""
    return bool(config.translate_url) or bool(
        config.llm_url and config.llm_model and "translate" in config.llm_features
    )


def engine(config: Config, client: Client) -> LibreTranslate | ModelTranslator | None:
    """LibreTranslate where there is one, else the model where it may translate, else None."""
    if config.translate_url:
        return LibreTranslate(config)
    return ModelTranslator(client) if client.on("translate") else None


def translate(texts: Sequence[str], source: str, target: str, by: Engine, store: stores.Store) -> Translation:
    """All paragraphs; those known to ``store`` are not asked for again. Raises LanguageModelError when none came.

    A request that fails after others brought something leaves its paragraphs as they are.
    """
    keys = [stores.key(by.name, {"text": text, "source": source, "target": target}) for text in texts]
    known = {key: found for key in keys if (found := store.get(key)) is not None}
    failure: LanguageModelError | None = None
    for batch in _batches(
        [(key, text) for key, text in zip(keys, texts, strict=True) if key not in known and text.strip()]
    ):
        try:
            answers = by.translate([text for _, text in batch], source, target)
        except LanguageModelError as error:
            failure = error
            break
        for (key, text), answer in zip(batch, answers, strict=True):
            known[key] = answer
            if not doubt(text, answer, source, target):
                store.put(key, "translate", answer)
    paragraphs = tuple(_paragraph(text, known.get(key), source, target) for key, text in zip(keys, texts, strict=True))
    refused = Counter(
        f"translation-{each.doubt}" for each in paragraphs if each.doubt not in (Doubt.NONE, Doubt.MISSING)
    )
    if refused:
        store.count("translate", dropped=refused)
    if failure and not any(each.translated and each.text.strip() for each in paragraphs):
        raise failure
    return Translation(paragraphs, source, target, by.name)


def _paragraph(text: str, answer: str | None, source: str, target: str) -> Paragraph:
    if not text.strip():
        return Paragraph(text)
    if answer is None:
        return Paragraph(text, Doubt.MISSING)
    found = doubt(text, answer, source, target)
    return Paragraph(text, found) if found else Paragraph(answer)


def _batches(pairs: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    found: list[list[tuple[str, str]]] = []
    size = total = 0
    for pair in dict(pairs).items():
        total += len(pair[1])
        if total > MOST_CHARACTERS:
            break
        if not found or size + len(pair[1]) > BATCH_CHARACTERS:
            found.append([])
            size = 0
        found[-1].append(pair)
        size += len(pair[1])
    return found
