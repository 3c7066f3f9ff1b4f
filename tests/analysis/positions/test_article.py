"""Positions of an article: frames, subjects, negation, aliases; and that the article's own words stand behind them."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from broadsheet.analysis import Document
from broadsheet.analysis.positions import KIND, Position, Positions, positions
from broadsheet.analysis.positions.lexicon import Stance

SHARED = Path(__file__).resolve().parents[4] / "shared"


def found(text: str) -> list[tuple[str, str, bool]]:
    return [(one.actor, one.stance, one.negated) for one in positions(Document(7, text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dockers condemned the pay cut.", ("dockers", "condemns", False)),
        ("The pay cut was condemned by the dockers.", ("dockers", "condemns", False)),
        ("The dockers have not condemned the pay cut.", ("dockers", "condemns", True)),
        ("The dockers refused to condemn the pay cut.", ("dockers", "condemns", True)),
        ("The dockers stopped short of condemning the pay cut.", ("dockers", "condemns", True)),
        ("The dockers no longer oppose the pay cut.", ("dockers", "opposes", True)),
        ("It is unlikely that the dockers would condemn the pay cut.", ("dockers", "condemns", True)),
        ("The dockers, who met on Friday, condemned the pay cut.", ("dockers", "condemns", False)),
        ("The dockers met on Friday and condemned the pay cut.", ("dockers", "condemns", False)),
        ("The dockers issued a letter, condemning the pay cut.", ("dockers", "condemns", False)),
        ("Speaking on Friday, the dockers condemned the pay cut.", ("dockers", "condemns", False)),
        ("The dockers are opposed to the pay cut.", ("dockers", "opposes", False)),
        ("The plan drew criticism from the dockers.", ("dockers", "criticises", False)),
        ("The dockers called on the bank to drop the plan.", ("dockers", "demands", False)),
        ("The dockers offered to work on Sundays.", ("dockers", "offers", False)),
        ("The dockers made no critical remarks about the bank.", ("dockers", "criticises", True)),
        ("The newspaper noted the dockers' support for the plan.", ("dockers", "supports", False)),
    ],
)
def test_who_takes_which_position(text: str, expected: tuple[str, str, bool]) -> None:
    assert found(text.replace("dockers", "dock workers")) == [
        (expected[0].replace("dockers", "dock workers"), *expected[1:])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The dock workers may condemn the pay cut.",
        "If the dock workers condemn the pay cut, the bank will listen.",
        "Should the dock workers condemn the pay cut?",
        "The bank should condemn the pay cut.",
        "An analyst said the dock workers opposed the pay cut.",
        "The weather condemned the harvest.",
        "The pay cut was condemned.",
        "“The workers oppose the plan,” it says on the wall.",
        "The support staff called.",
        "",
        "?",
    ],
)
def test_abstains(text: str) -> None:
    assert found(text) == []


def test_towards_whom_and_on_what() -> None:
    (one,) = positions(Document(7, "The dock workers accused Quay Bank of hiding its losses."))
    assert (one.towards, one.what, one.thing) == (("Quay Bank",), "Quay Bank of hiding its losses", "Quay Bank")


def test_a_demand_that_a_thing_end() -> None:
    (one,) = positions(Document(7, "The dock workers urged the bank to drop the merger."))
    assert (one.thing, one.ends) == ("merger", True)


def test_who_is_asked_takes_no_position() -> None:
    assert found("The mayor asked the dock workers to condemn the pay cut.") == [("the mayor", "demands", False)]


def test_i_and_we_are_who_speaks() -> None:
    (one,) = positions(Document(7, "“We reject this offer,” said Dora Pell."))
    assert (one.actor, one.stance, one.what) == ("Dora Pell", "opposes", "this offer")


@pytest.mark.parametrize(
    ("subject", "actor", "voice"),
    [
        ("Moscow", "Russia", ""),
        ("The Kremlin", "Russia", ""),
        ("Russian President Ivan Belov", "Russia", "Ivan Belov"),
        ("The French foreign ministry", "France", "French foreign ministry"),
        ("Egypt's foreign minister", "Egypt", "Egypt's foreign minister"),
    ],
)
def test_for_which_country_one_speaks(subject: str, actor: str, voice: str) -> None:
    (one,) = positions(Document(7, f"{subject} condemned the raid."))
    assert (one.actor, one.voice) == (actor, voice)


def test_the_same_position_is_one_with_two_sentences() -> None:
    (one,) = positions(Document(7, "Oslo condemned Minsk on Monday. On Friday Norway condemned Belarus again."))
    assert (one.actor, one.towards, len(one.evidence)) == ("Norway", ("Belarus",), 2)


def test_nothing_without_a_tagger() -> None:
    assert positions(Document(7, "Moscou a condamné le raid.", language="fr")) == ()


WORDS = (
    *("the", "union", "workers", "Moscow", "condemned", "has", "not", "opposes", "to", "by", "said", "and", ",", "."),
    *('"', "“", "”", "'", "who", "of", "urged", "offered", "is", "against", "no"),
)


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=150)
def test_words_are_the_articles_own(text: str) -> None:
    document = Document(7, text)
    for one in positions(document):
        assert one.stance in set(Stance)
        assert one.evidence
        assert one.what in document.quoted(one.evidence[0])
        assert one.thing in one.what


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_any_text_is_read(text: str) -> None:
    document = Document(7, text)
    assert all(one.what in document.quoted(one.evidence[0]) for one in positions(document))


def test_result_survives_json() -> None:
    adapter = TypeAdapter(Positions)
    result = KIND.of_article(Document(7, "Moscow condemned the raid and called on Minsk to act."))
    assert len(result.positions) == 2
    assert adapter.validate_python(adapter.dump_python(result, mode="json")) == result
    assert [line.head for line in KIND.lines(result)] == ["Russia", "Russia"]


@pytest.mark.parametrize("text", ["condemned " * 30_000, "the union " * 20_000, "condemned," * 20_000, "“" * 50_000])
def test_hostile_text_is_quick(text: str) -> None:
    document = Document(7, text)
    assert document.tokens is not None
    begin = process_time()
    positions(document)
    assert process_time() - begin < 2


def seed_page() -> str:
    return (SHARED / "seed" / "news-page.txt").read_text("utf-8")


@pytest.mark.gold
def test_seed_russia() -> None:
    text = seed_page().split("Hashtags")[0].strip()
    russia = [one for one in positions(Document(7, text)) if one.actor == "Russia"]
    told = {(one.stance, one.negated) for one in russia}
    assert {("condemns", False), ("demands", False), ("offers", False), ("criticises", True)} <= told
    assert _any(russia, "condemns", "terrorist attack")
    assert _any(russia, "demands", "'to exercise restraint'")
    assert _any(russia, "offers", "'to contribute to a political settlement'")
    quiet = next(one for one in russia if one.stance == "criticises")
    assert quiet.towards == ("Pakistan",)
    sentences = [text[each.start : each.end] for each in quiet.evidence]
    assert any("steering clear" in sentence for sentence in sentences)


@pytest.mark.gold
def test_seed_electoral_roll() -> None:
    text = seed_page().split("Business Standard")[-1]
    found = positions(Document(7, text))
    assert any(one.actor == "Congress" and one.stance == "demands" and one.ends and one.thing == "SIR" for one in found)
    assert any(one.actor == "BJP" and one.stance == "criticises" for one in found)
    assert any("Commission" in one.actor and one.stance == "criticises" for one in found)


def _any(found: list[Position], stance: str, words: str) -> bool:
    return any(one.stance == stance and words in one.what for one in found)


def test_a_surname_of_two_is_not_given_to_one() -> None:
    text = "Ada Holm met Peter Holm in Geneva. On Friday Holm condemned the raid."
    assert found(text) == [("Holm", "condemns", False)]


def test_who_was_president_does_not_speak_for_the_country() -> None:
    text = "Former Mexican President Pablo Ruiz lives in Lima. On Friday Mr Ruiz condemned the raid."
    assert found(text) == [("Pablo Ruiz", "condemns", False)]


def test_lines_say_it_in_plain_words() -> None:
    result = KIND.of_article(Document(7, "Moscow has not denied the report. Moscow condemned the raid."))
    assert [line.text for line in KIND.lines(result)] == ["does not deny: the report", "condemns: the raid"]


def _told(text: str) -> list[tuple[str, str]]:
    return [(each.actor, each.what) for each in positions(Document(7, text))]


def test_an_office_alone_is_its_holders() -> None:
    text = "The chair, Leonie Asch, opened the hearing.\n\nThe chair asked the witness to sit down."
    assert [actor for actor, _ in _told(text)] == ["Leonie Asch"]


def test_an_object_that_says_little_is_shown_with_its_verb() -> None:
    assert _told("“I have asked for somebody who knows gates,” Ada Finch said.") == [
        ("Ada Finch", "I have asked for somebody who knows gates")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Finch said it was too early to rule out a second vote.",
        "Ada Finch has not ruled out a second vote.",
        "Any party supports lower fees.",
    ],
)
def test_what_is_left_open_is_no_position(text: str) -> None:
    assert _told(text) == []
