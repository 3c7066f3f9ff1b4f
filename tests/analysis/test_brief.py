"""The brief of an article and of a story."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from broadsheet.analysis import Document, all_evidence
from broadsheet.analysis.brief import KIND, POINTS, Brief, brief, in_language, is_aside, of_story
from broadsheet.extraction import read_pasted_page
from broadsheet.text import datelines
from broadsheet.types import Evidence

SEED = Path(__file__).parents[3] / "shared" / "seed" / "news-page.txt"

LOCK = """Divers at work. Image: Harbour authority.

PORT ANSEL (Kestrel Wire) – The harbour authority of Merrow closed the Halvard lock to all traffic on Tuesday after \
divers found a crack 2.3 metres long in the left leaf of its north gate.

The lock, which was built in 1911, will stay shut for about eleven weeks. She said so on the telephone.

"It was a bad day.

What will it cost? Ships of more than 80 metres must take the way round the cape, which adds 310 nautical miles to \
their voyage. But the Shippers' League said a detour of two days would cost its members 4.1 million crowns a day.

A porter gave out herring on the fish quay to those who had waited since the early morning."""

OPINION = """Is the bridge safe? Few on the council have asked.

The old bridge has carried carts for two centuries and lorries for one. There are three grounds to doubt it.

First, nobody has looked under it since the flood of 1986. It was dark then.

Second, the lorries have grown to forty tonnes while the bridge has not grown at all.

Third, the only drawing of its piers was lent to a school in Orsk and never came back.

The council meets on Friday."""


def told(text: str, title: str = "Halvard lock shut after divers find crack in gate", **facts: object) -> Document:
    return Document(7, text, title, **facts)  # type: ignore[arg-type]


def texts(found: Brief) -> list[str]:
    return [point.text for point in found.points]


def test_what_happened_comes_first_without_what_is_cut_off() -> None:
    found = texts(brief(told(LOCK)))
    assert found[0].startswith("The harbour authority of Merrow closed the Halvard lock")
    assert 3 <= len(found) <= POINTS
    assert not any(text.startswith(("PORT ANSEL", "But", "Divers at work", "She", "What")) for text in found)


def test_a_short_brief_keeps_to_its_words() -> None:
    for words in (12, 30, 60):
        assert sum(len(text.split()) for text in texts(brief(told(LOCK), words))) <= words


def test_a_pronoun_stands_only_behind_its_sentence() -> None:
    first, second = (
        "Ilse Corvane closed the lock at Halvard on Tuesday morning.",
        "She named the crack in its gate as the reason.",
    )
    assert texts(brief(told(f"{first} {second}"))) == [first, second]
    assert texts(brief(told(f"Divers swam past. {second}"))) == []


def test_what_publishers_print_beside_the_news_is_no_point() -> None:
    furniture = (
        "To read all of this news every day, sign up for our newsletter.",
        "Ilse Corvane and Rufus Calder contributed to this report from Port Ansel.",
        "This story has been updated to add what the harbour authority said on Tuesday.",
    )
    assert texts(brief(told("\n\n".join(furniture)))) == []


def test_a_counted_argument_is_told_with_all_its_grounds() -> None:
    found = texts(brief(Document(7, OPINION, "Is the old bridge safe?")))
    assert found[0] == "There are three grounds to doubt it."
    assert [text.split()[0] for text in found[1:]] == ["First,", "Second,", "Third,"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L’autorité du port a fermé l’écluse de Halvard mardi après la découverte d’une fissure."),
        ("ar", "أغلقت هيئة الميناء قفل هالفارد يوم الثلاثاء بعد أن عثر الغواصون على شق في البوابة الشمالية."),
        ("hi", "बंदरगाह प्राधिकरण ने मंगलवार को हालवार्ड का फाटक बंद कर दिया क्योंकि गोताखोरों को उसमें दरार मिली।"),
        ("xx", "Havnemyndigheten stengte slusen ved Halvard tirsdag etter at dykkere fant en sprekk i porten."),
        ("zh", "港务局星期二关闭了哈尔瓦德船闸，因为潜水员在北门左侧发现了一条长达两米三的裂缝，船只必须绕行。"),
    ],
)
def test_a_language_without_a_tagger_has_its_brief(language: str, text: str) -> None:
    assert texts(brief(Document(7, text, "", language=language))) == [text]


def test_a_finding_survives_storage() -> None:
    found = brief(told(LOCK))
    adapter = TypeAdapter(Brief)
    assert adapter.validate_python(adapter.dump_python(found, mode="json")) == found


@given(st.text(alphabet=st.sampled_from("ab A.,;()\"“”\n–!?'wh 12"), max_size=400))
def test_points_are_words_of_the_sentence_that_their_evidence_points_to(text: str) -> None:
    assert_verbatim(Document(7, text, "A title"))


def test_points_of_news_are_words_of_their_sentence() -> None:
    assert_verbatim(told(LOCK))
    assert_verbatim(told(OPINION))


def assert_verbatim(document: Document) -> None:
    for point in brief(document).points:
        (evidence,) = point.evidence
        begins = [(datelines.end(document.text, *span), span[1]) for span in document.sentences]
        assert (evidence.start, evidence.end) in begins
        letters = iter(document.quoted(evidence).casefold())
        assert all(letter in letters for letter in point.text.casefold()), "not the sentence's words in their order"


@pytest.mark.parametrize("piece", ["a", "a, which ", "(", "“", ". ", "A, the a, ", "\n", "é-", "Image: "])
def test_hostile_text_is_quick(piece: str) -> None:
    document = Document(7, piece * (400_000 // len(piece)), "title")
    assert len(brief(document).points) <= POINTS


def test_a_story_says_first_what_two_publishers_state() -> None:
    rivals = [
        told(LOCK, publisher_id=1),
        Document(
            8,
            "A crack 2.3 metres long has closed the Halvard lock in Merrow since Tuesday, found by divers in its gate.\n\n"
            "The harbour master of Saltmouth sold eleven barrels of tar and bought a second boat for his nephew.",
            "Crack closes Halvard lock",
            publisher_id=2,
        ),
    ]
    found = of_story(rivals, [brief(each) for each in rivals])
    assert {evidence.article_id for evidence in found.points[0].evidence} == {7, 8}
    assert len(found.points) <= POINTS


def test_a_story_is_told_in_the_language_of_most_publishers_and_without_opinion() -> None:
    french = Document(
        9, "L’écluse de Halvard reste fermée depuis mardi à cause d’une fissure.", language="fr", publisher_id=3
    )
    view = Document(
        5, "The lock ought to have been closed in May, when the crack was first seen.", "", opinion=True, publisher_id=4
    )
    documents = [view, told(LOCK, publisher_id=1), french]
    found = of_story(documents, [brief(each) for each in documents])
    assert {evidence.article_id for evidence in all_evidence(found.points)} == {7}
    assert {evidence.article_id for evidence in all_evidence(found.elsewhere)} == {9}
    spoken = {evidence: "fr" if evidence.article_id == 9 else "en" for evidence in all_evidence(found)}
    assert in_language(found, "fr", spoken).points == found.elsewhere
    assert in_language(found, "sv", spoken).points == found.points
    assert of_story([], []) == Brief()


def test_lines_are_the_points() -> None:
    found = brief(told(LOCK))
    assert [(line.text, line.evidence) for line in KIND.lines(found)] == [(p.text, p.evidence) for p in found.points]


@pytest.mark.gold
def test_the_seed_article_is_told_by_its_doubt_and_its_three_grounds() -> None:
    article = read_pasted_page(SEED.read_text(encoding="utf-8"))[0]
    found = texts(
        brief(Document(1, "\n\n".join(article.paragraphs), article.title, published=datetime(2025, 7, 27, tzinfo=UTC)))
    )
    assert "some nuances that require further scrutiny" in found[0]
    for text, word, ground in zip(
        found[1:],
        ("Firstly", "Secondly", "Thirdly"),
        ("over 10 days", "a balance", "no longer in a position"),
        strict=True,
    ):
        assert text.startswith(word)
        assert ground in text


def test_evidence_is_of_the_article() -> None:
    assert all(isinstance(each, Evidence) and each.article_id == 7 for each in all_evidence(brief(told(LOCK))))


def test_a_date_line_is_no_part_of_a_point_or_its_evidence() -> None:
    first = brief(Document(7, LOCK, title="Halvard lock closed")).points[0]
    assert LOCK[first.evidence[0].start :].startswith("The harbour authority of Merrow closed")


def _story(*told: tuple[str, str]) -> list[str]:
    documents = [
        Document(number, text, title, publisher=str(number), publisher_id=number + 1)
        for number, (title, text) in enumerate(told)
    ]
    return [point.text for point in of_story(documents, [brief(each) for each in documents]).points]


CLOSED = "The harbour authority closed the Halvard lock to all ships on Sunday after divers found a crack in its gate."
COST = "The shippers said that every day without the lock costs their members about four million crowns in fuel."


def test_one_event_is_told_once() -> None:
    again = "The authority of the harbour shut the Halvard lock to ships on Sunday when divers saw a crack in one gate."
    found = _story(("Halvard lock closed", f"{CLOSED}\n\n{COST}"), ("Halvard lock shut", again))
    assert len({CLOSED, again} & set(found)) == 1
    assert COST in found


def test_what_says_nothing_by_itself_comes_with_what_it_leans_on_or_not_at_all() -> None:
    leaning = "She said so in a letter of one page that was read out in the chamber of the parliament on Monday."
    found = _story(("Halvard lock closed", f"{CLOSED}\n\n{COST}\n\n{leaning}"), ("Lock", COST))
    assert leaning not in found or found.index(leaning) == found.index(COST) + 1


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("At the western end, on the third floor of the office, is the desk of the engineer who had been told.", True),
        ("On the fish quay there were blankets for everybody and a porter who gave out herring to the crews.", True),
        ("If the ships stayed for eleven weeks the authority would earn millions from its own broken gate.", True),
        ("The driver said that we would stop for ten minutes at the inn behind the pass above the town.", True),
        ("On Tuesday the minister ordered an inquiry into the logs that the night shift has kept since 2019.", False),
        ("“We hold the water,” the engineer said of the gate that her own divers had found to be cracked.", False),
        ("In Merrow the authority is to replace the gate, which was hung in 1988, before the end of next year.", False),
    ],
)
def test_scenes_and_narrators_are_worth_less(text: str, aside: bool) -> None:
    assert is_aside(text) is aside
