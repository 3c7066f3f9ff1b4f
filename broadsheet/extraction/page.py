"""A page's bytes as a tree: character encoding, parsing, base address."""

from __future__ import annotations

import codecs
import contextlib
import re
from dataclasses import dataclass
from typing import Any

import charset_normalizer
from lxml import etree, html

from broadsheet.text.addresses import absolute

MAX_BYTES = 8 * 1024**2  # more is cut off; the largest of 499 recorded news pages has 2.2 MB
MAX_TAGS = 60_000  # start and end tags; 499 recorded pages have 12,000 at most. Time grows with tags, not with bytes
SNIFFED = 4096  # bytes in which a page names its encoding (the HTML standard says 1,024; some sites need more)
SAMPLE = 64 * 1024  # bytes that the guess of an unnamed encoding looks at

MAX_ATTRIBUTES = 500  # of one tag; libxml2's time grows with their square (100,000 take 12 s)

_CROWDED_TAG = re.compile(
    r"""<[a-z][^\s<>]{0,40}+(?:[\s/]*+[^\s"'<>=/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>]++))?+)"""
    rf"{{{MAX_ATTRIBUTES}}}",
    re.I,
)
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w:.-]{2,40})""", re.I
)
_HEADER_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w:.-]{2,40})""", re.I)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

# Labels that mean a superset in practice (WHATWG Encoding Standard).
_SUPERSETS = {
    "ascii": "windows-1252", "iso8859-1": "windows-1252", "iso8859-9": "windows-1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "euc_kr": "cp949",
    "shift_jis": "cp932", "iso8859-8": "windows-1255",
}  # fmt: skip
_REFUSED = frozenset(
    {"utf-7", "utf-32", "utf-16", "utf-16-le", "utf-16-be", "idna", "punycode", "unicode_escape", "raw_unicode_escape"}
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was read. ``base`` is what its links are relative to."""

    url: str
    base: str
    tree: Any  # lxml.html.HtmlElement
    html: str

    @property
    def body(self) -> Any:
        """The body element, or the whole tree where there is none."""
        found = self.tree.find("body")
        return self.tree if found is None else found


def excess(text: str) -> str:
    """What makes ``text`` too much to parse, in words; "" when it is not."""
    if text.count("<") > MAX_TAGS:
        return f"more than {MAX_TAGS} tags"
    return f"a tag with more than {MAX_ATTRIBUTES} attributes" if _CROWDED_TAG.search(text) else ""


def parse(text: str, url: str) -> Page | None:
    """The page that ``text`` is the HTML of; None when it holds no element at all.

    libxml2's own limit on depth stays on, so that everything after it can walk the tree without care.
    """
    text = _CONTROLS.sub("", text)
    parser = html.HTMLParser(  # type: ignore[no-untyped-call]
        encoding="utf-8", remove_comments=True, remove_pis=True
    )
    try:
        tree = html.document_fromstring(  # type: ignore[no-untyped-call]
            text.encode("utf-8", "replace"), parser=parser
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    named = next((absolute(url, element.get("href")) for element in tree.iter("base") if element.get("href")), "")
    return Page(url=url, base=named or url, tree=tree, html=text)


def decode(body: bytes, content_type: str = "") -> str:
    """The text of a page: by its byte order mark, UTF-8, the header, its own statement, or the best guess; never fails.

    Bytes that are valid UTF-8 are UTF-8 whatever is stated: no other text is that by accident, except the 7-bit
    encodings, which switch with an escape sign.
    """
    body = body[:MAX_BYTES]
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if b"\x1b" not in body:
        with contextlib.suppress(UnicodeDecodeError):
            return body.decode("utf-8")
    named = _HEADER_CHARSET.search(content_type)
    stated = _CHARSET.search(body[:SNIFFED])
    labels = [named.group(1)] if named else []
    labels += [next(group for group in stated.groups() if group).decode("ascii", "replace")] if stated else []
    for label in labels:
        codec = _codec(label)
        try:
            if codec:
                return body.decode(codec)
        except (UnicodeDecodeError, ValueError):
            continue
    stated_codec = next(filter(None, map(_codec, labels)), "")
    return body.decode(stated_codec or _guessed(body), "replace")


def _codec(label: str) -> str:
    """The Python name of an encoding that a page may use; "" when there is none such."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    if name in _REFUSED or not getattr(codecs.lookup(name), "_is_text_encoding", True):
        return ""
    return _SUPERSETS.get(name, name)


def _guessed(body: bytes) -> str:
    """The likeliest encoding of bytes that are no UTF-8 and name none."""
    first = next((place for place, byte in enumerate(body) if byte > 127), 0)
    best = charset_normalizer.from_bytes(body[max(0, first - 200) : first + SAMPLE]).best()
    return _codec(best.encoding) if best and _codec(best.encoding) else "windows-1252"
