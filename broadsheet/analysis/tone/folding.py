"""The words of a comment as they are meant: "1d10t", "i d i o t", "fuuuuck" and "f*ck" are spelt out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from broadsheet.text.tokens import MARKS, fold

LONGEST = 10_000  # characters of a comment that are read; no comment is longer
_TOKEN = re.compile(
    rf"[@$]?[^\W_](?:[\w{MARKS}@$*!|]{{0,60}}[\w{MARKS}$*])?|[@$*]{{1,6}}[^\W_][\w$]{{0,60}}|[^\w\s]|\n"
)
_SPACED = re.compile(r"(?<![\w'’])(?:[^\W\d_][ .\-_*]{1,3}){3,24}[^\W\d_](?!\w)")
_LEET = str.maketrans(
    {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "|": "l"}
)
_RUN = re.compile(r"(.)\1{2,}")
_ANY = re.compile(r"[^\W\d_]")


class Said(NamedTuple):
    """One word: folded, and its other readings (leet, runs of letters); where it stands in the text."""

    word: str
    readings: tuple[str, ...]
    start: int
    end: int


def read(text: str) -> list[Said]:
    """The words and signs of the first ten thousand characters."""
    text = text[:LONGEST]
    return list(_words(text))


def _words(text: str) -> Iterator[Said]:
    at = 0
    for match in _SPACED.finditer(text):
        joined = "".join(_ANY.findall(match.group()))
        yield from _plain(text, at, match.start())
        yield from _spaced(text, joined, match.start(), match.end())
        at = match.end()
    yield from _plain(text, at, len(text))


def _spaced(text: str, joined: str, start: int, end: int) -> Iterator[Said]:
    """Letters that stand apart: wide gaps part words ("F U C K   Y O U")."""
    pieces = re.split(r"\s{2,}", text[start:end])
    if len(pieces) > 1 and all(len(_ANY.findall(piece)) > 1 for piece in pieces):
        for piece in pieces:
            yield _said("".join(_ANY.findall(piece)), start, end)
    else:
        yield _said(joined, start, end)


def _plain(text: str, start: int, end: int) -> Iterator[Said]:
    for match in _TOKEN.finditer(text, start, end):
        yield _said(match.group(), *match.span())


def _said(raw: str, start: int, end: int) -> Said:
    folded = fold(raw)
    if folded.isascii() and folded.isalpha() and not _RUN.search(folded):
        return Said(folded, (folded,), start, end)
    plain = folded.translate(_LEET) if _ANY.search(folded) else folded
    once, twice = _RUN.sub(r"\1", plain), _RUN.sub(r"\1\1", plain)
    return Said(folded, tuple(dict.fromkeys((folded, plain, once, twice))), start, end)


def matches(said: Said, words: frozenset[str]) -> str:
    """The word of a list that is meant, or "": as it is, in the plural, or with stars for letters."""
    for reading in said.readings:
        if reading in words:
            return reading
        if len(reading) > 3 and (single := reading.removesuffix("s")) in words:
            return single
        if len(reading) > 4 and (single := reading.removesuffix("es")) in words:
            return single
    if "*" in said.word and len(said.word) > 3 and said.word[0] != "*":
        return next((word for word in words if len(word) == len(said.word) and _starred(said.word, word)), "")
    return ""


def _starred(said: str, word: str) -> bool:
    return said[0] == word[0] and all(one in {"*", other} for one, other in zip(said, word, strict=True))
