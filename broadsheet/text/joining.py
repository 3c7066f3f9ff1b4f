"""Pieces of names put together, where the words between or beside them say that they are one."""

from __future__ import annotations

from collections.abc import Sequence, Set

from broadsheet.text import gazetteers
from broadsheet.text.languages.language import words
from broadsheet.text.tagging import Token

Piece = tuple[int, int, str]
"""First and last token (inclusive) and label."""


def joined(tokens: Sequence[Token], pieces: Sequence[Piece]) -> list[Piece]:
    """The names of a sentence: "National Air and Space Museum", "BBC News" and "Ada Okoro" are one each."""
    parts = [_paper(tokens, _ship(tokens, part)) for piece in pieces for part in _parted(tokens, piece)]
    begun = {first for first, _, _ in parts}
    found: list[Piece] = []
    for first, last, label in parts:
        before = found[-1] if found else (0, -1, "")
        end = _with_head(tokens, last, begun) if label in {"ORG", "LOC"} else last
        start = _with_given(tokens, first, before[1]) if label == "PER" and first == last else first
        if label == "PER" and start == first == last:
            end = _with_family(tokens, first, begun)
        if found and (_one_name(tokens, before, (start, end, label)) or _of_many(tokens, before, (start, end, label))):
            found[-1] = (before[0], end, label)
        elif start > before[1]:
            found.append((start, end, label))
    return found


def _parted(tokens: Sequence[Token], piece: Piece) -> list[Piece]:
    """Two places that a hyphen joins: "India-Pakistan" is none of its own."""
    first, last, label = piece
    if last - first == 2 and tokens[first + 1].text in {"-", "–"}:
        ends = [gazetteers.sure((tokens[at].text,)) for at in (first, last)]
        if ends == ["LOC", "LOC"]:
            return [(first, first, "LOC"), (last, last, "LOC")]
    return [(first, last, label)]


def _with_head(tokens: Sequence[Token], last: int, begun: Set[int]) -> int:
    """The last word of "BBC News" where the model stopped at "BBC"."""
    while (
        last + 1 < len(tokens)
        and last + 1 not in begun
        and tokens[last + 1].text[0].isupper()
        and tokens[last + 1].text.lower() in gazetteers.ORGANISATION_WORDS
    ):
        last += 1
    return last


def _with_given(tokens: Sequence[Token], first: int, before: int) -> int:
    """The first word of "Sanna Okoro" where the model began at "Okoro"; none that a sentence begins with."""
    at = first - 1
    if at <= max(before, 0) or tokens[at].tag != "PROPN":
        return first
    word = tokens[at].text
    named = word[0].isupper() and word.isalpha() and not word.isupper()
    lead = word.lower() in gazetteers.titles() or word.lower() in gazetteers.LEADING
    return first if not named or lead or gazetteers.sure((word,)) else at


def _of_many(tokens: Sequence[Token], before: Piece, piece: Piece) -> bool:
    """Whether an apostrophe joins the two: "Lock Workers" and "Union"."""
    first, _, label = piece
    return (
        label == "ORG"
        and first == before[1] + 2
        and before[2] in {"ORG", "MISC"}
        and tokens[first - 1].text in {"'", "’"}
        and tokens[before[1]].text.endswith("s")
        and tokens[first].text.lower() in gazetteers.ORGANISATION_WORDS | _UNIONS
    )


_UNIONS = frozenset(["union", "league", "guild", "association", "federation", "council", "party"])
_PAPERS = words(
    "courier herald gazette ledger messenger mercury tribune chronicle telegraph bulletin examiner dispatch"
)
_SHIPS = words("ferry ship boat tanker yacht trawler vessel tug barge frigate destroyer lifeboat steamer")


def _paper(tokens: Sequence[Token], piece: Piece) -> Piece:
    """ "the Port Ansel Courier" is a newspaper, of which the model may see "Ansel Courier" as a person."""
    first, last, label = piece
    if label != "PER" or last == first or tokens[last].text.lower() not in _PAPERS:
        return piece
    start = first
    while start and tokens[start - 1].tag == "PROPN" and tokens[start - 1].text[0].isupper():
        start -= 1
    return (start, last, "ORG") if start and tokens[start - 1].text.lower() == "the" else piece


def _ship(tokens: Sequence[Token], piece: Piece) -> Piece:
    """A single name behind "the ferry" is the ferry's."""
    first, last, label = piece
    of_ship = label == "PER" and first == last and first and tokens[first - 1].text.lower() in _SHIPS
    return (first, last, "MISC") if of_ship else piece


def _with_family(tokens: Sequence[Token], first: int, begun: Set[int]) -> int:
    """The family name of "Sanna Okoro" where the model stopped at "Sanna"."""
    at = first + 1
    if tokens[first].text not in gazetteers.given() or at >= len(tokens) or at in begun:
        return first
    word = tokens[at]
    family = word.tag == "PROPN" and word.text[0].isupper() and word.text.isalpha() and not word.text.isupper()
    apart = (
        word.start != tokens[first].end + 1 or gazetteers.sure((word.text,)) or word.text.lower() in gazetteers.titles()
    )
    return at if family and not apart else first


def _one_name(tokens: Sequence[Token], before: Piece, piece: Piece) -> bool:
    """Whether "and" or "&" joins a headless piece to one that has the head: "National Air", "Space Museum"."""
    first, last, label = piece
    if first != before[1] + 2 or tokens[first - 1].text not in {"and", "&"} or label not in {"ORG", "LOC"}:
        return False
    if before[2] == "PER" or gazetteers.sure(tuple(token.text for token in tokens[before[0] : before[1] + 1])):
        return False
    heads = gazetteers.ORGANISATION_WORDS | gazetteers.PLACE_WORDS
    return last > first and tokens[last].text.lower() in heads and tokens[before[1]].text.lower() not in heads
