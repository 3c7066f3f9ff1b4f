"""Rows for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from broadsheet.newsroom.models import Address, Article, Feed, Publisher
from broadsheet.text.addresses import canonical, registrable_domain

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


def publisher(domain: str = "courier.example", **fields: object) -> Publisher:
    return Publisher.objects.get_or_create(domain=domain, defaults={"name": domain, **fields})[0]


def feed(url: str = "https://courier.example/feed.xml", **fields: object) -> Feed:
    domain = registrable_domain(url)
    defaults = {"publisher": publisher(domain), "domain": domain, "next_poll_at": NOW}
    return Feed.objects.create(url=url, **(defaults | fields))


def article(url: str = "https://courier.example/1", **fields: object) -> Article:
    domain = registrable_domain(url)
    defaults = {"publisher": publisher(domain), "domain": domain, "found_at": NOW, "next_read_at": NOW}
    defaults |= {"published_at": NOW - timedelta(hours=1), "title": "A title"}
    made = Article.objects.create(url=url, **(defaults | fields))
    Address.objects.create(url=canonical(url), article=made)
    return made
