"""Names of one text made to agree: a surname is what the full name is, an acronym what it is short for.

A first pass over single sentences sees "Okoro" once as a person and once as a town. A second one sees the whole text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from broadsheet.text import gazetteers, teams
from broadsheet.text.languages.language import words
from broadsheet.text.tagging import Token

Span = tuple[int, int, int, str]
"""Sentence, first and last token (inclusive), label: "PER", "ORG", "LOC" or "MISC"."""

Words = tuple[str, ...]

_SMALL = words("of the for and de la del du des von van")
_EVENTS = frozenset(["Operation", "Hurricane", "Cyclone", "Typhoon"])  # begin the names of events
_NAMING = frozenset(["PROPN", "NOUN", ""])  # the tagger takes a new "Scientology" for a noun
_SURE = 100  # mentions that brackets with initials outweigh
_LEAST_ACRONYM = 2


def agreed(sentences: Sequence[Sequence[Token]], spans: Sequence[Span]) -> list[Span]:
    """The spans with the kinds that the whole text gives them, and those that the first pass missed."""
    spans = [bare for span in spans if (bare := _without_office(sentences[span[0]], span))]
    names = [tuple(token.text for token in sentences[at][first : last + 1]) for at, first, last, _ in spans]
    votes: dict[Words, Counter[str]] = defaultdict(Counter)
    for name, span in zip(names, spans, strict=True):
        label = span[3]
        votes[name][label] += 1
        if label == "PER" and _abbreviated(sentences[span[0]], span[2], name):
            votes[name]["ORG"] += _SURE
    kinds = {name: _kind(name, counted) for name, counted in votes.items()}
    kinds |= _surnames(kinds)
    kinds |= _acronyms(kinds)
    words_only = _common_words(sentences, spans, names, kinds)
    settled = [
        (at, first, last, kinds.get(name, label))
        for name, (at, first, last, label) in zip(names, spans, strict=True)
        if name not in words_only
    ]
    kinds = {name: kind for name, kind in kinds.items() if name not in words_only}
    found = sorted((*settled, *_missed(sentences, settled, kinds)))
    if not teams.of_matches(sentences):
        return found
    acting = teams.playing(sentences, found)
    return [(*span[:3], "ORG" if team else span[3]) for span, team in zip(found, acting, strict=True)]


def _common_words(
    sentences: Sequence[Sequence[Token]], spans: Sequence[Span], names: Sequence[Words], kinds: Mapping[Words, str]
) -> set[Words]:
    """Single nouns that are people only where a sentence begins with them: "Snow closed both roads"."""
    inside = {name for name, span in zip(names, spans, strict=True) if not _begins(sentences[span[0]], span)}
    parts = {word for name in names if len(name) > 1 for word in name}
    return {
        name
        for name, span in zip(names, spans, strict=True)
        if len(name) == 1
        and kinds.get(name) == "PER"
        and sentences[span[0]][span[1]].tag == "NOUN"
        and name not in inside
        and name[0] not in parts
    }


def _begins(tokens: Sequence[Token], span: Span) -> bool:
    return all(token.tag == "PUNCT" for token in tokens[: span[1]])


def _abbreviated(tokens: Sequence[Token], last: int, name: Words) -> bool:
    """Whether initials in brackets follow: people are not shortened so."""
    behind = [token.text for token in tokens[last + 1 : last + 4]]
    return len(behind) == 3 and behind[0] == "(" and behind[2] == ")" and behind[1] in acronyms(name)


def _without_office(tokens: Sequence[Token], span: Span) -> Span | None:
    """Of "Secretary General of the United Nations" the "United Nations", of "President" alone nothing."""
    at, first, last, label = span
    row = [token.text for token in tokens[first : last + 1]]
    while label == "PER" and len(row) > 1 and _leads(row[0]) and row[1][0].isupper():
        first, row = first + 1, row[1:]
    if len(row) == 1 and row[0].lower() in gazetteers.LEADING:
        return None
    span = (at, first, last, label)
    if row[0].lower().rstrip(".") not in gazetteers.titles():
        return span
    if len(row) == 1:
        return None if label in {"PER", "MISC"} else span
    if "of" not in row[1:-1]:
        return span
    inner = row.index("of", 1) + 1
    inner += row[inner] == "the"
    rest = tuple(row[inner:])
    kind = gazetteers.sure(rest) or (gazetteers.head_kind(rest) if len(rest) > 1 else "")
    return (at, first + inner, last, kind) if kind else span


def _leads(word: str) -> bool:
    """Whether a word stands before people's names and is no part of them: an office, a party, a country."""
    return word.lower().rstrip(".") in gazetteers.titles() or word.lower() in gazetteers.LEADING


def _kind(name: Words, counted: Counter[str]) -> str:
    """What most mentions say, unless a list knows the whole name."""
    usual = counted.most_common(1)[0][0]
    if sure := gazetteers.sure(name):
        return sure
    if name[0] in _EVENTS:
        return "MISC"
    if len(name) > 1 and usual in {"PER", "MISC"}:
        return gazetteers.head_kind(name) or usual
    return usual


def _surnames(kinds: Mapping[Words, str]) -> dict[Words, str]:
    """The single words that end a person's full name, and given names that begin one: the same person's."""
    found: dict[Words, str] = {}
    for name, kind in kinds.items():
        if kind == "PER" and len(name) > 1:
            for word in (name[-1], *([name[0]] if name[0] in gazetteers.given() else [])):
                if word[0].isupper() and len(word) > 2 and not gazetteers.sure((word,)):
                    found[(word,)] = "PER"
    return found


def _acronyms(kinds: Mapping[Words, str]) -> dict[Words, str]:
    """The initials of long names, with and without their small words."""
    found: dict[Words, str] = {}
    for name, kind in kinds.items():
        if len(name) > 1 and kind != "PER":
            for initials in acronyms(name):
                found[(initials,)] = gazetteers.sure((initials,)) or kind
    return found


def acronyms(name: Sequence[str]) -> set[str]:
    """What a name may be shortened to by its initials: "ECI" for "Election Commission of India"."""
    parts = [word for word in name if word[0].isalnum()]
    some = "".join(word[0] for word in parts if word.lower() not in _SMALL).upper()
    every = "".join(word[0] for word in parts).upper()
    return {each for each in (some, every) if len(each) >= _LEAST_ACRONYM}


def _missed(sentences: Sequence[Sequence[Token]], spans: Iterable[Span], kinds: Mapping[Words, str]) -> Iterator[Span]:
    """Places where a name of the text stands that the first pass did not mark."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name, kind in kinds.items():
        if kind and name[0][0].isupper() and len(name[0]) > 1:
            lengths[name[0]].add(len(name))
    longest = {word: sorted(held, reverse=True) for word, held in lengths.items()}
    taken = {(at, token) for at, first, last, _ in spans for token in range(first, last + 1)}
    for at, tokens in enumerate(sentences):
        number = 0
        while number < len(tokens):
            name = _standing(tokens, number, longest.get(tokens[number].text, ()), kinds)
            if name and not any((at, number + step) in taken for step in range(len(name))):
                yield at, number, number + len(name) - 1, kinds[name]
            number += len(name) or 1


def _standing(tokens: Sequence[Token], at: int, lengths: Sequence[int], kinds: Mapping[Words, str]) -> Words:
    """The longest of the names that stands at a token; a single word only where it is no other word."""
    for length in lengths:
        name = tuple(token.text for token in tokens[at : at + length])
        if name not in kinds:
            continue
        if length > 1 or tokens[at].tag in ({"PROPN", ""} if kinds[name] == "PER" or at == 0 else _NAMING):
            return name
    return ()
