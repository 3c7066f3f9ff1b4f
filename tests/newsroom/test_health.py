from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from broadsheet.newsroom.health import backlog, failing_feeds, failure_reasons, health, index_sequence
from broadsheet.newsroom.models import ArticleState, FeedState

from .factory import NOW, article, feed

pytestmark = pytest.mark.django_db


def test_the_numbers_of_an_empty_paper(tmp_path: Path) -> None:
    current = health(NOW, tmp_path)

    assert (current.feeds, current.articles, current.index_lag, current.oldest_due) == ({}, {}, 0, 0.0)
    assert not backlog(NOW, tmp_path)


def test_the_numbers_count_what_they_say(tmp_path: Path) -> None:
    feed(next_poll_at=NOW - timedelta(minutes=5))
    feed("https://b.example/", attempts=4, next_poll_at=NOW + timedelta(hours=1), last_error="410")
    feed("https://c.example/", state=FeedState.ENDED)
    article(leased_until=NOW + timedelta(seconds=5))
    article("https://courier.example/2", leased_until=NOW - timedelta(seconds=5), state=ArticleState.READ)
    article("https://courier.example/3", sequence=9, state=ArticleState.PLACED, next_read_at=None)
    (tmp_path / "sequence").write_text("4")

    current = health(NOW, tmp_path)

    assert current.feeds == {"active": 2, "ended": 1}
    assert (current.feeds_due, current.feeds_failing, current.oldest_due) == (1, 1, 300.0)
    assert (current.articles_due, current.placer_lag, current.index_lag) == (2, 1, 5)
    assert (current.leases_held, current.leases_expired) == (1, 1)
    left = backlog(NOW, tmp_path)
    assert (left.feeds, left.articles, left.places, left.index) == (1, 2, 1, 5)
    assert [one.url for one in failing_feeds()] == ["https://b.example/"]


def test_reasons_are_counted(tmp_path: Path) -> None:
    for number in range(3):
        article(f"https://a.example/{number}", state=ArticleState.REFUSED, reason="robots")
    article("https://a.example/9", state=ArticleState.FAILED, reason="Gone")

    assert failure_reasons() == [("refused", "robots", 3), ("failed", "Gone", 1)]


@pytest.mark.parametrize("text", ["", "x", "-"])
def test_a_torn_cursor_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "sequence").write_text(text)

    assert index_sequence(tmp_path) == 0
