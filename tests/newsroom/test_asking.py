from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet.errors import BroadsheetError
from broadsheet.newsroom import asking
from broadsheet.newsroom.asking import Meaning
from broadsheet.newsroom.models import Article
from broadsheet.pipeline import leads as following
from broadsheet.search import Index
from broadsheet.search.leads import Leads, Vectors
from tests.search.test_leads import Scripted
from tests.web import factory
from tests.web.factory import Paper

pytestmark = pytest.mark.django_db
QUESTION = "When did the harbour authority close the lock?"


@pytest.fixture
def paper(db: None) -> Paper:
    return factory.make(stories_each=2)


@pytest.fixture
def index(paper: Paper, tmp_path: Path) -> Index:
    factory.index(tmp_path / "index")
    return Index.open(tmp_path / "index")


def test_every_sentence_of_an_answer_has_its_place(paper: Paper, index: Index) -> None:
    asked = asking.of_paper(QUESTION, index, paper.now, language="en")
    assert asked.answer.says
    assert 0 < asked.read <= asking.READ
    for said in asked.answer.sentences:
        for evidence in said.evidence:
            row = Article.objects.get(pk=evidence.article_id)
            assert (
                " ".join(row.text[evidence.start : evidence.end].split()) == said.text or evidence != said.evidence[0]
            )
            assert asked.found.sources[evidence].sentence >= 1


def test_one_article_and_one_story(paper: Paper) -> None:
    row = Article.objects.select_related("publisher").get(pk=paper.of("en")[0].pk)
    assert asking.of_article(QUESTION, row, paper.now).read == 1
    assert row.story is not None
    told = asking.of_story(QUESTION, row.story, paper.now)
    assert {each.article_id for each in told.found.sources} <= set(row.story.articles.values_list("pk", flat=True))


def test_what_nobody_says(paper: Paper, index: Index) -> None:
    asked = asking.of_paper("Who won the chess tournament in Reykjavik?", index, paper.now, language="en")
    assert not asked.answer.says
    assert not asked.found.results


def test_an_article_is_found_by_its_meaning(paper: Paper, index: Index, tmp_path: Path) -> None:
    model = Scripted("train", "library", "bell")
    leads = Leads(tmp_path / "leads", model.name)
    while following.step(leads, model):
        pass
    assert leads.sequence
    nearest = Meaning(leads, model).nearest("which trains", paper.now)
    assert "train" in Article.objects.get(pk=nearest[0]).title.lower()
    assert asking.of_paper(QUESTION, index, paper.now, language="en", meaning=Meaning(leads, model)).answer.says


def test_a_model_that_is_away_leaves_the_words(paper: Paper, index: Index, tmp_path: Path) -> None:
    class Away(Scripted):
        def embed(self, texts: Sequence[str]) -> Vectors:
            raise BroadsheetError("The model cannot be reached.")

    meaning = Meaning(Leads(tmp_path / "leads", "scripted"), Away("lock"))
    assert asking.of_paper(QUESTION, index, datetime.now(UTC), language="en", meaning=meaning).answer.says
    with pytest.raises(BroadsheetError):
        following.step(meaning.leads, meaning.embedder)
    assert meaning.leads.sequence == 0
