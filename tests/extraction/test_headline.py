from __future__ import annotations

import pytest

from broadsheet.extraction import headline, structured
from broadsheet.extraction.page import parse
from tests.extraction.press import TITLE, URL, news, page, prose, read


def title(html: str, hint: str = "") -> str:
    found = parse(html, URL)
    assert found is not None
    return headline.title(found, structured.read(found), hint)


def document(stated: str, *, heading: str = "", shared: str = "", ld: object = None) -> str:
    html = page(prose(), title="X", ld=ld, head=f'<meta property="og:title" content="{shared}">' if shared else "")
    html = html.replace("<title>X - Port Ansel Courier</title>", f"<title>{stated}</title>")
    return html.replace("<h1>X</h1>", f"<h1>{heading}</h1>" if heading else "")


@pytest.mark.parametrize(
    "stated",
    [f"{TITLE} - Port Ansel Courier", f"{TITLE} | Port Ansel Courier", f"{TITLE} – PORT ANSEL COURIER", f"{TITLE} | World | Port Ansel Courier",
     f"{TITLE} | courier.example", f"{TITLE} - The Port Ansel Courier", f"{TITLE} — Courier", TITLE],
)  # fmt: skip
def test_the_publisher_behind_a_title_goes(stated: str) -> None:
    ld = {"@type": "NewsArticle", "publisher": {"name": "Port Ansel Courier"}}
    assert title(document(stated, ld=ld)) == TITLE


@pytest.mark.parametrize(
    "stated", ["Grain - the new gold", "Port Ansel – a town waits", "Lock | crack | gate", "Q&amp;A: What is a lock?"]
)
def test_what_belongs_to_a_title_stays(stated: str) -> None:
    assert title(document(stated)) == stated.replace("&amp;", "&")


def test_a_tail_that_another_title_does_not_have_goes() -> None:
    assert title(document("x", shared=f"{TITLE} | Kiosk | 18.11.2026", heading=TITLE)) == TITLE


def test_json_ld_comes_first() -> None:
    assert title(document("For search", shared="For friends", heading="For readers", ld=news())) == TITLE


def test_a_headline_for_search_engines_gives_way_to_what_readers_see() -> None:
    ld = news(headline="Halvard lock closed 2026")
    assert (
        title(document("Halvard Lock Closed 2026", shared="Eleven weeks", heading="Eleven weeks", ld=ld))
        == "Eleven weeks"
    )


def test_the_feeds_title_is_the_last_resort() -> None:
    assert title("<html><body><p>x</p></body></html>", "The <b>lock</b> &amp; the gate") == "The lock & the gate"
    assert title("<html><body><p>x</p></body></html>") == ""


def test_markup_in_titles_is_no_title() -> None:
    assert (
        title(document("x", ld=news(headline="The <i>Halvard</i> is &lt;b&gt;shut&lt;/b&gt;"))) == "The Halvard is shut"
    )


def test_publisher_names() -> None:
    assert read(page(prose(), ld=news(publisher=[{"name": "Merrow Post"}]))).publisher_name == "Merrow Post"
    assert read(page(prose(), ld=news(publisher={"@id": "https://merrow.example/#org"}))).publisher_name == ""
    assert (
        read(page(prose(), head='<meta property="og:site_name" content="Courier">', ld=news())).publisher_name
        == "Courier"
    )
