from __future__ import annotations

import json

from broadsheet.extraction import embedded
from broadsheet.extraction.page import Page, parse
from tests.extraction.press import PARAGRAPHS, news, page, text


def script(html: str, kind: str = "") -> str:
    state = json.dumps({"data": {"title": "x", "contentHtml": html}}).replace("<", "\\u003c")
    return f"<div id='app'></div><script{kind}>window.STATE = {state};</script>"


def parsed(main: str) -> Page:
    found = parse(page(main), "https://www.courier.example/")
    assert found is not None
    return found


BODY = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)


def test_a_text_that_stands_only_in_a_script_is_read() -> None:
    assert text(page(script(BODY), ld=news())) == "\n\n".join(PARAGRAPHS)


def test_the_longest_string_is_taken() -> None:
    found = embedded.find(parsed(script(BODY) + script(BODY[: len(BODY) // 2] + "</p>")))
    assert found == BODY


def test_strings_without_paragraphs_and_short_ones_are_none() -> None:
    assert embedded.find(parsed(script("a" * 1000))) == ""
    assert embedded.find(parsed(script("<p>short</p>"))) == ""
    assert embedded.find(parsed('<script>var broken = "' + "<p>x</p>" * 100 + "</script>")) == ""


def test_a_page_with_a_text_of_its_own_keeps_it() -> None:
    other = "".join(
        f"<p>Another text, line {number}, of which there is a lot in the state of the page.</p>" for number in range(40)
    )
    assert text(page(BODY + script(other), ld=news())) == "\n\n".join(PARAGRAPHS)


def test_a_string_inside_a_string_is_read() -> None:
    state = json.dumps(["5:" + json.dumps({"contentHtml": BODY})]).replace("<", "\\\\u003c")
    assert text(page(f"<div></div><script>self.__next_f.push({state})</script>", ld=news())) == "\n\n".join(PARAGRAPHS)
