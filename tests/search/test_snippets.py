from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.search import snippets

TEXT = (
    "The council met on Monday. Nothing was decided about the stadium. " * 6
    + "On Friday the bridge was closed for repairs; the mayor, Ana Lima, said the river had risen. "
    + "Schools stayed open. " * 30
)


def test_title_is_whole_escaped_and_marked() -> None:
    assert snippets.marked("Rates <cut> & banks' rise", "en", {"rate", "bank"}) == (
        "<mark>Rates</mark> &lt;cut&gt; &amp; <mark>banks&#x27;</mark> rise".replace(
            "banks&#x27;</mark>", "banks</mark>&#x27;"
        )
    )


def test_window_has_most_different_words() -> None:
    found = snippets.snippet("", TEXT, "en", {"bridg", "mayor", "river"})
    assert "<mark>bridge</mark>" in found
    assert "<mark>river</mark>" in found
    assert found.startswith("…")
    assert found.endswith("…")


def test_standfirst_goes_first_when_it_has_as_many() -> None:
    assert snippets.snippet("A bridge too few.", TEXT, "en", {"bridg"}) == "A <mark>bridge</mark> too few."


def test_beginning_without_words() -> None:
    assert snippets.snippet("", TEXT, "en", set()).startswith("The council met on Monday.")
    assert snippets.snippet("", "", "en", {"a"}) == ""


def test_pairs_of_characters_are_marked_as_one() -> None:
    assert snippets.marked("中国国家主席", "zh", {"中国", "国国", "国家"}) == "<mark>中国国家</mark>主席"


@given(st.text(), st.text(max_size=2_000), st.sampled_from(["", "en", "ar", "zh"]), st.integers(20, 300))
def test_only_marks_and_text_of_the_article(standfirst: str, text: str, language: str, length: int) -> None:
    terms = set(text.lower().split()[:5])
    found = snippets.snippet(standfirst, text, language, terms, length=length)
    bare = re.sub("</?mark>", "", found)
    assert "<" not in bare
    shown = html.unescape(bare)
    assert len(shown) <= length + 2
    assert shown.strip("…") in standfirst.join(("…", "…")) + text.join(("…", "…")) or "…" in standfirst + text
