"""The figures of an article and of a story."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from broadsheet.analysis import Document
from broadsheet.analysis.figures import KIND, Agreement, Comparison, Figure, Figures, StoryFigures

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
SEED = Path(__file__).parents[3] / "shared/seed/news-page.txt"


def figures(text: str, title: str = "") -> tuple[Figure, ...]:
    return KIND.of_article(Document(7, text, title=title)).figures


def story(*told: tuple[str, str, float]) -> tuple[Comparison, ...]:
    """The comparisons of a story told by (publisher, text, hours after noon)."""
    documents = [
        Document(number, text, publisher=publisher, published=NOON + timedelta(hours=hours))
        for number, (publisher, text, hours) in enumerate(told)
    ]
    assert KIND.of_story is not None
    return KIND.of_story(documents, [KIND.of_article(document) for document in documents]).comparisons


def agreements(*told: tuple[str, str, float]) -> list[str]:
    return [comparison.agreement.value for comparison in story(*told)]


def test_what_a_figure_says() -> None:
    text = "The harbour authority said on Tuesday that about 64 ships were waiting as of Monday."
    (found,) = figures(text)
    assert (found.written, found.value, found.bound) == ("64", 64, "~")
    assert (found.counted, found.as_of, found.speaker) == ("ships", "as of Monday", "The harbour authority")
    assert text[found.number.start : found.number.end] == "64"
    assert (found.evidence.start, found.evidence.end) == (0, len(text))


def test_money_and_shares_are_of_something() -> None:
    text = "The fiscal deficit touched Rs 5.98 lakh crore. About 24 per cent of adults smoke. It sold a 5% stake."
    found = {figure.counted: figure for figure in figures(text)}
    assert found["fiscal deficit"].value == 5.98e12
    assert found["fiscal deficit"].written == "Rs 5.98 lakh crore"
    assert found["adults"].unit == found["stake"].unit == "percentage"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("She has 58 of 120 seats.", ["seats", "seats"]),
        ("Divers found a crack 2.3 metres long in the left leaf.", ["crack"]),
        ("Prices in the Delta rose by 4 per cent.", ["Prices in the Delta"]),
        ("The bank left its main rate at 3.25 per cent.", ["main rate"]),
        ("The office put the number of boats waiting at 90.", ["number of boats waiting"]),
        ("The bank had expected 2.4 per cent.", [""]),  # of what stands elsewhere
        ("Both come from the same 310 nautical miles.", [""]),
        ("She read a 225-page report.", ["page report"]),
        ("The ministry spoke on Monday, offering loans of 22 million crowns.", ["loans"]),
    ],
)
def test_what_is_counted(text: str, counted: list[str]) -> None:
    assert [figure.counted for figure in figures(text)] == counted


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The director, Ada Poe, said 90 ships were waiting.", "Ada Poe"),
        ("The pilots’ office said 90 ships were waiting.", "The pilots’ office"),
    ],
)
def test_who_says_so(text: str, speaker: str) -> None:
    assert [figure.speaker for figure in figures(text)] == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        ("fr", "Le détour coûte 310 milles marins.", "milles marins"),
        ("fr", "La ville compte 212 habitants de Tarn.", "habitants de Tarn"),
        ("fr", "Il y avait 212 navires sur la mer.", "navires"),
    ],
)
def test_the_noun_phrase_of_other_languages(language: str, text: str, counted: str) -> None:
    found = KIND.of_article(Document(7, text, language=language)).figures
    assert [figure.counted for figure in found] == [counted]


def in_languages(*told: tuple[str, str]) -> tuple[Comparison, ...]:
    documents = [
        Document(number, text, language=language, publisher=str(number), publisher_id=number + 1, published=NOON)
        for number, (language, text) in enumerate(told)
    ]
    assert KIND.of_story is not None
    return KIND.of_story(documents, [KIND.of_article(document) for document in documents]).comparisons


def test_a_story_speaks_the_language_of_most_publishers() -> None:
    french = ("fr", "Le bac portait 214 passagers et 87 chevaux.")
    first, second = ("en", "The ferry had 214 people aboard."), ("en", "Aboard the ferry were 214 people.")
    (found,) = in_languages(french, first, second)
    assert (found.counted, found.agreement, found.publishers) == ("people", Agreement.AGREED, 3)
    assert [each.counted for each in in_languages(french)] == ["passagers", "chevaux"]


def test_one_number_under_two_names_and_a_round_one() -> None:
    found = in_languages(("en", "The town has 1,943 inhabitants."), ("en", "Snow holds 1,943 people in the town."))
    assert [(each.agreement, each.publishers) for each in found] == [(Agreement.AGREED, 2)]
    found = in_languages(("en", "The town has 40 inhabitants."), ("en", "Snow holds 40 sheep in the town."))
    assert [each.agreement for each in found] == [Agreement.SINGLE] * 2


def test_a_handful_that_one_publisher_counts_is_not_shown() -> None:
    found = in_languages(("en", "The quay costs 3.1 million crowns. It was built by four masons."))
    assert [each.counted for each in found] == ["quay"]


@pytest.mark.parametrize(
    ("text", "value", "before", "direction"),
    [
        ("The fare rose from 20 crowns to 35 crowns.", 35, 20, "up"),
        ("The fare rose to 35 crowns from 20 crowns.", 35, 20, "up"),
        ("Sales fell to 2.4 million cars from 3.9 million cars in 2017.", 2.4e6, 3.9e6, "down"),
        ("Sales fell 12 per cent.", 12, None, "down"),
        ("Fares lie between 20 crowns and 35 crowns.", 20, None, ""),
    ],
)
def test_changes(text: str, value: float, before: float | None, direction: str) -> None:
    (found,) = figures(text)
    assert (found.value, found.before, found.direction) == (value, before, direction)


def test_what_matters_comes_first_and_the_rest_not_at_all() -> None:
    text = (
        "Two men met at 9:30 on 5 March 2024, one of them aged 34. They left two days later.\n\n"
        "The state will spend 7.24 crore rupees on 340 schools."
    )
    assert [figure.written for figure in figures(text, "Crores for 340 schools")] == ["340", "7.24 crore rupees"]


def test_titles_of_other_articles_are_no_figures() -> None:
    assert figures("More: Makers recall 550,000 cars") == ()


def test_a_toll_counts_people() -> None:
    (found,) = figures("The death toll rose to 64, officials said.")
    assert (found.value, found.counted) == (64, "death toll")


def test_other_languages() -> None:
    found = KIND.of_article(Document(7, "राज्य में 36 लाख लोग नहीं मिले।", language="hi")).figures
    assert [(figure.written, figure.value, figure.counted) for figure in found] == [("36 लाख", 3.6e6, "लोग")]


def test_agreement_whatever_the_numbering_and_rounding() -> None:
    assert agreements(
        ("A", "The commission received 7.24 crore forms from voters.", 0),
        ("B", "The commission received 72.4 million forms from voters.", 1),
        ("C", "The commission received about 7.2 crore forms from voters.", 2),
    ) == [Agreement.AGREED]


def test_a_disagreement() -> None:
    (found,) = story(
        ("A", "Sixty-four ships were waiting outside the closed Halvard lock.", 0),
        ("B", "Outside the closed Halvard lock 90 ships were waiting.", 3),
    )
    assert (found.agreement, found.low, found.high) == (Agreement.DISPUTED, 64, 90)
    assert [(reading.publisher, reading.contradicted) for reading in found.readings] == [("B", True), ("A", True)]
    assert [evidence.article_id for evidence in found.evidence] == [1, 0]


@pytest.mark.parametrize(
    ("one", "other", "hours"),
    [
        ("About 60 ships wait outside the closed lock.", "Outside the closed lock 64 ships wait.", 0),
        ("More than 60 ships wait outside the closed lock.", "Outside the closed lock 71 ships wait.", 0),
        ("The bridge costs 4.1 billion crowns to build.", "To build the bridge costs 4,120 million crowns.", 0),
        ("The quake killed 12 people in Orsk.", "In Orsk the quake killed 47 people.", 5),  # counted again
        ("The quake killed 40 people in Orsk.", "In Orsk the quake injured 57 people.", 0),
        ("The flood killed 12 people in Tarn.", "In Orsk the flood killed 17 people.", 0),
        ("The vote cost 12 local seats.", "The vote cost 17 national seats.", 0),
        ("The firm recalled 4,100 cars.", "The firm recalled 91,300 cars.", 0),
        ("It won 93% of the 340,000 votes cast.", "It won 318,956 votes cast.", 0),
        ("The levy is 12 per cent on imported steel.", "The levy is 15 per cent on imported tea.", 0),
    ],
)
def test_no_disagreement(one: str, other: str, hours: float) -> None:
    assert Agreement.DISPUTED not in agreements(("A", one, 0), ("B", other, hours))


def test_one_publisher_does_not_contradict_itself() -> None:
    text = "Outside the closed Halvard lock {} ships were waiting."
    assert Agreement.DISPUTED not in agreements(("A", text.format(64), 0), ("A", text.format(90), 1))


def test_who_gives_both_values_counts_two_things() -> None:
    both = (
        "Outside the closed Halvard lock 64 ships were waiting. Inside the closed Halvard lock 90 ships were waiting."
    )
    other = "At the closed Halvard lock 90 ships were waiting."
    assert Agreement.DISPUTED not in agreements(("A", both, 0), ("B", other, 1))


def test_a_figure_of_one_publisher() -> None:
    (found,) = story(("A", "The detour will cost 4.1 million crowns a day.", 0))
    assert (found.agreement, found.publishers) == (Agreement.SINGLE, 1)


def test_figures_of_one_publisher_are_told_in_every_language() -> None:
    english = "It has 12 locks. It has 30 gates. It has 44 pumps. It has 51 boats. It has 77 cranes."
    documents = [
        Document(1, english, publisher="A", published=NOON),
        Document(2, "La digue a 320 pompes neuves.", publisher="B", published=NOON, language="fr"),
    ]
    assert KIND.of_story is not None
    found: StoryFigures = KIND.of_story(documents, [KIND.of_article(document) for document in documents])
    assert not found.compared
    told = [each.evidence[0].article_id for each in found.singles]
    assert (told.count(1), told.count(2)) == (4, 1)


def test_results_survive_being_stored() -> None:
    documents = [
        Document(n, "Outside the closed lock 64 ships wait.", publisher=str(n), published=NOON) for n in (1, 2)
    ]
    found = [KIND.of_article(document) for document in documents]
    assert KIND.of_story is not None
    told = KIND.of_story(documents, found)
    for kind, result in ((Figures, found[0]), (StoryFigures, told)):
        adapter = TypeAdapter(kind)
        assert adapter.validate_python(adapter.dump_python(result, mode="json")) == result
    assert [line.text for line in KIND.lines(told)] == ["64 (2); 64 (1)"]
    assert [(line.text, line.head) for line in KIND.lines(found[0])] == [("64", "ships")]


_SENTENCES = st.sampled_from(
    [
        "About 64 ships wait.", "Sales rose from 3 to 5 lakh boats in May, A. Person said.", "It is 5% of the trade",
        "\n", "Rs 1.5 lakh crore", "The toll rose to 64;", "1,2,3", "“", "(", "two-thirds of them,", "according to B", "é",
    ]
)  # fmt: skip


@given(
    st.lists(_SENTENCES, max_size=8).map(" ".join) | st.text(max_size=200), st.sampled_from(["en", "fr", "hi", "xx"])
)
def test_a_figure_is_the_words_that_it_points_to(text: str, language: str) -> None:
    document = Document(7, text, title="64 ships wait", language=language)
    for figure in KIND.of_article(document).figures:
        assert figure.written == document.quoted(figure.number)
        assert 0 <= figure.evidence.start <= figure.number.start < figure.number.end <= figure.evidence.end <= len(text)
        for words in (figure.counted, figure.as_of, figure.speaker):
            assert words in document.quoted(figure.evidence)


def test_hostile_articles_end_in_time() -> None:
    for piece in ("1 a said ", "from 1 to ", "64 ships, ", "said ", "5% of "):
        document = Document(7, piece * (300_000 // len(piece)))
        began = time.process_time()
        assert document.tokens is not None
        tagged = time.process_time()
        KIND.of_article(document)
        assert time.process_time() - tagged < 1 + (tagged - began)


@pytest.mark.gold
def test_the_figures_of_the_seed_page() -> None:
    text = next(line for line in SEED.read_text(encoding="utf-8").splitlines() if "7.24 crore" in line)
    found = {(figure.value, figure.counted.rpartition(" ")[2]) for figure in figures(text)}
    assert {(7.24e7, "electors"), (3.6e6, "people"), (7e5, "electors"), (1.6e5, "agents")} <= found


def test_disputed_values_stand_on_a_line() -> None:
    text = "Outside the closed Halvard lock {} ships were waiting."
    (found,) = story(*((name, text.format(count), 0) for name, count in (("A", 64), ("B", 71), ("C", 91))))
    assert found.ends == ("64", "91")
    assert [(mark.place, mark.written) for mark in found.marks] == [(10, "64"), (31, "71"), (90, "91")]
