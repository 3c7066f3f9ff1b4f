"""Who said what, in one article."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from broadsheet.analysis import KINDS, Document
from broadsheet.analysis.said import KIND, Statement, Statements, attributions
from broadsheet.extraction import read_pasted_page

WHEN = datetime(2026, 11, 17, 20, tzinfo=UTC)


def said(text: str, language: str = "en") -> tuple[Statement, ...]:
    return KIND.of_article(Document(7, text, language=language, published=WHEN)).statements


def told(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(each.speaker, each.text) for each in said(text, language)]


def found(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (
            text[slice(*each.source)] if each.source else "",
            text[slice(*each.cue)],
            [text[start:end] for start, end in each.content],
        )
        for each in attributions(Document(7, text))
    ]


def test_a_source_inside_a_quotation_is_nobody() -> None:
    text = "“My hands are clean,” Ada Finch said. “My hands write that the gate is shut,” she added."
    assert {speaker for speaker, _ in told(text)} == {"Ada Finch"}


@pytest.mark.parametrize(
    ("source", "name", "office"),
    [
        ("Varne’s mayor, Ada Finch,", "Ada Finch", "Varne’s mayor"),
        ("The head of the group, Ada Finch,", "Ada Finch", "The head of the group"),
        ("The acting director of the harbour authority, Ada Finch,", "Ada Finch", "The acting director of the harbour"),
        ("Sheriff Ada Finch", "Ada Finch", "Sheriff"),
    ],
)
def test_an_office_before_a_name_is_no_part_of_it(source: str, name: str, office: str) -> None:
    (statement,) = said(f"{source} said the gate would stay shut until May.")
    assert statement.speaker == name
    assert statement.office.startswith(office)


def test_he_is_whose_verb_stands_nearest() -> None:
    text = (
        "Rufus Calder insisted that the gate was sound. But asked by the chair, Bram Teller made clear it was not.\n\n"
        "“There is a crack under the beam,” he said."
    )
    assert ("Bram Teller", "“There is a crack under the beam,”") in told(text)


def test_he_is_nobody_who_was_a_she() -> None:
    text = "Ada Finch said she would wait. “It is late,” she said. The driver waved.\n\n“I am off,” he said."
    assert ("Ada Finch", "“I am off,”") not in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The restaurant’s owners were aware of the meeting in advance.",
        "Ada Finch tweeted a picture of the plaque beside her door.",
        "Ada Finch called her sister, Rosa Lindt.",
        "Ada Finch described the inside of the lock.",
        "A pump was announcing that it was well.",
        "An employer must attest that the work is safe.",
        "Ada Finch said nothing about the crack in the gate.",
        "Red line: the fee will stay as it was in the spring.",
    ],
)
def test_what_repeats_nothing_is_no_statement(text: str) -> None:
    assert said(text) == ()


def test_a_statement_begins_behind_the_date_line() -> None:
    (statement,) = said(
        "PORT ANSEL, 24 November (Kestrel Wire) – The lock will stay shut until May, the authority said."
    )
    assert statement.text == "The lock will stay shut until May"


def test_what_a_paper_relays_is_its_speakers_alone() -> None:
    text = "“The gate stays shut until May,” Ada Finch said on Tuesday, according to the Varne Ledger."
    assert told(text) == [("Ada Finch", "“The gate stays shut until May,”")]


def test_a_son_is_not_his_father() -> None:
    text = "Robert Holm Jr. spoke for his brother George Holm. “Let us cool down,” Holm said."
    assert ("George Holm", "“Let us cool down,”") not in told(text[:32] + "." + text[50:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour master said that the lock would stay shut.", "that the lock would stay shut"),
        ("The harbour master said the lock would stay shut.", "the lock would stay shut"),
        ("The lock would stay shut, the harbour master said on Tuesday.", "The lock would stay shut"),
        ("“The lock will stay shut,” said the harbour master.", "“The lock will stay shut,”"),
        ("“The lock will stay shut!” the harbour master said.", "“The lock will stay shut!”"),
        ('The harbour master told reporters: "The lock will stay shut."', '"The lock will stay shut."'),
        ("The lock will stay shut, according to the harbour master.", "The lock will stay shut"),
        ("According to the harbour master, the lock will stay shut.", "the lock will stay shut"),
        ("The harbour master, who was out of town, said in a statement that it was over.", "that it was over"),
        ("The harbour master condemned the decision to close the lock.", "the decision to close the lock"),
        ("As the harbour master noted, the lock is old.", "the lock is old"),
    ],
)
def test_where_the_words_stand(text: str, expected: str) -> None:
    assert found(text)[0][2] == [expected]
    assert "harbour master" in found(text)[0][0]


def test_words_on_both_sides_of_their_cue_are_one_statement() -> None:
    assert found("“Eleven weeks,” Corvane said, “is the honest number.”")[0][2] == [
        "“Eleven weeks,”",
        "“is the honest number.”",
    ]


def test_a_quotation_goes_on_after_its_speaker_is_named() -> None:
    text = "“We wrote it down,” Ada Finch said. “Nobody wrote back.”\n\n“Nobody ever does.”"
    assert told(text) == [("Ada Finch", "“We wrote it down,” … “Nobody wrote back.” … “Nobody ever does.”")]


def test_a_participle_has_the_subject_of_its_sentence() -> None:
    text = "Ada Finch said the lock was safe, adding that nobody was hurt."
    assert told(text) == [("Ada Finch", "the lock was safe"), ("Ada Finch", "that nobody was hurt")]


def test_a_relative_clause_speaks_for_what_it_stands_by() -> None:
    assert told("Ada Finch, who said the lock was perfectly safe, resigned.") == [
        ("Ada Finch", "the lock was perfectly safe")
    ]


def test_names_and_offices_come_from_the_whole_article() -> None:
    text = (
        "The transport minister, Ilse Corvane, told reporters on Monday that the lock would be repaired. "
        "“Eleven weeks is the honest number,” she said. Corvane said an engineer would read the logs."
    )
    first, second, third = said(text)
    assert {each.speaker for each in (first, second, third)} == {"Ilse Corvane"}
    assert first.office == "The transport minister"
    assert (first.to, first.when, first.published) == ("reporters", "Monday", WHEN)
    assert (first.quoted, second.quoted) == (False, True)


def test_a_pronoun_that_can_stand_for_nobody_names_nobody() -> None:
    assert told("“It is over,” he said.") == [("", "“It is over,”")]


def test_a_commission_is_no_he() -> None:
    text = "The Harbour Commission said the lock was safe. “I told them so in May,” he said."
    assert told(text)[-1] == ("", "“I told them so in May,”")


def test_a_body_is_told_by_it() -> None:
    text = "The Harbour Commission said the lock was safe. It added that nobody had been hurt."
    assert told(text)[-1] == ("Harbour Commission", "that nobody had been hurt")


def test_what_nobody_says_is_no_statement() -> None:
    assert said("The minister declined to say when the lock would open. The lock did not say anything.") == ()
    assert said("We said it would rain, and I say it will.") == ()


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "« Le port restera fermé », a déclaré Hanne Oriel.", "Hanne Oriel"),
        ("fr", "Hanne Oriel a déclaré : « Le port restera fermé. »", "Hanne Oriel"),
        ("de", "„Das Tor bleibt zu“, sagte Teo Varga.", "Teo Varga"),
        ("es", "«El puerto sigue cerrado», dijo Lena Ruiz.", "Lena Ruiz"),
        ("hi", 'हाना ओरियल ने कहा, "बंदरगाह बंद रहेगा।"', "हाना ओरियल"),
        ("ar", "وقالت هانا أوريل: «سيبقى الميناء مغلقا».", "هانا أوريل"),
    ],
)
def test_quotations_of_other_languages(language: str, text: str, speaker: str) -> None:
    assert [each.speaker for each in said(text, language)] == [speaker]


@pytest.mark.parametrize("language", ["fr", "de", "es", "hi", "ar", "ja", ""])
def test_other_languages_say_nothing_when_unsure(language: str) -> None:
    assert said("« Le port est fermé ce soir. »\n\n“Il fait froid ce soir”", language) == ()


@given(st.text(alphabet="Ab cd said that ,.“”'\n‘’\"he", max_size=120))
def test_statements_are_the_words_that_their_evidence_points_to(text: str) -> None:
    document = Document(7, text)
    for each in KIND.of_article(document).statements:
        assert each.text == " … ".join(document.quoted(part) for part in each.content)
        for evidence in (*each.content, *each.evidence):
            assert 0 <= evidence.start < evidence.end <= len(text)
        assert all(each.evidence[0].start <= part.start for part in each.content)


@given(st.text(max_size=200), st.sampled_from(["en", "fr", "ar", "hi", ""]))
def test_any_text_is_read(text: str, language: str) -> None:
    result = KIND.of_article(Document(7, text, language=language))
    adapter = TypeAdapter(Statements)
    assert adapter.validate_python(adapter.dump_python(result, mode="json")) == result


@pytest.mark.parametrize(
    "text",
    [
        "said " * 20_000,
        "“a,” he said. " * 7_000,
        "he said that " * 8_000,
        "x" * 100_000,
        "A, " * 30_000 + "said.",
        "'a ",
    ],
    ids=["cues", "quotations", "nested", "one word", "commas", "open"],
)
def test_hostile_text_is_read_in_good_time(text: str) -> None:
    document = Document(7, text)
    assert document.tokens is not None
    assert document.names is not None
    begun = time.process_time()
    KIND.of_article(document)
    assert time.process_time() - begun < 5


def test_the_kind_is_registered() -> None:
    assert KINDS["said"] is KIND
    result = KIND.of_article(Document(7, "Ada Finch said the lock was safe."))
    assert [(line.head, line.text) for line in KIND.lines(result)] == [("Ada Finch", "the lock was safe")]


@pytest.fixture
def seed(gold: Path) -> list[Document]:
    """The articles of the page in its order."""
    page = (gold.parent / "seed" / "news-page.txt").read_text(encoding="utf-8")
    return [
        Document(n, "\n\n".join(each.paragraphs), title=each.title) for n, each in enumerate(read_pasted_page(page))
    ]


def spoken(document: Document) -> dict[str, list[str]]:
    """What each speaker says in an article, by name."""
    words: dict[str, list[str]] = {}
    for each in KIND.of_article(document).statements:
        words.setdefault(each.speaker, []).append(each.text)
    return words


def holds(statements: list[str], *parts: str) -> bool:
    return all(any(part in text for text in statements) for part in parts)


@pytest.mark.gold
def test_the_seed_page_has_the_presidents_words_as_his(seed: list[Document]) -> None:
    assert holds(spoken(seed[0])["Vladimir Putin"], "brutal crime", "deserved punishment", "barbaric")


@pytest.mark.gold
def test_the_seed_page_has_the_party_spokesmans_words(seed: list[Document]) -> None:
    words = spoken(next(each for each in seed if "Asia Cup" in each.title))
    assert holds(words["Rajiv Sharma"], "It is extremely disappointing", "unwarranted agreement", "neutral venue")


@pytest.mark.gold
def test_the_seed_page_has_commission_and_parties_each_with_their_words(seed: list[Document]) -> None:
    words = spoken(next(each for each in seed if "Bihar" in each.title))
    assert holds(words["Election Commission"], "36 lakh people", "booth-level agents")
    assert holds(words["Abhishek Manu Singhvi"], "citizenship test", "political obstinacy")
    assert holds(words["Congress"], "institutional arrogance")
    assert holds(words["BJP"], "rob")
    assert holds(words["Sudhanshu Trivedi"], "transparency", "infiltrators")


@pytest.mark.gold
def test_the_seed_page_has_the_chiefs_words_in_single_marks(seed: list[Document]) -> None:
    words = spoken(next(each for each in seed if "golden bird" in each.title))
    assert holds(words["Mohan Bhagwat"], "golden bird", "the world understands power", "Bharat must remain Bharat")
