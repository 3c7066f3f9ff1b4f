from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from broadsheet.newsroom.models import Article, ArticleHashtag, ArticleState, Hashtag, Standing, Story
from broadsheet.newsroom.storing.settling import LATEST, settle
from broadsheet.stories import fingerprint
from tests.stories.writing import BANK, QUAKE, QUAKE_AGAIN, QUAKE_FRENCH, Text

from .factory import NOW, article, publisher

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


def hundreds(story: Story, number: int, **facts: object) -> None:
    """A story told for weeks by thirty papers, in row after row; only the newest is still to be settled."""
    papers = [publisher(f"daily{each}.example") for each in range(30)]
    print_ = fingerprint(*QUAKE_AGAIN, "en").to_bytes()
    rows = [
        Article(
            **{
                "url": f"https://daily.example/{story.pk}/{each}",
                "domain": "daily.example",
                "publisher": papers[each % len(papers)],
                "title": f"{QUAKE[0]} {each}",
                "language": "en",
                "fingerprint": print_,
                "found_at": NOW,
                "published_at": NOW + timedelta(minutes=10 * each),
                "state": ArticleState.PLACED,
                "story": story,
                "adds": None if each >= number - 100 else each < 144,
            }
            | facts
        )
        for each in range(number)
    ]
    made = Article.objects.bulk_create(rows)
    tags = [Hashtag.objects.get_or_create(key=f"tag{each}", label=f"Tag{each}")[0] for each in range(5)]
    carried = [ArticleHashtag(article=row, hashtag=tag, published_at=NOW) for row in made for tag in tags]
    ArticleHashtag.objects.bulk_create(carried)


def work(story: Story) -> tuple[int, int]:
    """How many queries settling makes, and how many rows those read."""
    reading: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SELECT"):
            reading.append((sql, params))
        return execute(sql, params, many, context)

    with CaptureQueriesContext(connection) as queries, connection.execute_wrapper(note):
        settle({story.pk}, {}, NOW)
    rows = 0
    with connection.cursor() as cursor:
        for sql, params in reading:
            cursor.execute(sql, params)
            rows += len(cursor.fetchall())
    return len(queries), rows


def test_another_article_costs_little_more_in_a_story_of_thousands(story: Story) -> None:
    other = Story.objects.create(first_at=NOW, last_at=NOW, revised_at=NOW)
    hundreds(story, 250)
    hundreds(other, 2500)
    queries, rows = work(story)
    assert work(other) == (queries, rows)
    assert queries <= 20
    assert rows <= LATEST * (1 + 1 + 1 + 5) + 100  # the ids, the rows, their fingerprints, five hashtags each


def test_what_is_not_read_is_counted(story: Story) -> None:
    hundreds(story, 3 * LATEST)
    lone = told(story, 1, QUAKE_FRENCH, -1, language="fr", title=QUAKE_FRENCH[0])
    settle({story.pk}, {}, NOW)
    story.refresh_from_db()
    assert (story.article_count, story.publisher_count) == (3 * LATEST + 1, 31)
    assert story.first_at == NOW - timedelta(days=1)
    english = Standing.objects.get(story=story, language="en", country="")
    assert (english.article_count, english.publisher_count, english.marks[0]) == (3 * LATEST + 1, 31, lone.publisher_id)
    assert english.first_at == NOW - timedelta(days=1)


def test_hundreds_of_rehashes_do_not_hide_when_the_news_was(story: Story) -> None:
    told(story, 1, QUAKE, 0)
    news = told(story, 2, BANK, 3, adds=True)
    hundreds(story, LATEST + 50, published_at=NOW + timedelta(days=9), adds=False)
    heat(story)
    assert Standing.objects.get(story=story, country="").last_at == news.published_at


def test_an_edition_keeps_a_story_that_is_lately_told_in_another_language(story: Story) -> None:
    french = told(story, 1, QUAKE_FRENCH, 0, language="fr", title=QUAKE_FRENCH[0])
    settle({story.pk}, {}, NOW)
    hundreds(story, LATEST + 50)
    for _ in range(2):
        settle({story.pk}, {}, NOW)
        assert Standing.objects.get(story=story, language="fr", country="").lead == french
