"""Whom a mention of a name means: its fullest form in the article, and the office that stands beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from broadsheet.analysis.document import Document
from broadsheet.text import gazetteers, tokens
from broadsheet.text.agreement import acronyms
from broadsheet.text.entities import Entity, EntityKind
from broadsheet.text.languages import of
from broadsheet.text.tagging import Token

MOST_BEFORE = 8  # words of an office before a name: "Union Minister of State for External Affairs"
MOST_AFTER = 14  # words of a description behind a name
_IN_OFFICE = frozenset(["of", "for", "and", "-", "to", "the", "'s", "’s", "&", "de", "du", "des", "la", "le"])
_IN_NAME = _IN_OFFICE | {"(", ")"}  # "Coastal Fishing Authority (CFA) chief"
_JOINS = frozenset(["of", "for", "to", "de", "du", "des"])  # behind the head of an office
_DESCRIBES = frozenset(["NOUN", "PROPN", "ADJ", "NUM"])
_IN_DESCRIPTION = _DESCRIBES | {"DET", "ADP", "PART", "CCONJ", "PRON", "PUNCT"}
_GENERATIONS = frozenset(["jr", "sr", "ii", "iii"])
_ENDS = frozenset([",", ".", ";", ":", "(", ")", "—", "–", "--", "!", "?", '"', "“", "”"])

Span = tuple[int, int]


def full_name(document: Document, mention: Entity) -> Entity:
    """The fullest mention of the same name in the article: of "Okoro" that of "Ada Okoro"; itself where none is."""
    return _fullest(document).get(mention.start, mention)


def office(document: Document, mention: Entity) -> Span | None:
    """Where an office or description stands beside a mention of the same name, nearest to this one first.

    It is that of a person, in the article's words: "Russian President" before the name, "the minister" behind it.
    """
    stated = _offices(document)
    if mention.start in stated:
        return stated[mention.start]
    same = _offices_of(document).get(full_name(document, mention).start, [])
    at = bisect_left(same, mention.start)
    beside = same[max(0, at - 1) : at + 1]
    return stated[min(beside, key=lambda start: abs(start - mention.start))] if beside else None


@lru_cache(maxsize=64)
def _offices_of(document: Document) -> Mapping[int, list[int]]:
    """Of each fullest mention, by where it starts, the mentions of the same name that an office stands beside."""
    fullest = _fullest(document)
    found: dict[int, list[int]] = defaultdict(list)
    for start in _offices(document):
        found[fullest[start].start].append(start)
    return found


def folded(name: str) -> str:
    """A name in the form in which its spellings are equal, without accents, hyphens and a leading "the"."""
    return " ".join(re.split(r"[\s-]+", tokens.unaccent(tokens.fold(name)))).removeprefix("the ")


@lru_cache(maxsize=64)
def _fullest(document: Document) -> Mapping[int, Entity]:
    """Of each mention, by where it starts, the fullest mention of the same name.

    Kept by document and not by its names: their hash would be made anew at each call.
    """
    names = document.names
    first: dict[str, Entity] = {}
    for name in names:
        first.setdefault(folded(name.text), name)
    longer = _longer_forms(first)
    found: dict[int, Entity] = {}
    latest: dict[str, Entity] = {}  # of each short form the full name that was read last
    for name in names:
        key = folded(name.text)
        candidates = longer.get(key, [])
        if candidates and key not in latest:
            latest[key] = candidates[0]
        found[name.start] = latest.get(key, first[key]) if candidates else first[key]
        for short in short_forms(name):
            latest[short] = first[key]
    return found


def _longer_forms(first: Mapping[str, Entity]) -> dict[str, list[Entity]]:
    """Of each short form that is a mention the longer names, of the same kind or of no known one."""
    found: dict[str, list[Entity]] = defaultdict(list)
    for name in first.values():
        for short in short_forms(name):
            other = first.get(short)
            if other and (other.kind == name.kind or EntityKind.OTHER in {other.kind, name.kind}):
                found[short].append(name)
    return found


def short_forms(name: Entity) -> set[str]:
    """Folded: the surname and the given name of a person, the initials and the beginning of another name."""
    words = folded(name.text).split()
    if " " not in name.text and name.kind == EntityKind.PERSON:
        return set()  # "the Holm-Okoro debate" is nobody's full name
    if len(words) > 2 and words[-1].rstrip(".") in _GENERATIONS:
        words.pop()
    if len(words) < 2:
        return set()
    if name.kind == EntityKind.PERSON or (name.kind == EntityKind.OTHER and len(words) < 4):
        people = {words[-1], words[0], f"{words[0]} {words[-1]}"} | {
            " ".join(words[at:]) for at in range(1, len(words))
        }
        return {short for short in people - {" ".join(words)} if len(short) > 1}
    short = {initials.lower() for initials in acronyms(name.text.split())}
    if "of" in words[2:]:
        short.add(" ".join(words[: words.index("of", 2)]))
    return short


@lru_cache(maxsize=64)
def _offices(document: Document) -> Mapping[int, Span]:
    """Of each mention of a person with an office beside it, by where it starts, where that stands."""
    office_words = gazetteers.titles() if document.language.startswith("en") else of(document.language).titles
    named = {name.start: name for name in document.names if name.kind in {EntityKind.PERSON, EntityKind.OTHER}}
    found: dict[int, Span] = {}
    for words in document.tokens:
        apart = 0  # the first word behind the last name: an office belongs to one
        for at, word in enumerate(words):
            if word.start in named:
                span = (
                    _before(words, at, apart, office_words)
                    or _behind(words, at, named[word.start].end, office_words)
                    or _apposed(words, at, named[word.start].end, apart, office_words)
                )
                if span:
                    found[word.start] = span
                apart = bisect_left(words, named[word.start].end, key=lambda each: each.start)
    return found


def _before(words: Sequence[Token], at: int, least: int, office_words: frozenset[str]) -> Span | None:
    """The office before the word ``at``: from the first word that belongs to it; its head is the word of an office."""
    first = at
    while first > least and at - first < MOST_BEFORE and _in_office(words[first - 1], office_words):
        first -= 1
    while first < at and words[first].text.lower() in _IN_OFFICE:
        first += 1
    unpaired = [n for n in range(first, at) if words[n].text in {"(", ")"}]
    if len(unpaired) % 2:
        first = unpaired[-1] + 1
    joints = [n for n in range(first, at) if words[n].text.lower() in _JOINS]
    parted = [n for n in range(first, joints[0] if joints else at) if words[n].text == "and"]
    if parted:  # "Jane Doe and union leader"
        first = parted[-1] + 1
    inside = words[first:at]
    if not inside or inside[-1].text.lower() in _IN_OFFICE:
        return None
    head = next((n for n, word in enumerate(inside) if word.text.lower() in _JOINS), len(inside)) - 1
    return (inside[0].start, inside[-1].end) if _plain(inside[head]) in office_words else None


def _apposed(words: Sequence[Token], at: int, end: int, least: int, office_words: frozenset[str]) -> Span | None:
    """The office before a name between commas: "the chair" of "the chair, Ada Okoro, said"."""
    beyond = bisect_left(words, end, key=lambda each: each.start)
    if at < 2 or words[at - 1].text != "," or beyond >= len(words) or words[beyond].text not in {",", "."}:
        return None
    span = _before(words, at - 1, least, office_words)
    if span is None:
        return None
    first = bisect_left(words, span[0], key=lambda each: each.start)
    definite = first > least and words[first - 1].text.lower() in {"the", "its", "their", "his", "her", "la", "le"}
    return span if definite or any(words[n].text in {"'s", "’s"} for n in range(first, at - 1)) else None


def _in_office(word: Token, office_words: frozenset[str]) -> bool:
    text = word.text
    return _plain(word) in office_words or text in _IN_NAME or (word.tag in _DESCRIBES and text not in _ENDS)


def _plain(word: Token) -> str:
    return word.text.lower().rstrip(".")


def _behind(words: Sequence[Token], at: int, end: int, office_words: frozenset[str]) -> Span | None:
    """The description behind a name that ends at ``end``, between commas: ", the foreign minister,"."""
    while at < len(words) and words[at].start < end:
        at += 1
    if at + 1 >= len(words) or words[at].text != ",":
        return None
    last = first = at + 1
    while last < len(words) and last - first < MOST_AFTER and words[last].text not in _ENDS:
        if words[last].tag and words[last].tag not in _IN_DESCRIPTION:
            return None
        last += 1
    inside = words[first:last]
    if last + 1 < len(words) and words[last].text == "," and words[last + 1].text[:1].isupper():
        return None  # "in Varne, the mayor, Ada Okoro, said": it is of who follows
    if not inside or last == len(words) or words[last].text not in {",", "."} or inside[0].tag == "PRON":
        return None
    named = any(_plain(word) in office_words for word in inside)
    return (inside[0].start, inside[-1].end) if named else None
