from __future__ import annotations

from datetime import timedelta

import pytest

from broadsheet.newsroom.models import Article, ArticleState, Standing, Story
from broadsheet.newsroom.storing.settling import settle
from broadsheet.stories import fingerprint
from tests.stories.writing import BANK, QUAKE, QUAKE_AGAIN, Text

from .factory import NOW, article

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Story:
    return Story.objects.create(first_at=NOW, last_at=NOW, revised_at=NOW)


def told(story: Story, number: int, text: Text, days: float, **fields: object) -> Article:
    moment = NOW + timedelta(days=days)
    print_ = fingerprint(*text, "en").to_bytes()
    facts = {"title": text[0], "text": text[1], "language": "en", "fingerprint": print_, "published_at": moment}
    facts |= {"found_at": moment, "state": ArticleState.PLACED, "sequence": number, "story": story}
    return article(f"https://paper{number}.example/{number}", **(facts | fields))


def heat(story: Story) -> float:
    settle({story.pk}, {}, NOW)
    return Standing.objects.get(story=story, language="en", country="").heat


def test_a_long_story_comes_back_for_news_and_not_for_a_rehash(story: Story) -> None:
    told(story, 1, QUAKE, 0)
    told(story, 2, QUAKE_AGAIN, 0.2)
    before = heat(story)

    rehash = told(story, 3, QUAKE_AGAIN, 5)
    assert heat(story) - before < 1  # another publisher, and no day younger
    rehash.refresh_from_db()
    assert rehash.adds is False
    assert Standing.objects.get(story=story, country="").last_at == NOW + timedelta(days=0.2)

    told(story, 4, BANK, 6)
    assert heat(story) - before > 5
    assert Standing.objects.get(story=story, country="").last_at == NOW + timedelta(days=6)


def test_settling_twice_changes_nothing(story: Story) -> None:
    told(story, 1, QUAKE, 0)
    told(story, 2, QUAKE_AGAIN, 5)
    assert heat(story) == heat(story)


def test_a_long_story_takes_few_queries(story: Story, django_assert_max_num_queries: object) -> None:
    for number in range(1, 20):
        told(story, number, QUAKE_AGAIN, number)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        settle({story.pk}, {}, NOW)


def test_the_publishers_word_outweighs_a_guess(story: Story) -> None:
    told(story, 1, QUAKE, 0, section="world")
    told(story, 2, QUAKE_AGAIN, 0.1, section="science", section_guessed=True)
    heat(story)
    story.refresh_from_db()
    assert story.section == "world"
    assert Standing.objects.get(story=story, country="").section == "world"
