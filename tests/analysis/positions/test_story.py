"""Positions of a story: one axis for what most speak of, the same position of several publishers, changes of mind."""

from __future__ import annotations

from pydantic import TypeAdapter

from broadsheet.analysis import Document, all_evidence
from broadsheet.analysis.positions import AXIS, KIND, StoryPositions, of_article, of_story


def story(*texts: str) -> tuple[list[Document], StoryPositions]:
    documents = [Document(number, text, publisher=f"Paper {number}") for number, text in enumerate(texts, 1)]
    return documents, of_story(documents, [of_article(document) for document in documents])


def test_actors_stand_from_for_to_against() -> None:
    _, found = story(
        "The shop owners oppose the tram line. The mayor supports the tram line.",
        "Cyclists defended the tram line. Tenants criticised the tram line.",
    )

    assert found.topic == "tram line"
    assert [(one.actor, AXIS[one.place]) for one in found.on_axis if one.place is not None] == [
        ("the mayor", "supports"),
        ("Cyclists", "leans for"),
        ("Tenants", "criticises"),
        ("shop owners", "opposes"),
    ]


def test_one_position_in_two_papers_is_one_statement() -> None:
    _, found = story(
        "The shop owners oppose the tram line. The mayor supports the tram line.",
        "On Friday shop owners opposed the tram line.",
    )

    owners = next(one for one in found.on_axis if one.actor.lower() == "shop owners")
    assert owners.statements[0].publishers == ("Paper 1", "Paper 2")
    assert [each.article_id for each in owners.statements[0].evidence] == [1, 2]


def test_who_is_found_for_and_against_has_changed_and_stands_between() -> None:
    _, found = story(
        "Tenants oppose the tram line. The mayor supports the tram line.", "Tenants now support the tram line."
    )

    tenants = next(one for one in found.on_axis if one.actor == "Tenants")
    assert tenants.changed
    assert tenants.place is not None
    assert AXIS[tenants.place] == "between"
    assert [one.stance for one in tenants.statements] == ["opposes", "supports"]


def test_a_demand_to_end_a_thing_is_against_it() -> None:
    _, found = story("Tenants urged the city to scrap the tram line. The mayor supports the tram line.")

    assert [one.actor for one in found.on_axis] == ["the mayor", "Tenants"]


def test_what_is_not_of_the_topic_stands_apart() -> None:
    _, found = story("Tenants oppose the tram line. The mayor supports the tram line. Norway condemned the raid.")

    assert [one.actor for one in found.others] == ["Norway"]


def test_no_axis_for_one_alone() -> None:
    _, found = story("Tenants oppose the tram line.")

    assert (found.topic, found.on_axis) == ("", ())
    assert [one.actor for one in found.others] == ["Tenants"]


def test_not_taking_a_position_is_no_place_on_the_axis() -> None:
    _, found = story(
        "Tenants oppose the tram line. Drivers oppose the tram line. The mayor has not condemned the tram line."
    )

    assert "mayor" not in {one.actor for one in found.on_axis}


def test_every_statement_points_into_its_article() -> None:
    documents, found = story(
        "Tenants oppose the tram line. The mayor supports the tram line.", "Tenants oppose the tram line."
    )
    by_id = {document.article_id: document for document in documents}

    assert list(all_evidence(found))
    for standing in (*found.on_axis, *found.others):
        for one in standing.statements:
            assert one.what in by_id[one.evidence[0].article_id].quoted(one.evidence[0])


def test_result_survives_json() -> None:
    _, found = story("Tenants oppose the tram line. The mayor supports the tram line.")
    adapter = TypeAdapter(StoryPositions)

    assert adapter.validate_python(adapter.dump_python(found, mode="json")) == found
    assert [line.head for line in KIND.lines(found)] == ["the mayor", "Tenants"]


def test_no_articles() -> None:
    assert of_story([], []) == StoryPositions("", (), ())
