"""The markup of the story files."""

from __future__ import annotations

from broadsheet.demo import markup, skins

BODY = """
A first paragraph with a [link](courier/slug), *stress* and **weight**.

## A subhead

> Quoted words.

- one
- two

[[lock-1 | A caption]]

The end,
over two lines.
"""


def test_a_body_falls_into_its_parts() -> None:
    kinds = [part.kind for part in markup.parse(BODY)]
    assert kinds == ["paragraph", "heading", "quotation", "list", "figure", "paragraph"]


def test_plain_text_has_no_markup_and_no_captions() -> None:
    text = markup.text_of(markup.parse(BODY))
    assert text.startswith("A first paragraph with a link, stress and weight.")
    assert "one\ntwo" in text
    assert "caption" not in text
    assert text.endswith("The end, over two lines.")


def test_inline_markup_becomes_html_and_the_rest_is_escaped() -> None:
    made = markup.inline_html('a < b & [x](p/q) *y* **z** "', lambda target: f"http://h/{target}")
    assert made == 'a &lt; b &amp; <a href="http://h/p/q">x</a> <em>y</em> <strong>z</strong> "'


def test_a_skin_pushes_its_boxes_in_between_but_not_at_the_end() -> None:
    skin = skins.Skin({}, {"after 1": "<aside>{{box}}</aside>", "after 2": "<hr>"})
    made = skin.body(markup.parse("One.\n\nTwo."), str, lambda part: "", {"box": "buy"})
    assert made == "<p>One.</p>\n<aside>buy</aside>\n<p>Two.</p>"
