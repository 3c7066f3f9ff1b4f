from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet.extraction import read_pasted_page
from broadsheet.stories import Candidate, Newcomer, Why, fingerprint, related, related_stories, search_terms
from broadsheet.text.kinds import Kind
from tests.stories.writing import BANK, OTHER_QUAKE, QUAKE, QUAKE_AGAIN, QUAKE_FRENCH, candidate, newcomer

SEED = Path(__file__).parents[3] / "shared/seed/news-page.txt"
ARTICLE = candidate(newcomer(1, QUAKE), story=7)


def test_the_same_story_comes_first_with_its_reason() -> None:
    offers = related(
        ARTICLE,
        [
            candidate(newcomer(3, BANK), 9),
            candidate(newcomer(4, OTHER_QUAKE), 8),
            candidate(newcomer(2, QUAKE_AGAIN), 7),
        ],
    )
    assert offers[0].article_id == 2
    assert offers[0].because.code == Why.SAME_STORY
    assert "Irena Dolsk" in offers[0].because.words
    assert 3 not in [offer.article_id for offer in offers]


def test_another_language_is_offered_when_it_is_the_same_story() -> None:
    offers = related(ARTICLE, [candidate(newcomer(2, QUAKE_FRENCH, language="fr"), 7)])
    assert [offer.article_id for offer in offers] == [2]


def test_what_came_days_before_is_earlier_in_the_story() -> None:
    offers = related(ARTICLE, [candidate(newcomer(2, QUAKE_AGAIN, hours=-60), 7)])
    assert offers[0].because.code == Why.EARLIER_IN_STORY


def test_an_old_article_is_background() -> None:
    offers = related(replace(ARTICLE, story_id=None), [candidate(newcomer(2, QUAKE_AGAIN, hours=-24 * 40), 3)])
    assert offers[0].because.code == Why.BACKGROUND


def test_never_a_copy_nor_itself_nor_the_same_publisher_or_owner() -> None:
    own = candidate(newcomer(2, QUAKE_AGAIN, publisher=1), 7)
    copy = candidate(newcomer(3, QUAKE_AGAIN), 7, copy_of=2)
    house = replace(candidate(newcomer(4, QUAKE_AGAIN), 7), owner="One House")
    assert related(replace(ARTICLE, owner="One House"), [ARTICLE, own, copy, house]) == ()


def test_no_publisher_twice_in_the_first_five() -> None:
    many = [_rewritten(newcomer(number, QUAKE_AGAIN, publisher=100 + number % 6)) for number in range(10, 22)]
    publishers = {each.article_id: each.publisher_id for each in many}
    offers = related(ARTICLE, many)
    assert len(offers) == 8
    assert len({publishers[offer.article_id] for offer in offers[:5]}) == 5


def _rewritten(new: Newcomer) -> Candidate:
    """The same subject in words of one's own: no MinHash."""
    return candidate(replace(new, fingerprint=replace(new.fingerprint, minhash=b"")), 7)


def test_an_owner_is_one_voice() -> None:
    papers = [
        replace(_rewritten(newcomer(number, QUAKE_AGAIN, publisher=number)), owner="One House") for number in (5, 6)
    ]
    other = _rewritten(newcomer(7, QUAKE_AGAIN, publisher=7))
    assert [offer.article_id for offer in related(ARTICLE, [*papers, other])] == [5, 7]


def test_a_text_comes_once_even_where_nobody_noted_the_copy() -> None:
    twice = [candidate(newcomer(number, QUAKE_AGAIN, publisher=number), 7) for number in (5, 6)]
    assert [offer.article_id for offer in related(ARTICLE, twice)] == [5]
    assert related(ARTICLE, [candidate(newcomer(8, QUAKE, publisher=8), 7)]) == ()


def test_a_later_article_of_the_story_is_not_called_earlier() -> None:
    offers = related(ARTICLE, [candidate(newcomer(2, QUAKE_AGAIN, hours=60), 7)])
    assert offers[0].because.code == Why.LATER_IN_STORY


@pytest.mark.parametrize(
    ("kinds", "code"),
    [
        ({"Irena Dolsk": Kind.PERSON}, Why.SAME_PEOPLE),
        ({"Varne": Kind.PLACE}, Why.SAME_PLACE),
        ({"Irena Dolsk": Kind.PERSON, "Varne": Kind.PLACE}, Why.SAME_PEOPLE_AND_PLACE),
        ({}, Why.SAME_SUBJECT),
    ],
)
def test_people_and_places_are_named_where_they_are_known(kinds: dict[str, Kind], code: Why) -> None:
    offers = related(replace(ARTICLE, story_id=None), [candidate(newcomer(2, QUAKE_AGAIN), 3)], kinds=kinds)
    assert offers[0].because.code == code
    assert set(kinds) <= set(offers[0].because.words)


def test_what_everybody_names_is_no_subject_in_common() -> None:
    one, other = replace(ARTICLE, story_id=None), candidate(newcomer(4, OTHER_QUAKE), 8)
    rare = related(one, [other], shares={})
    common = related(one, [other], shares=dict.fromkeys((*one.fingerprint.labels, *one.fingerprint.words), 0.5))
    assert len(common) <= len(rare)
    assert not common


def test_a_story_is_offered_other_stories_once_each() -> None:
    told = [ARTICLE, candidate(newcomer(2, QUAKE_AGAIN), 7)]
    others = [
        candidate(newcomer(5, QUAKE_AGAIN, publisher=5), 8),
        candidate(newcomer(6, QUAKE, publisher=6), 8),
        candidate(newcomer(3, BANK), 9),
        replace(candidate(newcomer(9, QUAKE), 8), story_id=None),
    ]
    offers = related_stories(told, others)
    assert len(offers) == 1
    assert offers[0].article_id in {5, 6}
    assert related_stories(told, [replace(others[0], story_id=7)]) == ()


def test_nothing_is_better_than_something_else() -> None:
    assert related(ARTICLE, [candidate(newcomer(3, BANK), 9)]) == ()
    assert related(ARTICLE, []) == ()


def test_search_terms_are_names_and_words_of_the_article() -> None:
    terms = search_terms(ARTICLE.fingerprint)
    assert "Varne" in terms
    assert all(term.strip() == term and term for term in terms)


@pytest.mark.gold
def test_the_seed_page_offers_the_one_related_article() -> None:
    if not SEED.is_file():
        pytest.skip(f"there is no {SEED}")
    moment = datetime(2025, 7, 27, tzinfo=UTC)
    articles = [
        Candidate(
            number, number, "", None, None, moment, "en", fingerprint(each.title, "\n\n".join(each.paragraphs), "en")
        )
        for number, each in enumerate(read_pasted_page(SEED.read_text(encoding="utf-8")))
    ]
    assert len(articles) == 4
    assert [offer.article_id for offer in related(articles[0], articles)] == [1]
    assert [offer.article_id for offer in related(articles[1], articles)] == [0]
    assert "Operation Sindoor" in related(articles[0], articles)[0].because.words
    assert related(articles[2], articles) == ()
    assert related(articles[3], articles) == ()
