"""Names in a text with what they name: a person, an organisation, a place."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from broadsheet.text import names
from broadsheet.text.tagging import Token


class EntityKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = ""  # a name of something else, or nobody knows


class Entity(NamedTuple):
    """One mention of a name: ``text[start:end]`` of the whole text, without title or office before it."""

    text: str
    start: int
    end: int
    kind: EntityKind


def find(text: str, sentences: Sequence[Sequence[Token]], language: str) -> tuple[Entity, ...]:
    """The names in order; ``sentences`` are the tagged tokens of ``tagging.tag``. Never raises."""
    return tuple(Entity(name.text, name.start, name.end, EntityKind.OTHER) for name in names.find(text, language))
