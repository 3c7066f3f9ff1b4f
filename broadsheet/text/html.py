"""Safe HTML: made from blocks, cleaned from strangers, or stripped to plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

import nh3

from broadsheet.text import blocks as block_texts
from broadsheet.text.addresses import host
from broadsheet.types import Block, BlockKind, Mark, MarkKind

Anchors = Mapping[tuple[int, int], str]

MAX_DEPTH = 5_000  # nh3 needs 0.04 s for as many open tags and 17 s for 100,000; whole pages count 1,400 at most
MAX_CLEANED = 1_000_000  # characters; the longest article of 9,311 has 53,000
LINK_REL = "nofollow noopener noreferrer"

_TAGS = {
    "a", "b", "blockquote", "br", "cite", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure", "h2",
    "h3", "h4", "hr", "i", "img", "ins", "li", "mark", "ol", "p", "pre", "q", "s", "small", "span", "strong", "sub",
    "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "figure": {"class"},
    "p": {"class"},
    "span": {"id"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_DROPPED_WITH_CONTENT = {
    "script", "style", "noscript", "iframe", "object", "embed", "template", "svg", "math", "title", "textarea",
    "select", "form", "xmp", "noembed", "noframes", "plaintext",
}  # fmt: skip
_CLASSES = frozenset({"embed", "image"})
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BREAKING = frozenset({
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "td", "tr", "th", "table", "section",
    "article", "figure", "figcaption", "blockquote",
})  # fmt: skip
_TAG = re.compile(
    r"""<(?:(!--)|(/?[a-z][a-z0-9]*)(?=[\s/>])(?:[^<>"']|"[^"]{0,4000}"|'[^']{0,4000}'){0,4000}+>|[!?][^<>]{0,4000}+>)""",
    re.I,
)
_ENDS = {name: re.compile(f"</{name}[^<>]*>", re.I) for name in _DROPPED_WITH_CONTENT}
_NESTING_TAG = re.compile(r"<(/?)(?!(?:p|li|td|th|tr|dd|dt|br|hr|img|input|meta|link|wbr|source|option)\b)[a-z]", re.I)
_MARKUP = re.compile(r"</?(?:p|div|br|span|a|b|i|em|strong|img|ul|li|font)\b[^<>]*>", re.I)

_MARK_TAGS = {MarkKind.STRONG: "strong", MarkKind.EMPHASIS: "em", MarkKind.LINK: "a"}
_NESTING = (MarkKind.LINK, MarkKind.STRONG, MarkKind.EMPHASIS)


def render(blocks: tuple[Block, ...], *, image_url: Callable[[str], str], anchors: Anchors | None = None) -> str:
    """Safe HTML of an article's body; ``clean`` leaves it as it is when ``image_url`` gives paths of this site.

    ``image_url`` turns an image's address into the one readers load; "" leaves the image out. ``anchors`` maps
    spans of ``plain_text(blocks)`` to identifiers; each becomes one ``<span id=…>`` inside the block it starts in.
    """
    spans = iter(block_texts.spans(blocks))
    parts: list[str] = []
    for block in blocks:
        local: list[tuple[int, int, str]] = []
        if block.kind in block_texts.TEXT_KINDS:
            start, end = next(spans)
            local = _local_anchors(anchors or {}, start, end)
        parts.append(_block(block, local, image_url))
    return "\n".join(part for part in parts if part)


def clean(text: str) -> str:
    """Hostile HTML without anything that runs, frames, styles or calls home.

    Links stay when they are absolute http(s), images only when they are paths of this site: a remote image would tell
    its host who reads what.
    """
    text = _CONTROLS.sub("", text)
    if len(text) > MAX_CLEANED or _is_deep(text):
        return f"<p>{escape(strip(text))}</p>"
    return nh3.clean(
        text,
        tags=_TAGS,
        clean_content_tags=_DROPPED_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        link_rel=LINK_REL,
        url_schemes={"http", "https"},
    )


def strip(text: str) -> str:
    """The plain text of hostile HTML on one line, such as a feed's title or summary; markup escaped twice goes too."""
    for _ in range(2):
        text = html.unescape(_untagged(_CONTROLS.sub("", text)))
        if not _MARKUP.search(text):
            break
    return " ".join(_CONTROLS.sub("", text).split())


def _untagged(text: str) -> str:
    """``text`` without tags, comments and the content of scripts and styles, in one pass from left to right."""
    parts: list[str] = []
    position = 0
    while match := _TAG.search(text, position):
        parts.append(text[position : match.start()])
        position = match.end()
        name = (match.group(2) or "").lower()
        if match.group(1):
            end = text.find("-->", position)
            position = end + 3 if end >= 0 else len(text)
        elif name in _ENDS:
            closing = _ENDS[name].search(text, position)
            position = closing.end() if closing else len(text)
        elif name.strip("/") in _BREAKING:
            parts.append(" ")
    return "".join([*parts, text[position:]])


def _is_deep(text: str) -> bool:
    """Whether tags are nested deeper than any real page: the HTML parser's time grows with the square of the depth."""
    depth = deepest = 0
    for match in _NESTING_TAG.finditer(text):
        depth = max(depth - 1, 0) if match.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest > MAX_DEPTH


def escape(text: str) -> str:
    """``text`` for element content and attribute values, in the very form an HTML parser writes it again."""
    text = _CONTROLS.sub("", text).replace("\r", "")
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\u00a0", "&nbsp;")


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return value if value.lower().startswith(("http://", "https://")) else None
    if name == "src":
        return value if value.startswith("/") and not value.startswith(("//", "/\\")) else None
    if name == "class":
        return value if value in _CLASSES else None
    if name == "id":
        return value if _IDENTIFIER.fullmatch(value) else None
    if name in {"width", "height", "colspan", "rowspan"}:
        return value if value.isascii() and value.isdigit() and len(value) <= 5 else None
    return value


def _local_anchors(anchors: Anchors, start: int, end: int) -> list[tuple[int, int, str]]:
    """The anchors that start in this block, as spans of its text; of two that overlap the later one starts later."""
    local: list[tuple[int, int, str]] = []
    for (first, last), name in sorted(anchors.items()):
        if start <= first < end and _IDENTIFIER.fullmatch(name):
            begin = max(first - start, local[-1][1] if local else 0)
            stop = min(last, end) - start
            local.append((begin, max(begin, stop), name))
    return local


def _block(block: Block, anchors: list[tuple[int, int, str]], image_url: Callable[[str], str]) -> str:
    if block.kind is BlockKind.IMAGE:
        return _image(block, image_url)
    if block.kind is BlockKind.EMBED:
        label = escape(" ".join(block.text.split()) or host(block.src))
        return f'<p class="embed">{_link(block.src, label)}</p>' if _is_web(block.src) else ""
    lines = list(_lines(block, anchors))
    if not any(line.strip() for line in lines):
        return ""
    if block.kind is BlockKind.HEADING:
        level = min(max(block.level, 2), 4)
        return f"<h{level}>{' '.join(lines)}</h{level}>"
    if block.kind is BlockKind.LIST:
        tag = "ol" if block.ordered else "ul"
        return f"<{tag}>{''.join(f'<li>{line}</li>' for line in lines)}</{tag}>"
    if block.kind is BlockKind.QUOTATION:
        return f"<blockquote>{''.join(f'<p>{line}</p>' for line in lines)}</blockquote>"
    return f"<p>{'<br>'.join(lines)}</p>"


def _lines(block: Block, anchors: list[tuple[int, int, str]]) -> Iterator[str]:
    start = 0
    for line in block.text.split("\n"):
        yield _line(block, start, start + len(line), anchors)
        start += len(line) + 1


def _line(block: Block, start: int, end: int, anchors: list[tuple[int, int, str]]) -> str:
    """One line with its marks, cut at the edges of anchors, which go around everything else."""
    parts: list[str] = []
    position = start
    for first, last, name in anchors:
        if start <= first <= end and not (first == end and first < last):
            parts.append(_marked(block, position, first))
            position = min(last, end)
            parts.append(f'<span id="{name}">{_marked(block, first, position)}</span>')
    parts.append(_marked(block, position, end))
    return "".join(parts)


def _marked(block: Block, start: int, end: int) -> str:
    edges = {start, end}
    for mark in block.marks:
        edges.update(edge for edge in (mark.start, mark.end) if start < edge < end)
    cuts = sorted(edges)
    return "".join(_piece(block, a, b) for a, b in pairwise(cuts))


def _piece(block: Block, start: int, end: int) -> str:
    text = escape(block.text[start:end])
    kinds: dict[MarkKind, Mark] = {mark.kind: mark for mark in block.marks if mark.start <= start and end <= mark.end}
    for kind in reversed(_NESTING):
        if kind not in kinds or not text:
            continue
        if kind is MarkKind.LINK:
            text = _link(kinds[kind].href, text) if _is_web(kinds[kind].href) else text
        else:
            text = f"<{_MARK_TAGS[kind]}>{text}</{_MARK_TAGS[kind]}>"
    return text


def _image(block: Block, image_url: Callable[[str], str]) -> str:
    address = image_url(block.src) if _is_web(block.src) else ""
    if not address:
        return ""
    size = "".join(
        f' {name}="{value}"'
        for name, value in (("width", block.width), ("height", block.height))
        if value and 0 < value < 100_000
    )
    alt = " ".join(block.alt.split())
    image = f'<img src="{_value(address)}" alt="{_value(alt)}"{size} loading="lazy" decoding="async">'
    caption = " ".join(block.text.split())
    return f"<figure>{image}{f'<figcaption>{escape(caption)}</figcaption>' if caption else ''}</figure>"


def _link(href: str, label: str) -> str:
    return f'<a href="{_value(href)}" rel="{LINK_REL}">{label}</a>'


def _value(text: str) -> str:
    return escape(text).replace('"', "&quot;")


def _is_web(address: str) -> bool:
    return address.lower().startswith(("http://", "https://"))
