from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.extraction import structured, times
from broadsheet.extraction.page import parse
from broadsheet.types import Entry
from tests.extraction.press import NOW, URL, news, page, prose, read

TUESDAY = datetime(2026, 11, 17, 19, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("head", "ld"),
    [
        ("", news()),
        ('<meta property="article:published_time" content="2026-11-17T19:10:00Z">', None),
        ('<meta name="parsely-pub-date" content="2026-11-17T20:10+0100">', None),
        ('<meta name="date" content="Tue, 17 Nov 2026 19:10:00 GMT">', news(datePublished="soon")),
        ('<meta property="article:published_time" content="2001-01-01">', news()),
        ('<meta itemprop="datePublished" content="2026-11-17T19:10:00Z">', news(datePublished=None)),
    ],
)
def test_the_moment_is_stated(head: str, ld: object) -> None:
    assert read(page(prose(), head=head, ld=ld)).published == TUESDAY


def test_without_a_statement_the_feed_knows() -> None:
    assert read(page(prose()), hint=Entry(url=URL, published=TUESDAY)).published == TUESDAY


def test_without_either_the_day_is_guessed() -> None:
    found = read(page(prose()), "https://www.courier.example/2026/11/17/lock-shut")
    assert found.published is not None
    assert found.published.date().isoformat() == "2026-11-17"


def test_what_is_in_the_future_is_not_believed() -> None:
    found = read(page(prose(), ld=news(datePublished="2030-01-01T00:00:00Z")), hint=Entry(url=URL, published=TUESDAY))
    assert found.published == TUESDAY


def test_a_change_before_the_publication_is_none() -> None:
    assert read(page(prose(), ld=news(dateModified="2026-11-17T19:10:00Z"))).modified is None
    assert read(page(prose(), ld=news(dateModified="2026-11-16"))).modified is None
    assert read(page(prose(), ld=news(dateModified="2026-11-17T19:11:00Z"))).modified == TUESDAY + timedelta(minutes=1)
    assert read(page(prose(), ld=news()), hint=Entry(url=URL, updated=NOW)).modified == NOW


def test_the_day_is_the_publishers() -> None:
    found = parse(
        page(prose(), ld=news(datePublished="2026-11-18T02:10:00Z")), "https://www.courier.example/2026/11/17/lock"
    )
    assert found is not None
    moment = times.published(found, structured.read(found), None, NOW)
    assert moment is not None
    assert moment.date().isoformat() == "2026-11-17"
    assert moment == datetime(2026, 11, 18, 2, 10, tzinfo=UTC)
