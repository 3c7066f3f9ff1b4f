"""A question put to an article, to a story or to the whole paper."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from broadsheet.analysis import Document
from broadsheet.analysis.ask import Answer, answer
from broadsheet.analysis.ask.pieces import best
from broadsheet.config import Config
from broadsheet.errors import BroadsheetError
from broadsheet.llm.client import Client
from broadsheet.newsroom import findings, modelstore
from broadsheet.newsroom.findings import Found
from broadsheet.newsroom.models import Article, ArticleState, Story
from broadsheet.newsroom.wordindex import word_index
from broadsheet.search import Index
from broadsheet.search.documents import Ranked
from broadsheet.search.leads import Embedder, Leads
from broadsheet.search.retrieval import POOL, as_of, rankings

log = logging.getLogger(__name__)

KIND = "ask"
LONGEST = 300  # characters of a question
FOLDER = "leads"  # of the data directory
READ = 10
"""Articles of the paper that a question is put to: with 91 gold questions the article that answers is among them in 96
of 100 cases, and twice as many take twice the time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer with where its sentences are shown; ``read`` articles were asked."""

    answer: Answer
    found: Found
    read: int


@dataclass(frozen=True, slots=True)
class Meaning:
    """The vectors of leads and the model that made them."""

    leads: Leads
    embedder: Embedder

    @classmethod
    def of(cls, config: Config, client: Client) -> Meaning | None:
        """Those of the owner's embedding model; None where there is none."""
        if not client.on("embeddings"):
            return None
        return cls(Leads(config.data_dir / FOLDER, config.llm_embedding_model), client)

    def nearest(self, question: str, now: datetime) -> tuple[int, ...]:
        """Articles whose leads mean nearly the same, best first; none, and logged, where the model cannot be asked."""
        try:
            likeness = self.leads.nearest(self.embedder.embed([question]), 2 * POOL)
        except BroadsheetError:
            log.warning("The embedding model cannot be asked; articles are found by their words alone.", exc_info=True)
            return ()
        rows = Article.objects.filter(pk__in=likeness).values_list("pk", "published_at", "found_at")
        known = {pk: Ranked(pk, likeness[pk], published or found) for pk, published, found in rows}
        return tuple(each.article_id for each in as_of(now, (known[pk] for pk in likeness if pk in known)))[:POOL]


def tidied(question: str) -> str:
    """The question on one line, without characters that steer a terminal or a line."""
    return " ".join("".join(each if each.isprintable() else " " for each in question).split())


def of_article(question: str, article: Article, now: datetime) -> Asked:
    """What one article says; its publisher must be loaded."""
    return _of([findings.document(article)], question, now)


def of_story(question: str, story: Story, now: datetime) -> Asked:
    """What the latest originals of a story say."""
    told = [findings.document(row) for row in findings.articles(story.pk) if row.copy_of_id is None]
    return _of(told, question, now)


def of_paper(
    question: str, index: Index, now: datetime, *, language: str = "", meaning: Meaning | None = None
) -> Asked:
    """What the whole paper says. ``language`` is the one that the question is written in; ``meaning`` finds articles
    by what they mean as well, where an embedding model is configured.

    Raises BroadsheetError where the index is damaged.
    """
    nearest = meaning.nearest(question, now) if meaning else ()
    found = rankings(index, question, language=language, now=now, nearest=nearest)
    return _of(best(question, found, _documents, now=now, limit=READ), question, now)


def _documents(ids: Sequence[int]) -> dict[int, Document]:
    rows = Article.objects.filter(state=ArticleState.PLACED, copy_of=None).select_related("publisher")
    return {pk: findings.document(row) for pk, row in rows.only(*findings.COLUMNS).in_bulk(list(ids)).items()}


def of_whole_paper(question: str, config: Config, now: datetime, *, language: str = "") -> Asked:
    """``of_paper`` with the index and, where there is one, the embedding model of this installation."""
    with closing(modelstore.client(config)) as client:
        meaning = Meaning.of(config, client)
        return of_paper(question, word_index(config.data_dir), now, language=language, meaning=meaning)


def _of(told: Sequence[Document], question: str, now: datetime) -> Asked:
    said = answer(question, told, now)
    sources = findings.sources(said, {each.article_id: each for each in told})
    return Asked(said, Found({KIND: said} if said.says else {}, sources), len(told))
