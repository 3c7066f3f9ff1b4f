"""The articles that a question is put to: those found by words and by meaning, put in order by their best piece.

A piece is some 180 words of an article with its headline, ranked by BM25 (Robertson and Zaragoza 2009). On 240 gold
questions with words alone Hit@4 is .804, Hit@10 .875 and MRR@10 .713, without pieces .771, .858 and .691; asked on
their day .896, .958 and .808 (.879, .958, .780); with vectors of a small model .796, .904 and .704 (.783, .879, .684).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from broadsheet.analysis.ask.scoring import MAX_TEXT
from broadsheet.analysis.ask.terms import terms
from broadsheet.analysis.document import Document
from broadsheet.search.documents import Ranked
from broadsheet.search.fusion import fused
from broadsheet.search.retrieval import as_of
from broadsheet.stories import background
from broadsheet.stories.hashing import hashed

POOL = 20  # articles whose pieces are looked at; 60 find no more
PIECE = 90  # terms, which are about half of the words; 60 and 150 give .01 less MRR
TITLE = 6  # terms of a headline
K1, B = 1.2, 0.5
UNSEEN = 2.0  # articles that a word is taken to stand in where news at large has never used it


def best(
    question: str,
    rankings: Sequence[Sequence[int]],
    load: Callable[[Sequence[int]], Mapping[int, Document]],
    *,
    now: datetime | None,
    limit: int,
) -> list[Document]:
    """The documents of ``rankings`` (ids, best first) that a question should be put to, best first.

    ``load`` gives the documents of up to POOL ids; one that it does not give is passed over. With ``now`` newer ones
    gain.
    """
    known = load(fused(rankings)[:POOL])
    order = fused([*rankings, by_pieces(question, known.values(), now)])
    return [known[each] for each in order if each in known][:limit]


def by_pieces(question: str, documents: Iterable[Document], now: datetime | None) -> list[int]:
    """The ids of the documents, that with the best piece first."""
    scored = [(document, max(_scores(question, document), default=0.0)) for document in documents]
    if now is None:
        return [document.article_id for document, _ in sorted(scored, key=lambda each: -each[1])]
    found = (Ranked(document.article_id, score, document.published or now) for document, score in scored)
    return [each.article_id for each in as_of(now, found)]


def _scores(question: str, document: Document) -> Iterable[float]:
    language = document.language
    asked = {term: _rarity(term, language) for term in terms(question, language)}
    title, body = terms(document.title, language), terms(document.text[:MAX_TEXT], language)
    for start in range(0, max(1, len(body)), PIECE):
        counts = Counter(title + body[start : start + PIECE])
        length = K1 * (1 - B + B * counts.total() / (PIECE + TITLE))
        yield sum(rarity * counts[term] * (K1 + 1) / (counts[term] + length) for term, rarity in asked.items())


def _rarity(term: str, language: str) -> float:
    """Inverse document frequency in news at large; 1 for every term of a language without a table."""
    known = background.of(language)
    if not known.articles:
        return 1.0
    return math.log1p(known.articles / max(UNSEEN, known.counts.get(hashed(term, language), 0.0)))
