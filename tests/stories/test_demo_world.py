"""The demo world's press, placed article by article: the guard of everything that readers of the demo see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from broadsheet.demo import articles as press
from broadsheet.demo import publishers
from broadsheet.stories import Known, Newcomer, Window, fingerprint
from quality import partitions

NOW = datetime(2026, 3, 12, 18, tzinfo=UTC)
LEAST_F1 = 0.84  # reached .878
LEAST_PRECISION = 0.98  # reached 1.0

Placed = tuple[Sequence[press.ArticleRecord], dict[int, Known]]


@pytest.fixture(scope="module")
def placed() -> Placed:
    houses = publishers.load()
    numbers = {name: number for number, name in enumerate(sorted(houses))}
    articles = sorted(press.load(houses, NOW), key=lambda each: (each.published, each.at))
    window, known = Window(), {}
    for number, article in enumerate(articles):
        language = houses[article.publisher].language
        made = fingerprint(article.title, f"{article.standfirst}\n\n{article.text}", language)
        new = Newcomer(number, numbers[article.publisher], "", language, article.published, made)
        where = window.place(new)
        story = number + 1 if where.story_id is None else where.story_id
        known[number] = Known(number, new.publisher_id, "", language, article.published, made, story, where.copy_of)
        window.add(known[number])
        if number % 10 == 9 or number + 1 == len(articles):
            _review(window, known)
    return articles, known


def _review(window: Window, known: dict[int, Known]) -> None:
    for change in window.review(NOW):
        target = change.to_story if change.to_story is not None else 10_000 + change.article_ids[0]
        for each in change.article_ids:
            known[each] = replace(known[each], story_id=target)
            window.add(known[each])


def test_stories_are_found(placed: Placed) -> None:
    articles, known = placed
    scores = partitions.score([known[number].story_id for number in range(len(articles))], [a.story for a in articles])
    assert scores.bcubed_precision >= LEAST_PRECISION
    assert scores.bcubed_f1 >= LEAST_F1


def test_wire_copies_are_folded_under_their_original(placed: Placed) -> None:
    articles, known = placed
    copies = {number for number, article in enumerate(articles) if article.copy_of}
    assert copies
    assert {number for number in known if known[number].copy_of is not None} == copies
    for number in copies:
        original = known[number].copy_of
        assert original is not None
        assert articles[original].at == articles[number].copy_of


def test_look_alike_events_stay_apart(placed: Placed) -> None:
    articles, known = placed
    told = defaultdict(set)
    for number, article in enumerate(articles):
        told[article.story].add(known[number].story_id)
    for one, other in (
        ("ferry-marguerite", "ferry-sandpiper"),
        ("mayor-of-tarn", "mayor-of-orsk"),
        ("cup-fog", "cup-rain"),
    ):
        assert not told[one] & told[other]


def test_every_language_joins_stories_of_another(placed: Placed) -> None:
    _, known = placed
    languages = defaultdict(set)
    for each in known.values():
        languages[each.story_id].add(each.language)
    shared = [spoken for spoken in languages.values() if len(spoken) > 1]
    assert {language for spoken in shared for language in spoken} == {"en", "fr", "ar", "hi"}
    assert len(shared) >= 12
