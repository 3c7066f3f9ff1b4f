from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.newsroom.display import EXCERPT_CHARACTERS, Shown, excerpt, shown
from broadsheet.newsroom.models import Article, Publisher


@pytest.mark.parametrize(
    ("display", "noarchive", "max_snippet", "expected"),
    [
        ("", False, None, Shown(full=True)),
        ("full", False, None, Shown(full=True)),
        ("excerpt", False, None, Shown(full=False)),
        ("full", True, None, Shown(full=False)),
        ("full", False, 160, Shown(full=False, limit=160)),
        ("", False, 0, Shown(full=False, limit=0)),
        ("excerpt", False, 9999, Shown(full=False, limit=EXCERPT_CHARACTERS)),
    ],
)
def test_the_publishers_wish_comes_first(
    display: str, noarchive: bool, max_snippet: int | None, expected: Shown
) -> None:
    article = Article(publisher=Publisher(display=display), noarchive=noarchive, max_snippet=max_snippet)
    assert shown(article) == expected


def test_the_owner_may_show_excerpts_only(settings: object) -> None:
    settings.CONFIG = settings.CONFIG.model_copy(update={"articles_shown": "excerpt"})  # type: ignore[attr-defined]
    assert not shown(Article(publisher=Publisher())).full
    assert shown(Article(publisher=Publisher(display="full"))).full


def test_an_excerpt_ends_after_a_sentence_or_a_word() -> None:
    assert excerpt("One two three. Four five six seven eight.", 30) == "One two three."
    assert excerpt("One two three four five six seven", 20) == "One two three four…"
    assert excerpt("Short.", 20) == "Short."
    assert excerpt("أغلقت الهيئة الهويس؟ وبعد ذلك انتظرت السفن طويلًا", 30) == "أغلقت الهيئة الهويس؟"


@given(st.text(max_size=600), st.integers(0, 400))
def test_an_excerpt_is_never_longer_than_it_may_be(text: str, limit: int) -> None:
    assert len(excerpt(text, limit)) <= limit
