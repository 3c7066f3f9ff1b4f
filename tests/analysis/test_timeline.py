"""The timeline of an article and of a story."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from broadsheet.analysis import Document, all_evidence
from broadsheet.analysis.timeline import KIND, MOST, MOST_PLANNED, Timeline

WRITTEN = datetime(2026, 11, 18, 9, tzinfo=UTC)  # a Wednesday
LOCK = """The harbour authority closed the Halvard lock on Saturday after divers found a crack in its north gate.

A maintenance book notes a hairline at the third beam on 12 May 2026, the Courier reported. The gate was hung in 1974.

The minister ordered an inquiry on Monday. The lock is to open again on 3 February, the authority said.

Published on 18 November 2026 at 09:00. Ships waited for the last 30 days of the season."""


def article(text: str = LOCK, number: int = 1, **known: object) -> Document:
    document = Document(number, text, "Halvard lock closed after crack in gate", published=WRITTEN, publisher_id=number)
    return replace(document, **known)  # type: ignore[arg-type]


def story(*documents: Document) -> Timeline:
    assert KIND.of_story is not None
    return KIND.of_story(documents, [KIND.of_article(document) for document in documents])


def test_what_happened_is_in_order_and_what_is_planned_apart() -> None:
    found = KIND.of_article(article())
    assert [event.value for event in found.events] == ["1974", "2026-05-12", "2026-11-14", "2026-11-16"]
    assert [(event.value, event.phrase) for event in found.planned] == [("2027-02-03", "3 February")]
    assert found.events[2].text == LOCK.split("\n\n", maxsplit=1)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Marta Osk, born in March 1971, said nothing about it.",
        "Published on 18 November 2026 at nine in the morning.",
        "Nobody had seen such a thing in the last 30 days.",
        "The mill has been a school since the 1990s, they say.",
        "He is at work on the Vision 2030 plan for the town.",
        "Closed on Monday.",
        "It is dry on the coast from December to April as a rule.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert KIND.of_article(article(text)) == Timeline()


def test_a_long_sentence_is_cut_at_the_edge_of_a_clause() -> None:
    first = "The council of the lower town opened the new bridge over the river on 3 May 2025"
    rest = "the mayor, who had promised it twice in two campaigns, was given a small bell by the children of the school"
    found = KIND.of_article(article(f"{first}; {rest}, and {rest}, and {rest}."))
    assert [event.text for event in found.events] == [first]


def test_a_date_line_is_no_part_of_the_statement() -> None:
    rest = "The harbour authority closed the Halvard lock on Saturday."
    found = KIND.of_article(article(f"PORT ANSEL, 14 November (Kestrel Wire) – {rest}"))
    assert [(event.text, event.phrase) for event in found.events] == [(rest, "Saturday")]


def test_the_date_line_tells_the_day_of_writing() -> None:
    late = datetime(2026, 11, 15, 23, 42, tzinfo=UTC)  # a Sunday
    text = "PORT ANSEL, 16 November (Wire) – The minister ordered an inquiry on Monday."
    assert [event.value for event in KIND.of_article(article(text, published=late)).events] == ["2026-11-16"]


def test_a_story_counts_publishers_and_takes_the_nearest_sentence() -> None:
    short = "On Saturday it was all over, some said, and they went home."
    found = story(article(), article("Divers found a crack in the Halvard lock on Saturday.", 2), article(short, 3))
    (closed,) = [event for event in found.events if event.value == "2026-11-14"]
    assert (closed.publishers, closed.mentions) == (3, 3)
    assert {each.article_id for each in closed.evidence} == {1, 2, 3}
    assert "Halvard" in closed.text


def test_copies_do_not_count() -> None:
    found = story(article(), article(number=2, copied_from=1))
    assert {event.publishers for event in found.events} == {1}


def test_one_event_that_two_papers_date_differently_stands_once() -> None:
    one = "The harbour authority closed the Halvard lock to all ships on {}."
    found = story(article(one.format("Saturday")), article(one.format("Saturday"), 2), article(one.format("Sunday"), 3))
    assert [event.value for event in found.events if event.phrase] == ["2026-11-14"]


def test_a_report_without_a_date_counts_for_its_day() -> None:
    text = "Rain fell on every town of the lower river again."
    found = story(replace(article(text), title="Rain again on lower river"))
    assert [(event.value, event.reported) for event in found.events] == [("2026-11-18", True)]


def test_a_plan_whose_day_has_come_is_an_event_once_somebody_reports_it() -> None:
    plan = article("The Halvard lock will open again on Friday, the authority said.")
    later = WRITTEN + timedelta(days=4)
    report = article("The Halvard lock opened again on Friday to a long line of ships.", 2, published=later)
    found = story(plan, report)
    assert not found.planned
    (opened,) = [event for event in found.events if event.value == "2026-11-20"]
    assert opened.publishers == 2
    assert story(plan, article("It rained on the lower river.", 2, published=later)).planned == ()


def test_other_languages() -> None:
    french = article("Le ministre a démissionné lundi après une longue réunion.", language="fr")
    assert [event.value for event in KIND.of_article(french).events] == ["2026-11-16"]
    arabic = article("استقال وزير النقل يوم الإثنين بعد اجتماع طويل.", language="ar")
    assert [event.value for event in KIND.of_article(arabic).events] == ["2026-11-16"]


def test_of_nothing() -> None:
    assert KIND.of_article(article("", published=None)) == Timeline()
    assert story() == Timeline()


_WORDS = st.sampled_from(
    [
        "on",
        "in",
        "3",
        "May",
        "Tuesday",
        "next",
        "week",
        "2019",
        "will",
        "said",
        "the",
        "lock",
        "closed",
        "opened",
        ".",
        ";",
        ",",
        "and",
        "until",
        "\n",
        "—",
        "two",
        "days",
        "ago",
    ]
)


@given(st.lists(_WORDS, max_size=80).map(" ".join), st.sampled_from(["en", "fr", "hi"]))
def test_statements_are_the_words_that_their_evidence_points_to(text: str, language: str) -> None:
    document = article(text, language=language)
    found = KIND.of_article(document)
    assert len(found.events) <= MOST
    assert len(found.planned) <= MOST_PLANNED
    for event in (*found.events, *found.planned):
        assert event.text == document.quoted(event.evidence[0])
        assert event.phrase in event.text or "\n" in text
        assert event.first <= event.last
    assert [event.first for event in found.events] == sorted(event.first for event in found.events)


def test_it_can_be_stored() -> None:
    found = story(article(), article(number=2))
    adapter = TypeAdapter(Timeline)
    assert adapter.validate_python(adapter.dump_python(found, mode="json")) == found
    assert all(each.article_id in {1, 2} for each in all_evidence(found))
    assert [line.head for line in KIND.lines(found)][-1] == "2027-02-03"


@pytest.mark.gold
def test_the_seed_page(gold: Path) -> None:
    page = (gold.parent / "seed" / "news-page.txt").read_text(encoding="utf-8")
    title, _, body = page.partition("Hashtags")[0].partition("\n")
    published = datetime(2025, 7, 27, tzinfo=UTC)
    found = KIND.of_article(Document(1, body, title, published=published))
    values = [event.value for event in found.events]
    assert [value for value in values if value != "2017"] == ["2019", "2024-03", "2025-04"]
    roll = next(line for line in page.split("\n") if "7.24 crore" in line)
    planned = KIND.of_article(Document(2, roll, published=published)).planned[0]
    assert (planned.value, planned.phrase) == ("2025-08-01/2025-09-01", "August 1 till September 1")


@pytest.mark.parametrize("piece", ["on Tuesday ", "; ", "in 2019, and ", "On Tuesday it rained. "])
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        document = article(piece * (size // len(piece)))
        assert document.sentences
        start = time.process_time()
        KIND.of_article(document)
        return time.process_time() - start

    assert seconds(400_000) < 20 * seconds(50_000) + 0.2


@pytest.mark.parametrize(
    "text",
    [
        "“We have learnt today that a sentence can walk,” the chair of the committee said.",
        "“An offer that ended on Tuesday is not a cheaper one at all.",
        "It is the heaviest fall of snow on the lower towns since 1986, the office said.",
        "It is the smallest crop since the growers began to weigh it in 1962, they said.",
        "She has ten days to read every entry since 2019 in the grey books.",
        "The pilots count 58 ships at anchor, which is six fewer than on Sunday.",
        "The gate will be scraped and hung in its place within nine weeks.",
    ],
)
def test_what_is_said_or_compared_is_no_event(text: str) -> None:
    found = KIND.of_article(article(text))
    assert (found.events, [event.phrase for event in found.planned if event.grain != "range"]) == ((), [])


@pytest.mark.parametrize(
    "text",
    [
        "“We are very sorry for it,” said the chair, who closed the committee on Tuesday.",
        "The seven cans have been held in the customs shed since 1932 for unpaid duty.",
        "“We shall strike on Friday unless somebody pays us,” said the secretary of the union.",
    ],
)
def test_what_is_one(text: str) -> None:
    found = KIND.of_article(article(text))
    assert len(found.events) + len(found.planned) == 1


def test_days_of_the_week_that_are_every_week() -> None:
    for language, text in (
        ("fr", "Le calendrier des trains de nuit n’est connu que le vendredi, selon la compagnie."),
        ("ar", "وتقدّر الرابطة خسائر أعضائها بنحو 4.1 مليون كراون في اليوم، وتطالب بالإعفاء."),
    ):
        found = KIND.of_article(replace(article(text), language=language))
        assert (found.events, found.planned) == ((), ())


def test_an_opening_that_tells_nothing_of_its_title_stands_for_no_day() -> None:
    found = story(
        replace(article("Models of where animals go are built from where they were."), title="Wrong shrimp found")
    )
    assert found.events == ()


def test_a_week_off_is_a_day() -> None:
    found = KIND.of_article(
        article("The lock closed a week ago. The inquiry will tell parliament in a week what it read.")
    )
    assert [(event.value, event.phrase) for event in (*found.events, *found.planned)] == [
        ("2026-11-11", "a week ago"),
        ("2026-11-25", "a week"),
    ]
    (coming,) = KIND.of_article(article("The committee will meet next week to hear them all.")).planned
    assert coming.grain == "week"
