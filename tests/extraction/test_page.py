from __future__ import annotations

import time

import pytest

from broadsheet.extraction import article
from broadsheet.extraction.page import decode, parse
from broadsheet.text.blocks import plain_text
from broadsheet.types import ArticleContent, NoArticle
from tests.extraction.press import NOW, PARAGRAPHS, URL, news, page, prose, read, refused

ARABIC = "قالت هيئة الميناء إن القفل سيبقى مغلقا أحد عشر أسبوعا بعد اكتشاف صدع في البوابة الشمالية."
FRENCH = "L’écluse « Halvard » restera fermée onze semaines – c’est le ministre qui l’a dit, à Port-Ansel, à 20 €."


@pytest.mark.parametrize(
    ("text", "encoding", "content_type", "meta"),
    [
        (ARABIC, "windows-1256", "text/html; charset=windows-1256", ""),
        (ARABIC, "windows-1256", "", '<meta charset="windows-1256">'),
        (
            ARABIC,
            "windows-1256",
            "text/html",
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">',
        ),
        (FRENCH, "windows-1252", "text/html; charset=ISO-8859-1", ""),
        (FRENCH, "windows-1252", "", '<meta charset="iso-8859-1">'),
        (FRENCH, "utf-8", "text/html; charset=utf-8", '<meta charset="iso-8859-1">'),
        (FRENCH, "utf-8", "", ""),
        (FRENCH, "utf-8-sig", "", '<meta charset="iso-8859-1">'),
        (FRENCH, "utf-16", "", ""),
        (FRENCH, "utf-8", "text/html; charset=us-ascii", ""),
        (FRENCH, "utf-8", 'text/html; charset="utf8"', ""),
        (FRENCH, "utf-8", "text/html; charset=no-such-thing", ""),
        (FRENCH, "utf-8", "text/html; charset=rot13", ""),
        ("日本語の新聞、港の水門が閉じた。", "shift_jis", "", '<meta charset="Shift_JIS">'),
        ("日本語の新聞、港の水門が閉じた。", "euc-jp", "text/html; charset=EUC-JP", ""),
        ("港口的閘門關閉了十一個星期。", "big5", "text/html; charset=big5", ""),
        ("Гавань закрыла шлюз на одиннадцать недель.", "koi8-r", "", '<meta charset="koi8-r">'),
    ],
)
def test_encodings(text: str, encoding: str, content_type: str, meta: str) -> None:
    html = f"<html><head>{meta}</head><body><p>{text}</p></body></html>"
    assert text in decode(html.encode(encoding), content_type)


def test_an_encoding_that_nobody_names_is_guessed() -> None:
    html = f"<html><body>{('<p>' + ARABIC + '</p>') * 20}</body></html>"
    assert ARABIC in decode(html.encode("windows-1256"))


def test_a_lie_about_the_encoding_is_seen() -> None:
    assert decode("<p>größer</p>".encode("windows-1252"), "text/html; charset=utf-8") != ""
    stated = '<meta charset="windows-1252"><p>größer</p>'
    assert "größer" in decode(stated.encode("windows-1252"), "text/html; charset=utf-8")


def test_an_arabic_page_of_the_old_kind_is_read() -> None:
    arabic = (
        f"<p>{ARABIC}</p><p>وتجمعت إحدى وسبعون سفينة على الجانبين بحلول الظهر، وكان الطابور يطول ساعة بعد ساعة.</p>"
    )
    html = page(arabic, title="إغلاق القفل أحد عشر أسبوعا", language="ar").replace(
        'charset="utf-8"', 'charset="windows-1256"'
    )
    found = article(html.encode("windows-1256", "replace"), URL, now=NOW)
    assert isinstance(found, ArticleContent)
    assert ARABIC in plain_text(found.blocks)
    assert (found.title, found.language) == ("إغلاق القفل أحد عشر أسبوعا", "ar")


def test_links_are_relative_to_the_base_element() -> None:
    found = parse('<html><head><base href="/world/"></head><body><p>x</p></body></html>', "https://courier.example/a")
    assert found is not None
    assert found.base == "https://courier.example/world/"


@pytest.mark.parametrize(
    "broken",
    [
        "<p>One<p>two<div>three",
        "<html><body><table><p>in a table</p></table>",
        "<b><p>crossed</b></p>",
        "</div></div><p>too many ends</p>",
        '<p class="a>torn</p><p>attribute">x</p>',
        "<html><html><body><body><p>twice</p>",
    ],
)
def test_broken_markup_is_parsed(broken: str) -> None:
    assert parse(broken, "https://courier.example/") is not None


@pytest.mark.parametrize(
    "broken", ["<p>", "</p>", "</article>", "<div><span>", "<table><tr>", "<!-- never closed", "<a href='"]
)
def test_an_article_in_broken_markup_is_still_read(broken: str) -> None:
    html = page(prose() + broken, ld=news())
    assert plain_text(read(html).blocks).startswith(PARAGRAPHS[0])


@pytest.mark.parametrize(
    "filler",
    ["<br>" * 100_000, "<p " + " ".join(f"a{number}='x'" for number in range(1000)) + ">", "<p " + "".join(f'a{number}="x"' for number in range(1000)) + ">"],
)  # fmt: skip
def test_what_no_browser_would_be_given_is_refused(filler: str) -> None:
    assert refused(page(prose() + filler)).reason is NoArticle.TOO_LARGE


FILLERS = {
    "divs": "<div>" * 50_000, "open paragraphs": "<p>" * 50_000, "bold": "<b><i>" * 25_000, "lists": "<ul><li>" * 25_000, "quotes": "<blockquote>" * 50_000,
    "links": "<a href='x'>y" * 50_000, "breaks": "<br>" * 50_000, "words": "word " * 300_000, "srcset": "<img srcset='" + "a.jpg 1w, " * 50_000 + "'>",
    "figures": "<figure>" * 30_000, "entities": "&amp;" * 300_000, "spaces": "<p>a" + " " * 2_000_000 + "b</p>", "lines": "\n" * 2_000_000,
    "brackets": "(" * 1_000_000, "json": '<script type="application/ld+json">' + '{"a":[' * 100_000 + "</script>",
    "string": '<script>"' + "a" * 2_000_000 + "</script>", "dates": "12.12.2020 " * 50_000,
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("filler", FILLERS.values(), ids=list(FILLERS))
def test_time_is_bounded(filler: str) -> None:
    start = time.process_time()
    article(page(prose() + filler).encode(), URL, now=NOW)
    assert time.process_time() - start < 8
