"""Who wrote an article, as a list of names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from broadsheet.extraction.page import Page
from broadsheet.extraction.structured import Structured, unescaped

MAX_AUTHORS = 20
MAX_NAME = 100

_BY = re.compile(
    r"^\W*(?:by|von|por|par|di|door|av|af|przez|written by|posted by|story by|текст|автор|من|بقلم)\b[:\s]+", re.I
)
_SPLIT = re.compile(r"\s*(?:[;|/•·]|\s(?:and|und|et|y|e|og|och|en|i|with|&)\s|,\s)\s*", re.I)
_LAST_FIRST = re.compile(r"[^\W\d_]+, [^\W\d_.]+(?: [^\W\d_.]+)?")
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d{3}|^(?:admin|administrator|editor|staff|unknown|none|null|n/a|redaktion|rédaction)$", re.I
)
_ROLE = re.compile(
    r"\s*[,(–|-]\s*(?:[\w ]{0,30}\b(?:editor|correspondent|reporter|writer|columnist|journalist|producer)\b).*$", re.I
)
_BYLINE = re.compile(r"\b(?:byline|author|autor|auteur|autore)s?\b|by-?line|author-?name", re.I)


def find(page: Page, structured: Structured, hints: Iterable[str] = ()) -> tuple[str, ...]:
    """The authors' names, each once: of JSON-LD, else meta elements, links and bylines, else ``hints`` (the feed's)."""
    sources = (
        _stated(structured),
        structured.metas.get("author", ()) or structured.metas.get("parsely-author", ()),
        structured.metas.get("dc.creator", ())
        or structured.metas.get("article:author", ())
        or structured.metas.get("sailthru.author", ()),
        _linked(page),
        hints,
    )
    for names in sources:
        found = tidy(names)
        if found:
            return found
    return ()


def tidy(names: Iterable[str]) -> tuple[str, ...]:
    """``names`` split where one holds several, without "By", roles, addresses and repetitions."""
    found: dict[str, str] = {}
    for name in names:
        for part in _parts(unescaped(name)[:1000]):
            if 1 < len(part) <= MAX_NAME and not _NO_NAME.search(part):
                found.setdefault(part.casefold(), part)
    return tuple(found.values())[:MAX_AUTHORS]


def _parts(name: str) -> list[str]:
    name = _ROLE.sub("", _BY.sub("", name))
    pieces = [name] if _LAST_FIRST.fullmatch(name) else _SPLIT.split(name)
    return [_BY.sub("", piece).strip(" .,:;-–|*") for piece in pieces if piece and piece.strip()]


def _stated(structured: Structured) -> list[str]:
    value = structured.article.get("author") or structured.article.get("creator")
    return list(_names(structured, value if isinstance(value, list) else [value]))


def _names(structured: Structured, values: list[Any]) -> Iterator[str]:
    for value in values[: MAX_AUTHORS * 2]:
        node = structured.resolve(value)
        if isinstance(node, list):
            yield from (entry for entry in node if isinstance(entry, str))
        elif isinstance(node, dict):
            name = node.get("name")
            if not name and node.get("familyName"):
                name = f"{node.get('givenName', '')} {node['familyName']}"
            yield from name if isinstance(name, list) else [name] if isinstance(name, str) else []
        elif isinstance(node, str):
            yield node


def _linked(page: Page) -> list[str]:
    """Names in links to authors, and in elements that are called bylines."""
    links = [" ".join(link.itertext()) for link in page.body.iterfind(".//a[@rel='author']")]
    if links:
        return links
    for element in page.body.iterfind(".//*[@class]"):
        if element.tag in {"a", "span", "p", "div", "address"} and _BYLINE.search(element.get("class") or ""):
            name = unescaped(" ".join(element.itertext()))
            if 3 < len(name) <= MAX_NAME and len(name.split()) <= 8:
                return [name]
    return []
