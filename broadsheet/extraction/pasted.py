"""A page of an aggregator that somebody copied as text: its articles, without the residue of the page.

The form: the body of the page's own article (its title first, without publisher or age), an empty line of hashtags,
and then, for each related article, the publisher, its age, the publisher again behind a dash, the title and paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_LINES = 20_000
MAX_NAME = 80  # characters of a publisher's name

_AGE = re.compile(
    r"(?:just now|yesterday|(?:an?|\d{1,3}) (?:second|sec|minute|min|hour|hr|day|week|month|year)s? ago|"
    r"\d{1,3} ?(?:m|min|h|d|w)(?: ago)?|il y a .{1,30}|vor .{1,30}|hace .{1,30}|قبل .{1,30}|منذ .{1,30})",
    re.IGNORECASE,
)
_REPEATED = re.compile(r"^[-–—•·]\s*")
_RESIDUE = re.compile(
    r"^\S*(?:[&?](?:w|q|h|width|quality|url)=[^\s&]*){1,}\)?\s*$|^\s*!?\[[^\]]*\]\([^)]*\)?\s*$|^\s*https?://\S+\.(?:jpe?g|png|webp)\S*\s*$",
    re.I,
)
_FURNITURE = frozenset({
    "hashtags", "comments", "no comments yet...", "no comments yet…", "no comments yet", "related articles",
    "try our ai features", "related", "share", "read more", "advertisement",
})  # fmt: skip
_PROMOTION = re.compile(r"^explore what .{1,60} can do for you:?$", re.I)


@dataclass(frozen=True, slots=True)
class PastedArticle:
    """One article of a pasted page. ``publisher`` and ``age`` ("11 minutes ago") are "" for the page's own article."""

    title: str
    paragraphs: tuple[str, ...]
    publisher: str = ""
    age: str = ""


def read_pasted_page(text: str) -> tuple[PastedArticle, ...]:
    """The articles of a page pasted as text, in order; empty when it has none. Never raises."""
    lines = [line.strip() for line in text.splitlines()[:MAX_LINES]]
    lines = [line for line in lines if line and not _is_residue(line)]
    starts = [index for index in range(len(lines) - 1) if _is_head(lines, index)]
    articles = [_article(lines[: starts[0]] if starts else lines, "", "")]
    for start, end in zip(starts, [*starts, len(lines)][1:], strict=True):
        publisher, age = lines[start], lines[start + 1]
        rest = lines[start + 2 : end]
        while rest and _REPEATED.sub("", rest[0]).casefold() == publisher.casefold():
            rest = rest[1:]
        articles.append(_article(rest, publisher, age))
    return tuple(found for found in articles if found.title)


def _is_head(lines: list[str], index: int) -> bool:
    name, age = lines[index], lines[index + 1]
    return len(name) <= MAX_NAME and len(age) <= 40 and bool(_AGE.fullmatch(age)) and not _REPEATED.match(name)


def _article(lines: list[str], publisher: str, age: str) -> PastedArticle:
    wanted = [line for line in lines if line.casefold() not in _FURNITURE and not _PROMOTION.match(line)]
    return PastedArticle(wanted[0] if wanted else "", tuple(wanted[1:]), publisher, age)


def _is_residue(line: str) -> bool:
    return bool(_RESIDUE.match(line)) and " " not in line.strip()
