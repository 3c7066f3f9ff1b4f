"""Who reports what."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from broadsheet.analysis import Document, all_evidence, is_empty
from broadsheet.analysis.alignment import Alignment
from broadsheet.analysis.coverage import KIND, Coverage, of_article, of_story

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
CLOSED = "The harbour authority closed the Halvard lock on Tuesday after divers found a crack in its gate."
CLOSED_TOO = "After divers had found a crack in the gate, the authority closed the lock at Halvard on Tuesday."
DETOUR = "The way round the cape adds 310 nautical miles to the voyage of a large ship."
DETOUR_TOO = "Large ships must sail round the cape, which makes their voyage 310 nautical miles longer."
QUEUE = "At noon 64 ships lay at anchor before the lock, the pilots counted."
QUEUE_OTHER = "At noon 71 ships lay at anchor before the lock, the pilots counted."
SCRAP = "A spare gate was sold for scrap in 2021 to a dealer in Saltmouth, Josiah Penn."
REST = (
    "A porter gave out herring to those who waited on the quay.",
    "Nobody aboard complained about the bread.",
    "The council will talk about tolls on some other day.",
    "Grain stayed dear in every market along the river.",
)


def told(number: int, *sentences: str, title: str = "", hours: float = 0, **facts: object) -> Document:
    return Document(
        number, "\n\n".join(sentences), title, publisher_id=number, publisher=f"Paper {number}",
        published=NOON + timedelta(hours=hours), **facts,  # type: ignore[arg-type]
    )  # fmt: skip


def coverage(*documents: Document) -> Coverage:
    return of_story(documents, [of_article(document) for document in documents])


FIRST = told(
    1,
    CLOSED,
    DETOUR,
    QUEUE,
    SCRAP,
    title="Halvard lock shut after divers find crack",
    country="MW",
    owner="Strait Press",
)
SECOND = told(
    2,
    CLOSED_TOO,
    DETOUR_TOO,
    QUEUE_OTHER,
    title="Angry shippers blame the Halvard harbour authority",
    country="VD",
    hours=1,
)
THIRD = told(3, CLOSED, *REST, "The mayor has slept badly since Sunday.", title="Halvard lock shut", hours=5)


def test_what_most_report() -> None:
    found = coverage(FIRST, SECOND, THIRD)
    assert [(fact.text, len(fact.publishers)) for fact in found.shared] == [(CLOSED, 3), (DETOUR, 2)]
    assert found.voices == 3
    for fact in found.shared:
        assert len(fact.evidence) == len(fact.publishers)


def test_numbers_that_exclude_each_other_are_not_the_same() -> None:
    assert not any("anchor" in fact.text for fact in coverage(FIRST, SECOND).shared)
    assert any("anchor" in fact.text for fact in coverage(FIRST, told(2, QUEUE, DETOUR_TOO)).shared)


def test_what_only_one_reports() -> None:
    found = coverage(FIRST, SECOND, THIRD)
    assert ("Paper 1", SCRAP) in [(fact.publisher, fact.text) for fact in found.alone]
    assert not any(fact.text in {CLOSED, CLOSED_TOO, DETOUR, DETOUR_TOO} for fact in found.alone)
    assert {each for fact in found.shared for each in fact.evidence}.isdisjoint(fact.evidence for fact in found.alone)


def test_what_one_leaves_out_though_it_was_known() -> None:
    assert ("Paper 3", DETOUR) in [(fact.publisher, fact.text) for fact in coverage(FIRST, SECOND, THIRD).left_out]
    early = replace(THIRD, published=NOON - timedelta(hours=1))
    assert not coverage(FIRST, SECOND, early).left_out
    brief = told(3, CLOSED, REST[0], hours=5)
    assert not coverage(FIRST, SECOND, brief).left_out


def test_words_that_only_one_headline_has() -> None:
    found = {each.publisher: each.words for each in coverage(FIRST, SECOND, THIRD).headlines}
    assert found["Paper 2"] == ("Angry", "blame")
    assert "shut" not in found.get("Paper 1", ())
    assert "Paper 3" not in found


def test_a_copy_speaks_with_its_originals_voice() -> None:
    copy = replace(FIRST, article_id=9, publisher_id=9, publisher="Copyist", copied_from=1)
    found = coverage(FIRST, SECOND, THIRD, copy)
    assert found.voices == 3
    assert [(each.source, each.publishers) for each in found.copies] == [("Paper 1", ("Copyist",))]
    assert ("Paper 1", SCRAP) in [(fact.publisher, fact.text) for fact in found.alone]
    assert [(each.publisher, each.country, each.owner) for each in found.outlets][:2] == [
        ("Paper 1", "MW", "Strait Press"), ("Paper 2", "VD", ""),
    ]  # fmt: skip


def test_who_copied_a_statement_does_not_leave_it_out() -> None:
    copy = replace(FIRST, article_id=9, publisher_id=3, publisher="Paper 3", copied_from=1, published=NOON)
    assert not coverage(FIRST, SECOND, THIRD, copy).left_out


def test_another_language_is_not_compared_and_named() -> None:
    french = told(4, "L’écluse de Halvard est fermée depuis mardi.", language="fr")
    found = coverage(FIRST, SECOND, french)
    assert (found.language, found.voices, found.uncompared) == ("en", 2, ("Paper 4",))


def test_one_publisher_is_no_comparison() -> None:
    assert is_empty(coverage(FIRST))
    assert is_empty(coverage(FIRST, replace(FIRST, article_id=5)))
    assert is_empty(coverage())


def test_other_scripts_are_compared_too() -> None:
    crack = "أغلقت هيئة الميناء قفل هالفارد يوم الثلاثاء بعد العثور على شق طوله 23 مترا في البوابة."
    found = coverage(told(1, crack, language="ar"), told(2, crack, language="ar"))
    assert [fact.publishers for fact in found.shared] == [("Paper 1", "Paper 2")]


def test_a_finding_survives_storage() -> None:
    adapter = TypeAdapter(Coverage)
    found = coverage(FIRST, SECOND, THIRD)
    assert adapter.validate_python(adapter.dump_python(found, mode="json")) == found
    assert list(KIND.lines(found))


@given(st.lists(st.text(alphabet=st.sampled_from("ab A.,\n–12'“"), max_size=120), max_size=4))
def test_evidence_lies_within_the_articles(bodies: list[str]) -> None:
    documents = [told(number, body) for number, body in enumerate(bodies)]
    for evidence in all_evidence(coverage(*documents)):
        assert 0 <= evidence.start < evidence.end <= len(documents[evidence.article_id].text)


def test_same_is_symmetric_and_never_of_one_publisher() -> None:
    alignment = Alignment([FIRST, SECOND, replace(FIRST, article_id=5), THIRD])
    assert (alignment.same == alignment.same.T).all()
    publishers = [(1, 2, 1, 3)[told.document] for told in alignment.told]
    assert not any(
        alignment.same[a, b]
        for a in range(len(publishers))
        for b in range(len(publishers))
        if publishers[a] == publishers[b]
    )
