from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from broadsheet.newsroom import hashtagpages
from broadsheet.newsroom.hashtagpages import Day
from broadsheet.newsroom.models import Article, ArticleState, Hashtag, Publisher
from broadsheet.newsroom.storing import hashtagdays
from broadsheet.newsroom.storing.tagging import set_hashtags
from broadsheet.stories import Tag

NOW = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
FLOOD = (Tag("flood", "Flood", 1.0),)


def articles(*hours_ago: float, paper: str = "paper", owner: str = "", **fields: object) -> list[Article]:
    domain = f"{paper}.example"
    publisher, _ = Publisher.objects.get_or_create(domain=domain, defaults={"name": paper, "owner": owner})
    return [
        Article.objects.create(
            publisher=publisher,
            url=f"https://{domain}/{hours}",
            domain=domain,
            found_at=NOW - timedelta(hours=hours),
            published_at=NOW - timedelta(hours=hours),
            state=ArticleState.PLACED,
            **fields,
        )
        for hours in hours_ago
    ]


def tag(*rows: Article, tags: tuple[Tag, ...] = FLOOD) -> Hashtag:
    set_hashtags(dict.fromkeys(rows, tags))
    return Hashtag.objects.get(key=tags[0].key)


@pytest.mark.django_db
def test_days_are_those_of_utc_counted_or_not() -> None:
    hashtag = tag(*articles(0.25, 1, 1.5, 25, 24 * 40))
    days = [(date(2026, 11, 21), 1), (date(2026, 11, 22), 2), (date(2026, 11, 23), 1)]
    assert hashtagpages.days(hashtag, NOW) == [Day(day, number, 0) for day, number in days]
    hashtagdays.recount()
    assert hashtagpages.days(hashtag, NOW) == [Day(day, number, 1) for day, number in days]


@pytest.mark.django_db
def test_an_owners_papers_and_copies_count_once() -> None:
    own = articles(1, 1.5, paper="herald", owner="House") + articles(1, paper="gazette", owner="House")
    other = articles(1, paper="courier")
    copy = articles(1, paper="echo", copy_of=other[0])
    hashtag = tag(*own, *other, *copy)
    hashtagdays.recount()
    assert hashtagpages.days(hashtag, NOW) == [Day(date(2026, 11, 22), 5, 2)]


@pytest.mark.django_db
def test_it_says_what_it_is_about_in_the_words_of_two_publishers() -> None:
    first = "The Flood, the third in a year, has driven 900 families out of the Reed Flats, the council said."
    second = "Engineers blame the flood on a sluice that nobody had opened since the war ended."
    rows = articles(1, paper="herald", text=f"{first} It rained.", language="en")
    rows += articles(2, paper="courier", text=second, language="en")
    rows += articles(3, paper="echo", text=first, language="en", copy_of=rows[0])
    rows += articles(4, paper="comment", text=f"I say: {first}", language="en", opinion=True)
    about = hashtagpages.about(tag(*rows), "en")
    assert [(sentence, article.publisher.name) for sentence, article in about] == [
        (first, "herald"),
        (second, "courier"),
    ]
    one = articles(5, paper="late", text=first, language="en", max_snippet=20)
    assert hashtagpages.about(tag(*one, tags=(Tag("thirdinayear", "ThirdInAYear", 1.0),)), "en") == []
