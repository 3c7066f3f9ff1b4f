from __future__ import annotations

from datetime import UTC, datetime

import pytest

from broadsheet.text.blocks import plain_text
from broadsheet.types import BlockKind, Entry
from tests.extraction.press import NOW, PARAGRAPHS, TITLE, URL, news, page, prose, read

HEAD = """<link rel="canonical" href="/world/lock-shut-for-eleven-weeks?utm_source=home">
<meta property="og:site_name" content="Port Ansel Courier">
<meta property="og:image" content="/img/lock-1200.jpg"><meta property="og:image:alt" content="A closed gate">
<meta property="og:description" content="Nine words by the night shift, and no answer">
<meta name="robots" content="noarchive, max-snippet:120, max-image-preview:large">
<meta name="news_keywords" content="Halvard lock, shipping; Merrow">"""


def test_a_whole_article() -> None:
    ld = news(dateModified="2026-11-18T08:00:00Z", articleSection="World", keywords=["Halvard lock", "Grain"])
    found = read(page(prose(), head=HEAD, ld=ld))
    assert found.title == TITLE
    assert plain_text(found.blocks) == "\n\n".join(PARAGRAPHS)
    assert found.authors == ("Hanne Oriel", "Teo Varga")
    assert found.published == datetime(2026, 11, 17, 19, 10, tzinfo=UTC)
    assert found.modified == datetime(2026, 11, 18, 8, tzinfo=UTC)
    assert found.canonical_url == URL
    assert found.publisher_name == "Port Ansel Courier"
    assert found.standfirst == "Nine words by the night shift, and no answer"
    assert found.section == "world"
    assert found.keywords == ("Halvard lock", "Grain", "shipping", "Merrow")
    assert found.language == "en"
    assert (found.image_url, found.image_alt) == ("https://www.courier.example/img/lock-1200.jpg", "A closed gate")
    assert (found.noarchive, found.max_snippet) == (True, 120)
    assert (found.opinion, found.live) == (False, False)


def test_the_feed_fills_gaps_and_overrules_nothing() -> None:
    hint = Entry(
        url=URL, title="Another title", authors=("Desk",), published=NOW, language="fr", summary_html="<p>In short</p>",
        image_url="https://www.courier.example/small.jpg", categories=("Sport",),
    )  # fmt: skip
    bare = "<html><head></head><body><article>" + prose() + "</article></body></html>"
    found = read(bare, "https://www.courier.example/4711", hint)
    assert (found.title, found.authors, found.published) == ("Another title", ("Desk",), NOW)
    assert (found.language, found.standfirst, found.section) == ("fr", "In short", "sport")
    assert found.image_url == "https://www.courier.example/small.jpg"
    stated = read(page(prose(), head=HEAD, ld=news()), hint=hint)
    assert (stated.title, stated.authors, stated.language) == (TITLE, ("Hanne Oriel", "Teo Varga"), "en")


@pytest.mark.parametrize(
    "href",
    ["https://elsewhere.example/world/lock", "/", "https://www.courier.example/", "javascript:x", "http://[", "#top"],
)
def test_a_canonical_address_elsewhere_or_of_the_front_page_is_not_believed(href: str) -> None:
    assert read(page(prose(), head=f'<link rel="canonical" href="{href}">', ld=news())).canonical_url == URL


def test_an_amp_page_is_known_by_its_full_page() -> None:
    assert read(page(prose(), ld=news()), f"{URL}/amp?utm_source=x").canonical_url == URL


def test_live_and_opinion() -> None:
    live = news(**{"@type": "LiveBlogPosting"})
    assert read(page(prose(), ld=live)).live
    assert read(page(prose(), ld=news(**{"@type": ["OpinionNewsArticle", "NewsArticle"]}))).opinion
    assert read(page(prose(), ld=news()), "https://www.courier.example/opinion/the-lock").opinion
    assert not read(page(prose(), ld=news()), "https://www.courier.example/world/public-opinion-turns").opinion


@pytest.mark.parametrize(
    ("rules", "limit"), [("nosnippet", 0), ("max-snippet:-1", None), ("index,follow", None), ("max-snippet: 50", 50)]
)
def test_the_publishers_limit_on_excerpts(rules: str, limit: int | None) -> None:
    assert read(page(prose(), head=f'<meta name="robots" content="{rules}">', ld=news())).max_snippet == limit


def test_pictures_and_embeds_stay_where_they_were() -> None:
    figure = '<figure><img data-src="/img/gate.jpg" alt="The gate" width="800"><figcaption>The north gate</figcaption></figure>'
    video = '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>'
    found = read(page(prose(figure, video), ld=news()))
    kinds = [block.kind for block in found.blocks]
    assert kinds[3:5] == [BlockKind.IMAGE, BlockKind.EMBED]
    image, embed = found.blocks[3:5]
    assert (image.src, image.alt, image.text, image.width) == (
        "https://www.courier.example/img/gate.jpg", "The gate", "The north gate", 800,
    )  # fmt: skip
    assert embed.src == "https://www.youtube.com/watch?v=abcdefghijk"
    assert "The north gate" not in plain_text(found.blocks)


def test_lists_headings_and_quotations() -> None:
    main = prose(
        "<h2>What is known</h2><ul><li>The crack is <b>2.3 metres</b> long</li><li>It was seen in May by the night shift</li></ul>",
        "<blockquote><p>We wrote it down, a spokesman of the union said.</p><p>Nobody wrote back to us.</p></blockquote>",
    )
    found = read(page(main, ld=news()))
    kinds = [block.kind for block in found.blocks]
    assert kinds[3:6] == [BlockKind.HEADING, BlockKind.LIST, BlockKind.QUOTATION]
    assert found.blocks[4].text.split("\n") == ["The crack is 2.3 metres long", "It was seen in May by the night shift"]
    assert [found.blocks[4].text[mark.start : mark.end] for mark in found.blocks[4].marks] == ["2.3 metres"]
    assert found.blocks[5].text.count("\n") == 1


def test_the_lead_image_takes_its_caption_from_the_body() -> None:
    figure = '<figure><img src="/img/lock-1200.jpg?w=600" alt="Leaf"><figcaption>The left leaf. Photo: Courier</figcaption></figure>'
    found = read(page(prose(figure), head=HEAD, ld=news()))
    assert (found.image_caption, found.image_alt) == ("The left leaf. Photo: Courier", "Leaf")
