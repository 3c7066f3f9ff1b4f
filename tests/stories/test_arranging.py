from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.stories.arranging import FIRST, TOP, Offer, arranged

OFFERS = st.lists(
    st.builds(
        Offer,
        heat=st.floats(0, 6),
        section=st.sampled_from(["", "world", "sport", "health"]),
        publisher_id=st.integers(1, 4),
        subject=st.frozensets(st.sampled_from("abcdefgh"), max_size=4),
    ),
    max_size=20,
).map(lambda offers: sorted(offers, key=lambda offer: -offer.heat))


def offer(heat: float, section: str, publisher: int, subject: str = "") -> Offer:
    return Offer(heat, section, publisher, frozenset(subject.split()))


def test_three_of_a_section_do_not_open_the_paper() -> None:
    offers = [offer(9, "sport", 1), offer(8.9, "sport", 2), offer(8.8, "sport", 3), offer(2, "world", 4)]
    assert arranged(offers) == [0, 1, 3, 2]


def test_nor_three_of_one_publisher_or_subject() -> None:
    same = [offer(9, "a", 1), offer(8.9, "b", 1), offer(8.8, "c", 1), offer(2, "d", 4)]
    assert arranged(same)[:FIRST] == [0, 1, 3]
    quake = [offer(9, "a", 1, "quake varne dead"), offer(8.9, "b", 2, "quake varne aid")]
    others = [offer(8.8, "c", 3, "quake varne school"), offer(2, "d", 4, "strike")]
    assert 3 in arranged([*quake, *others])[:FIRST]


def test_of_stories_about_as_hot_no_section_takes_the_top() -> None:
    offers = [offer(9, "sport", number) for number in range(20)] + [offer(8.5, "world", 20 + n) for n in range(9)]
    top = [offers[number].section for number in arranged(offers)[:TOP]]
    assert top.count("sport") < TOP - 2


def test_what_repeats_nothing_keeps_its_rank() -> None:
    offers = [offer(9 - number, f"s{number}", number, f"w{number}") for number in range(6)]
    assert arranged(offers) == list(range(6))


def test_a_page_of_one_kind_is_shown_by_rank() -> None:
    assert arranged([offer(9 - number, "sport", 1) for number in range(5)]) == list(range(5))


@given(OFFERS)
def test_every_story_stands_once_and_the_rest_by_rank(offers: list[Offer]) -> None:
    order = arranged(offers)
    assert sorted(order) == list(range(len(offers)))
    assert order[TOP:] == sorted(order[TOP:])


@given(st.lists(st.sampled_from(["world", "sport"]), min_size=FIRST, max_size=12))
def test_the_top_is_never_of_one_section_while_another_is_there(sections: list[str]) -> None:
    offers = [offer(100 - 9 * number, section, number) for number, section in enumerate(sections)]
    top = {sections[number] for number in arranged(offers)[:FIRST]}
    assert len(top) == len(set(sections))


@given(OFFERS, st.integers(1, 7))
def test_paging_by_heat_neither_loses_nor_doubles(offers: list[Offer], size: int) -> None:
    first, later = offers[:size], offers[size:]
    shown = [first[number] for number in arranged(first)] + later
    assert sorted(map(repr, shown)) == sorted(map(repr, offers))
