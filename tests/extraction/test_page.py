from __future__ import annotations

import time

import pytest

from broadsheet.extraction.page import decode, parse
from broadsheet.text.blocks import plain_text
from broadsheet.types import ArticleContent
from tests.extraction.press import PARAGRAPHS, news, page, prose, read

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
    from broadsheet.extraction import article
    from tests.extraction.press import NOW, URL

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


@pytest.mark.slow
@pytest.mark.parametrize(
    "filler", ["<div>" * 100_000, "<p>" * 100_000, "<b><i>" * 50_000, "<ul><li>" * 40_000, "<blockquote>" * 50_000, "<a href='x'>y" * 60_000,
               "<br>" * 400_000, "word " * 400_000, "<img srcset='" + "a.jpg 1w, " * 50_000 + "'>", "<figure>" * 30_000, "&amp;" * 300_000]
)  # fmt: skip
def test_time_is_bounded(filler: str) -> None:
    from broadsheet.extraction import article
    from tests.extraction.press import NOW, URL

    start = time.process_time()
    article(page(prose() + filler).encode(), URL, now=NOW)
    assert time.process_time() - start < 10
