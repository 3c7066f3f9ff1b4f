"""Queries for the page of a person, an organisation or a place: where it is named, what it said, where it stood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from broadsheet.analysis import KINDS, Line
from broadsheet.newsroom import articlepages, editions, findings
from broadsheet.newsroom.findings import Source
from broadsheet.newsroom.models import Article, ArticleName, ArticleState, Finding, Standing
from broadsheet.text import tokens
from broadsheet.types import Evidence

KEY_CHARACTERS = 120
ARTICLES_READ = 80  # the latest in which it is named; what is said in older ones is found by search
STORIES_SHOWN = 12
STATEMENTS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Name:
    """A name as most of its latest articles write it."""

    key: str
    label: str
    kind: str  # text.entities.EntityKind
    articles: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Statement:
    """What an article has somebody say or hold, with the sentences it rests on."""

    line: Line
    article: Article
    sources: tuple[tuple[Evidence, Source], ...]


def key(label: str) -> str:
    """The name in an address: folded, without accents, its words joined by hyphens; "" for one without letters."""
    for _ in range(2):  # "Æ" is "æ" first and then "ae"
        label = " ".join(tokens.words(tokens.unaccent(tokens.fold(label[:KEY_CHARACTERS])), ""))
    return label[:KEY_CHARACTERS].strip().replace(" ", "-")


def name(asked: str) -> Name | None:
    """The name with this key, or None where no article names it."""
    rows = _rows(asked)
    latest = list(rows.order_by("-published_at", "-pk").values_list("label", "kind", "published_at")[:ARTICLES_READ])
    if not latest:
        return None
    label = Counter(label for label, _, _ in latest).most_common(1)[0][0]
    kinds = Counter(kind for _, kind, _ in latest if kind).most_common(1)
    first = rows.order_by("published_at").values_list("published_at", flat=True)[0]
    return Name(asked, label, kinds[0][0] if kinds else "", rows.count(), first, latest[0][2])


def _rows(asked: str) -> QuerySet[ArticleName]:
    return ArticleName.objects.filter(key=asked, article__state=ArticleState.PLACED, article__copy_of=None)


def articles(asked: str) -> list[Article]:
    """The latest articles that name it, with their publishers; copies are left out."""
    ids = list(_rows(asked).order_by("-published_at", "-pk").values_list("article", flat=True)[:ARTICLES_READ])
    found = articlepages.cited(ids)
    return [found[pk] for pk in ids if pk in found]


def stories(rows: Sequence[Article], language: str) -> list[Standing]:
    """The stories of these articles as they stand in an edition, latest first."""
    ids = list(dict.fromkeys(row.story_id for row in rows if row.story_id))[: 3 * STORIES_SHOWN]
    standing = editions.of_stories(ids, language)
    return [standing[pk] for pk in ids if pk in standing][:STORIES_SHOWN]


def statements(kind: str, asked: str, rows: Sequence[Article]) -> list[Statement]:
    """What the articles say under this name, latest first: its quotations, or its positions.

    A statement is under the name when its head, as the kind's ``lines`` give it, is the name or ends with it.
    """
    if kind not in KINDS:
        return []
    by_id = {row.pk: row for row in rows}
    found = findings.still_shown(Finding.objects.filter(article__in=by_id, kind=kind, version=KINDS[kind].version))
    told = []
    for made in sorted(found, key=lambda each: list(by_id).index(each.article_id or 0)):
        result = findings.unpacked_row(made)
        for line in KINDS[kind].lines(result) if result is not None else ():
            if _is_of(line.head, asked):
                told.append(Statement(line, by_id[made.article_id or 0], _sources(line, made)))
    return told[:STATEMENTS_SHOWN]


_OTHERS_WORDS = frozenset(
    ["for", "of", "with", "to", "from", "at", "in", "on", "by", "than", "like", "non", "ex", "anti"]
)


def _is_of(head: str, asked: str) -> bool:
    """Whether a head is the name, or ends with it: "Foreign minister Ada Finch" is Ada Finch.

    "Ada Finch's lawyer", "a spokesman for Ada Finch" and "the University of Varne" are somebody else. Of two who speak
    as one ("Ada Finch and Bram Teller") each is.
    """
    return any(_ends_with(part, asked) for part in (head, *_BOTH.split(head)))


_BOTH = re.compile(r"\s+(?:and|&)\s+|,\s+")


def _ends_with(head: str, asked: str) -> bool:
    spelt = key(head)
    if spelt == asked:
        return True
    if not spelt.endswith(f"-{asked}") or len(spelt) > 3 * len(asked) + 8:
        return False
    before = head.split()[: -max(1, asked.count("-") + 1)] or [""]
    return key(before[-1]) not in _OTHERS_WORDS and not before[-1].lower().endswith(("'s", "’s", "s'", "s’"))


def _sources(line: Line, made: Finding) -> tuple[tuple[Evidence, Source], ...]:
    places = {Evidence(pk, start, end): Source(pk, sentence, words) for pk, start, end, sentence, words in made.sources}
    return tuple((each, places[each]) for each in line.evidence if each in places)
