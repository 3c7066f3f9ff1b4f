"""What the API answers, typed: the forms that /api/v1/openapi.json describes, with an example of each."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema

WORDS = "The harbour authority closed the lock on Tuesday."
SOURCE: dict[str, Any] = {
    "article": 34,
    "publisher": "Port Ansel Courier",
    "title": "Halvard lock closed",
    "url": "http://127.0.0.1:8000/en/a/34#s1",
    "start": 0,
    "end": 49,
    "sentence": 1,
    "words": WORDS,
}
STATEMENT: dict[str, Any] = {"head": "", "text": WORDS, "sources": [SOURCE]}


class Problem(Schema):
    """Every answer that is no success: what is wrong, and what to do about it."""

    detail: str = Field(
        examples=["There is no article 34. /en/edition.json and /en/search.json?q=… name those there are."]
    )


class SourceOut(Schema):
    """A sentence that a statement rests on: ``text[start:end]`` of the article, and where it is read."""

    article: int
    publisher: str
    title: str
    url: str
    start: int
    end: int
    sentence: int
    words: str

    model_config = {"json_schema_extra": {"example": SOURCE}}


class StatementOut(Schema):
    """A statement in the articles' words. ``head`` is what it is of: a speaker, a day (2026-11-30, 2026-W49), the thing
    that is counted."""

    head: str
    text: str
    sources: list[SourceOut]

    model_config = {"json_schema_extra": {"example": STATEMENT}}


class FindingOut(Schema):
    """One kind of finding: its statements in plain words, and the whole result as the kind defines it."""

    kind: str
    statements: list[StatementOut]
    result: dict[str, Any]

    model_config = {
        "json_schema_extra": {"example": {"kind": "brief", "statements": [STATEMENT], "result": {"points": []}}}
    }


class AnswerOut(Schema):
    """An answer: the sentences that give it, best first. ``says`` is false where the articles do not say."""

    question: str
    says: bool
    read: int = Field(description="How many articles the question was put to.")
    sentences: list[StatementOut]
    follow_ups: list[str] = Field(description="Questions that have an answer too.")

    model_config = {
        "json_schema_extra": {
            "example": {
                "question": "When did the harbour authority close the lock?",
                "says": True,
                "read": 10,
                "sentences": [STATEMENT],
                "follow_ups": ["What did Rufus Calder say?"],
            }
        }
    }


class NameStory(Schema):
    """A story in which a name stands."""

    story: int
    title: str
    url: str
    publishers: int


class NameOut(Schema):
    """A person, an organisation or a place: how often it is named, its stories, what it said and where it stood."""

    key: str
    name: str
    kind: str = Field(description="person, organisation, place, or empty where nobody can tell.")
    articles: int
    first: datetime
    last: datetime
    url: str
    stories: list[NameStory]
    said: list[StatementOut]
    positions: list[StatementOut]

    model_config = {
        "json_schema_extra": {
            "example": {
                "key": "rufus-calder",
                "name": "Rufus Calder",
                "kind": "person",
                "articles": 9,
                "first": "2026-11-22T18:45:00Z",
                "last": "2026-11-26T08:10:00Z",
                "url": "http://127.0.0.1:8000/en/n/rufus-calder",
                "stories": [
                    {"story": 3, "title": "Halvard lock closed", "url": "http://127.0.0.1:8000/en/s/3", "publishers": 4}
                ],
                "said": [STATEMENT | {"head": "Rufus Calder"}],
                "positions": [],
            }
        }
    }


class PlaceOut(Schema):
    """A sentence of an article, and who printed it."""

    article: int
    publisher: str
    sentence: int
    url: str


class PointOut(Schema):
    """A sentence of a story's brief with all the places that say it."""

    text: str
    places: list[PlaceOut]


class ToldOut(Schema):
    """A story of a wrap-up. ``publishers`` counts independent ones."""

    story: int
    headline: str
    language: str
    publishers: int
    url: str
    points: list[PointOut]


class ChapterOut(Schema):
    """Stories of one section; ``section`` is empty for those of the front page."""

    section: str
    stories: list[ToldOut]


class WrapUpOut(Schema):
    """What a time brought. ``day`` is set where it is the stored wrap-up of a day; ``audio`` where that is spoken."""

    language: str
    day: date | None = None
    since: datetime | None = None
    until: datetime
    minutes: int = Field(description="To be read out.")
    url: str
    audio: str = ""
    chapters: list[ChapterOut]

    model_config = {
        "json_schema_extra": {
            "example": {
                "language": "en",
                "day": None,
                "since": "2026-11-25T07:00:00Z",
                "until": "2026-11-26T07:00:00Z",
                "minutes": 6,
                "url": "http://127.0.0.1:8000/en/wrapup",
                "audio": "",
                "chapters": [
                    {
                        "section": "",
                        "stories": [
                            {
                                "story": 3,
                                "headline": "Halvard lock closed",
                                "language": "en",
                                "publishers": 4,
                                "url": "http://127.0.0.1:8000/en/s/3",
                                "points": [
                                    {
                                        "text": WORDS,
                                        "places": [
                                            {
                                                "article": 34,
                                                "publisher": "Port Ansel Courier",
                                                "sentence": 1,
                                                "url": SOURCE["url"],
                                            }
                                        ],
                                    }
                                ],
                            }
                        ],
                    }
                ],
            }
        }
    }
