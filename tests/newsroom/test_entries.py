from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.newsroom.models import Address, Article, ArticleState, Feed, Publisher
from broadsheet.newsroom.storing.entries import Limits, Stored, finds, store_entries, wanted
from broadsheet.types import Enclosure, Entry

from .factory import NOW, feed

LIMITS = Limits(entries=100, window=timedelta(days=14), reread_interval=timedelta(minutes=30))


def entry(number: int = 1, **fields: object) -> Entry:
    base = Entry(f"https://courier.example/{number}", guid=f"g{number}", title=f"Title {number}", published=NOW)
    return replace(base, **fields)


def store(row: Feed, *entries: Entry, now: datetime = NOW) -> Stored:
    return store_entries(row, entries, now=now, limits=LIMITS)


def test_newest_come_first_and_the_rest_of_a_long_feed_is_left() -> None:
    entries = [entry(number, published=NOW + timedelta(minutes=number)) for number in range(10)]

    found = finds(entries, 3)

    assert [find.title for find in found] == ["Title 9", "Title 8", "Title 7"]


def test_entries_that_lead_nowhere_or_twice_to_the_same_are_left() -> None:
    entries = [
        entry(1),
        entry(2, url="https://courier.example/1?utm_source=feed"),
        entry(3, url="javascript:alert(1)"),
        entry(4, url=""),
        entry(5, url="https://courier.example/" + "a" * 2100),
    ]

    assert [find.address for find in finds(entries, 100)] == ["https://courier.example/1"]


def test_a_new_feed_shows_its_last_days_and_at_least_its_newest() -> None:
    old = finds([entry(number, published=NOW - timedelta(days=20 + number)) for number in range(30)], 100)
    recent = finds([entry(number, published=NOW - timedelta(hours=number)) for number in range(30)], 100)

    assert len(wanted(old, NOW, LIMITS.window, first=True)) == 10
    assert len(wanted(old, NOW, LIMITS.window, first=False)) == 0
    assert len(wanted((*recent, *old), NOW, LIMITS.window, first=True)) == 30


def test_undated_entries_count_as_new() -> None:
    assert len(wanted(finds([entry(published=None)], 9), NOW, LIMITS.window, first=False)) == 1


@pytest.mark.django_db
def test_an_entry_becomes_an_article_that_is_due() -> None:
    said = entry(
        title="<b>A &amp; B</b>",
        summary_html="<p>In <i>short</i></p><script>x</script>",
        authors=("Ada Quill",),
        categories=("Harbour",),
        image_url="https://courier.example/1.jpg",
        enclosures=(Enclosure("https://courier.example/1.mp3", "audio/mpeg", 100),),
    )

    assert store(feed(section="politics", language="en"), said) == Stored(new=1)

    article = Article.objects.get()
    assert (article.title, article.standfirst) == ("A & B", "In short")
    assert (article.authors, article.keywords, article.section) == (["Ada Quill"], ["Harbour"], "politics")
    assert article.enclosures == [{"url": "https://courier.example/1.mp3", "type": "audio/mpeg", "length": 100}]
    assert (article.state, article.next_read_at, article.found_at) == (ArticleState.FOUND, NOW, NOW)


@pytest.mark.django_db
def test_a_date_in_the_future_is_the_moment_of_finding() -> None:
    store(feed(), entry(published=NOW + timedelta(days=365_000)))

    assert Article.objects.get().published_at == NOW


@pytest.mark.django_db
def test_storing_twice_makes_nothing_twice() -> None:
    row = feed()
    entries = [entry(number) for number in range(5)]

    assert store(row, *entries) == Stored(new=5)
    assert store(row, *entries) == Stored(known=5)
    assert (Article.objects.count(), Address.objects.count()) == (5, 5)


@pytest.mark.django_db
def test_a_changed_title_or_date_has_it_read_again_but_not_too_often() -> None:
    row = feed()
    store(row, entry())
    Article.objects.update(read_at=NOW, next_read_at=None, attempts=3)
    later = NOW + timedelta(minutes=10)

    assert store(row, entry(title="Changed"), now=later) == Stored(changed=1)

    article = Article.objects.get()
    assert (article.next_read_at, article.attempts) == (NOW + timedelta(minutes=30), 0)
    assert article.title == "Title 1"


@pytest.mark.django_db
def test_two_feeds_that_say_different_things_do_not_have_it_read_for_ever() -> None:
    front, world = feed(), feed("https://courier.example/world.xml")
    store(front, entry())

    assert store(world, entry(title="World: Title 1")) == Stored(known=1)
    assert store(front, entry()) == Stored(known=1)


@pytest.mark.django_db
def test_the_same_guid_at_a_new_address_is_the_same_article() -> None:
    row = feed()
    store(row, entry())

    assert store(row, entry(url="https://courier.example/1-renamed")).new == 0

    article = Article.objects.get()
    assert article.url == "https://courier.example/1-renamed"
    assert set(article.addresses.values_list("url", flat=True)) == {
        "https://courier.example/1",
        "https://courier.example/1-renamed",
    }


@pytest.mark.django_db
def test_a_guid_that_all_entries_share_says_nothing() -> None:
    row = feed()
    store(row, entry(1, guid="same"), entry(2, guid="same"))

    assert store(row, entry(3, guid="same"), entry(4, guid="same"), entry(1, guid="same")).new == 2
    assert Article.objects.count() == 4


@pytest.mark.django_db
def test_a_guid_that_is_used_again_for_another_piece_makes_another_article() -> None:
    row = feed()
    store(row, entry(1, guid="latest", published=NOW - timedelta(days=1)))

    assert store(row, entry(2, guid="latest")).new == 1
    assert Article.objects.count() == 2


@pytest.mark.django_db
def test_a_feed_that_gathers_gives_each_site_its_publisher() -> None:
    row = feed("https://courier.co.uk/feed.xml")
    pages = ["https://courier.co.uk/1", "https://www.courier.com/2", "https://herald.example/3"]

    store(row, *(entry(number, url=url) for number, url in enumerate(pages)))

    found = dict(Article.objects.values_list("url", "publisher__domain"))
    assert list(found.values()).count("courier.co.uk") == 2
    assert found["https://herald.example/3"] == "herald.example"
    assert Publisher.objects.count() == 2


ENTRIES = st.builds(
    Entry,
    url=st.sampled_from([f"https://courier.example/{n}" for n in range(6)] + ["", "x:", "https://a.example/\x00"]),
    guid=st.sampled_from(["", "a", "b", "\x00", "c" * 900]),
    title=st.text(max_size=20),
    summary_html=st.text(max_size=20),
    authors=st.lists(st.text(max_size=5), max_size=2).map(tuple),
    published=st.none() | st.timedeltas(timedelta(days=-9_000), timedelta(days=9_000)).map(lambda age: NOW + age),
)


@pytest.mark.django_db
@given(st.lists(st.lists(ENTRIES, max_size=6), max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_feeds_say_each_address_leads_to_one_article(readings: list[list[Entry]]) -> None:
    Article.objects.all().delete()
    Feed.objects.all().delete()
    row = feed()
    for reading in readings:
        store(row, *reading)
        store(row, *reading)

    addresses = Address.objects.values_list("url", flat=True)
    assert len(addresses) == len(set(addresses)) <= 6
    assert all(article.addresses.exists() for article in Article.objects.all())
    assert all(moment is None or moment <= NOW for moment in Article.objects.values_list("published_at", flat=True))


@pytest.mark.django_db
def test_a_feed_cannot_move_another_publishers_piece_to_its_own_address() -> None:
    gathering = feed()
    store(gathering, entry(url="https://herald.example/1", guid="x", title="Harbour closed"))

    store(gathering, entry(url="https://courier.example/forged", guid="x", title="Harbour closed"))

    assert Address.objects.get(url="https://herald.example/1").article.url == "https://herald.example/1"
    assert Article.objects.count() == 2
