"""Times in a text and what they mean."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text import times

WRITTEN = date(2026, 11, 18)  # a Wednesday
OWN = Path(__file__).resolve().parents[2] / "quality" / "time-expressions.jsonl"


def values(text: str, language: str = "en", written: date | None = WRITTEN) -> list[str]:
    return [time.value for time in times.find(text, language, written)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The lock closed on Saturday.", "2026-11-14"),
        ("The lock will close on Saturday.", "2026-11-21"),
        ("The lock is to be closed on Saturday.", "2026-11-21"),
        ("The court ruled on Wednesday.", "2026-11-18"),
        ("The budget is due on 5 December.", "2026-12-05"),
        ("The entry of 12 May was not passed on.", "2026-05-12"),
        ("It reopened in March.", "2026-03"),
        ("It will reopen in March.", "2027-03"),
        ("It has until Thursday to answer.", "2026-11-19"),
        ("The final was put off until a panel reports in May.", "2027-05"),
        ("The union won on Tuesday and will play again.", "2026-11-17"),
        ("They meet on Tuesday next week.", "2026-11-24"),
        ("The council votes on Friday.", "2026-11-20"),
        ("To copy it will take until summer.", "2027-SU"),
        ("The book, of which we have read a copy, gives it one line on 12 May.", "2026-05-12"),
        ("Traders see even odds of a cut on 30 December.", "2026-12-30"),
    ],
)
def test_the_tense_says_which_day_is_meant(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Der Minister trat am 3. März 2021 zurück.", "de", "2021-03-03"),
        ("Das Gesetz wurde vor zwei Jahren beschlossen.", "de", "2024"),
        ("Die Brücke wird am Freitag geöffnet.", "de", "2026-11-20"),
        ("Die Brücke wurde gestern geöffnet.", "de", "2026-11-17"),
        ("El puente se cerró el 3 de marzo de 2021.", "es", "2021-03-03"),
        ("La ley fue aprobada la semana pasada.", "es", "2026-W46"),
        ("El puente abrirá el viernes.", "es", "2026-11-20"),
        ("La mina cerró hace tres años.", "es", "2023"),
        ("Мост закрыли 3 марта 2021 года.", "ru", "2021-03-03"),
        ("O ministro saiu em março de 2021.", "pt", "2021-03"),
    ],
)
def test_other_languages(text: str, language: str, value: str) -> None:
    assert values(text, language) == [value]


def test_both_ends_of_a_range_are_in_one_year() -> None:
    assert values("It ran from 20 December to 5 January.") == ["2025-12-20/2026-01-05"]
    assert values("It will run from November 20 to December 11.") == ["2026-11-20/2026-12-11"]
    assert values("It is to run from November 3 through January 9.") == ["2026-11-03/2027-01-09"]


def test_the_ends_of_a_range_can_stand_apart() -> None:
    text = "It will run from November 20 to December 11."
    assert [time.value for time in times.single(text, "en", WRITTEN)] == ["2026-11-20", "2026-12-11"]


@pytest.mark.parametrize(
    "text",
    [
        "She reads the book every Friday.",
        "You cannot plan a wedding on a Friday.",
        "It may march on, and the sun may set.",
        "Jan Brewer met June Carter in Mayfield.",
        "Some 1900 people fled, and 2020 homes burned.",
        "The last night train lost money.",
        "Six minutes later it was over.",
        "He paid $2019 for it.",
        "The resignation of May surprised nobody.",
        "They sat in room 2019 and waited for flight 2040.",
        "It makes 2020 MW and cost Rs 2000 a day.",
        "It was the second time in two days that they met.",
        "It was ready ten days before the vote.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert values(text) == []


def test_without_the_day_of_writing_only_stated_years_count() -> None:
    assert values("It closed on Tuesday, two years ago, in May 2019 and on 3 June 2020.", written=None) == [
        "2019-05",
        "2020-06-03",
    ]


def test_a_day_that_is_named_once_with_its_year_keeps_it() -> None:
    found = values("The attack of June 3, 2012, killed four.\nThe June 3 attack was planned.")
    assert found == ["2012-06-03", "2012-06-03"]


def test_what_follows_another_day() -> None:
    assert values("He arrived on 3 May. She left the next day.")[-1] == "2026-05-04"
    assert values("The firm was founded in 1924. It failed ten years later.")[-1] == "1934"
    assert values("She left the next day.") == []


def test_early_and_late() -> None:
    (found,) = times.find("They met in late April 2025.", "en", WRITTEN)
    assert (found.value, found.part, found.first, found.last) == (
        "2025-04",
        "END",
        date(2025, 4, 16),
        date(2025, 4, 30),
    )


def test_dateline() -> None:
    assert times.dateline("Tuesday, June 19, 2018\n\nIt rained.", "en") == date(2018, 6, 19)
    assert times.dateline("It rained on June 19, 2018, and again.", "en") is None


def test_a_known_time_without_words_of_time_is_the_day_beside_it() -> None:
    text = "Opening night, January 23, 2014, was full. The date was well chosen."
    found = times.at(text, 0, len("Opening night"), "en", WRITTEN)
    assert found is not None
    assert found.value == "2014-01-23"
    start = text.index("The date")
    later = times.at(text, start, start + 8, "en", WRITTEN)
    assert later is not None
    assert later.value == "2014-01-23"


@pytest.mark.parametrize("part", ["tune", "held"])
def test_own_expressions(part: str) -> None:
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["part"] == part]
    right = 0
    for row in rows:
        found = times.find(row["text"], row["language"], date.fromisoformat(row["published"]))
        right += row["value"] in {each.value for each in found if each.start < row["end"] and row["start"] < each.end}
    assert right >= 0.9 * len(rows)


@given(st.text(max_size=200), st.sampled_from(["en", "fr", "ar", "hi", "de", "xx"]), st.dates(date(1500, 1, 1)))
def test_times_lie_in_the_text_in_order(text: str, language: str, written: date) -> None:
    at = 0
    for found in times.find(text, language, written):
        assert at <= found.start < found.end <= len(text)
        assert found.first <= found.last
        at = found.end


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "last",
                "next",
                "week",
                "31",
                "30",
                "February",
                "May",
                ",",
                "of",
                "in",
                "2",
                "two",
                "years",
                "ago",
                "9999",
                "0001",
                "1000",
                "to",
                "-",
                "Monday",
                "Q5",
            ]
        ),
        max_size=25,
    )
)
def test_odd_dates_do_not_fail(words: list[str]) -> None:
    for each in (date.min, WRITTEN, date.max):
        for found in times.find(" ".join(words), "en", each):
            assert found.start < found.end
            assert found.first <= found.last


@pytest.mark.parametrize("piece", ["a", "1 ", "May ", "the last ", "1,", "from to ", "[[", "12/12/", "and a half "])
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        times.find(piece * (size // len(piece)), "en", WRITTEN)
        return time.process_time() - start

    assert seconds(400_000) < 20 * seconds(50_000) + 0.2
