"""Findings: what the analysis says of articles and stories, made, stored and read again."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext_noop as _
from pydantic import TypeAdapter, ValidationError

from broadsheet.analysis import KINDS, Document, Kind, all_evidence, is_empty
from broadsheet.newsroom import display
from broadsheet.newsroom.models import Article, ArticleState, Finding, Story
from broadsheet.types import Evidence

log = logging.getLogger(__name__)

STORY_ORIGINALS = 50  # of a story the latest that are analysed together: a second of work for all kinds
STORY_COPIES = 50
WORDS_SHOWN = 220  # characters of a source that a page shows beside its number
READ_CHARACTERS = 200_000  # of a text, some 30,000 words; the worst of this length took 2.5 s of a core for all kinds
AT_ONCE = 12  # articles of a story whose findings are put together while a reader waits, where none are stored yet
UNREAD = 6  # of them that have no findings of their own, each 27 ms: twelve took 440 ms of a page
LABELS = {
    "brief": _("Brief"),
    "said": _("Who said what"),
    "figures": _("Figures"),
    "timeline": _("Timeline"),
    "positions": _("Positions"),
    "coverage": _("Coverage"),
    "names": _("Names"),
}
COLUMNS = (
    "title", "standfirst", "text", "language", "published_at", "found_at", "copy_of", "opinion", "story", "state",
    "noarchive", "max_snippet", "publisher",
)  # fmt: skip


class Source(NamedTuple):
    """Where a page shows an Evidence: the article, the number of the sentence in it, and the words, cut if long."""

    article_id: int
    sentence: int
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of one article or story by kind, without empty ones, and where each Evidence in them is shown."""

    results: dict[str, Any] = field(default_factory=dict)
    sources: dict[Evidence, Source] = field(default_factory=dict)
    made: dict[str, datetime] = field(default_factory=dict)  # when, of those that were stored


def document(article: Article) -> Document:
    """The article as the analysis reads it: only what of its text may be shown, and of a monstrous text the beginning.
    Its publisher must be loaded."""
    return Document(
        article_id=article.pk,
        text=beginning(display.visible(article)),
        title=article.title,
        standfirst=article.standfirst,
        language=article.language or "en",
        published=article.published_at or article.found_at,
        publisher_id=article.publisher_id,
        publisher=article.publisher.name,
        country=article.publisher.country,
        owner=article.publisher.owner,
        copied_from=article.copy_of_id,
        opinion=article.opinion,
    )


def beginning(text: str) -> str:
    """A text as far as it is analysed; one that is longer ends after a word."""
    return text if len(text) <= READ_CHARACTERS else text[:READ_CHARACTERS].rpartition(" ")[0] or text[:READ_CHARACTERS]


def articles(story_id: int) -> list[Article]:
    """The latest originals of a story and their copies, oldest first, with all that ``document`` needs."""
    placed = Article.objects.filter(story=story_id, state=ArticleState.PLACED)
    rows = placed.select_related("publisher").only(*COLUMNS).order_by("-published_at", "-pk")
    originals = list(rows.filter(copy_of=None)[:STORY_ORIGINALS])
    copies = list(rows.filter(copy_of__in=[each.pk for each in originals])[:STORY_COPIES])
    return sorted([*originals, *copies], key=lambda each: (each.published_at or each.found_at, each.pk))


def of_article(article: Article) -> Found:
    """The article's findings: those stored, and where some are missing or outdated, as they are made now."""
    told = document(article)
    stored = _current(Finding.objects.filter(article=article), made_from(told))
    if len(stored) == len(KINDS):
        return read(stored.values())
    return made(told, _results(stored))


def of_story(story: Story) -> Found:
    """The story's findings as they are stored; of a short story made now where there are none yet."""
    stored = Finding.objects.filter(story=story)
    rows = [row for row in stored if row.kind in KINDS and row.version == KINDS[row.kind].version]
    shown = still_shown(rows)
    if shown and (len(shown) == len(rows) or story.article_count > AT_ONCE):
        return read(shown)
    if not 0 < story.article_count <= AT_ONCE:
        return Found()
    told = [document(article) for article in articles(story.pk)]
    known = results_of([each for each in told if each.copied_from is None])
    if sum(len(each) < len(KINDS) for each in known.values()) > UNREAD:
        return Found()
    return made_of_story(
        told, {each.article_id: make(each, known[each.article_id]) for each in told if each.article_id in known}
    )


def results_of(told: Sequence[Document]) -> dict[int, dict[str, Any]]:
    """The stored and current findings of these articles, by article and kind."""
    hashes = {each.article_id: made_from(each) for each in told}
    found: dict[int, dict[str, Any]] = {each: {} for each in hashes}
    for row in Finding.objects.filter(article__in=hashes, kind__in=KINDS):
        current = row.made_from == hashes[row.article_id or 0] and row.version == KINDS[row.kind].version
        if current and (result := unpacked_row(row)) is not None:
            found[row.article_id or 0][row.kind] = result
    return found


def made(read: Document, results: Mapping[str, Any] | None = None) -> Found:
    """What is found in one document; ``results`` are those already known."""
    return _shown(make(read, results or {}), [read])


def made_alone(name: str, read: Document) -> Found:
    """One kind of finding in one document."""
    result = _try(KINDS[name], read, {})
    return _shown({} if result is None else {name: result}, [read])


def make(read: Document, known: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The result of every kind for one document. A kind that fails is logged and left out, not the others with it."""
    return {name: result for name, kind in KINDS.items() if (result := _try(kind, read, known or {})) is not None}


def _try(kind: Kind[Any, Any], read: Document, known: Mapping[str, Any]) -> Any:
    if kind.name in known:
        return known[kind.name]
    try:
        return kind.of_article(read)
    except Exception:
        log.exception("The %s of article %d could not be made.", kind.name, read.article_id)
        return None


def made_of_story(told: Sequence[Document], results: Mapping[int, Mapping[str, Any]]) -> Found:
    """What is found in a story: ``told`` are its documents, oldest first, ``results`` those of each original."""
    return _shown(make_of_story(told, results), told)


def make_of_story(told: Sequence[Document], results: Mapping[int, Mapping[str, Any]]) -> dict[str, Any]:
    """The result of every kind that speaks of stories."""
    found = {}
    for name, kind in KINDS.items():
        chosen = [each for each in told if kind.copies or each.copied_from is None]
        parts = [results.get(each.copied_from or each.article_id, {}).get(name) for each in chosen]
        pairs = [(each, part) for each, part in zip(chosen, parts, strict=True) if part is not None]
        if kind.of_story is None or not pairs:
            continue
        try:
            found[name] = kind.of_story([each for each, _ in pairs], [part for _, part in pairs])
        except Exception:
            log.exception("The %s of a story with article %d could not be made.", name, pairs[0][0].article_id)
    return found


def made_from(read: Document) -> str:
    """A hash of what an article's findings are made from."""
    said = (read.title, read.standfirst, read.text, read.language, read.published, read.publisher, read.opinion)
    return hashlib.blake2b("\x00".join(map(str, said)).encode("utf-8", "replace"), digest_size=16).hexdigest()


def made_from_all(told: Iterable[Document]) -> str:
    """A hash of what a story's findings are made from."""
    each = sorted(
        f"{read.article_id} {read.copied_from} {read.country} {read.owner} {made_from(read)}" for read in told
    )
    return hashlib.blake2b("\n".join(each).encode(), digest_size=16).hexdigest()


def packed(name: str, result: Any, *, of_story: bool) -> Any:
    """The result as plain values for JSON."""
    return _adapter(name, of_story).dump_python(result, mode="json")


def unpacked(name: str, value: Any, *, of_story: bool) -> Any:
    """The result that ``packed`` wrote; raises pydantic's ValidationError on anything else."""
    return _adapter(name, of_story).validate_python(value)


@cache
def _adapter(name: str, of_story: bool) -> TypeAdapter[Any]:
    kind = KINDS[name]
    form: Any = kind.story_result if of_story else kind.article_result
    return TypeAdapter(form)


def sources(result: Any, told: Mapping[int, Document]) -> dict[Evidence, Source]:
    """Where each Evidence in the result is shown. One that points outside of its article is left out and logged."""
    found: dict[Evidence, Source] = {}
    for evidence in all_evidence(result):
        read = told.get(evidence.article_id)
        if read is None or not 0 <= evidence.start < evidence.end <= len(read.text):
            log.error("A finding points to no text: %s", evidence)
            continue
        found.setdefault(
            evidence, Source(evidence.article_id, read.sentence_at(evidence.start) + 1, _cut(read, evidence))
        )
    return found


def _cut(read: Document, evidence: Evidence) -> str:
    words = read.quoted(evidence)
    return words if len(words) <= WORDS_SHOWN else words[:WORDS_SHOWN].rsplit(" ", 1)[0] + " …"


def _shown(results: Mapping[str, Any], told: Sequence[Document]) -> Found:
    by_id = {each.article_id: each for each in told}
    spoken = {name: result for name, result in results.items() if not is_empty(result)}
    placed: dict[Evidence, Source] = {}
    for result in spoken.values():
        placed |= sources(result, by_id)
    return Found(spoken, placed)


def _current(rows: QuerySet[Finding], hashed: str) -> dict[str, Finding]:
    """The rows that the present version of their kind made from this very text."""
    kept = rows.filter(made_from=hashed, kind__in=KINDS)
    return {row.kind: row for row in kept if row.version == KINDS[row.kind].version}


def _results(rows: Mapping[str, Finding]) -> dict[str, Any]:
    return {name: result for name, row in rows.items() if (result := unpacked_row(row)) is not None}


def still_shown(rows: Iterable[Finding]) -> list[Finding]:
    """Those rows that rest on nothing but what may be quoted of each article today."""
    made = list(rows)
    limits = display.limited({source[0] for row in made for source in row.sources})
    return [row for row in made if all(end <= len(limits[pk]) for pk, _, end, *_ in row.sources if pk in limits)]


def unpacked_row(row: Finding) -> Any:
    """The result that a row holds; None, and logged, where it does not fit its kind any more."""
    try:
        return unpacked(row.kind, row.result, of_story=row.article_id is None)
    except ValidationError:
        log.exception("A stored finding does not fit its kind: %s", row)
        return None


def read(rows: Iterable[Finding]) -> Found:
    """The findings of stored rows, in the order of kinds; empty ones are left out."""
    found = Found()
    order = list(KINDS)
    for row in sorted(rows, key=lambda each: order.index(each.kind)):
        result = unpacked_row(row)
        if result is not None and not is_empty(result):
            found.results[row.kind], found.made[row.kind] = result, row.made_at
            for article_id, start, end, sentence, words in row.sources:
                found.sources[Evidence(article_id, start, end)] = Source(article_id, sentence, words)
    return found
