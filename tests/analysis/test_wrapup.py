"""The wrap-up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.analysis.brief import Point
from broadsheet.analysis.wrapup import Phrases, Story, spoken, wrap_up, written
from broadsheet.types import Evidence

NOW = datetime(2026, 11, 18, 6, tzinfo=UTC)
DAY = timedelta(days=1)
ENGLISH = Phrases({"world": "World", "sport": "Sport"})
LOCK = Story(
    story_id=1,
    section="world",
    headline="Halvard lock shut until February",
    points=tuple(
        Point(text, (Evidence(9, 0, 5),)) for text in ("Divers found a crack – 2.3 metres long.", "Two.", "3.")
    ),
    sources=("Kestrel Wire", "Merrow Mercury", "Port Ansel Courier"),
    languages=("en",),
    rank=2.0,
    told_at=NOW - timedelta(hours=3),
)
CUP = replace(LOCK, story_id=2, section="sport", headline="United win “in fog” 2–1", rank=9.0, sources=("The Ledger",))


def test_sections_stand_in_the_papers_order_and_stories_by_rank() -> None:
    higher = replace(LOCK, story_id=3, rank=5.0)
    found = wrap_up([CUP, LOCK, higher], NOW - DAY, NOW)
    assert [(part.section, [story.story_id for story in part.stories]) for part in found.parts] == [
        ("world", [3, 1]),
        ("sport", [2]),
    ]
    assert [len(story.points) for part in found.parts for story in part.stories] == [2, 2, 2]
    assert found.minutes == 1


def test_a_story_is_told_once_where_it_ranks_highest() -> None:
    again = replace(LOCK, section="business", rank=3.0)
    found = wrap_up([LOCK, again, LOCK], NOW - DAY, NOW)
    assert [(part.section, len(part.stories)) for part in found.parts] == [("business", 1)]


def test_the_bounds_are_since_the_last_one_until_now() -> None:
    times = [NOW - DAY, NOW - DAY + timedelta(seconds=1), NOW, NOW + timedelta(seconds=1)]
    stories = [replace(LOCK, story_id=number, told_at=time) for number, time in enumerate(times)]
    found = wrap_up(stories, NOW - DAY, NOW)
    assert [story.story_id for part in found.parts for story in part.stories] == [1, 2]
    assert not wrap_up([replace(LOCK, points=())], NOW - DAY, NOW).parts


def test_as_an_email() -> None:
    assert written(wrap_up([LOCK], NOW - DAY, NOW), ENGLISH) == (
        "WORLD\n\n"
        "Halvard lock shut until February\n"
        "- Divers found a crack – 2.3 metres long.\n"
        "- Two.\n"
        "Sources: Kestrel Wire, Merrow Mercury, Port Ansel Courier\n"
    )
    assert written(wrap_up([], NOW - DAY, NOW), ENGLISH) == ""


def test_as_a_voice_reads_it() -> None:
    assert spoken(wrap_up([LOCK, CUP], NOW - DAY, NOW, points=1), ENGLISH) == (
        "World.\n"
        "Halvard lock shut until February.\n"
        "Divers found a crack, 2.3 metres long.\n"
        "Sources: Kestrel Wire, Merrow Mercury, 1 more.\n"
        "Sport.\n"
        "United win in fog 2 to 1.\n"
        "Divers found a crack, 2.3 metres long.\n"
        "Source: The Ledger.\n"
    )


def test_it_speaks_the_readers_language() -> None:
    hindi = Phrases({"world": "दुनिया"}, sources="स्रोत: {names}", more="और {number}", percent="प्रतिशत")
    story = replace(LOCK, points=(Point("दर 3% बढ़ी।", (Evidence(9, 0, 5),)),))
    script = spoken(wrap_up([story], NOW - DAY, NOW), hindi)
    assert "दर 3 प्रतिशत बढ़ी।\n" in script
    assert "और 1." in script


@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from(["world", "sport", "odd"]), st.floats(0, 9)), max_size=30))
def test_no_story_is_told_twice_and_none_is_lost(rows: list[tuple[int, str, float]]) -> None:
    stories = [replace(LOCK, story_id=number, section=section, rank=rank) for number, section, rank in rows]
    found = wrap_up(stories, NOW - DAY, NOW, each=99)
    told = [story.story_id for part in found.parts for story in part.stories]
    assert sorted(told) == sorted({number for number, _, _ in rows})
