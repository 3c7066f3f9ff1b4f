"""What goes into the index and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the index takes it. ``copy``: the text is another publisher's, printed again."""

    article_id: int
    title: str
    published_at: datetime  # aware
    story_id: int | None = None
    standfirst: str = ""
    text: str = ""  # paragraphs parted by blank lines
    authors: tuple[str, ...] = ()
    publisher: str = ""  # name
    publisher_domain: str = ""
    section: str = ""  # a key of text.sections
    language: str = ""  # ISO 639-1, "" where unknown
    country: str = ""  # ISO 3166-1 alpha-2
    hashtags: tuple[str, ...] = ()  # keys
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found. The two HTML texts are escaped; the only element in them is ``<mark>``.

    Where results are folded it stands for its story: ``more`` further articles of it match, ``also`` has some of their
    ids.
    """

    article_id: int
    story_id: int | None
    score: float
    title_html: str
    snippet_html: str
    published_at: datetime  # aware, UTC, whole seconds
    more: int = 0
    also: tuple[int, ...] = ()


class Ranked(NamedTuple):
    """One article found, and nothing to show of it. Of ``score`` only the order means something."""

    article_id: int
    score: float
    published_at: datetime  # aware, UTC, whole seconds


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the articles found have ``value`` (a language, a publisher's domain, a section)."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of results; ``total`` counts articles, also where they are folded by story.

    ``next`` is the cursor for the page after it, "" on the last. ``relaxed``: no article has all words, these have
    most.
    ``read_as`` is the query with a similar word for each that occurs nowhere, by which these were found; "" where
    nothing was taken for another. ``did_you_mean`` is one that was not asked: a word hardly occurs, and a similar one
    often does.
    ``facets`` has the keys ``language``, ``publisher`` (domain) and ``section``, most frequent first, and is empty on
    later pages.
    """

    total: int
    hits: tuple[Hit, ...] = ()
    next: str = ""
    facets: Mapping[str, tuple[Count, ...]] = field(default_factory=dict)
    relaxed: bool = False
    read_as: str = ""
    did_you_mean: str = ""
