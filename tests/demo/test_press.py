"""What the press has to hold for the demo and the tests of other rooms to be worth anything."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

import pytest

from broadsheet.demo import DemoWorld, articles, publishers
from broadsheet.demo.moments import MOMENT
from broadsheet.text.sections import SECTIONS
from tests.demo.conftest import NOON


def test_there_are_enough_publishers_in_enough_languages(world: DemoWorld) -> None:
    languages = Counter(publisher.language for publisher in world.publishers.values())
    assert sum(languages.values()) >= 12
    assert languages["en"] > sum(languages.values()) / 2
    assert languages["fr"] >= 2
    assert languages["ar"] >= 2
    assert languages["hi"] >= 1


def test_there_are_enough_articles_and_stories(world: DemoWorld) -> None:
    truth = world.truth.values()
    assert len(truth) >= 115
    by_story = Counter(one.story for one in truth)
    assert len(by_story) >= 25
    assert sum(count > 1 for count in by_story.values()) >= 24


def test_every_feed_format_is_written() -> None:
    kinds = {feed.kind for publisher in publishers.load().values() for feed in publisher.feeds}
    assert kinds == {"rss", "rdf", "atom", "json", "sitemap"}


def test_every_publisher_writes_and_no_title_is_used_twice_by_one(world: DemoWorld) -> None:
    assert {one.publisher for one in world.truth.values()} == set(world.publishers)
    titles = Counter((one.publisher, one.title) for one in world.truth.values())
    assert titles.most_common(1)[0][1] == 1


def test_articles_lie_between_minutes_and_five_days_ago(world: DemoWorld) -> None:
    ages = [NOON - one.published for one in world.truth.values()]
    assert min(ages) < timedelta(minutes=30)
    assert timedelta(days=3) < max(ages) < timedelta(days=6)


def test_one_story_goes_on_for_days(world: DemoWorld) -> None:
    moments = [one.published for one in world.truth.values() if one.story == "halvard-lock"]
    assert max(moments) - min(moments) > timedelta(days=3.5)
    assert len({moment.date() for moment in moments}) >= 4


def test_sections_are_ours_and_opinion_is_marked(world: DemoWorld) -> None:
    known = {*SECTIONS, "nation"}
    assert {one.section for one in world.truth.values()} <= known
    for one in world.truth.values():
        assert one.opinion == (one.section == "opinion"), one.url


def test_most_articles_have_a_real_length(world: DemoWorld) -> None:
    lengths = sorted(len(one.text.split()) for one in world.truth.values() if not one.rejection)
    assert lengths[len(lengths) // 10] >= 100
    assert lengths[len(lengths) // 2] >= 150
    assert lengths[-1] <= 500


def test_no_moment_or_markup_is_left_in_a_text(world: DemoWorld) -> None:
    for one in world.truth.values():
        whole = f"{one.title} {one.standfirst} {one.text}"
        assert not MOMENT.search(whole), one.url
        assert not re.search(r"[*{}\[\]]|^#|^>|'''", whole, re.MULTILINE), one.url


def test_copies_differ_in_title_and_share_most_of_the_text(world: DemoWorld) -> None:
    copies = [one for one in world.truth.values() if one.copy_of]
    assert len(copies) >= 10
    for one in copies:
        source = world.truth[one.copy_of]
        assert source.publisher == articles.AGENCY
        assert source.story == one.story
        assert source.title != one.title
        shared = set(one.text.split("\n\n")) & set(source.text.split("\n\n"))
        assert len(shared) >= 2, one.url
        assert one.text != source.text


def test_a_wire_piece_is_printed_by_three(world: DemoWorld) -> None:
    printed = Counter(one.copy_of for one in world.truth.values() if one.copy_of)
    assert printed.most_common(1)[0][1] >= 3


@pytest.mark.parametrize(
    ("one", "other", "figures"),
    [
        ("ferry-marguerite", "ferry-sandpiper", ("214", "61")),
        ("cup-fog", "cup-rain", ("18,400", "22,150")),
        ("mayor-of-orsk", "mayor-of-tarn", ("1.3 million", "6.2 million")),
    ],
)
def test_look_alike_events_have_their_own_figures(
    world: DemoWorld, one: str, other: str, figures: tuple[str, str]
) -> None:
    texts = {key: " ".join(truth.text for truth in world.truth.values() if truth.story == key) for key in (one, other)}
    assert figures[0] in texts[one]
    assert figures[1] in texts[other]
    assert figures[1] not in texts[one].replace("1–61", "")


def test_publishers_disagree_on_the_ships(world: DemoWorld) -> None:
    texts = " ".join(one.text for one in world.truth.values() if one.story == "halvard-lock")
    assert "Sixty-four vessels" in texts
    assert "71 of them" in texts
    assert "90 ships were waiting" in texts


def test_stories_cross_languages(world: DemoWorld) -> None:
    languages: dict[str, set[str]] = {}
    for one in world.truth.values():
        languages.setdefault(one.story, set()).add(one.language)
    assert languages["halvard-lock"] == {"en", "fr", "ar", "hi"}
    assert sum(len(found) > 1 for found in languages.values()) >= 12
    assert {"quay-readers", "who-measures"} <= {key for key, found in languages.items() if found == {"ar"}}


def test_every_special_item_is_there(world: DemoWorld) -> None:
    found = {one.special for one in world.truth.values()} - {""}
    assert found == {"paywall", "video", "live", "noarchive", "max-snippet", "robots"}


def test_no_two_articles_have_the_same_drawing(world: DemoWorld) -> None:
    pictures = Counter(article.picture for article in world.articles if article.picture)
    assert pictures.most_common(1)[0][1] == 1
    assert len({name.rpartition("-")[0] for name in pictures}) >= 18


def test_links_in_texts_lead_to_articles(world: DemoWorld) -> None:
    targets = [
        target
        for article in world.articles
        for part in article.parts
        for line in part.lines
        for target in re.findall(r"\]\(([^)]+)\)", line)
    ]
    assert len(targets) >= 15
    for target in targets:
        assert world.locate(target) in world.truth


def test_the_press_is_the_same_at_every_start(world: DemoWorld) -> None:
    again = articles.load(world.publishers, NOON)
    assert tuple(article for article in again if not article.appears) == world.articles


def test_bodies_hold_more_than_paragraphs(world: DemoWorld) -> None:
    kinds = Counter(part.kind for article in world.articles for part in article.parts)
    assert kinds["heading"] >= 12
    assert kinds["figure"] >= 8
    assert kinds["list"] >= 4
    assert kinds["quotation"] >= 3
