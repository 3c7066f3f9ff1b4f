from __future__ import annotations

import pytest

from broadsheet.types import NoArticle
from tests.extraction.press import PARAGRAPHS, news, page, prose, read, refused

SITE = "https://www.courier.example"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"%PDF-1.7 ...", ""),
        (b"%PDF-1.7 ...", "text/html"),
        (b"\x89PNG\r\n\x1a\n", "text/html"),
        (b'{"title": "Lock", "html": "<p>x</p>"}', "text/html"),
        (b"<html><body><p>x</p></body></html>", "application/pdf"),
        (b"<html><body><p>x</p></body></html>", "image/png"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "text/xml"),
        (b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>', "application/xml"),
        (b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>', "text/html"),
    ],
)
def test_what_is_no_html(body: bytes, content_type: str) -> None:
    assert refused(body, content_type=content_type).reason is NoArticle.NOT_HTML


@pytest.mark.parametrize(
    "body",
    [b"", b" \n\t", b"\xef\xbb\xbf", b"\x00\x00", b"<html></html>", b"<html><body></body></html>", b"<!-- -->", b"<"],
)
def test_what_is_empty(body: bytes) -> None:
    assert refused(body).reason is NoArticle.EMPTY


def test_a_front_page() -> None:
    teasers = "".join(
        f"<div><h3><a href='/n/{n}'>Story number {n} of the day</a></h3><p>A first line about it.</p></div>"
        for n in range(30)
    )
    assert refused(page(teasers, title="Port Ansel Courier"), f"{SITE}/").reason is NoArticle.INDEX_PAGE


@pytest.mark.parametrize(
    ("path", "head", "ld"),
    [
        ("/author/hanne-oriel", '<meta property="og:type" content="profile">', {"@type": "ProfilePage"}),
        ("/topics/locks", '<meta property="og:type" content="website">', {"@type": "CollectionPage"}),
        ("/tag/locks", "", {"@type": "ItemList"}),
    ],
)
def test_a_page_of_an_author_or_a_topic(path: str, head: str, ld: dict[str, str]) -> None:
    pieces = "".join(
        f"<li><h3><a href='/n/{n}'>Hanne Oriel writes about lock number {n} of the river</a></h3><p>A line of the piece, cut off …</p></li>"
        for n in range(25)
    )
    main = f"<p>Hanne Oriel reports from Port Ansel about ships and the river.</p><ul>{pieces}</ul>"
    assert refused(page(main, title="Hanne Oriel", head=head, ld=ld), SITE + path).reason is NoArticle.INDEX_PAGE


def test_an_e_papers_table_of_contents() -> None:
    pages = "".join(
        f"<h3>Page {n}</h3><ul><li>River and locks</li><li>Grain and prices, page {n}</li></ul>" for n in range(2, 24)
    )
    assert (
        refused(page(pages, title="The paper of 18 November"), f"{SITE}/epaper/2026-11-18").reason
        is NoArticle.EPAPER_CONTENTS
    )


@pytest.mark.parametrize(
    "words",
    ["We value your privacy", "Before you continue to the Courier", "Mit Werbung weiterlesen oder Pur-Abo", "Continuer sans accepter",
     "Please enable JavaScript and cookies to continue", "Verify you are human"],
)  # fmt: skip
def test_a_wall_of_consent(words: str) -> None:
    wall = f"<html><body><div><h2>{words}</h2><p>We and our 812 partners store information on a device.</p><button>Accept</button></div></body></html>"
    assert refused(wall).reason is NoArticle.CONSENT_WALL


@pytest.mark.parametrize(
    "words",
    ["Subscribe to continue reading", "This article is for subscribers only.", "Réservé aux abonnés", "Jetzt weiterlesen mit Courier Plus",
     "Il vous reste 82,5 % de cet article à lire.", "Contenuto riservato agli abbonati", "للمشتركين فقط"],
)  # fmt: skip
def test_a_paywalls_stub(words: str) -> None:
    assert refused(page(f"<p>{PARAGRAPHS[0]}</p><div><p>{words}</p></div>", ld=news())).reason is NoArticle.PAYWALL


def test_a_video_with_a_line_below_it() -> None:
    ld = [news(), {"@type": "VideoObject", "name": "The lock", "uploadDate": "2026-11-17"}]
    main = f"<div class='player'></div><p>{PARAGRAPHS[0]}</p>"
    assert refused(page(main, ld=ld), f"{SITE}/videos/lock").reason is NoArticle.VIDEO_PAGE


# -- and what must not be refused ---------------------------------------------------------------------------------


def test_a_brief_is_an_article() -> None:
    brief = page(f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>", ld=news())
    assert len(read(brief).blocks) == 2


def test_a_brief_without_structured_data_is_an_article() -> None:
    brief = page(f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>", head='<meta property="og:type" content="website">')
    assert len(read(brief, f"{SITE}/news/12345").blocks) == 2


def test_an_article_that_offers_a_subscription_in_its_header_and_its_footer() -> None:
    html = page(f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>", ld=news())
    html = html.replace("<header>", "<header><p>Already a subscriber? Log in</p>")
    assert read(html).blocks


def test_an_article_below_a_notice_of_consent() -> None:
    notice = "<div class='cookie-banner'><p>We value your privacy. We and our partners store information.</p></div>"
    assert len(read(page(prose(), ld=news(), around=notice)).blocks) == len(PARAGRAPHS)


def test_an_article_about_videos_with_one() -> None:
    ld = [news(), {"@type": "VideoObject", "name": "The lock", "uploadDate": "2026-11-17"}]
    assert read(page(prose(), ld=ld), f"{SITE}/tv/the-lock-on-screen").blocks


def test_a_full_article_of_a_print_edition() -> None:
    assert read(page(prose(), ld=news()), f"{SITE}/epaper/2026-11-18/lock").blocks
