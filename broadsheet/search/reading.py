"""Searching: what the web's threads hold."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import tantivy

from broadsheet.errors import IndexUnusable, SearchSyntaxError
from broadsheet.search import analysis, query, ranking, schema, snippets
from broadsheet.search.documents import Count, Hit, Hits
from broadsheet.search.matching import Matcher
from broadsheet.search.query import All
from broadsheet.search.writing import unpack

Order = Literal["relevance", "newest"]

MAX_LIMIT = 100
DEEPEST = 1_000
"""Results by relevance that can be paged to; whoever has read a thousand needs another question, or order newest."""
LANGUAGES_READ = 8
"""Languages of the index, commonest first, whose stems of a word are looked for."""
FACETS = {"language": 12, "publisher": 20, "section": 20}
"""Fields that are counted over the articles found, and how many values are given."""
UNSEEN = 150
"""Articles; an index of four, or of a hundred about one town, cannot tell which words are common."""


@dataclass(frozen=True, slots=True)
class _View:
    """One committed state of the index."""

    schema: tantivy.Schema
    searcher: tantivy.Searcher
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    query: tantivy.Query
    total: int
    facets: dict[str, tuple[Count, ...]]
    matcher: Matcher
    relaxed: bool


class Index:
    """Searches the index in a folder. Safe for threads; what a writer commits is found by the next search.

    The folder may be empty or absent: then nothing is found, until a writer has made the index.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._index: tantivy.Index | None = None
        self._stamp: tuple[int, int, int] | None = None
        self._view: _View | None = None

    @classmethod
    def open(cls, path: Path) -> Index:
        """The index in ``path``. Raises IndexUnusable: damaged or of another version; the writer can rebuild it."""
        index = cls(path)
        index._current()
        return index

    def count(self) -> int:
        """How many articles the index has."""
        view = self._current()
        return view.searcher.num_docs if view else 0

    def search(
        self,
        text: str,
        *,
        language: str = "",
        order: Order = "relevance",
        limit: int = 20,
        after: str | None = None,
    ) -> Hits:
        """A page of the articles that match a query (see ``query``); ``language`` is the one it is written in.

        It decides how words are read, it is no filter (``lang:`` is): articles in other languages are found too.
        ``after`` is the ``next`` of the page before. Raises SearchSyntaxError.
        """
        limit = max(1, min(limit, MAX_LIMIT))
        tree = query.parse(text)
        cursor = _cursor(order, after)
        view = self._current()
        if view is None or not tree.nodes:
            return Hits(total=0)
        found = _find(view, tree, language, facets=not after)
        if found is None:
            return Hits(total=0)
        pairs, following = _page(view, found, order, limit, cursor)
        return Hits(
            total=found.total,
            hits=_shown(view, found, pairs),
            next=following,
            facets=found.facets,
            relaxed=found.relaxed,
            did_you_mean=_corrected(text, found.matcher.corrections),
        )

    def similar(self, terms: Iterable[str], *, limit: int = 40, language: str = "") -> tuple[int, ...]:
        """Ids of the articles that have most of these words, best first: candidates for related articles.

        ``language`` is the one that the words are of; without it each is read in all languages of the index.
        """
        view = self._current()
        if view is None:
            return ()
        wanted = Matcher(view.schema, view.searcher, (language,) if language else view.languages).any_term(terms)
        if wanted is None:
            return ()
        places = [place for _, place in view.searcher.search(wanted, limit, count=False).hits]
        return tuple(int(value or 0) for value in view.searcher.fast_field_values("id", places))

    def shares(self, terms: Iterable[str], *, language: str = "") -> dict[str, float]:
        """Which share of all articles has each of the words in its text; for several words that of the rarest.

        Counted as of an index with UNSEEN articles more, so that a small one takes no word for common.
        """
        view = self._current()
        if view is None:
            return {}
        articles = view.searcher.num_docs + UNSEEN
        found = {}
        for words in terms:
            counts = [view.searcher.doc_freq("text", term) for term in analysis.terms(words, language)]
            if counts:
                found[words] = max(1, min(counts)) / articles
        return found

    def _current(self) -> _View | None:
        """The newest committed state: one ``stat`` where nothing changed."""
        stamp = _stamp(self._folder)
        with self._lock:
            if stamp != self._stamp:
                self._reload(stamp)
                self._stamp = stamp
            return self._view

    def _reload(self, stamp: tuple[int, int, int] | None) -> None:
        if stamp is None:
            self._index = self._view = None
            return
        if self._index is None or self._stamp is None:
            self._index = schema.open_index(self._folder)
        try:
            self._index.reload()
        except (ValueError, OSError):  # rebuilt under us: open it again
            self._index = schema.open_index(self._folder)
        searcher = self._index.searcher()
        counted = sorted(searcher.terms_with_prefix("language", ""), key=lambda pair: -pair[1])
        languages = tuple(name for name, _ in counted[:LANGUAGES_READ])
        self._view = _View(self._index.schema, searcher, languages or ("",))


def _stamp(folder: Path) -> tuple[int, int, int] | None:
    try:
        state = os.stat(folder / schema.WORDS / "meta.json")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise IndexUnusable(f"The search index in {folder} cannot be read: {error.strerror}.", path=folder) from error
    return state.st_ino, state.st_mtime_ns, state.st_size


def _find(view: _View, tree: All, language: str, *, facets: bool) -> _Found | None:
    """What a query matches: all of it or, where nothing does or it is a sentence, most of it."""
    languages = tuple(dict.fromkeys((language, *view.languages) if language else view.languages))
    matcher = Matcher(view.schema, view.searcher, languages)
    if not matcher.is_sentence(tree):
        strict = matcher.strict(tree)
        total, counts = _counted(view, strict, FACETS if facets else {})
        if total:
            return _Found(strict, total, counts, matcher, relaxed=False)
    relaxed = matcher.relaxed(tree)
    if relaxed is None:
        return None
    total, counts = _counted(view, relaxed, FACETS if facets else {})
    return _Found(relaxed, total, counts, matcher, relaxed=True) if total else None


def _counted(view: _View, wanted: tantivy.Query, facets: Mapping[str, int]) -> tuple[int, dict[str, tuple[Count, ...]]]:
    """How many articles match, and how many by each value of the fields in ``facets``; one pass over the matches."""
    asked: dict[str, Any] = {name: {"terms": {"field": name, "size": size}} for name, size in facets.items()}
    answer = view.searcher.aggregate(wanted, asked | {"total": {"value_count": {"field": "id"}}})
    counts = {
        name: tuple(Count(bucket["key"], bucket["doc_count"]) for bucket in answer[name]["buckets"] if bucket["key"])
        for name in facets
    }
    return int(answer["total"]["value"]), counts


def _cursor(order: Order, after: str | None) -> int | None:
    if not after:
        return None
    kind, _, number = after.partition("-")
    if kind != order[0] or not number.isascii() or not number.isdigit() or len(number) > 20:
        raise SearchSyntaxError("That page of results does not exist; start again from the first.", code="no-page")
    return int(number)


def _page(
    view: _View, found: _Found, order: Order, limit: int, cursor: int | None
) -> tuple[list[tuple[float, tantivy.DocAddress]], str]:
    if order == "newest":
        return _newest(view, found, limit, cursor)
    start = min(cursor or 0, DEEPEST)
    if start < ranking.WINDOW:
        first = view.searcher.search(found.query, ranking.WINDOW, count=False).hits
        pairs = ranking.again(view.searcher, first)[start : start + limit]
    else:
        pairs = view.searcher.search(found.query, limit, count=False, offset=start).hits
    end = start + len(pairs)
    return pairs, f"r-{end}" if pairs and end < min(found.total, DEEPEST) else ""


def _newest(
    view: _View, found: _Found, limit: int, cursor: int | None
) -> tuple[list[tuple[float, tantivy.DocAddress]], str]:
    wanted = found.query
    if cursor is not None:
        below = found.matcher.between(None, min(cursor, 2**64 - 1))
        wanted = tantivy.Query.boolean_query([(tantivy.Occur.Must, wanted), (tantivy.Occur.Must, below)])
    pairs = view.searcher.search(wanted, limit + 1, count=False, order_by_field="moment").hits
    following = f"n-{pairs[limit - 1][0]}" if len(pairs) > limit else ""
    return [(0.0, place) for _, place in pairs[:limit]], following


def _shown(view: _View, found: _Found, pairs: Sequence[tuple[float, tantivy.DocAddress]]) -> tuple[Hit, ...]:
    places = [place for _, place in pairs]
    if not places:
        return ()
    columns = [view.searcher.fast_field_values(name, places) for name in ("id", "story", "moment")]
    terms = found.matcher.marked
    hits = []
    for (score, place), article_id, story_id, moment in zip(pairs, *columns, strict=True):
        title, standfirst, text, spoken = unpack(view.searcher.doc(place).get_first("page") or b"")
        hits.append(
            Hit(
                article_id=article_id,
                story_id=story_id,
                score=float(score),
                title_html=snippets.marked(title, spoken, terms),
                snippet_html=snippets.snippet(standfirst, text, spoken, terms),
                published_at=datetime.fromtimestamp(moment >> schema.TIME_SHIFT, UTC),
            )
        )
    return tuple(hits)


def _corrected(text: str, corrections: dict[str, str]) -> str:
    if not corrections:
        return ""
    for wrong, right in corrections.items():
        text = text.replace(wrong, right)
    return text
