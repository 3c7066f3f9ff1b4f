"""Figures that an article sets against each other."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from broadsheet.analysis import Document
from broadsheet.analysis.figures import KIND, Agreement, StoryFigures

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)


def contrasts(text: str) -> list[tuple[str, str]]:
    found = KIND.of_article(Document(7, text)).contrasts
    return [(each.one.written, each.other.written) for each in found]


def story(*texts: str) -> StoryFigures:
    told = [Document(n, text, publisher=f"Paper {n}", published=NOON) for n, text in enumerate(texts)]
    assert KIND.of_story is not None
    result = KIND.of_story(told, [KIND.of_article(each) for each in told])
    assert isinstance(result, StoryFigures)
    return result


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Police say 3,000 people marched. The organisers put the number at 5,000.", ("3,000", "5,000")),
        ("The mayor said 12 houses burned down; the fire brigade says 15.", ("12", "15")),
        ("The League leads in 31 of 60 towns by its own count. The Union says 28, because Orsk is open.", ("31", "28")),
        ("It holds 58 of 60 towns, the League said. The Union says 57.", ("58", "57")),  # not 60
        ("Growers lost 45 per cent of their plums, the ministry said. Their union speaks of 38 per cent.",
         ("45 per cent", "38 per cent")),
        ("The detour takes two days, the insurers say. The shippers, who own the ships, say three days.",
         ("two days", "three days")),
        ("The director, Ada Poe, said it had to feed 90 ships. The pilots’ office now counts 58 vessels.", ("90", "58")),
    ],
)  # fmt: skip
def test_two_sources_at_odds(text: str, pair: tuple[str, str]) -> None:
    assert contrasts(text) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "Police say 3,000 people marched. Police put the number at 5,000 later.",  # of one source
        "Police say about 3,000 people marched. The organisers put the number at 3,100.",  # they go together
        "Police say 12 people were hurt. The hospital said 15 were arrested.",  # another thing
        "The mayor said 12 houses burned down. The fire brigade says 15 barns were saved.",
        "The mayor said 300 jobs would go. The union said 410 jobs that are paid by the hour would stay.",
        "Rents rose 3 per cent, the ministry said. Last year the bank said 5 per cent.",  # another time
        "Rents rose 3 per cent, the ministry said. The bank expects 5 per cent.",
        "The ministry offered 40 crowns. The union wants 60 crowns.",  # wishes
        "The fire burned 12 houses, the mayor said. He said 15.",  # nobody in particular
        "The town has 12 schools. A guide counts 40 churches.",
        "The mayor said 12 houses burned down. The brigade says 150.",  # too far apart to be of one thing
        "She is 41. The court said 43.",
        "The mayor said 12 houses burned down.\n\nIt rained.\n\nNobody slept.\n\nThe brigade says 15.",
    ],
)
def test_near_misses(text: str) -> None:
    assert contrasts(text) == []


def test_a_story_shows_both_sides_as_disputed_and_once() -> None:
    first = "The mayor said 12 houses burned down in the old town of Orsk; the fire brigade says 15."
    second = "In Orsk the fire brigade put the number of houses at 15. The mayor says 12."
    found = story(first, second, "In the old town of Orsk 12 houses burned down.").comparisons
    (dispute,) = [each for each in found if each.agreement is Agreement.DISPUTED]
    assert (dispute.counted, dispute.low, dispute.high) == ("houses", 12, 15)
    assert {reading.publisher for reading in dispute.readings} >= {"Paper 0", "Paper 1"}
    assert {reading.figure.speaker for reading in dispute.readings} >= {"the fire brigade", "The mayor"}
    assert dispute.ends == ("12", "15")


def test_evidence_is_the_sentence_of_each_side() -> None:
    text = "Police say 3,000 people marched. The organisers put the number at 5,000."
    document = Document(7, text)
    (contrast,) = KIND.of_article(document).contrasts
    assert [document.quoted(each.evidence) for each in (contrast.one, contrast.other)] == text.replace(
        ". ", ".|"
    ).split("|")
    assert (contrast.other.counted, contrast.other.speaker) == ("", "The organisers")


def test_hostile_articles_end_in_time() -> None:
    for piece in ("the union says 15, ", "The a b c d e f g ", "and the mayor said 12 ", "which says, "):
        document = Document(7, piece * (100_000 // len(piece)))
        assert document.tokens is not None
        began = time.process_time()
        KIND.of_article(document)
        assert time.process_time() - began < 3
