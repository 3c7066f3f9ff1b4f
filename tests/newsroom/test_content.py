from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from broadsheet.newsroom.models import Address, Article, ArticleState, Publisher, Revision
from broadsheet.newsroom.storing.content import Page, changed, same_piece, store_page
from broadsheet.newsroom.storing.publishers import publisher_for
from broadsheet.stories import fingerprint
from broadsheet.types import ArticleContent, Block, BlockKind

from .factory import NOW, article, feed, publisher

LATER = NOW + timedelta(hours=2)


def content(text: str = "The harbour is closed.", **fields: object) -> ArticleContent:
    blocks = (Block(BlockKind.PARAGRAPH, text),)
    base = ArticleContent("https://courier.example/1", "Harbour closed", blocks, language="en", published=NOW)
    return replace(base, **fields)


def page(what: ArticleContent | None = None, url: str = "https://courier.example/1", **fields: str) -> Page:
    return Page(url, what or content(), b"print", **fields)


def leased(url: str = "https://courier.example/1", **fields: object) -> Article:
    made = article(url, leased_until=NOW + timedelta(seconds=120), **fields)
    return Article.objects.get(pk=made.pk)


def again(row: Article) -> Article:
    Article.objects.filter(pk=row.pk).update(leased_until=LATER)
    return Article.objects.get(pk=row.pk)


def store(row: Article, what: Page) -> str:
    return store_page(row, what, now=LATER, next_read_at=None)


@pytest.mark.django_db
def test_the_first_reading_fills_the_row() -> None:
    row = leased(feed=feed())

    assert store(row, page(content(publisher_name="The Courier", authors=("Ada",)), etag='"1"')) == "read"

    row.refresh_from_db()
    assert (row.title, row.text, row.words, row.state) == ("Harbour closed", "The harbour is closed.", 4, "read")
    assert (row.authors, row.etag, row.read_at, row.leased_until) == (["Ada"], '"1"', LATER, None)
    assert bytes(row.fingerprint) == b"print"
    assert row.publisher.name == "The Courier"
    assert not Revision.objects.exists()


@pytest.mark.django_db
def test_what_the_page_does_not_say_stays_as_the_feed_said_it() -> None:
    row = leased(standfirst="In short", section="politics", image_url="https://courier.example/i.jpg", keywords=["Sea"])

    store(row, page())

    row.refresh_from_db()
    assert (row.standfirst, row.section, row.image_url) == ("In short", "politics", "https://courier.example/i.jpg")
    assert row.keywords == ["Sea"]


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"title": "Harbour open"}, {"text": "It is open."}, {"standfirst": "Open again"}])
def test_a_change_that_readers_see_keeps_the_earlier_state(change: dict[str, str]) -> None:
    row = leased(standfirst="Closed")
    store(row, page())
    Article.objects.update(state=ArticleState.PLACED)

    assert store(again(row), page(content(**change))) == "read"

    row.refresh_from_db()
    revision = row.revisions.get()
    assert (revision.title, revision.text, revision.standfirst) == (
        "Harbour closed",
        "The harbour is closed.",
        "Closed",
    )
    assert (row.revision_count, row.state) == (1, ArticleState.READ)


@pytest.mark.django_db
def test_a_change_that_nobody_sees_is_none() -> None:
    row = leased()
    store(row, page())
    Article.objects.update(state=ArticleState.PLACED)

    assert store(again(row), page(content("The  harbour\u00a0is closed. "), etag='"2"')) == "same"

    row.refresh_from_db()
    assert (row.revision_count, row.state, row.etag) == (0, ArticleState.PLACED, '"2"')
    assert not changed(row, content("The harbour\nis closed."))


@pytest.mark.django_db
def test_who_lost_the_lease_writes_nothing() -> None:
    row = leased()
    Article.objects.update(leased_until=NOW + timedelta(seconds=500))

    assert store(row, page()) == "lost"

    row.refresh_from_db()
    assert (row.state, row.text) == (ArticleState.FOUND, "")


@pytest.mark.django_db
def test_a_canonical_link_to_a_known_article_ends_the_double() -> None:
    known = article("https://courier.example/harbour", title="Harbour closed")
    row = leased("https://courier.example/amp-harbour")

    outcome = store(row, page(content(canonical_url="https://courier.example/harbour"), url=row.url))

    assert outcome == "double"
    assert Article.objects.get() == known
    assert set(known.addresses.values_list("url", flat=True)) == {known.url, row.url}


@pytest.mark.django_db
def test_a_double_that_stood_in_the_paper_is_withdrawn_by_the_placer() -> None:
    article("https://courier.example/harbour", title="Harbour closed")
    row = leased("https://courier.example/old", sequence=7, state=ArticleState.PLACED)

    assert store(row, page(content(canonical_url="https://courier.example/harbour"), url=row.url)) == "double"

    row.refresh_from_db()
    assert (row.state, row.reason, row.next_read_at) == (ArticleState.READ, "double", None)


@pytest.mark.django_db
def test_one_canonical_link_on_all_pages_does_not_make_them_one() -> None:
    article("https://courier.example/welcome", title="Welcome to the new Courier")
    row = leased("https://courier.example/2")

    outcome = store(row, page(content(canonical_url="https://courier.example/welcome"), url=row.url))

    assert outcome == "read"
    assert Article.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("canonical_url", ["https://courier.example/", "https://agency.example/1", "javascript:x", ""])
def test_a_canonical_link_to_a_front_page_or_elsewhere_is_no_address(canonical_url: str) -> None:
    row = leased("https://courier.example/2")

    store(row, page(content(canonical_url=canonical_url), url=row.url))

    assert list(Address.objects.values_list("url", flat=True)) == [row.url]


@pytest.mark.django_db
def test_dates_never_lie_after_the_finding() -> None:
    row = leased()

    store(row, page(content(published=NOW + timedelta(days=9), modified=NOW + timedelta(days=9))))

    row.refresh_from_db()
    assert (row.published_at, row.modified_at) == (NOW, LATER)


@pytest.mark.django_db
def test_hostile_lengths_and_signs_are_stored() -> None:
    row = leased()
    long = content("\x00\ud800" * 50, title="T" * 900, image_alt="a" * 900, image_url="https://c.example/" + "a" * 3000)

    assert store(row, page(long)) == "read"

    row.refresh_from_db()
    assert (len(row.title), len(row.image_alt), row.image_url) == (500, 500, "")
    assert store(again(row), page(long)) == "same"


@pytest.mark.django_db
def test_a_page_that_was_reached_through_a_shortener_gets_its_own_publisher() -> None:
    row = leased("https://short.example/x", feed=feed("https://short.example/feed"))

    store(row, page(content(publisher_name="The Herald"), url="https://herald.example/1"))

    row.refresh_from_db()
    assert row.publisher == Publisher.objects.get(domain="herald.example")
    assert row.publisher.name == "The Herald"


@pytest.mark.django_db
def test_what_was_reached_through_another_publisher_is_read_at_its_own_address_from_then_on() -> None:
    row = leased("https://short.example/x", feed=feed("https://short.example/feed"))

    store(row, page(url="https://herald.example/1"))

    row.refresh_from_db()
    assert (row.url, row.domain) == ("https://herald.example/1", "herald.example")


@pytest.mark.django_db
@pytest.mark.parametrize(("first", "then"), [("herald", "courier"), ("courier", "herald")])
def test_nobody_speaks_in_another_name_by_changing_a_redirect(first: str, then: str) -> None:
    row = leased("https://courier.example/1", feed=feed())
    store(row, page(content(canonical_url=f"https://{first}.example/1"), url=f"https://{first}.example/1"))
    before = Article.objects.values().get()

    forged = content("Invented.", title="A forgery", canonical_url=f"https://{then}.example/9")
    assert store(again(row), page(forged, url=f"https://{then}.example/9")) == "elsewhere"

    after = Article.objects.values().get()
    assert "another publisher" in after["last_error"]
    assert {key for key in after if after[key] != before[key]} == {"last_error"}
    assert not Revision.objects.exists()
    assert not Address.objects.filter(url=f"https://{then}.example/9").exists()


@pytest.mark.django_db
def test_a_name_under_a_new_suffix_does_not_get_a_known_publishers_pieces() -> None:
    known, other = publisher("herald.example"), publisher("herald.test")

    assert publisher_for("https://herald.example/1", other) == known
    assert publisher_for("https://herald.invalid/1", other) == other
    assert publisher_for("https://www.herald.test/1", other) == other


def test_an_edited_headline_is_the_same_piece_and_another_is_not() -> None:
    known = Article(title="Harbour closed after crack is found", text="Divers found it.")

    assert same_piece(known, content(title="Harbour closed for weeks after crack is found"))
    assert not same_piece(known, content(title="Council votes on school budget"))
    assert same_piece(known, content("Divers found it.", title="Council votes on school budget"))


SHARES = "Shares fall on Wall Street as central bank raises interest rates, investors and banks fear inflation"


def printed(title: str, **fields: object) -> Page:
    what = content(**{"title": title} | fields)
    return replace(page(what), fingerprint=fingerprint(title, "", "en").to_bytes())


@pytest.mark.django_db
def test_words_tell_the_section_only_where_the_publisher_does_not() -> None:
    silent, named = leased(feed=feed()), leased("https://courier.example/2", feed=feed("https://courier.example/b"))

    store(silent, printed(SHARES))
    elsewhere = printed(SHARES, section="culture", canonical_url="https://courier.example/2")
    store(named, replace(elsewhere, url="https://courier.example/2"))

    silent.refresh_from_db()
    named.refresh_from_db()
    assert (silent.section, silent.section_guessed) == ("business", True)
    assert (named.section, named.section_guessed) == ("culture", False)


@pytest.mark.django_db
def test_a_guess_gives_way_to_the_publishers_word() -> None:
    row = leased(section="business", section_guessed=True)
    store(row, printed("A walk by the sea"))
    row.refresh_from_db()
    assert (row.section, row.section_guessed) == ("", False)

    store(again(row), printed("A walk by the sea", section="science"))
    row.refresh_from_db()
    assert (row.section, row.section_guessed) == ("science", False)


@pytest.mark.django_db
def test_what_an_opinion_feed_prints_is_opinion() -> None:
    source = feed()
    source.section = "opinion"
    source.save()
    row = leased(feed=source)
    store(row, page())
    row.refresh_from_db()
    assert (row.section, row.opinion) == ("opinion", True)


@pytest.mark.django_db
@pytest.mark.parametrize("wish", [{"noarchive": True}, {"max_snippet": 60}])
def test_a_page_that_lets_less_be_shown_is_analysed_again(wish: dict[str, object]) -> None:
    row = leased()
    store(row, page())
    Article.objects.update(state=ArticleState.PLACED, analyse_at=None)

    assert store(again(row), page(content(**wish))) == "read"

    row.refresh_from_db()
    assert (row.state, row.analyse_at, row.revision_count) == (ArticleState.READ, LATER, 0)
