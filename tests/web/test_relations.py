from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.newsroom.models import Article
from broadsheet.web.relations import related
from broadsheet.web.wordindex import word_index
from tests.web.factory import Paper


def test_the_same_story_comes_first_and_nothing_of_ones_own(indexed: Paper) -> None:
    article = Article.objects.select_related("publisher").get(revision_count=1)
    found = related(article, indexed.now)
    assert [each.article.story_id for each in found[:4]] == [article.story_id] * 4
    assert article.publisher_id not in {each.article.publisher_id for each in found}
    assert all(each.reason for each in found)


@pytest.mark.parametrize("damage", [b"", b"of another version", b"\x00" * 40])
def test_fingerprints_of_another_version_do_no_harm(indexed: Paper, damage: bytes) -> None:
    article = Article.objects.select_related("publisher").get(revision_count=1)
    Article.objects.exclude(pk=article.pk).update(fingerprint=damage)
    assert related(article, indexed.now)
    article.fingerprint = damage
    assert related(article, indexed.now)


def test_without_an_index_the_story_is_enough(paper: Paper, tmp_path: Path, settings: object) -> None:
    settings.CONFIG = settings.CONFIG.model_copy(update={"data_dir": tmp_path})  # type: ignore[attr-defined]
    article = Article.objects.select_related("publisher").get(revision_count=1)
    assert len(related(article, paper.now)) == 4
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "meta.json").write_text("torn")
    word_index.cache_clear()
    assert len(related(article, paper.now)) == 4
