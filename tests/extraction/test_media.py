from __future__ import annotations

import pytest

from broadsheet.extraction import media
from broadsheet.extraction.page import parse
from broadsheet.extraction.pieces import cut
from broadsheet.types import Block, BlockKind

BASE = "https://www.courier.example/world/"


def blocks(html: str) -> list[Block]:
    page = parse(f"<html><body>{html}</body></html>", BASE)
    assert page is not None
    return [piece.block for piece in cut(page.body, page.base)]


@pytest.mark.parametrize(
    ("html", "src"),
    [
        ('<img src="/a.jpg">', "/a.jpg"),
        ('<img src="data:image/gif;base64,R0" data-src="/a.jpg">', "/a.jpg"),
        ('<img src="/placeholder.png" data-original="/a.jpg">', "/a.jpg"),
        ('<img src="/spacer.gif" data-srcset="/s.jpg 300w, /a.jpg 1200w, /m.jpg 600w">', "/a.jpg"),
        ('<img srcset="/s.jpg 1x, /a.jpg 2x">', "/a.jpg"),
        ('<img srcset="/a,b.jpg?w=1,2 800w, /s.jpg 300w">', "/a,b.jpg?w=1,2"),
        ('<picture><source srcset="/a.webp 1200w"><img src="data:,"></picture>', "/a.webp"),
        ('<figure><picture><source srcset="/x.webp"><img src="/a.jpg"></picture></figure>', "/a.jpg"),
        ('<amp-img src="/a.jpg" width="800"></amp-img>', "/a.jpg"),
    ],
)
def test_the_address_behind_lazy_loading(html: str, src: str) -> None:
    (block,) = blocks(html)
    assert (block.kind, block.src) == (BlockKind.IMAGE, f"https://www.courier.example{src}")


@pytest.mark.parametrize(
    "html",
    ['<img src="/pixel.gif" width="1" height="1">', '<img src="/icon.svg">', '<img src="/a.jpg" width="40">', '<img class="author-avatar" src="/a.jpg">',
     '<img src="data:image/gif;base64,R0">', "<img>", '<img src="javascript:x">', '<figure><img src="/logo.svg"></figure>'],
)  # fmt: skip
def test_ornaments_are_no_pictures(html: str) -> None:
    assert blocks(html) == []


def test_a_caption_belongs_to_its_picture() -> None:
    (image,) = blocks(
        '<figure><div><img src="/a.jpg" alt=" The  gate "></div><figcaption>The <b>north</b> gate. Photo: Courier</figcaption></figure>'
    )
    assert (image.text, image.alt) == ("The north gate. Photo: Courier", "The gate")


@pytest.mark.parametrize(
    ("html", "src"),
    [
        ('<iframe src="//www.youtube.com/embed/abcdefghijk?rel=0"></iframe>', "https://www.youtube.com/watch?v=abcdefghijk"),
        ('<iframe data-src="https://www.youtube-nocookie.com/embed/abcdefghijk"></iframe>', "https://www.youtube.com/watch?v=abcdefghijk"),
        ('<lite-youtube videoid="abcdefghijk"></lite-youtube>', "https://www.youtube.com/watch?v=abcdefghijk"),
        ('<iframe src="https://player.vimeo.com/video/12"></iframe>', "https://player.vimeo.com/video/12"),
        ('<blockquote class="twitter-tweet"><p>Shut.</p><a href="https://twitter.com/merrow/status/123?ref=x">17 Nov</a></blockquote>',
         "https://twitter.com/merrow/status/123"),
        ('<iframe src="https://platform.twitter.com/embed/Tweet.html?id=123"></iframe>', "https://x.com/i/status/123"),
        ('<blockquote class="instagram-media"><a href="https://www.instagram.com/p/AbC-1/">x</a></blockquote>', "https://www.instagram.com/p/AbC-1"),
    ],
)  # fmt: skip
def test_embeds_are_links(html: str, src: str) -> None:
    (block,) = blocks(html)
    assert (block.kind, block.src) == (BlockKind.EMBED, src)


@pytest.mark.parametrize(
    "html",
    ['<iframe src="https://ads.example/frame"></iframe>', '<iframe src="https://www.youtube.com/embed/%22onload"></iframe>', "<iframe></iframe>",
     '<iframe src="javascript:x"></iframe>', "<video src='/v.mp4'></video>"],
)  # fmt: skip
def test_frames_of_strangers_are_left_out(html: str) -> None:
    assert blocks(html) == []


@pytest.mark.parametrize(
    ("srcset", "best"),
    [
        ("", ""),
        ("/a.jpg", "/a.jpg"),
        ("/a.jpg 1x", "/a.jpg"),
        ("/a.jpg, /b.jpg 2x", "/b.jpg"),
        ("/a.jpg 1.5x,/b.jpg 3x", "/b.jpg"),
        (" , ,", ""),
    ],
)
def test_the_largest_of_a_set(srcset: str, best: str) -> None:
    assert media.largest(srcset) == best
