"""What a kind of finding is: page, command, API route and cache follow from its registration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Generic, TypeVar

from broadsheet.analysis.document import Document
from broadsheet.types import Evidence

A = TypeVar("A")  # the finding of one article: a frozen dataclass
S = TypeVar("S")  # the finding of a story: a frozen dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of a finding in plain words: for terminals, mail, feeds and speech.

    ``head`` is what the statement is of: a speaker, a day, the thing that is counted; "" where it stands for itself.
    """

    text: str
    evidence: tuple[Evidence, ...]
    head: str = ""


@dataclass(frozen=True, slots=True)
class Kind(Generic[A, S]):
    """One kind of finding. ``name`` stands in addresses, commands and tables; ``version`` grows when results change.

    ``of_article`` makes the finding of one article. ``of_story`` makes that of a story from its original articles,
    oldest first, and from their own findings, one each; it never asks for more than the documents hold.
    Results are frozen dataclasses of plain values, tuples and further such dataclasses, so that they can be stored as
    JSON; each statement in them has a field ``evidence``: one ``Evidence`` or a tuple of at least one.

    ``lines`` gives either result in plain words, the most important first. A kind with ``copies`` is given the copies
    of a story's articles as well, each with the finding of its original.
    """

    name: str
    version: int
    article_result: type[A]
    of_article: Callable[[Document], A]
    lines: Callable[[A | S], Iterable[Line]]
    story_result: type[S] | None = None
    of_story: Callable[[Sequence[Document], Sequence[A]], S] | None = None
    copies: bool = False


def is_empty(result: Any) -> bool:
    """Whether a finding says nothing: every tuple in it is empty."""
    values = [getattr(result, field.name) for field in fields(result)]
    return not any(value for value in values if isinstance(value, tuple))


def all_evidence(result: Any) -> Iterator[Evidence]:
    """Every Evidence in a finding, in the order in which the statements stand; one as often as it is pointed to."""
    if isinstance(result, Evidence):
        yield result
    elif isinstance(result, tuple):
        for each in result:
            yield from all_evidence(each)
    elif is_dataclass(result):
        for field in fields(result):
            yield from all_evidence(getattr(result, field.name))
