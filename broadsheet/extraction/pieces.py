"""A page cut into pieces: every paragraph, heading, list item, image and embed, in order, whether article or not.

The page's tree is walked once, without recursion. What belongs to the article is decided elsewhere; because the pieces
come from the page itself and not from an extractor's output, links, emphasis and pictures stay where they were.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from broadsheet.extraction import media
from broadsheet.types import Block, BlockKind, Mark, MarkKind

MAX_PIECES = 10_000  # of one page; the longest of 499 recorded pages has 1,400

_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr",
})  # fmt: skip
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "nav", "select", "textarea", "button", "svg", "math", "object", "head",
    "input", "dialog", "audio", "canvas", "map", "menu", "del",
})  # fmt: skip
_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_MARKS = {
    "a": MarkKind.LINK, "b": MarkKind.STRONG, "strong": MarkKind.STRONG, "i": MarkKind.EMPHASIS,
    "em": MarkKind.EMPHASIS, "cite": MarkKind.EMPHASIS,
}  # fmt: skip
_OPENS = re.compile(r"\W*opens (?:in )?(?:a )?new (?:tab|window)\W*", re.I)
_UNSEEN = re.compile(r"\b(?:sr-only|screen-reader-text|visually-?hidden|visuallyhidden|u-hidden-text)\b", re.I)
_PARAGRAPH_BREAK = re.compile(r"\n[ \t\xa0]*(?:\n[ \t\xa0]*)+")


@dataclass(slots=True)
class Piece:
    """One block of the page; the addresses of its links are still as the page writes them.

    ``group`` is the list or quotation it lies in.
    """

    block: Block
    element: Any  # the lxml element whose text this is
    group: Any = None
    boxed: bool = False  # inside an aside, a footer or a figure's caption
    linked: int = 0  # characters of its text that are links


@dataclass(slots=True)
class _Walk:
    """Where the walk stands: the text since the last border, and the elements it is inside of."""

    base: str
    pieces: list[Piece] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[tuple[MarkKind, int, int, str]] = field(default_factory=list)
    open_marks: dict[Any, tuple[MarkKind, int, str]] = field(default_factory=dict)
    blocks: list[Any] = field(default_factory=list)  # open block-level elements, innermost last

    def write(self, text: str | None) -> None:
        if text:
            self.runs.append(text)
            self.length += len(text)


def cut(body: Any, base: str) -> list[Piece]:
    """The pieces of the tree under ``body``; pictures' and embeds' addresses are made absolute against ``base``."""
    walk = _Walk(base)
    walker = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            if _starts(walk, element):
                walker.skip_subtree()
        elif event == "end":
            _ends(walk, element)
        else:
            walk.write(element.tail)
        if len(walk.pieces) >= MAX_PIECES:
            break
    _flush(walk)
    return walk.pieces


def _starts(walk: _Walk, element: Any) -> bool:
    """Enter an element; True when what is inside it is of no interest."""
    tag = element.tag
    if tag in _SKIPPED or _is_for_machines(element):
        return True
    found = media.embed(element, walk.base) if tag in media.EMBEDDING else None
    image = media.image(element, walk.base) if tag in media.PICTURES else None
    if found or image:
        _flush(walk)
        walk.pieces.append(Piece(found or image, element, boxed=_is_boxed(walk)))  # type: ignore[arg-type]
        return tag != "figure" or image is not None
    if tag in {"iframe", "video", "img"}:
        return True
    if tag == "br":
        walk.write("\n")
    elif tag in _INLINE:
        if tag in _MARKS:
            href = element.get("href") or "" if tag == "a" else ""
            walk.open_marks[element] = (_MARKS[tag], walk.length, href)
    else:
        _flush(walk)
        walk.blocks.append(element)
    walk.write(_without_breaks(element.text))
    return False


def _is_for_machines(element: Any) -> bool:
    """Whether the element is there for screen readers only, which says what a link does and not what the piece says."""
    if element.tag not in _INLINE or not element.text:
        return False
    return bool(_OPENS.fullmatch(element.text)) or bool(_UNSEEN.search(element.get("class") or ""))


def _ends(walk: _Walk, element: Any) -> None:
    if walk.blocks and walk.blocks[-1] is element:
        _flush(walk)
        walk.blocks.pop()
    elif element in walk.open_marks:
        kind, start, href = walk.open_marks.pop(element)
        if walk.length > start and (href or kind is not MarkKind.LINK):
            walk.marks.append((kind, start, walk.length, href))
    if element.tail:
        walk.write(_without_breaks(element.tail))


def _without_breaks(text: str | None) -> str:
    """``text`` with its line breaks as spaces: in a page's source they are no more than that."""
    return text.replace("\r", " ").replace("\n", " ") if text else ""


def _flush(walk: _Walk) -> None:
    """End the paragraph that is being read; marks that are still open go on in the next one."""
    for element, (kind, start, href) in list(walk.open_marks.items()):
        if walk.length > start and (href or kind is not MarkKind.LINK):
            walk.marks.append((kind, start, walk.length, href))
        walk.open_marks[element] = (kind, 0, href)
    text, marks = "".join(walk.runs), walk.marks
    walk.runs, walk.length, walk.marks = [], 0, []
    if text.strip():
        _add_pieces(walk, text, marks)


def _add_pieces(walk: _Walk, text: str, marks: list[tuple[MarkKind, int, int, str]]) -> None:
    element = walk.blocks[-1] if walk.blocks else None
    kind, group, level, ordered = _nature(walk)
    start = 0
    borders = [*((m.start(), m.end()) for m in _PARAGRAPH_BREAK.finditer(text)), (len(text), len(text))]
    for stop, following in borders:
        tidy, moved = _tidied(text, start, stop, marks)
        start = following
        if tidy:
            block = Block(kind, tidy, moved, level=level, ordered=ordered)
            linked = sum(mark.end - mark.start for mark in moved if mark.kind is MarkKind.LINK)
            walk.pieces.append(Piece(block, element, group, _is_boxed(walk), linked))


def _tidied(
    text: str, start: int, stop: int, marks: list[tuple[MarkKind, int, int, str]]
) -> tuple[str, tuple[Mark, ...]]:
    """``text[start:stop]`` with single spaces and none at its ends, and the marks moved along."""
    marks = [mark for mark in marks if mark[2] > start and mark[1] < stop]
    if not marks:
        return "\n".join(" ".join(line.split()) for line in text[start:stop].split("\n")).strip(), ()
    while text[start].isspace() and start < stop - 1:
        start += 1
    places: list[int] = []  # for each character of the part, where it lands
    out: list[str] = []
    for sign in text[start:stop]:
        places.append(len(out))
        if sign == "\n":
            while out and out[-1] == " ":
                out.pop()
            out.append("\n")
        elif not sign.isspace():
            out.append(sign)
        elif out and out[-1] not in " \n":
            out.append(" ")
    tidy = "".join(out).rstrip()
    places.append(len(tidy))
    moved: list[Mark] = []
    for kind, first, last, href in marks:
        begin = min(places[max(first - start, 0)], len(tidy))
        end = min(places[max(min(last, stop) - start, 0)], len(tidy))
        while begin < end and tidy[begin].isspace():
            begin += 1
        while end > begin and tidy[end - 1].isspace():
            end -= 1
        if begin < end:
            moved.append(Mark(kind, begin, end, href))
    return tidy, tuple(sorted(moved, key=lambda mark: (mark.start, -mark.end)))


def _nature(walk: _Walk) -> tuple[BlockKind, Any, int, bool]:
    """What the innermost telling element makes of a paragraph: kind, group, level, ordered."""
    for element in reversed(walk.blocks):
        tag = element.tag
        if tag in _HEADINGS:
            return BlockKind.HEADING, None, _HEADINGS[tag], False
        if tag in {"ul", "ol"}:
            return BlockKind.LIST, element, 0, tag == "ol"
        if tag == "dl":
            return BlockKind.LIST, element, 0, False
        if tag == "blockquote":
            return BlockKind.QUOTATION, element, 0, False
        if tag in {"table", "article", "section", "main", "body"}:
            break
    return BlockKind.PARAGRAPH, None, 0, False


def _is_boxed(walk: _Walk) -> bool:
    return any(element.tag in {"aside", "footer", "figcaption"} for element in walk.blocks)
