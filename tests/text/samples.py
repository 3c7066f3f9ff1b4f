"""Blocks as a strategy: any text, marks that overlap, odd addresses."""

from __future__ import annotations

from hypothesis import strategies as st

from broadsheet.types import Block, BlockKind, Mark, MarkKind

TEXTS = st.text(max_size=40) | st.sampled_from(
    ["a & b", "<script>alert(1)</script>", 'say "no"', "one\ntwo\n\nthree", "x\u00a0y", "\r\n", "&amp;"]
)
HREFS = st.sampled_from(
    [
        "https://paper.example/a?b=1&c=2",
        "javascript:alert(1)",
        'https://paper.example/"onclick="x',
        "https://paper.example/<b>",
        "",
        "HTTP://P.example",
    ]
) | st.text(max_size=20).map(lambda text: f"https://paper.example/{text}")


@st.composite
def marked(draw: st.DrawFn) -> Block:
    """A block of any kind with any marks."""
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    marks = draw(
        st.lists(st.builds(Mark, kind=st.sampled_from(list(MarkKind)), start=place, end=place, href=HREFS), max_size=4)
    )
    return Block(
        kind=draw(st.sampled_from(list(BlockKind))),
        text=text,
        marks=tuple(marks),
        level=draw(st.integers(0, 9)),
        ordered=draw(st.booleans()),
        src=draw(HREFS),
        alt=draw(TEXTS),
        width=draw(st.none() | st.integers(-5, 10**6)),
    )


BODIES = st.lists(marked(), max_size=6).map(tuple)
