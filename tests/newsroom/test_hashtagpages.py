from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from broadsheet.newsroom import hashtagpages
from broadsheet.newsroom.models import Article, ArticleHashtag, Hashtag, Publisher

NOW = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


@pytest.mark.django_db
def test_days_are_those_of_utc() -> None:
    hashtag = Hashtag.objects.create(key="flood", label="Flood")
    publisher = Publisher.objects.create(domain="paper.example", name="Paper")
    hours_ago = (0.25, 1, 1.5, 25, 24 * 40)
    for number, hours in enumerate(hours_ago):
        at = NOW - timedelta(hours=hours)
        url = f"https://paper.example/{number}"
        article = Article.objects.create(publisher=publisher, url=url, domain="paper.example", found_at=at)
        ArticleHashtag.objects.create(article=article, hashtag=hashtag, published_at=at)
    assert hashtagpages.by_day(hashtag, NOW) == {
        date(2026, 11, 21): 1,
        date(2026, 11, 22): 2,
        date(2026, 11, 23): 1,
    }
