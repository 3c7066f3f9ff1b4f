from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.newsroom.models import Article, Publisher
from broadsheet.stories import arranging
from broadsheet.text.sections import SECTIONS
from broadsheet.web import layout
from broadsheet.web.layout import Front
from broadsheet.web.marks import Mark
from broadsheet.web.teasers import Teaser

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def teaser(number: int, section: str = "", publisher: str = "", publishers: int = 2, *, image: bool = False) -> Teaser:
    shown = publisher or f"P{number}"
    return Teaser(
        id=number,
        url=f"/en/s/{number}",
        title=f"Story {number}",
        language="en",
        brief="",
        section=section,
        marks=(Mark("P", 1, "", shown),),
        publishers=publishers,
        articles=publishers,
        publisher=Publisher(name=shown) if publishers == 1 else None,
        at=NOON,
        flags=(),
        image_of=Article(image_url="https://p.example/1.jpg") if image else None,
    )


def shown(front: Front) -> list[int]:
    """The ids of all stories on the page."""
    found = [front.lead, *front.left, *front.right]
    for block in front.blocks:
        found += [block.head, *block.stack, *block.lines]
    return [each.id for each in found if each]


def lead(ranked: list[Teaser]) -> int:
    """The id of the leading story."""
    found = layout.front(ranked).lead
    assert found is not None
    return found.id


TEASERS = st.lists(
    st.tuples(st.sampled_from(("", *SECTIONS)), st.sampled_from("ABC"), st.integers(1, 9), st.booleans()), max_size=60
)


@given(TEASERS, st.booleans())
def test_every_story_stands_on_the_page_once(rows: list[tuple[str, str, int, bool]], by_section: bool) -> None:
    ranked = [teaser(number, *row[:3], image=row[3]) for number, row in enumerate(rows)]
    assert sorted(shown(layout.front(ranked, by_section=by_section))) == list(range(len(ranked)))


def test_what_is_arranged_for_the_top_stands_at_the_top() -> None:
    front = layout.front([teaser(number, "sport", image=number == 1) for number in range(20)])
    assert front.lead is not None
    beside = [each.id for each in [*front.left, *front.right]]
    assert sorted([front.lead.id, *beside]) == list(range(arranging.TOP))
    assert beside == [0, *range(2, arranging.TOP)]


def test_an_image_lifts_a_story_into_the_lead_but_not_from_far() -> None:
    assert lead([teaser(0), teaser(1, image=True), teaser(2)]) == 1
    assert lead([teaser(0), teaser(1), teaser(2), teaser(3, image=True)]) == 0


def test_a_story_that_several_tell_leads_before_one_with_an_image_alone() -> None:
    ranked = [teaser(0, publishers=1, image=True), teaser(1, image=True), teaser(2)]
    assert lead(ranked) == 1


def test_an_empty_edition_is_an_empty_page() -> None:
    assert shown(layout.front([])) == []


def test_many_singles_have_their_own_block() -> None:
    ranked = [teaser(number) for number in range(9)] + [teaser(50 + n, "world", publishers=1) for n in range(9)]
    single = next(block for block in layout.front(ranked).blocks if block.key == "single")
    assert [each.id for each in single.stack] == [50, 51, 52, 53]
