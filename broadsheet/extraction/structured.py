"""What a page says about itself for machines: JSON-LD, OpenGraph and other meta elements, microdata."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from broadsheet.extraction.aligning import letters
from broadsheet.extraction.page import Page
from broadsheet.text.addresses import absolute

MAX_SCRIPT = 2_000_000  # characters of one JSON-LD script
MAX_NODES = 5_000  # nodes of all JSON-LD of one page; some pages list their whole archive
MAX_VALUES = 50  # values kept of one meta name

ARTICLES = frozenset({
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle",
    "BackgroundNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle", "SatiricalArticle", "BlogPosting",
    "LiveBlogPosting", "Report", "TechArticle", "ScholarlyArticle", "MedicalScholarlyArticle", "SocialMediaPosting",
    "Review", "ClaimReview", "Recipe",
})  # fmt: skip
VIDEOS = frozenset({"VideoObject", "Clip", "Movie", "Episode", "TVEpisode"})
COLLECTIONS = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage", "ItemList", "ContactPage"})

_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*.{0,40}?\*/)|(?:-->|//\]\]>|\]\]>|/\*.{0,40}?\*/|;)\s*$", re.S
)

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Structured:
    """The statements of one page. ``article`` is the JSON-LD node about it, {} where there is none."""

    nodes: tuple[Node, ...] = ()
    article: Node = field(default_factory=dict)
    metas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def meta(self, *names: str) -> str:
        """The first value of the first of ``names`` (lower case) that has one; "" when none has."""
        return next((values[0] for name in names if (values := self.metas.get(name))), "")

    def item(self, *names: str) -> str:
        """The same for microdata properties."""
        return next((values[0] for name in names if (values := self.items.get(name))), "")

    def types(self) -> frozenset[str]:
        """All types of all JSON-LD nodes."""
        return frozenset(name for node in self.nodes for name in types(node))

    def resolve(self, value: Any) -> Any:
        """``value``, or the node of this page that it refers to by nothing but an ``@id``."""
        if isinstance(value, dict) and set(value) <= {"@id", "@type"} and value.get("@id"):
            return next(
                (node for node in self.nodes if node.get("@id") == value["@id"] and len(node) > len(value)), value
            )
        return value


def read(page: Page) -> Structured:
    """Everything that ``page`` states for machines. Broken JSON is repaired where that is safe, else left out."""
    nodes = tuple(_nodes(page))
    metas = _metas(page)
    items = _items(page)
    title = metas.get("og:title", ("",))[0] or " ".join((page.tree.findtext(".//title") or "").split())
    return Structured(nodes, _article(nodes, page.url, title), metas, items)


def types(node: Node) -> tuple[str, ...]:
    """The types of a JSON-LD node without their vocabulary's address."""
    value = node.get("@type", ())
    values = value if isinstance(value, list) else [value]
    return tuple(name.rsplit("/", 1)[-1] for name in values if isinstance(name, str))


def text(value: Any) -> str:
    """``value`` as plain text on one line: a string, a node's name, the first of a list; "" for anything else."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("url") or ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return unescaped(value) if isinstance(value, str) else ""


def unescaped(value: str) -> str:
    """``value`` on one line, with character references resolved, also those that were escaped twice."""
    for _ in range(2):
        if "&" in value:
            value = html.unescape(value)
    return " ".join(value.replace("\u00ad", "").split())


def _nodes(page: Page) -> Iterator[Node]:
    count = 0
    for script in page.tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        for node in _flattened(_parsed(script.text[:MAX_SCRIPT])):
            yield node
            count += 1
            if count >= MAX_NODES:
                return


def _parsed(source: str) -> Any:
    source = _WRAPPING.sub("", _WRAPPING.sub("", source))
    for attempt in (source, _TRAILING_COMMA.sub("", source), html.unescape(source)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _first_value(source)


def _first_value(source: str) -> Any:
    """The first JSON value of several in one script, which some publishers write one after the other."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(source.lstrip())[0]
    except (ValueError, RecursionError):
        return None


def _flattened(value: Any) -> Iterator[Node]:
    """All nodes inside ``value``, outer ones first; without recursion, as JSON may be nested without limit."""
    waiting = [value]
    while waiting:
        current = waiting.pop(0)
        if isinstance(current, list):
            waiting[:0] = current[:MAX_NODES]
        elif isinstance(current, dict):
            yield current
            inner = [field for name, field in current.items() if name != "comment" and isinstance(field, (dict, list))]
            waiting.extend(inner[:MAX_NODES])


def _article(nodes: tuple[Node, ...], url: str, title: str) -> Node:
    """The node about this page's article: the one with its address, else with its title, else the first with text."""
    articles = [node for node in nodes if ARTICLES.intersection(types(node))]
    return max(articles, key=lambda node: _closeness(node, url, title), default={})


def _closeness(node: Node, url: str, title: str) -> tuple[int, int, int]:
    page = node.get("mainEntityOfPage") or node.get("url") or node.get("@id") or ""
    page = page.get("@id") or page.get("url") or "" if isinstance(page, dict) else page
    path = url.split("?", 1)[0].rstrip("/")
    same = (
        isinstance(page, str) and bool(page) and absolute(url, page).split("?", 1)[0].split("#")[0].rstrip("/") == path
    )
    headline = letters(text(node.get("headline") or node.get("name"))).lower()
    titled = bool(headline) and headline in letters(title).lower()
    return (same + titled, "headline" in node, len(node))


def _metas(page: Page) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for element in page.tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        value = unescaped(element.get("content") or element.get("value") or "")
        if name and value and len(found.get(name, ())) < MAX_VALUES:
            found[name] = (*found.get(name, ()), value[:10_000])
    return found


def _items(page: Page) -> Mapping[str, tuple[str, ...]]:
    """Microdata properties of the body, whatever item they belong to."""
    found: dict[str, tuple[str, ...]] = {}
    for element in page.body.iterfind(".//*[@itemprop]"):
        for name in (element.get("itemprop") or "").lower().split()[:4]:
            if len(found.get(name, ())) >= MAX_VALUES or name == "articlebody":
                continue
            value = element.get("content") or element.get("datetime") or " ".join(element.itertext())
            value = unescaped(value[:10_000])
            if value:
                found[name] = (*found.get(name, ()), value)
    return found
