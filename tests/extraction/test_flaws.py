"""Flaws that readers of other aggregators see; each was seen on a public page, each page here is invented."""

from __future__ import annotations

import pytest

from broadsheet.text.blocks import plain_text
from broadsheet.types import BlockKind, NoArticle
from tests.extraction.press import PARAGRAPHS, TITLE, news, page, prose, read, refused, text

LINKED = (
    'Freight on the river fell by a third, according to data from <a href="https://data.example/river">the Merrow '
    "statistics office</a>, which counts every barge.",
    'The left leaf of the gate, <a href="/world/gate">replaced <em>twice</em> since 1988</a>, <b>cannot</b> be opened.',
)


def test_words_inside_links_and_emphasis_are_kept() -> None:
    found = read(page(prose(*(f"<p>{line}</p>" for line in LINKED)), ld=news()))
    first, second = found.blocks[3:5]
    assert "according to data from the Merrow statistics office, which counts every barge." in first.text
    assert second.text == "The left leaf of the gate, replaced twice since 1988, cannot be opened."
    assert [(first.text[mark.start : mark.end], mark.href) for mark in first.marks] == [
        ("the Merrow statistics office", "https://data.example/river")
    ]
    assert {(mark.kind.value, second.text[mark.start : mark.end]) for mark in second.marks} == {
        ("link", "replaced twice since 1988"), ("emphasis", "twice"), ("strong", "cannot"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "residue",
    [
        "<script>() => { const trigger = document.querySelector('.paywall'); if ('IntersectionObserver' in window) { go(); } }</script>",
        "<p>() => { const trigger = document.querySelector('.paywall'); if ('IntersectionObserver' in window) { go(); } }</p>",
        "<style>.cls-1{clip-path:url(#clippath);}.cls-2{fill:none;}</style>",
        "<p>.cls-1{clip-path:url(#clippath);}.cls-2{fill:none;stroke-width:0px;}</p>",
        "<svg><style>.cls-1{fill:#fff}</style><text>Lock logo</text></svg>",
        "<p>%3Cp%3E%3Cstrong%3EEdited%20by%3C%2Fstrong%3E%20the%20desk%3C%2Fp%3E%3Cp%3EMore%3C%2Fp%3E</p>",
        "<p>&amp;w=3840&amp;q=100)</p>",
        "<p>![](https://courier.example/_next/image?url=x&amp;w=3840&amp;q=100)</p>",
    ],
)  # fmt: skip
def test_code_styles_and_torn_markup_are_no_text(residue: str) -> None:
    assert text(page(prose(residue), ld=news())) == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    ["Sign up for our newsletter", "Learn more about your ad choices", "Advertisement", "Newsweek AI is in beta. Translations may be inaccurate.",
     "Story continues below advertisement", "Subscribe to our newsletter for the latest from the harbour", "READ MORE: Who knew of the crack?",
     "Follow us on Facebook and X", "Share this article", "Click here to subscribe", "Lire aussi : Qui savait ?", "Lesen Sie auch: Wer wusste davon?",
     "Abonnieren Sie unseren Newsletter", "No comments yet...", "Download our app for breaking news"],
)  # fmt: skip
def test_lines_of_every_article_are_of_none(line: str) -> None:
    assert text(page(prose(f"<p>{line}</p>"), ld=news())) == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    ["Read more slowly, the report has another message for the ministers.", "Subscribe, the old sign on the wall of the union house still says.",
     "Advertisements for the lock's reopening were printed before the crack was found."],
)  # fmt: skip
def test_sentences_that_begin_like_one_stay(line: str) -> None:
    assert line in text(page(prose(f"<p>{line}</p>"), ld=news()))


def test_opens_new_tab_is_not_said() -> None:
    line = '<p>The report <a href="/r">was published, the union says<span>, opens new tab</span></a>, on the day before the closure.</p>'
    assert "The report was published, the union says, on the day before the closure." in text(
        page(prose(line), ld=news())
    )


def test_captions_of_other_videos_are_no_article() -> None:
    clips = "".join(
        f'<div class="clip"><a href="/video/{number}"><img src="/t/{number}.jpg"></a><p>Watch as the {name} passes the last '
        "open gate of the river before the queue, in a clip that was sent in by a reader.</p></div>"
        for number, name in enumerate(("ferry", "tanker", "grain ship", "tug", "sailing boat", "barge", "dredger"))
    )
    ld = {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": "The lock from above",
        "uploadDate": "2026-11-17",
    }
    head = '<meta property="og:type" content="video.other">'
    url = "https://www.courier.example/video/world/lock-from-above"
    assert refused(page(clips, head=head, ld=ld), url).reason is NoArticle.VIDEO_PAGE


def test_a_fact_box_is_not_the_body_of_a_picture_gallery() -> None:
    pictures = "".join(f'<figure><img src="/g/{number}.jpg" width="900"></figure>' for number in range(8))
    box = (
        "<aside class='fact-box'><h3>The specs</h3><p>Engine: 3.5-litre V6 with two turbochargers and a starter generator, tuned "
        "for the desert.</p><p>Price: from 385,000 in the basic form, without the winch and the second fuel tank.</p></aside>"
    )
    assert refused(page(pictures + box, ld=news())).reason is NoArticle.EMPTY


def test_a_paywalls_stub_is_no_article() -> None:
    stub = (
        f"<p>{PARAGRAPHS[0]}</p><div class='offer'><p>Réservé aux abonnés</p><p>Déjà abonné ? Connectez-vous</p></div>"
    )
    assert refused(page(stub, ld=news(isAccessibleForFree=False))).reason is NoArticle.PAYWALL


def test_comments_are_not_the_article() -> None:
    comments = "<section class='comments'><h3>Comments</h3><div><p>No comments yet...</p></div></section>"
    assert text(page(prose(), ld=news(), around=comments)) == "\n\n".join(PARAGRAPHS)
    said = "".join(
        f"<div><p>I have seen number {number} of these gates and each of them was as old as the one here.</p></div>"
        for number in range(9)
    )
    said = f"<section class='comments' id='comments'>{said}</section>"
    assert text(page(f"<div>{prose()}</div>", ld=news(), around=said)) == "\n\n".join(PARAGRAPHS)


def test_related_pieces_are_not_the_article() -> None:
    related = (
        "<aside class='related'><h2>More on this</h2><ul>"
        + "".join(
            f"<li><a href='/n/{number}'>Ships wait at lock number {number} of the river</a></li>" for number in range(6)
        )
        + "</ul></aside>"
    )
    assert text(page(prose(related), ld=news())) == "\n\n".join(PARAGRAPHS)


def test_the_title_is_not_repeated_in_the_body() -> None:
    assert text(page(f"<h2>{TITLE}</h2>" + prose(), ld=news())) == "\n\n".join(PARAGRAPHS)


def test_a_teasers_picture_is_not_the_articles() -> None:
    teaser = '<div class="teaser"><a href="/sport/final"><img src="/t/final.jpg" width="400"><h3>Delta win the final</h3></a></div>'
    found = read(page(prose(teaser), ld=news()))
    assert not [block for block in found.blocks if block.kind is BlockKind.IMAGE]


def test_the_next_article_below_is_not_part_of_this_one() -> None:
    following = "".join(
        f"<p>The second piece is about grain, in line number {number} of its twelve lines.</p>" for number in range(12)
    )
    around = f"<article><h1>Grain</h1>{following}</article>"
    assert text(page(prose(), ld=news(), around=around)) == "\n\n".join(PARAGRAPHS)


def test_the_standfirst_is_not_printed_twice() -> None:
    standfirst = "Nine words by the night shift, and no answer from the harbour authority for half a year"
    head = f'<meta property="og:description" content="{standfirst}">'
    found = read(page(f'<p class="standfirst">{standfirst}</p><div>{prose()}</div>', head=head, ld=news()))
    assert found.standfirst == standfirst
    assert standfirst not in plain_text(found.blocks)
    lede = f'<meta property="og:description" content="{PARAGRAPHS[0]}">'
    assert text(page(prose(), head=lede, ld=news())) == "\n\n".join(PARAGRAPHS)


def test_what_stands_above_the_title_is_not_the_body() -> None:
    slug = "<p>Transport / the-halvard-lock-is-shut-for-eleven-weeks</p>"
    html = page(prose(), ld=news()).replace("<h1>", f"{slug}<h1>")
    assert text(html) == "\n\n".join(PARAGRAPHS)


def test_a_box_among_the_paragraphs_is_not_one_of_them() -> None:
    box = '<div class="promo subscribe-box"><h4>The Courier by courier</h4><p>We deliver to every village on the river, before breakfast.</p></div>'
    assert text(page(prose(box), ld=news())) == "\n\n".join(PARAGRAPHS)


def test_a_caption_outside_a_figure_is_no_paragraph() -> None:
    picture = '<div><img src="/gate.jpg" alt="The north gate on Tuesday" width="600"><br><small>The north gate on Tuesday</small></div>'
    assert text(page(prose(picture), ld=news())) == "\n\n".join(PARAGRAPHS)


def test_a_picture_above_byline_and_buttons_is_the_articles() -> None:
    above = '<figure><img src="/gate.jpg" width="900"></figure>' + "".join(
        f"<div>{word}</div>" for word in ("By Hanne Oriel", "Tuesday", "Print", "Send", "Save")
    )
    assert read(page(above + prose(), ld=news())).blocks[0].kind is BlockKind.IMAGE
    hero = page(prose(), ld=news()).replace("<h1>", '<figure><img src="/gate.jpg" width="900"></figure><h1>')
    assert read(hero).blocks[0].kind is BlockKind.IMAGE


@pytest.mark.parametrize(
    "box",
    [
        '<div class="cmtbox"><h3>Top comment</h3><p>Mr Observer, 12 hours ago</p><p>Not under the old timetable.</p></div>',
        '<table class="advert"><tbody><tr><td><b>For sale</b><br>Crates, second-hand. One donkey, patient.</td></tr></tbody></table>',
    ],
)
def test_boxes_of_old_page_systems_are_no_text(box: str) -> None:
    found = read(page(prose(box), ld=news()))
    assert plain_text(found.blocks).split("\n\n") == list(PARAGRAPHS)


def test_a_date_above_and_a_signature_below_are_no_text() -> None:
    dated = "<p>Tuesday 17 November 2026, 20:10</p>" + prose() + "<p>Teo Varga</p>"
    assert plain_text(read(page(dated, ld=news())).blocks).split("\n\n") == list(PARAGRAPHS)


def test_a_year_that_ends_a_sentence_is_text() -> None:
    opening = "<p>The lock was opened to the public in 1988</p>"
    assert text(page(opening + prose(), ld=news())).startswith("The lock was opened")
