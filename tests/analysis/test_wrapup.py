from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.analysis.wrapup import (
    FRONT,
    OF_SECTION,
    Chapter,
    Place,
    Said,
    Told,
    articles,
    compose,
    minutes,
    without,
)
from broadsheet.text.sections import SECTIONS

POINT = Said("The lock is shut.", (Place(1, 1, "Kestrel Wire"),))


def told(number: int, section: str = "world", points: tuple[Said, ...] = (POINT,) * 5) -> Told:
    return Told(number, section, f"Story {number}", "en", 3, points)


def order(chapters: tuple[Chapter, ...]) -> list[int]:
    return [story.story_id for chapter in chapters for story in chapter.stories]


stories = st.lists(st.builds(told, st.integers(1, 40), st.sampled_from([*SECTIONS, "", "gardening"])), max_size=60)


@given(stories)
def test_no_story_is_told_twice(given: list[Told]) -> None:
    assert len(set(order(compose(given)))) == len(order(compose(given)))


@given(stories)
def test_the_first_stories_come_first_and_sections_in_the_papers_order(given: list[Told]) -> None:
    chapters = compose(given)

    unique = list(dict.fromkeys(each.story_id for each in given))
    assert order(chapters)[: min(FRONT, len(unique))] == unique[:FRONT]
    sections = [chapter.section for chapter in chapters[1:]]
    assert sections == sorted(sections, key=SECTIONS.index)


def test_what_has_no_source_is_not_told() -> None:
    assert compose([told(1, points=()), told(2, points=(Said("Rumour.", ()),))]) == ()


def test_a_section_has_room_for_a_few() -> None:
    chapters = compose([told(number, "sport") for number in range(1, 20)])

    assert [len(chapter.stories) for chapter in chapters] == [FRONT, OF_SECTION]
    assert {len(story.points) for story in chapters[0].stories} == {3}
    assert {len(story.points) for story in chapters[1].stories} == {2}


def test_it_takes_as_long_as_its_words() -> None:
    assert minutes(()) == 0
    assert minutes(compose([told(1)])) == 1
    assert minutes(compose([told(number, points=(Said("word " * 155, POINT.places),)) for number in range(1, 4)])) == 3


places = st.lists(st.builds(Place, st.integers(1, 9), st.integers(1, 3), st.just("Kestrel Wire")), min_size=1).map(
    tuple
)
points = st.lists(st.builds(Said, st.just("The lock is shut."), places), max_size=4).map(tuple)
leads = st.builds(Told, st.integers(1, 40), st.sampled_from(SECTIONS), st.text(), st.just("en"), st.just(3), points, st.integers(1, 9))  # fmt: skip


@given(st.lists(leads, max_size=20), st.sets(st.integers(1, 9)))
def test_no_word_of_an_article_that_is_gone_is_told(given: list[Told], gone: set[int]) -> None:
    left = without(compose(given), gone)

    assert not articles(left) & gone
    assert all(chapter.stories and all(story.points for story in chapter.stories) for chapter in left)
    assert without(left, gone) == left


@given(st.lists(leads, max_size=20))
def test_where_nothing_is_gone_all_is_told(given: list[Told]) -> None:
    assert without(compose(given), {99}) == compose(given)
