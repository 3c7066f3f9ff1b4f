"""From the tree of a query to tantivy's queries. What a reader typed never reaches tantivy's own parser."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import accumulate
from typing import NamedTuple

import tantivy

from broadsheet.search import analysis, schema, scripts, spelling
from broadsheet.search.query import All, Either, Field, Node, Not, Phrase, Published, Word
from broadsheet.search.view import View, at_least, union

FIELD_WEIGHTS = (("title", 1.0), ("standfirst", 0.5), ("text", 1.0))
MOST = 0.5
"""Share of the words that a relaxed search wants, rounded up."""
SOME = 0.2
"""The same of a sentence, for what counts as found. Its best answers are taken from all that have any of its words."""
SENTENCE = 6
"""Telling words from which a query is read as a sentence or a question: no article need have all of them."""
COMMON = 0.2
"""Share of all articles from which a word no longer decides in a relaxed search which articles are read, and only adds
to their score: ten times faster."""
MOST_ASKED = 20_000
"""Articles that the words of ``any_term`` may stand in, all together; the commonest words are left out beyond."""
LEAST_TERMS = 4  # that are looked for all the same
MAX_EXPANSIONS = 50  # pairs of characters that one character stands for
MAX_GUESSES = 4  # words of a query for which similar ones are looked for; each takes up to 2 ms
MOST_READ = 30_000
"""Articles that the deciding words have together: the commoner ones only add to the score. Reading takes 80 ns each."""
SUSPECT = 2  # articles; a word in no more of them may be a slip of one that is so many times commoner:
COMMONER = 50

Occur = tantivy.Occur
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?")  # before the domain of a pasted address


class Wanted(NamedTuple):
    """What a search looks for: by ``ranked`` the best are chosen, what ``matched`` matches counts as found."""

    ranked: tantivy.Query
    matched: tantivy.Query


@dataclass(slots=True)
class Matcher:
    """Makes tantivy's queries for one search; ``marked`` and ``guesses`` are filled on the way.

    ``languages`` are those in which words are read, the question's own first: of those in a word's script, each stem
    that one of them gives is looked for.
    """

    view: View
    languages: Sequence[str]
    marked: set[str] = field(default_factory=set)
    literal: bool = False  # no word is taken for another
    guesses: dict[str, list[str]] = field(default_factory=dict)
    known_variants: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    @property
    def corrections(self) -> dict[str, str]:
        """The words that occur nowhere, each with what was taken for it."""
        return {word: similar[0] for word, similar in self.guesses.items() if similar}

    def suggestions(self, tree: All) -> dict[str, str]:
        """Words that hardly any article has, each with a similar one that is far commoner."""
        found = {}
        names = partial(self.view.searcher.doc_freq, "spelling")
        for word in [node.text for node in tree.nodes if isinstance(node, Word)][:MAX_GUESSES]:
            if 0 < (count := names(_printable(analysis.plain(word)))) <= SUSPECT:
                likelier = spelling.similar(self.view.searcher, word)
                if likelier and names(likelier[0]) >= COMMONER * count:
                    found[word] = likelier[0]
        return found

    def strict(self, tree: All) -> Wanted:
        """All of the tree's nodes."""
        query = self._all(self._telling(tree.nodes))
        return Wanted(query, query)

    def relaxed(self, tree: All) -> Wanted | None:
        """Most of the words, those of phrases too, and whatever else the tree demands. None of a single word.

        For the best answers to a sentence tantivy passes over most articles with any of its words, which is quicker
        than to count its words in each, and finds the same (hit@10 .858).
        """
        nodes = self._telling(tree.nodes)
        wanted = list(dict.fromkeys(part for node in nodes if _is_text(node) for part in _parts(node)))
        deciding, common = self._by_rarity(wanted)
        found = [query for node in deciding if (query := self._node(node))]
        if len(wanted) < 2 or not found:
            return None
        rest = self._clauses([node for node in nodes if not _is_text(node)])
        adding = [query for node in common for query in self._any(node)]
        enough = math.ceil((SOME if self.is_sentence(tree) else MOST) * len(deciding))
        matched = at_least(found, enough)
        if self.is_sentence(tree):
            every = [query for node in deciding for query in self._any(node)]
            return Wanted(_with(union(every + adding) or matched, rest), _with(matched, rest))
        ranked = [(Occur.Must, matched), *((Occur.Should, query) for query in adding)]
        return Wanted(tantivy.Query.boolean_query([*ranked, *rest]), _with(matched, rest))

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
        counted = sorted((self.view.searcher.doc_freq("text", term), term) for term in found)
        read = itertools.accumulate(count for count, _ in counted)
        enough = sum(so_far <= MOST_ASKED for so_far in read)
        chosen = [term for _, term in counted[: max(LEAST_TERMS, enough)]]
        queries = [
            tantivy.Query.term_query(self.view.schema, name, term, "freq")
            for term in chosen
            for name in ("title", "text")
            if self.view.searcher.doc_freq(name, term)
        ]
        return union(queries)

    def _by_rarity(self, nodes: list[Node]) -> tuple[list[Node], list[Node]]:
        """The nodes that decide which articles are read, and the words that so many have that they only add score."""
        counts = {node: self._frequency(node.text) if isinstance(node, Word) else 0 for node in nodes}
        most = COMMON * self.view.searcher.num_docs
        rare = [node for node in sorted(nodes, key=counts.__getitem__) if counts[node] <= most]
        if len(rare) < 2:
            return nodes, []
        read = list(accumulate(counts[node] for node in rare))
        deciding = rare[: max(2, sum(sofar <= MOST_READ for sofar in read))]
        return deciding, [node for node in nodes if node not in deciding]

    def _frequency(self, word: str) -> int:
        return max((self.view.searcher.doc_freq("text", terms[0]) for terms in self._variants(word)), default=0)

    def _telling(self, nodes: tuple[Node, ...]) -> list[Node]:
        """The nodes without stop words, unless there is nothing else."""
        kept = [node for node in nodes if not (isinstance(node, Word) and self._is_stop(node.text))]
        return kept if any(map(_is_text, kept)) else list(nodes)

    def _is_stop(self, word: str) -> bool:
        found = analysis.words(word)
        if not found:
            return True
        written_big = word.isupper() and len(word) > 1  # US is a country, us is not
        stop = analysis.stop_words(next(iter(self._spoken(word)), ""))
        return not written_big and all(analysis.plain(part) in stop for part in found)

    def _all(self, nodes: Iterable[Node]) -> tantivy.Query:
        clauses = self._clauses(nodes)
        if not clauses:
            return tantivy.Query.empty_query()
        if len(clauses) == 1 and clauses[0][0] == Occur.Must:
            return clauses[0][1]
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
        apart = Matcher(self.view, self.languages, literal=True)
        return apart._node(node) or tantivy.Query.empty_query()

    def _node(self, node: Node) -> tantivy.Query | None:
        """The query of one node, None where nothing in the index can match."""
        return union(self._any(node))

    def _any(self, node: Node) -> list[tantivy.Query]:
        """The queries any of which will do, none within another: tantivy skips best in a flat list of terms."""
        match node:
            case Word(text) | Phrase(text):
                return self._words(text, correct=isinstance(node, Word))
            case Either(nodes):
                return [query for part in nodes for query in self._any(part)]
            case All(nodes):
                return [self._all(nodes)]
            case Not():
                return [self._all((node,))]
            case Published(since, until):
                return [self.published(since, until)]
            case Field(name, value):
                query = self._field(name, value)
                return [query] if query else []

    def _words(self, text: str, *, correct: bool) -> list[tantivy.Query]:
        """One word, or several side by side, in any field of text and any of the languages."""
        found = [query for terms in self._variants(text) for query in self._in_fields(terms)]
        if not found and correct and not self.literal:
            variants = {terms for word in self._guess(text) for terms in self._variants(word)}
            found = [query for terms in sorted(variants) for query in self._in_fields(terms)]
        return found

    def _guess(self, word: str) -> list[str]:
        if word not in self.guesses and len(self.guesses) < MAX_GUESSES:
            self.guesses[word] = spelling.similar(self.view.searcher, word)
        return self.guesses.get(word, [])

    def _variants(self, text: str) -> list[tuple[str, ...]]:
        """The terms of a text in every language that it may be in, and in every way to write it."""
        if text not in self.known_variants:
            ways = [text] if " " in text else [text, *analysis.forms(text)]
            self.known_variants[text] = list(dict.fromkeys(terms for way in ways for terms in self._read(way)))
        return self.known_variants[text]

    def _read(self, text: str) -> list[tuple[str, ...]]:
        languages = self._spoken(text) or ("",)
        found = dict.fromkeys(tuple(analysis.terms(text, language)) for language in languages)
        return [terms for terms in found if terms]

    def _spoken(self, text: str) -> tuple[str, ...]:
        """The languages that are written in the script of a text."""
        script = scripts.script(text.lstrip())
        return tuple(language for language in self.languages if not language or scripts.written(language) == script)

    def _in_fields(self, terms: tuple[str, ...]) -> list[tantivy.Query]:
        # the 年 of 2026年 stands in texts as one of a pair with what follows
        terms = tuple(term for term in terms if not _is_single(term)) or terms[:1]
        self.marked.update(terms)
        if len(terms) == 1:
            return self._with_character(terms[0]) if _is_single(terms[0]) else self._term(terms[0])
        if any(not self._known(term) for term in terms):
            return []
        return [
            tantivy.Query.boost_query(tantivy.Query.phrase_query(self.view.schema, name, list(terms)), weight)
            for name, weight in FIELD_WEIGHTS
        ]

    def _term(self, term: str) -> list[tantivy.Query]:
        return [
            tantivy.Query.boost_query(tantivy.Query.term_query(self.view.schema, name, term, "freq"), weight)
            for name, weight in FIELD_WEIGHTS
            if self.view.searcher.doc_freq(name, term)
        ]

    def _with_character(self, character: str) -> list[tantivy.Query]:
        """A single Chinese, Japanese, Korean or Thai character: the pairs that begin with it."""
        pairs = self.view.searcher.terms_with_prefix("text", character, limit=MAX_EXPANSIONS)
        self.marked.update(term for term, _ in pairs)
        return [query for term, _ in pairs for query in self._term(term)]

    def _known(self, term: str) -> bool:
        return any(self.view.searcher.doc_freq(name, term) for name, _ in FIELD_WEIGHTS)

    def _field(self, name: str, value: str) -> tantivy.Query | None:
        match name:
            case "author":
                return self._side_by_side("author", analysis.terms(value, ""))
            case "publisher":
                return self._publisher(value.lower())
            case "title":
                return union([q for terms in self._variants(value) if (q := self._side_by_side("title", list(terms)))])
            case "hashtag":
                return self._exact("hashtag", analysis.hashtag(value))
            case "lang":
                return self._exact("language", value)
            case _:
                return self._exact(name, value.lower())

    def _publisher(self, value: str) -> tantivy.Query | None:
        """By domain; where no publisher has this one, by words of name and domain."""
        domain = _ADDRESS.sub("", value, count=1).partition("/")[0]
        if self.view.searcher.doc_freq("publisher", _printable(domain)):
            return self._exact("publisher", domain)
        return self._side_by_side("source", analysis.terms(domain.replace(".", " "), ""))

    def _exact(self, name: str, value: str) -> tantivy.Query:
        term = tantivy.Query.term_query(self.view.schema, name, _printable(value), "basic")
        return tantivy.Query.const_score_query(term, 0.0)

    def _side_by_side(self, name: str, terms: list[str]) -> tantivy.Query | None:
        if name == "title":
            self.marked.update(terms)
        if len(terms) > 1:
            return tantivy.Query.phrase_query(self.view.schema, name, list(terms))
        return tantivy.Query.term_query(self.view.schema, name, terms[0], "freq") if terms else None

    def published(self, since: datetime | None, until: datetime | None) -> tantivy.Query:
        """Articles published at ``since`` or later and before ``until``."""
        return self.between(_floor(since), _floor(until))

    def between(self, lowest: int | None, below: int | None) -> tantivy.Query:
        """Articles whose ``moment`` is ``lowest`` or more and less than ``below``."""
        unsigned = tantivy.FieldType.Unsigned
        query = tantivy.Query.range_query(
            self.view.schema, "moment", unsigned, lowest, below, include_lower=True, include_upper=below is None
        )
        return tantivy.Query.const_score_query(query, 0.0)


def _is_single(term: str) -> bool:
    """Whether a term is one character of an unspaced script, which is indexed in pairs."""
    return len(term) == 1 and analysis.is_run(term)


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


def _with(query: tantivy.Query, clauses: list[tuple[tantivy.Occur, tantivy.Query]]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Must, query), *clauses]) if clauses else query


def _printable(value: str) -> str:
    """Without halves of surrogate pairs, which tantivy does not take."""
    return value.encode("utf-8", "ignore").decode()


def _floor(moment: datetime | None) -> int | None:
    if moment is None:
        return None
    return min(max(0, int(moment.timestamp())), schema.LAST_SECOND) << schema.TIME_SHIFT
