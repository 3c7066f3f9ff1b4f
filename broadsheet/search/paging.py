"""Pages of results, by relevance or newest first, each story once where they are folded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import tantivy

from broadsheet.search import ranking
from broadsheet.search.counting import in_stories
from broadsheet.search.matching import Matcher, Wanted
from broadsheet.search.view import Scored, View, both

POOL = 200  # best matches of which the first pages are made
DEEPEST = 1_000
"""Results by relevance that can be paged to; whoever has read a thousand needs another question, or order newest."""
ALSO = 4  # further articles of a story that are named with its first
ROUNDS = 4  # of reading on where one story fills a page, each with four times as many articles


@dataclass(slots=True)
class Group:
    """One result: the first article of a story, further ones, and how many of them match besides the first."""

    best: Scored
    also: list[Scored] = field(default_factory=list)
    more: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """Results in order, and the cursor of the page after them, "" for none."""

    groups: tuple[Group, ...] = ()
    next: str = ""


def by_relevance(view: View, wanted: Wanted, first: Sequence[Scored], start: int, limit: int, *, fold: bool) -> Page:
    """Results ``start`` and following; ``first`` are the best POOL matches in order of their score."""
    groups = _grouped(view, _ranked(view, first), fold=fold)
    if len(groups) <= start + limit and len(first) == POOL:
        deepest = view.searcher.search(wanted.ranked, DEEPEST, count=False).hits
        groups = _grouped(view, _ranked(view, deepest), fold=fold)
    chosen = dict(list(groups.items())[start : start + limit])
    end = start + len(chosen)
    return Page(_counted(view, wanted.matched, chosen), f"r-{end}" if end < len(groups) else "")


def newest(view: View, matcher: Matcher, wanted: tantivy.Query, cursor: int | None, limit: int, *, fold: bool) -> Page:
    """Results older than the moment ``cursor``; a story stands where its newest match stands, on one page only."""
    groups: dict[int, Group] = {}
    before: set[int] = set()
    last = cursor
    size = limit * (ALSO if fold else 1) + 1
    for _ in range(ROUNDS):
        older = both(wanted, matcher.between(None, last)) if last is not None else wanted
        batch = view.searcher.search(older, size, count=False, order_by_field="moment").hits
        keys = _keys(view, batch, fold=fold)
        if cursor is not None and fold:
            new = {key for key in keys if key > 0} - set(groups) - before
            before |= set(in_stories(view, wanted, new, matcher.between(cursor, None)))
        for pair, key in zip(batch, keys, strict=True):
            if key not in before:
                if key not in groups and len(groups) == limit:
                    return Page(_counted(view, wanted, groups), f"n-{last}")
                _add(groups, key, pair)
            last = pair[0]
        if len(batch) < size:
            return Page(_counted(view, wanted, groups))
        size *= 4
    return Page(_counted(view, wanted, groups), f"n-{last}")


def _ranked(view: View, pairs: Sequence[Scored]) -> list[Scored]:
    return [*ranking.again(view, pairs[: ranking.WINDOW]), *pairs[ranking.WINDOW :]]


def _grouped(view: View, pairs: Sequence[Scored], *, fold: bool) -> dict[int, Group]:
    groups: dict[int, Group] = {}
    for pair, key in zip(pairs, _keys(view, pairs, fold=fold), strict=True):
        _add(groups, key, pair)
    return groups


def _keys(view: View, pairs: Sequence[Scored], *, fold: bool) -> list[int]:
    """By what articles are folded: the story, or less than nothing where each stands for itself."""
    ids = view.numbers("id", pairs)
    stories = view.numbers("story", pairs) if fold else [0] * len(ids)
    return [story or -1 - number for story, number in zip(stories, ids, strict=True)]


def _add(groups: dict[int, Group], key: int, pair: Scored) -> None:
    group = groups.get(key)
    if group is None:
        groups[key] = Group(pair)
    elif len(group.also) < ALSO:
        group.also.append(pair)


def _counted(view: View, wanted: tantivy.Query, groups: dict[int, Group]) -> tuple[Group, ...]:
    """The groups, those of stories with the number of their other matches."""
    counts = in_stories(view, wanted, [key for key in groups if key > 0])
    for key, group in groups.items():
        group.more = max(counts.get(key, 1) - 1, len(group.also))
    return tuple(groups.values())
