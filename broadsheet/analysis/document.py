"""An article as the analysis reads it: its text, and what the language base finds in it, each made once when asked."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from broadsheet.text import entities, sentences, tagging
from broadsheet.text.entities import Entity
from broadsheet.text.tagging import Token
from broadsheet.types import Evidence


@dataclass(frozen=True)
class Document:
    """One article. ``text`` is its stored text, which Evidence points into; the title stands apart from it.

    ``publisher`` is the publisher's name, ``country`` its ISO 3166-1 code and ``owner`` whom it belongs to; each ""
    where unknown, as for a file.
    ``copied_from`` is the article this one copies, None for an original.
    """

    article_id: int
    text: str
    title: str = ""
    standfirst: str = ""
    language: str = "en"
    published: datetime | None = None
    publisher_id: int = 0
    publisher: str = ""
    country: str = ""
    owner: str = ""
    copied_from: int | None = None
    opinion: bool = False

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Spans of the sentences in order; the n-th (from 1) is ``#sn`` on the article's page."""
        return sentences.split(self.text, self.language)

    @cached_property
    def tokens(self) -> tuple[tuple[Token, ...], ...]:
        """The tagged tokens of each sentence."""
        return tagging.tag(self.text, self.sentences, self.language)

    @cached_property
    def names(self) -> tuple[Entity, ...]:
        """Mentions of names in the text in order."""
        return entities.find(self.text, self.tokens, self.language)

    def sentence_at(self, position: int) -> int:
        """The index of the sentence that ``position`` lies in, or else of the last one before it."""
        return max(0, bisect_right(self.sentences, (position, len(self.text))) - 1)

    def evidence(self, start: int, end: int) -> Evidence:
        """Where ``text[start:end]`` stands."""
        return Evidence(self.article_id, start, end)

    def quoted(self, evidence: Evidence) -> str:
        """The words that ``evidence`` points to, with line breaks as spaces."""
        return " ".join(self.text[evidence.start : evidence.end].split())
