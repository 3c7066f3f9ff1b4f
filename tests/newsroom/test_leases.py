from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from broadsheet.newsroom import leases
from broadsheet.newsroom.models import Article, Domain, Feed, FeedState

from .factory import NOW, article, feed

pytestmark = pytest.mark.django_db

TERMS = leases.Terms(lease_seconds=120, domain_interval=2, max_attempts=5, random=Random(1))
LATER = NOW + timedelta(seconds=10)


def test_nothing_is_leased_where_nothing_is_due() -> None:
    feed(next_poll_at=NOW + timedelta(seconds=1))
    article(next_read_at=None)
    article("https://courier.example/2", next_read_at=NOW + timedelta(seconds=1))

    assert leases.take_feed(NOW, TERMS) is None
    assert leases.take_article(NOW, TERMS) is None
    assert not Domain.objects.exists()


@pytest.mark.parametrize("state", [FeedState.PAUSED, FeedState.ENDED])
def test_only_active_feeds_are_leased(state: FeedState) -> None:
    feed(state=state)

    assert leases.take_feed(NOW, TERMS) is None


def test_the_longest_due_comes_first() -> None:
    feed("https://a.example/", next_poll_at=NOW - timedelta(minutes=1))
    feed("https://b.example/", next_poll_at=NOW - timedelta(minutes=2))

    taken = [leases.take_feed(NOW, TERMS) for _ in range(3)]

    assert [row and row.domain for row in taken] == ["b.example", "a.example", None]


def test_a_lease_is_held_until_it_ends() -> None:
    feed()
    first = leases.take_feed(NOW, TERMS)
    assert first is not None
    assert first.leased_until == NOW + timedelta(seconds=120)

    assert leases.take_feed(NOW + timedelta(seconds=119), TERMS) is None
    assert leases.take_feed(NOW + timedelta(seconds=121), TERMS) is not None


def test_a_worker_that_lost_its_lease_writes_nothing() -> None:
    feed()
    slow = leases.take_feed(NOW, TERMS)
    quick = leases.take_feed(NOW + timedelta(minutes=5), TERMS)
    assert slow is not None
    assert quick is not None

    assert not leases.finish(slow, last_error="slow")
    assert leases.finish(quick, last_error="quick")
    assert not leases.finish(quick, last_error="twice")

    row = Feed.objects.get()
    assert (row.last_error, row.leased_until) == ("quick", None)


def test_feeds_and_articles_share_the_pace_of_a_domain() -> None:
    feed("https://news.courier.example/feed.xml")
    article("https://www.courier.example/1")
    article("https://herald.example/1")

    assert leases.take_feed(NOW, TERMS) is not None
    other = leases.take_article(NOW, TERMS)

    assert other is not None
    assert other.domain == "herald.example"
    assert leases.take_article(NOW, TERMS) is None
    assert leases.take_article(LATER, TERMS) is not None


def test_the_pace_is_kept_over_a_long_queue() -> None:
    for number in range(6):
        article(f"https://courier.example/{number}")
    moments: list[datetime] = []
    now = NOW
    while len(moments) < 6:
        if leases.take_article(now, TERMS):
            moments.append(now)
        now += timedelta(seconds=0.25)

    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert min(gaps) >= timedelta(seconds=2)
    assert max(gaps) <= timedelta(seconds=3)


def test_a_domain_that_is_held_is_left_alone() -> None:
    feed()
    leases.hold_domain("courier.example", NOW + timedelta(minutes=10))
    leases.hold_domain("courier.example", NOW + timedelta(minutes=5))

    assert leases.take_feed(NOW + timedelta(minutes=9), TERMS) is None
    assert leases.take_feed(NOW + timedelta(minutes=10), TERMS) is not None


def test_attempts_count_when_reading_begins_and_not_when_it_is_given_back() -> None:
    article()
    taken = leases.take_article(NOW, TERMS)
    assert taken is not None
    assert taken.attempts == 1

    assert leases.give_back(taken)

    row = Article.objects.get()
    assert (row.attempts, row.leased_until) == (0, None)


def test_a_page_that_kills_its_readers_is_left_alone() -> None:
    article()
    now = NOW
    for _ in range(5):
        assert leases.take_article(now, TERMS) is not None
        now += timedelta(minutes=5)

    assert leases.take_article(now, TERMS) is None
    assert list(leases.give_up_on_crashed(now, 5)) == [Article.objects.get().pk]
    row = Article.objects.get()
    assert (row.state, row.reason, row.next_read_at) == ("failed", "crashed", None)


def test_a_duty_has_one_holder_until_it_ends_or_is_left() -> None:
    assert leases.take_duty("placer", "one", NOW, 30)
    assert leases.take_duty("placer", "one", NOW, 30)
    assert not leases.take_duty("placer", "two", NOW + timedelta(seconds=29), 30)
    assert leases.take_duty("placer", "two", NOW + timedelta(seconds=31), 30)

    leases.leave_duty("placer", "one")
    assert not leases.take_duty("placer", "one", NOW + timedelta(seconds=31), 30)
    leases.leave_duty("placer", "two")
    assert leases.take_duty("placer", "one", NOW + timedelta(seconds=31), 30)


def test_domains_that_nobody_asks_are_forgotten() -> None:
    leases.hold_domain("old.example", NOW - timedelta(days=2))
    leases.hold_domain("courier.example", NOW)

    assert leases.forget_domains(NOW) == 1
    assert Domain.objects.get().name == "courier.example"


STEPS = st.lists(
    st.tuples(st.sampled_from(["take", "finish", "give back", "die"]), st.floats(0, 90), st.integers(0, 3)), max_size=40
)


@given(STEPS)
@example([("take", 0, 0), ("take", 90, 0), ("take", 90, 0), ("finish", 0, 2), ("finish", 0, 0)])  # the first is late
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_lease_is_never_given_twice_while_it_is_held(steps: list[tuple[str, float, int]]) -> None:
    """Whatever workers do: a row that is handed out was free, and only who got it last can write and give it back."""
    Domain.objects.all().delete()
    Feed.objects.all().delete()
    for number in range(3):
        feed(f"https://courier{number}.example/feed.xml")
    now = NOW
    held: list[Feed] = []
    holders: dict[int, Feed] = {}  # who got each row last and has not given it back, dead or alive
    for step, seconds, chosen in steps:
        now += timedelta(seconds=seconds)
        valid = {row.pk for row in holders.values() if row.leased_until and row.leased_until >= now}
        if step == "take":
            row = leases.take_feed(now, TERMS)
            assert row is None or row.pk not in valid
            if row:
                held.append(row)
                holders[row.pk] = row
        elif held:
            row = held.pop(chosen % len(held))
            if step == "die":
                continue
            wrote = leases.finish(row, next_poll_at=now) if step == "finish" else leases.give_back(row)
            assert wrote == (holders.get(row.pk) is row)
            if wrote:
                del holders[row.pk]


def test_what_another_did_since_the_look_is_not_done_again() -> None:
    row = feed()
    seen = [(row.pk, row.domain)]
    theirs = leases.take_feed(NOW, TERMS)
    assert theirs is not None
    assert leases.finish(theirs, next_poll_at=NOW + timedelta(hours=1))

    assert leases._take_first(leases.due_feeds(LATER), seen, LATER, TERMS, {}) is None
    assert Feed.objects.get().leased_until is None
