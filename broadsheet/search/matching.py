"""From the tree of a query to tantivy's queries. What a reader typed never reaches tantivy's own parser."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import tantivy

from broadsheet.search import analysis, schema, spelling
from broadsheet.search.query import All, Either, Field, Node, Not, Phrase, Published, Word

FIELD_WEIGHTS = (("title", 1.0), ("standfirst", 0.5), ("text", 1.0))
MOST = 0.5
"""Share of the words that a relaxed search wants, rounded up."""
SOME = 0.2
"""The same of a sentence, whose best answer often has few of its words: hit@10 .858, at a half .846."""
SENTENCE = 6
"""Telling words from which a query is read as a sentence or a question: no article need have all of them."""
COMMON = 0.2
"""Share of all articles from which a word no longer decides in a relaxed search which articles are read, and only adds
to their score: ten times faster."""
MOST_READ = 20_000
"""Articles that the words of ``any_term`` may stand in, all together; the commonest words are left out beyond."""
LEAST_TERMS = 4  # that are looked for all the same
MAX_EXPANSIONS = 50  # pairs of characters that one character stands for
MAX_GUESSES = 4  # words of a query for which similar ones are looked for; each takes up to 10 ms

Occur = tantivy.Occur


@dataclass(slots=True)
class Matcher:
    """Makes tantivy's queries for one search; ``marked`` and ``guesses`` are filled on the way.

    ``languages`` are those in which words are read: each stem that one of them gives is looked for.
    """

    schema: tantivy.Schema
    searcher: tantivy.Searcher
    languages: Sequence[str]
    marked: set[str] = field(default_factory=set)
    literal: bool = False  # no word is taken for another
    guesses: dict[str, list[str]] = field(default_factory=dict)

    @property
    def corrections(self) -> dict[str, str]:
        """The words that occur nowhere, each with what was taken for it."""
        return {word: similar[0] for word, similar in self.guesses.items() if similar}

    def strict(self, tree: All) -> tantivy.Query:
        """All of the tree's nodes."""
        return self._all(self._telling(tree.nodes))

    def relaxed(self, tree: All) -> tantivy.Query | None:
        """Most of the words, those of phrases too, and whatever else the tree demands. None of a single word."""
        nodes = self._telling(tree.nodes)
        wanted = list(dict.fromkeys(part for node in nodes if _is_text(node) for part in _parts(node)))
        rare, common = self._by_rarity(wanted)
        found = [query for node in rare if (query := self._node(node))]
        if len(wanted) < 2 or not found:
            return None
        share = SOME if self.is_sentence(tree) else MOST
        enough = min(len(found), math.ceil(share * len(rare)))
        most = tantivy.Query.boolean_query(
            [(Occur.Should, query) for query in found], minimum_number_should_match=enough
        )
        clauses = [(Occur.Should, query) for node in common if (query := self._node(node))]
        rest = [node for node in nodes if not _is_text(node)]
        return tantivy.Query.boolean_query([(Occur.Must, most), *clauses, *self._clauses(rest)])

    def is_sentence(self, tree: All) -> bool:
        """Whether the query has so many words, and nothing else to look for in texts, that most of them will do."""
        wanted = [node for node in self._telling(tree.nodes) if _is_text(node)]
        return len(wanted) >= SENTENCE and all(isinstance(node, Word) for node in wanted)

    def any_term(self, terms: Iterable[str]) -> tantivy.Query | None:
        """Articles that have any of the words in title or text, by the rarest of them. None where no article has one.

        One flat query: with 1,000,000 articles all words and unions of weighted fields take 15 ms (p95 29), flat and
        with every word 6 ms (13) for the same forty articles, and with the rarest ones 2 ms (8).
        """
        found = {term for word in terms for language in self.languages for term in analysis.terms(word, language)}
        counted = sorted((self.searcher.doc_freq("text", term), term) for term in found)
        read = itertools.accumulate(count for count, _ in counted)
        enough = sum(so_far <= MOST_READ for so_far in read)
        chosen = [term for _, term in counted[: max(LEAST_TERMS, enough)]]
        queries = [
            tantivy.Query.term_query(self.schema, name, term, "freq")
            for term in chosen
            for name in ("title", "text")
            if self.searcher.doc_freq(name, term)
        ]
        return union(queries)

    def _by_rarity(self, nodes: list[Node]) -> tuple[list[Node], list[Node]]:
        """The nodes that decide which articles are read, and the words that so many have that they only add score."""
        most = COMMON * self.searcher.num_docs
        common: list[Node] = [node for node in nodes if isinstance(node, Word) and self._frequency(node.text) > most]
        rare = [node for node in nodes if node not in common]
        return (rare, common) if len(rare) > 1 else (nodes, [])

    def _frequency(self, word: str) -> int:
        return max((self.searcher.doc_freq("text", terms[0]) for terms in self._variants(word)), default=0)

    def _telling(self, nodes: tuple[Node, ...]) -> list[Node]:
        """The nodes without stop words, unless there is nothing else."""
        kept = [node for node in nodes if not (isinstance(node, Word) and self._is_stop(node.text))]
        return kept if any(map(_is_text, kept)) else list(nodes)

    def _is_stop(self, word: str) -> bool:
        found = analysis.words(word)
        if not found:
            return True
        written_big = word.isupper() and len(word) > 1  # US is a country, us is not
        stop = analysis.stop_words(self.languages[0])
        return not written_big and all(analysis.plain(part) in stop for part in found)

    def _all(self, nodes: Iterable[Node]) -> tantivy.Query:
        clauses = self._clauses(nodes)
        if not clauses:
            return tantivy.Query.empty_query()
        if all(occur == Occur.MustNot for occur, _ in clauses):
            clauses.append((Occur.Must, tantivy.Query.all_query()))
        return tantivy.Query.boolean_query(clauses)

    def _clauses(self, nodes: Iterable[Node]) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        clauses: list[tuple[tantivy.Occur, tantivy.Query]] = []
        for node in nodes:
            if isinstance(node, Not):
                clauses.append((Occur.MustNot, self._unwanted(node.node)))
            elif query := self._node(node):
                clauses.append((Occur.Must, query))
            elif not (isinstance(node, Word | Phrase) and not analysis.words(node.text)):
                clauses.append((Occur.Must, tantivy.Query.empty_query()))
        return clauses

    def _unwanted(self, node: Node) -> tantivy.Query:
        """What must not match: nothing of it is marked, and no word is taken for another."""
        apart = Matcher(self.schema, self.searcher, self.languages, literal=True)
        return apart._node(node) or tantivy.Query.empty_query()

    def _node(self, node: Node) -> tantivy.Query | None:
        """The query of one node, None where nothing in the index can match."""
        match node:
            case Word(text) | Phrase(text):
                return self._words(text, correct=isinstance(node, Word))
            case Either(nodes):
                return union([query for part in nodes if (query := self._node(part))])
            case All(nodes):
                return self._all(nodes)
            case Not():
                return self._all((node,))
            case Published(since, until):
                return self.published(since, until)
            case Field(name, value):
                return self._field(name, value)

    def _words(self, text: str, *, correct: bool) -> tantivy.Query | None:
        """One word, or several side by side, in any field of text and any of the languages."""
        query = union([query for terms in self._variants(text) for query in self._in_fields(terms)])
        if query is None and correct and not self.literal:
            variants = {terms for word in self._guess(text) for terms in self._variants(word)}
            query = union([query for terms in sorted(variants) for query in self._in_fields(terms)])
        return query

    def _guess(self, word: str) -> list[str]:
        if word not in self.guesses and len(self.guesses) < MAX_GUESSES:
            self.guesses[word] = spelling.similar(self.searcher, word)
        return self.guesses.get(word, [])

    def _variants(self, text: str) -> list[tuple[str, ...]]:
        found = dict.fromkeys(tuple(analysis.terms(text, language)) for language in self.languages)
        return [terms for terms in found if terms]

    def _in_fields(self, terms: tuple[str, ...]) -> list[tantivy.Query]:
        self.marked.update(terms)
        if len(terms) == 1:
            if analysis.is_run(terms[0]) and len(terms[0]) == 1:
                return self._with_character(terms[0])
            query = self._term(terms[0])
            return [query] if query else []
        if any(not self._known(term) for term in terms):
            return []
        return [
            tantivy.Query.boost_query(tantivy.Query.phrase_query(self.schema, name, list(terms)), weight)
            for name, weight in FIELD_WEIGHTS
        ]

    def _term(self, term: str) -> tantivy.Query | None:
        return union(
            [
                tantivy.Query.boost_query(tantivy.Query.term_query(self.schema, name, term, "freq"), weight)
                for name, weight in FIELD_WEIGHTS
                if self.searcher.doc_freq(name, term)
            ]
        )

    def _with_character(self, character: str) -> list[tantivy.Query]:
        """A single Chinese, Japanese, Korean or Thai character: the pairs that begin with it."""
        pairs = self.searcher.terms_with_prefix("text", character, limit=MAX_EXPANSIONS)
        self.marked.update(term for term, _ in pairs)
        return [query for term, _ in pairs if (query := self._term(term))]

    def _known(self, term: str) -> bool:
        return any(self.searcher.doc_freq(name, term) for name, _ in FIELD_WEIGHTS)

    def _field(self, name: str, value: str) -> tantivy.Query | None:
        match name:
            case "author":
                return self._side_by_side("author", analysis.terms(value, ""))
            case "publisher":
                named = self._side_by_side("source", analysis.terms(value.replace(".", " "), ""))
                return union([self._exact("publisher", value.lower()), *([named] if named else [])])
            case "title":
                return union([q for terms in self._variants(value) if (q := self._side_by_side("title", list(terms)))])
            case "hashtag":
                return self._exact("hashtag", analysis.hashtag(value))
            case "lang":
                return self._exact("language", value.lower())
            case _:
                return self._exact(name, value.lower())

    def _exact(self, name: str, value: str) -> tantivy.Query:
        value = value.encode("utf-8", "ignore").decode()
        return tantivy.Query.const_score_query(tantivy.Query.term_query(self.schema, name, value, "basic"), 0.0)

    def _side_by_side(self, name: str, terms: list[str]) -> tantivy.Query | None:
        if name == "title":
            self.marked.update(terms)
        if len(terms) > 1:
            return tantivy.Query.phrase_query(self.schema, name, list(terms))
        return tantivy.Query.term_query(self.schema, name, terms[0], "freq") if terms else None

    def published(self, since: datetime | None, until: datetime | None) -> tantivy.Query:
        """Articles published at ``since`` or later and before ``until``."""
        return self.between(_floor(since), _floor(until))

    def between(self, lowest: int | None, below: int | None) -> tantivy.Query:
        """Articles whose ``moment`` is ``lowest`` or more and less than ``below``."""
        unsigned = tantivy.FieldType.Unsigned
        query = tantivy.Query.range_query(
            self.schema, "moment", unsigned, lowest, below, include_lower=True, include_upper=below is None
        )
        return tantivy.Query.const_score_query(query, 0.0)


def _is_text(node: Node) -> bool:
    """Whether a node looks for words in texts, as against an article's data."""
    match node:
        case Word() | Phrase():
            return True
        case Either(nodes) | All(nodes):
            return any(map(_is_text, nodes))
        case _:
            return False


def _parts(node: Node) -> list[Node]:
    """The words of a phrase or of a word like Covid-19, the pairs of an unspaced run; any other node as it is."""
    if not isinstance(node, Word | Phrase):
        return [node]
    parts = [analysis.terms(word, "") if analysis.is_run(word) else [word] for word in analysis.words(node.text)]
    return [Word(part) for pieces in parts for part in pieces]


def union(queries: list[tantivy.Query]) -> tantivy.Query | None:
    """Any of the queries, their scores added; None of none."""
    if len(queries) < 2:
        return queries[0] if queries else None
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])


def _floor(moment: datetime | None) -> int | None:
    if moment is None:
        return None
    return min(max(0, int(moment.timestamp())), schema.LAST_SECOND) << schema.TIME_SHIFT
