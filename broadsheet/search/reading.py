"""Searching: what the web's threads hold."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import tantivy

from broadsheet.errors import IndexUnusable, SearchSyntaxError
from broadsheet.search import analysis, counting, paging, query, schema, scripts, snippets
from broadsheet.search.documents import Hit, Hits, Ranked
from broadsheet.search.matching import Matcher, Wanted
from broadsheet.search.paging import Group, Page
from broadsheet.search.query import All
from broadsheet.search.view import Scored, View
from broadsheet.search.writing import unpack

Order = Literal["relevance", "newest"]

MAX_LIMIT = 100
LANGUAGES_READ = 8
"""Languages of one script in the index, commonest first, whose stems of a word are looked for."""
FEW = 3  # articles found, up to which a likelier spelling of a rare word is suggested
UNSEEN = 150
"""Articles; an index of four, or of a hundred about one town, cannot tell which words are common."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What matches, and the best of the articles by score."""

    wanted: Wanted
    best: Sequence[Scored]
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
        self._view: View | None = None

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
        fold: bool = False,
        exact: bool = False,
    ) -> Hits:
        """A page of the articles that match a query (see ``query``); ``language`` is the one it is written in.

        It decides how words are read, it is no filter (``lang:`` is): articles in other languages are found too.
        ``after`` is the ``next`` of the page before. ``fold``: one result a story. ``exact``: all words must occur, and
        none is taken for another that is written alike. Raises SearchSyntaxError.
        """
        limit = max(1, min(limit, MAX_LIMIT))
        tree = query.parse(scripts.composed(text))
        cursor = _cursor(order, after)
        view = self._current()
        if view is None or not tree.nodes:
            return Hits(total=0)
        matcher = Matcher(view, _languages(view, language), literal=exact)
        found = _find(view, matcher, tree)
        if found is None:
            return Hits(total=0)
        if order == "newest":
            page = paging.newest(view, matcher, found.wanted.matched, cursor, limit, fold=fold)
        else:
            page = paging.by_relevance(view, found.wanted, found.best, cursor or 0, limit, fold=fold)
        total, facets = counting.counted(view, found.wanted.matched, {} if after else counting.FACETS)
        suggested = matcher.suggestions(tree) if total <= FEW and not exact else {}
        return Hits(
            total=total,
            hits=_shown(view, matcher.marked, page),
            next=page.next,
            facets=facets,
            relaxed=found.relaxed,
            read_as=_respelled(text, matcher.corrections),
            did_you_mean=_respelled(text, suggested),
        )

    def ranked(self, text: str, *, language: str = "", limit: int = 20) -> tuple[Ranked, ...]:
        """The articles of the first page of ``search`` without what is shown of them, which takes most of its time.

        Raises SearchSyntaxError.
        """
        tree = query.parse(scripts.composed(text))
        view = self._current()
        if view is None or not tree.nodes:
            return ()
        found = _find(view, Matcher(view, _languages(view, language)), tree)
        if found is None:
            return ()
        page = paging.by_relevance(view, found.wanted, found.best, 0, max(1, min(limit, MAX_LIMIT)), fold=False)
        best = [group.best for group in page.groups]
        columns = (view.numbers("id", best), view.numbers("moment", best))
        return tuple(
            Ranked(article_id, float(score), _moment(moment))
            for (score, _), article_id, moment in zip(best, *columns, strict=True)
        )

    def newer(self, text: str, than: int, *, language: str = "", most: int = 100) -> int:
        """How many of the articles with an id above ``than`` have all that a query asks for, ``most`` where more do.

        Raises SearchSyntaxError.
        """
        tree = query.parse(scripts.composed(text))
        view = self._current()
        if view is None or not tree.nodes:
            return 0
        wanted = Matcher(view, _languages(view, language), literal=True).strict(tree).matched
        newest = view.searcher.search(wanted, most, count=False, order_by_field="id").hits
        return sum(article_id > than for article_id, _ in newest)

    def similar(self, terms: Iterable[str], *, limit: int = 40, language: str = "") -> tuple[int, ...]:
        """Ids of the articles that have most of these words, best first: candidates for related articles.

        ``language`` is the one that the words are of; without it each is read in all languages of the index.
        """
        view = self._current()
        if view is None:
            return ()
        wanted = Matcher(view, (language,) if language else view.languages).any_term(terms)
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

    def _current(self) -> View | None:
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
        self._view = View(self._index.schema, searcher, _most_read([name for name, _ in counted]) or ("",))


def _stamp(folder: Path) -> tuple[int, int, int] | None:
    try:
        state = os.stat(folder / schema.WORDS / "meta.json")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise IndexUnusable(f"The search index in {folder} cannot be read: {error.strerror}.", path=folder) from error
    return state.st_ino, state.st_mtime_ns, state.st_size


def _most_read(languages: Iterable[str]) -> tuple[str, ...]:
    """The commonest languages of each script."""
    kept: dict[str, list[str]] = {}
    for language in languages:
        kept.setdefault(scripts.written(language), []).append(language)
    return tuple(language for some in kept.values() for language in some[:LANGUAGES_READ])


def _languages(view: View, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((language, *view.languages) if language else view.languages))


def _find(view: View, matcher: Matcher, tree: All) -> _Found | None:
    """What a query matches: all of it or, where nothing does or it is a sentence, most of it."""
    strictly = matcher.literal or not matcher.is_sentence(tree)
    found = _best(view, matcher.strict(tree)) if strictly else None
    return found if found or matcher.literal else _best(view, matcher.relaxed(tree), relaxed=True)


def _best(view: View, wanted: Wanted | None, *, relaxed: bool = False) -> _Found | None:
    if wanted is None:
        return None
    # without a count: then tantivy passes over what cannot be among the best
    best = view.searcher.search(wanted.ranked, paging.POOL, count=False).hits
    return _Found(wanted, best, relaxed) if best else None


def _cursor(order: Order, after: str | None) -> int | None:
    if not after:
        return None
    kind, _, number = after.partition("-")
    if kind != order[0] or not number.isascii() or not number.isdigit() or len(number) > 20:
        raise SearchSyntaxError("That page of results does not exist; start again from the first.", code="no-page")
    return min(int(number), 2**64 - 1)


def _shown(view: View, terms: set[str], page: Page) -> tuple[Hit, ...]:
    best = [group.best for group in page.groups]
    columns = [view.numbers(name, best) for name in ("id", "story", "moment")]
    return tuple(_hit(view, terms, group, *numbers) for group, *numbers in zip(page.groups, *columns, strict=True))


def _hit(view: View, terms: set[str], group: Group, *numbers: int) -> Hit:
    score, place = group.best
    article_id, story_id, moment = numbers
    title, standfirst, text, spoken = unpack(view.searcher.doc(place).get_first("page") or b"")
    return Hit(
        article_id=article_id,
        story_id=story_id or None,
        score=float(score),
        title_html=snippets.marked(title, spoken, terms),
        snippet_html=snippets.snippet(standfirst, text, spoken, terms),
        published_at=_moment(moment),
        more=group.more,
        also=tuple(view.numbers("id", group.also)),
    )


def _moment(number: int) -> datetime:
    return datetime.fromtimestamp(number >> schema.TIME_SHIFT, UTC)


def _respelled(text: str, corrections: Mapping[str, str]) -> str:
    """The query with words replaced; "" where there is nothing to replace."""
    for wrong, right in corrections.items():
        written = right.capitalize() if wrong[:1].isupper() else right
        text = re.sub(rf"(?<!\w){re.escape(wrong)}(?!\w)", written, text)
    return text if corrections else ""
