"""XML as publishers send it → a string that parsers can take without danger and with little to repair.

The document type is removed whole. With it go entity bombs and external entities, whatever a parser behind it would
do with them; HTML's own named entities, which feeds use without declaring them, become the characters they stand for.
"""

from __future__ import annotations

import re
from html import escape
from html.entities import html5
from itertools import islice

from broadsheet.errors import FeedError
from broadsheet.feeds.decoding import legal

ROOTS = {"rss": "rss", "channel": "rss", "feed": "atom", "rdf": "rdf", "urlset": "sitemap", "sitemapindex": "sitemap"}
PAGES = frozenset(("html", "head", "body"))
HTML_ROOTS = PAGES | frozenset(("div", "p", "br", "b", "script", "meta", "title", "table", "span", "a"))
MAX_ENTRIES = 20_000  # of a document that are read at all: 0.5 s; a newspaper's longest feed has 1,000
JUNK = 8192  # characters that a server may print before the feed: warnings of PHP, blank lines, a stray tag

FIRST_TAG = re.compile(r"<([A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})")
HIDDEN_ROOT = re.compile(r"<(?:(?:rss|feed|rdf:RDF|urlset|sitemapindex)\s(?:version|xmlns)|rss>)", re.IGNORECASE)
DOCTYPE_TOKEN = re.compile(r"""<!--|["'\[\]>]""")
CDATA = "<![CDATA["
MENDABLE = re.compile(
    r"<(?![A-Za-z_:/!?])"
    r"|&(?!(?:lt|gt|amp|quot|apos);)(?:#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});|[A-Za-z][A-Za-z0-9]{1,31};)?"
)
END_OF_ENTRY = re.compile(r"</(?:[\w-]{1,20}:)?(?:item|entry|url)\s{0,9}>", re.IGNORECASE)
START_OF_ENTRY = re.compile(r"<(?:[\w-]{1,20}:)?(?:item|entry|url)[\s/<>]", re.IGNORECASE)
END_OF_ROOT = re.compile(r"</(?:[\w-]{1,20}:)?(?:rss|feed|rdf|urlset|sitemapindex|channel|opml)\s{0,9}>", re.IGNORECASE)


def root_of(text: str) -> tuple[str, str]:
    """The document from its root element on, and that element's local name in lower case.

    Declaration, document type, comments and instructions before it are left out. Raises FeedError: ``html`` for a
    page, ``not-a-feed`` for anything else in which no element of a feed is found.
    """
    start = _skip_prolog(text)
    name = _name_at(text, start)
    if name not in ROOTS and name != "opml":
        hidden = HIDDEN_ROOT.search(text, 0, JUNK)
        if hidden is None or (name in PAGES and not START_OF_ENTRY.search(text, hidden.start())):
            raise _no_feed(name)
        start, name = hidden.start(), _name_at(text, hidden.start())
    return text[start:], name


def _no_feed(name: str) -> FeedError:
    if name in HTML_ROOTS:
        return FeedError("This is a web page and not a feed.", reason="html")
    return FeedError(
        f"No feed was found: the document begins with <{name}>." if name else "No feed was found.", reason="not-a-feed"
    )


def _name_at(text: str, start: int) -> str:
    match = FIRST_TAG.match(text, start)
    return match[2].lower() if match else ""


def _skip_prolog(text: str) -> int:
    """Where the first element begins; the text's length when there is none."""
    position = text.find("<")
    while position != -1:
        if text.startswith("<!--", position):
            position = _after(text, "-->", position + 4)
        elif text.startswith("<?", position):
            position = _after(text, ">", position + 2)
        elif text.startswith("<!", position):
            position = _after_doctype(text, position + 2)
        else:
            return position
        position = text.find("<", position)
    return len(text)


def _after(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found == -1 else found + len(mark)


def _after_doctype(text: str, start: int) -> int:
    """Where a document type ends: brackets and quotation marks are balanced, comments skipped."""
    depth = 0
    while token := DOCTYPE_TOKEN.search(text, start):
        start = token.end()
        match token[0]:
            case "<!--":
                start = _after(text, "-->", start)
            case "[":
                depth += 1
            case "]":
                depth -= 1
            case ">" if depth <= 0:
                return start
            case '"' | "'":
                start = _after(text, token[0], start)
    return len(text)


def repaired(text: str) -> str:
    """``text`` with the character data of XML outside of CDATA sections.

    HTML's named entities become the characters they stand for; references to other names or to characters that XML
    forbids, bare ampersands and bare ``<`` become text.
    """
    pieces = []
    position = 0
    while (start := text.find(CDATA, position)) != -1 and (end := text.find("]]>", start)) != -1:
        pieces += [MENDABLE.sub(_mended, text[position:start]), text[start : end + 3]]
        position = end + 3
    return "".join((*pieces, MENDABLE.sub(_mended, text[position:])))


def _mended(match: re.Match[str]) -> str:
    found = match[0]
    if found[0] == "<" or found == "&":
        return escape(found)
    if found[1] == "#":
        digits = found[2:-1]
        number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        return found if number < 0x110000 and legal(chr(number)) else ""
    character = html5.get(found[1:])
    return escape(character, quote=False) if character else f"&amp;{found[1:]}"


def whole_entries(text: str) -> str:
    """``text`` without the entry that a tear goes through, and without what follows the MAX_ENTRIES-th entry."""
    cut = nth(START_OF_ENTRY, text, MAX_ENTRIES)
    if cut is not None:
        return text[: cut.start()]
    if END_OF_ROOT.search(text, max(0, len(text) - JUNK)) or END_OF_ROOT.search(text):
        return text
    end = max((match.end() for match in END_OF_ENTRY.finditer(text)), default=0)
    torn = START_OF_ENTRY.search(text, end)
    return text[: torn.start()] if torn else text


def nth(pattern: re.Pattern[str], text: str, number: int) -> re.Match[str] | None:
    """The match of ``pattern`` that ``number`` others go before, None when there are not so many."""
    return next(islice(pattern.finditer(text), number, None), None)
