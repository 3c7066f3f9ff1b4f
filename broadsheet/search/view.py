"""One committed state of the index, as everything that searches sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import tantivy

Scored = tuple[float, tantivy.DocAddress]
"""A match: its score, or the number that it is ordered by, and where it stands."""


@dataclass(frozen=True, slots=True)
class View:
    """A state with its schema; ``languages`` are those of its articles, commonest first."""

    schema: tantivy.Schema
    searcher: tantivy.Searcher
    languages: tuple[str, ...]

    def numbers(self, field: str, pairs: Iterable[Scored]) -> list[int]:
        """The value that each of the articles has in a field of numbers, 0 where it has none."""
        places = [place for _, place in pairs]
        return [int(value or 0) for value in self.searcher.fast_field_values(field, places)] if places else []


def union(queries: list[tantivy.Query]) -> tantivy.Query | None:
    """Any of the queries, their scores added; None of none."""
    if len(queries) < 2:
        return queries[0] if queries else None
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def at_least(queries: list[tantivy.Query], number: int) -> tantivy.Query:
    """So many of the queries; one of them is six times quicker to read than two."""
    number = min(number, len(queries))
    clauses = [(tantivy.Occur.Should, query) for query in queries]
    return tantivy.Query.boolean_query(clauses, minimum_number_should_match=number if number > 1 else None)


def both(query: tantivy.Query, *filters: tantivy.Query) -> tantivy.Query:
    """The query's matches that pass all filters, with their scores."""
    passing = [(tantivy.Occur.Must, tantivy.Query.const_score_query(each, 0.0)) for each in filters]
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), *passing])


def any_of(view: View, field: str, numbers: Iterable[int]) -> tantivy.Query:
    """The articles with one of the numbers in ``field``."""
    terms = [tantivy.Query.term_query(view.schema, field, number, "basic") for number in numbers]
    return union(terms) or tantivy.Query.empty_query()
