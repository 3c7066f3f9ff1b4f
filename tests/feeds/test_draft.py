"""From what stands in a feed to an Entry: topics, names, pictures, identities."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.feeds import draft
from broadsheet.feeds.draft import Draft, Media

NOW = datetime(2024, 3, 6, tzinfo=UTC)
BASE = "https://a.example/dir/"


@pytest.mark.parametrize(
    ("categories", "keywords", "topics"),
    [
        (("World", "Sport"), "", ("World", "Sport")),
        (("World", "Arts, Music"), "", ("World", "Arts, Music")),
        (("rain, wind; snow",), "", ("rain", "wind", "snow")),
        (("World",), "world, , World", ("World", "world")),
        (("<b>Bold</b>", ""), "مطر، ريح", ("Bold", "مطر", "ريح")),
    ],
)
def test_topics_are_split_and_stand_once(categories: tuple[str, ...], keywords: str, topics: tuple[str, ...]) -> None:
    assert draft.topics(categories, keywords) == topics


@pytest.mark.parametrize(
    ("markup", "image"),
    [
        ('<p><img src="one.jpg"></p>', "https://a.example/dir/one.jpg"),
        ('<img width="1" src="/p.gif"><img src=\'/two.jpg\'>', "https://a.example/two.jpg"),
        ('<img data-src="x.jpg" alt="src=y">', ""),
        ('<img src="data:image/gif;base64,R0"><img src="/a&amp;b.jpg">', "https://a.example/a&b.jpg"),
        ("<img ", ""),
        ("", ""),
    ],
)
def test_the_first_image_that_is_no_counting_pixel(markup: str, image: str) -> None:
    assert draft.first_image(markup, BASE) == image


def test_the_widest_picture_wins_then_the_thumbnail_then_an_attachment() -> None:
    small, large = (Media(f"{width}.jpg", kind="image", width=width, attached=False) for width in (100, 900))
    attached = Media("attached.jpg", type="image/jpeg", kind="image")
    content = '<img src="inside.jpg">'
    ladder = [
        Draft(content=content),
        Draft(content=content, media=(attached,)),
        Draft(content=content, media=(attached,), images=("thumb.jpg",)),
        Draft(content=content, media=(attached, small, large), images=("thumb.jpg",)),
    ]
    names = [draft.finish(step, BASE, NOW).image_url.removeprefix(BASE) for step in ladder]
    assert names == ["inside.jpg", "attached.jpg", "thumb.jpg", "900.jpg"]


def test_a_picture_that_is_only_shown_is_no_enclosure() -> None:
    entry = draft.finish(Draft(media=(Media("a.jpg", attached=False), Media("b.mp3"), Media("b.mp3"))), BASE, NOW)
    assert [enclosure.url for enclosure in entry.enclosures] == ["https://a.example/dir/b.mp3"]


def test_an_identity_is_the_guid_then_the_address_then_what_was_said() -> None:
    assert draft.finish(Draft(guid=" g ", link="x"), BASE, NOW).guid == "g"
    assert draft.finish(Draft(link="x"), BASE, NOW).guid == "https://a.example/dir/x"
    said = draft.finish(Draft(title="A"), BASE, NOW).guid
    assert said.startswith("sha256:")
    assert said == draft.finish(Draft(title="A"), "https://elsewhere.example/", NOW).guid
    assert said != draft.finish(Draft(title="B"), BASE, NOW).guid


@given(st.text(max_size=300))
def test_names_and_languages_are_short_lines(text: str) -> None:
    name = draft.name(text)
    assert len(name) <= draft.MAX_NAME
    assert "\n" not in name
    language = draft.language(text)
    assert language == "" or (language.isascii() and language.islower() and len(language) in {2, 3})
