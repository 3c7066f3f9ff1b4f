"""What needs no words to be a nuisance: capitals, repetition, links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from broadsheet.analysis.tone.folding import Said

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LETTER_RUN = re.compile(r"(\w)\1{9,}")
_MARK_RUN = re.compile(r"[!?]{3,}")
_CODE = re.compile(r"[{}=<>;]|\(\)|\+=|\w\(")
_SHOUTED_WORDS = 4  # fewer are acronyms and cheers
_SHOUTED = 0.7  # share of letters
_SHOUT_WEIGHT, _MARKS_WEIGHT = 0.3, 0.05
_RUN_WEIGHT, _ECHO_WEIGHT = 0.55, 0.6
_MANY_LINKS, _LINKS_WEIGHT, _SOLD_WEIGHT = 3, 0.6, 0.5
_ECHOES = 5  # times the same word in a comment of which it is half
_SELLING = frozenset(
    [
        "buy",
        "cheap",
        "earn",
        "click",
        "pills",
        "casino",
        "bitcoin",
        "viagra",
        "singles",
        "discount",
        "winner",
        "prize",
        "loan",
        "forex",
    ]
)
_CODE_SHARE = 0.06  # of a comment's characters: then it is a program

Found = tuple[str, int, int, float]  # the name of the reason, where it stands, what it weighs


def find(text: str, said: Sequence[Said]) -> Iterator[Found]:
    """Shouting, repetition and advertisement."""
    if len(_CODE.findall(text)) > _CODE_SHARE * len(text):
        return
    yield from _shouted(text)
    yield from _repeated(text, said)
    yield from _linked(text, said)


def _shouted(text: str) -> Iterator[Found]:
    plain = _LINK.sub("", text)
    words = re.findall(r"[^\W\d_]{2,}", plain)
    letters = [letter for letter in plain if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    if sum(word.isupper() for word in words) >= _SHOUTED_WORDS and capitals > _SHOUTED * len(letters):
        yield "shouting", 0, len(text), _SHOUT_WEIGHT
    if match := _MARK_RUN.search(text):
        yield "shouting", *match.span(), _MARKS_WEIGHT


def _repeated(text: str, said: Sequence[Said]) -> Iterator[Found]:
    if match := _LETTER_RUN.search(text):
        yield "repeated", *match.span(), _RUN_WEIGHT
    words = [word for word in said if word.word[:1].isalnum()]
    (most, times), *_ = Counter(word.word for word in words).most_common(1) or [("", 0)]
    if times >= _ECHOES and times * 2 > len(words):
        same = [word for word in words if word.word == most]
        yield "repeated", same[0].start, same[-1].end, _ECHO_WEIGHT


def _linked(text: str, said: Sequence[Said]) -> Iterator[Found]:
    links = [match.span() for match in _LINK.finditer(text)]
    if not links:
        return
    sold = sum(word.word in _SELLING for word in said)
    if len(links) >= _MANY_LINKS:
        yield "links", links[0][0], links[-1][1], _LINKS_WEIGHT
    if sold:
        yield "links", *links[0], _SOLD_WEIGHT
