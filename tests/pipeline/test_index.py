from __future__ import annotations

import pytest
from django.utils import timezone

from broadsheet.newsroom.models import Article, ArticleHashtag, Hashtag, Publisher
from broadsheet.pipeline import index

pytestmark = pytest.mark.django_db

TAGS = 1200  # SQLite refuses an expression of more than a thousand parts


def test_a_batch_with_many_hashtags_is_followed() -> None:
    now = timezone.now()
    publisher = Publisher.objects.create(domain="paper.example", name="Paper")
    rows = [
        Article(publisher=publisher, url=f"https://paper.example/{n}", found_at=now, state="placed", sequence=n)
        for n in range(1, TAGS // 8 + 1)
    ]
    articles = Article.objects.bulk_create(rows)
    tags = Hashtag.objects.bulk_create([Hashtag(key=f"tag{n}", label=f"Tag{n}") for n in range(TAGS)])
    ArticleHashtag.objects.bulk_create(
        ArticleHashtag(article=articles[n // 8], hashtag=tag, published_at=now) for n, tag in enumerate(tags)
    )
    documents = [index.document(row) for row in index.waiting(0)[: index.BATCH]]
    assert sum(len(document.hashtags) for document in documents) == TAGS
