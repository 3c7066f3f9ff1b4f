"""Who wrote an article, as a list of names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from broadsheet.extraction.page import Page
from broadsheet.extraction.structured import Structured, text, unescaped
from broadsheet.text.addresses import registrable_domain

MAX_AUTHORS = 20
MAX_NAME = 100

_BY = re.compile(
    r"^\W*(?:by|von|por|par|di|door|av|af|przez|written by|posted by|story by|текст|автор|من|بقلم)\b[:\s]+", re.I
)
_SPLIT = re.compile(r"\s*(?:[;|•·]|\s/\s|\s(?:and|und|et|y|e|og|och|en|i|with|&)\s|,\s)\s*", re.I)
_LAST_FIRST = re.compile(r"[^\W\d_]+, [^\W\d_.]+(?: [^\W\d_.]+)?")
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d{3}|\b\d{1,2}[:.]\d\d\b|^(?:admin|administrator|editor|staff|unknown|none|null|n/a|redaktion|rédaction)$",
    re.I,
)
_ADDRESS = re.compile(r"https?:|www\.[\w-]+\.\w|^\S+@\S+$")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]")
_ROLE = re.compile(
    r"\s*[,(–|-]\s*(?:[\w ]{0,30}\b(?:editor|correspondent|reporter|writer|columnist|journalist|producer)\b).*$", re.I
)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|by|profiles?|staff|people|reporters?|journalists?|redakt\w{1,8}|impressum)[/-]",
    re.I,
)
_BYLINE = re.compile(r"\b(?:byline|author|autor|auteur|autore)s?\b|by-?line|author-?name", re.I)


def find(page: Page, structured: Structured, publisher: str, hints: Iterable[str] = ()) -> tuple[str, ...]:
    """The authors' names, each once: of JSON-LD, else meta elements, links and bylines, else ``hints`` (the feed's).

    A source that only names the ``publisher`` is used when no other names anybody.
    """
    sources = (
        _stated(structured),
        structured.metas.get("author", ()) or structured.metas.get("parsely-author", ()),
        structured.metas.get("dc.creator", ()) or structured.metas.get("article:author", ()),
        structured.items.get("author", ()),
        _linked(page),
        hints,
    )
    own = {publisher.casefold(), registrable_domain(page.url), registrable_domain(page.url).split(".", 1)[0], ""}
    last: tuple[str, ...] = ()
    for names in sources:
        found = tidy(names)
        others = tuple(name for name in found if name.casefold() not in own)
        if others:
            return others if len(found) > len(others) and names is not hints else found
        last = last or found
    return last


def tidy(names: Iterable[str]) -> tuple[str, ...]:
    """``names`` split where one holds several, without "By", roles, initials, addresses and repetitions."""
    found: dict[str, str] = {}
    for name in names:
        name_line = unescaped(name)[:1000]
        if _ADDRESS.search(name_line) or name_line.startswith("("):
            continue
        for part in _parts(name_line):
            if 1 < len(part) <= MAX_NAME and not _NO_NAME.search(part):
                found.setdefault(part.casefold(), part)
    return tuple(found.values())[:MAX_AUTHORS]


def _parts(name: str) -> list[str]:
    name = _ROLE.sub("", _BY.sub("", _BRACKETS.sub("", name)))
    pieces = [name] if _LAST_FIRST.fullmatch(name) else _SPLIT.split(name)
    return [_BY.sub("", piece).strip(" .,:;-–|*") for piece in pieces if piece and piece.strip()]


def _stated(structured: Structured) -> list[str]:
    """The names that JSON-LD gives, whether as text, nodes, references or lists of these."""
    waiting = [structured.article.get("author") or structured.article.get("creator")]
    names: list[str] = []
    while waiting and len(names) < MAX_AUTHORS:
        node = structured.resolve(waiting.pop(0))
        if isinstance(node, list):
            waiting[:0] = node[:MAX_AUTHORS]
        elif isinstance(node, str):
            names.append(node)
        elif isinstance(node, dict):
            full = f"{text(node.get('givenName'))} {text(node.get('familyName'))}".strip()
            inner = node.get("name") or full
            waiting[:0] = inner[:MAX_AUTHORS] if isinstance(inner, list) else [inner]
    return names


def _linked(page: Page) -> list[str]:
    """Names in links to authors, else in the first element that is called a byline or begins with "By"."""
    links = [" ".join(link.itertext()) for link in page.body.iterfind(".//a[@rel='author']")]
    return links[:MAX_AUTHORS] or _first_byline(page, _is_called_byline) or _first_byline(page, _begins_with_by)


def _first_byline(page: Page, is_byline: Callable[[Any], bool]) -> list[str]:
    for element in page.body.iter("a", "span", "p", "div", "address", "li", "em", "strong"):
        if not is_byline(element):
            continue
        links = [link for link in element.iter("a") if _AUTHOR_PAGE.search(link.get("href") or "")]
        names = [name for link in links if _is_short(name := unescaped(" ".join(link.itertext())))] or [
            unescaped(" ".join(element.itertext()))
        ]
        if _is_short(names[0]) and tidy(names):
            return names[:MAX_AUTHORS]
    return []


def _is_called_byline(element: Any) -> bool:
    return bool(_BYLINE.search(element.get("class") or ""))


def _begins_with_by(element: Any) -> bool:
    start = (element.text or "").strip()
    return len(start) <= MAX_NAME and start[:1].isalpha() and bool(_BY.match(f"{start} "))


def _is_short(name: str) -> bool:
    return 3 < len(name) <= MAX_NAME and len(name.split()) <= 8
