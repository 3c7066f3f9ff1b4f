"""Names in a text with what they name: a person, an organisation, a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from broadsheet.text import datelines, gazetteers, names, tagging
from broadsheet.text.agreement import agreed
from broadsheet.text.calendar import calendar_words
from broadsheet.text.chains import EDGE, Chain
from broadsheet.text.joining import joined
from broadsheet.text.tagging import Token

LONGEST = 20  # words of a name; a longer run of capitals is none
_APART = "\x1f"  # between the parts of what the model knows of a word


class EntityKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = ""  # a name of something else, or nobody knows


class Entity(NamedTuple):
    """One mention of a name: ``text[start:end]`` of the whole text, without title or office before it."""

    text: str
    start: int
    end: int
    kind: EntityKind


LABELS = {
    EntityKind.PERSON: "PER",
    EntityKind.ORGANISATION: "ORG",
    EntityKind.PLACE: "LOC",
    EntityKind.OTHER: "MISC",
}
_KINDS = {label: kind for kind, label in LABELS.items()}


def find(text: str, sentences: Sequence[Sequence[Token]], language: str) -> tuple[Entity, ...]:
    """The names in order; ``sentences`` are the tagged tokens of ``tagging.tag``. Never raises."""
    if language.partition("-")[0] != "en":
        mentions = names.find(text, language)
        sure = {name.text for name in mentions if name.sure or " " in name.text}
        return tuple(
            Entity(name.text, name.start, name.end, EntityKind.OTHER) for name in mentions if name.text in sure
        )
    rows = [known([token.text for token in tokens], [token.tag for token in tokens]) for tokens in sentences]
    labels = _model().label(rows)
    spans = [
        (number, first, last, label)
        for number, (tokens, row) in enumerate(zip(sentences, labels, strict=True))
        for first, last, label in joined(tokens, list(_spans(tokens, row)))
    ]
    found = tuple(
        _entity(text, sentences[number][first], sentences[number][last], label)
        for number, first, last, label in agreed(sentences, spans)
    )
    return _with_datelines(text, sentences, found)


def _with_datelines(text: str, sentences: Sequence[Sequence[Token]], found: Sequence[Entity]) -> tuple[Entity, ...]:
    """With the place that a report begins with as a place, and the agency behind it as an organisation."""
    kept: list[Entity] = []
    lines = [
        (start, end)
        for tokens in sentences
        if tokens and (end := datelines.end(text, start := tokens[0].start)) > start
    ]
    if not lines:
        return tuple(found)
    at = 0
    for start, end in lines:
        while at < len(found) and found[at].start < start:
            kept.append(found[at])
            at += 1
        while at < len(found) and found[at].end <= end:
            at += 1
        kept.extend(_of_dateline(text, start, end))
    return (*kept, *(name for name in found[at:] if not kept or name.start >= kept[-1].end))


_PLACE_OF_LINE = re.compile(r"([^\W\d_][^,()\n–—]{1,40}?)\s*(?:,|\(|[–—]|-)")
_AGENCY_OF_LINE = re.compile(r"\(([^()\n]{2,30})\)")


def _of_dateline(text: str, start: int, end: int) -> Iterator[Entity]:
    place = _PLACE_OF_LINE.match(text, start, end)
    if place and place[1].split()[0].lower() not in calendar_words("en"):
        yield Entity(place[1], *place.span(1), EntityKind.PLACE)
    if agency := _AGENCY_OF_LINE.search(text, place.end(1) if place else start, end):
        yield Entity(agency[1], *agency.span(1), EntityKind.ORGANISATION)


def places_within(names: Sequence[Entity]) -> tuple[Entity, ...]:
    """Known places inside the names of other things: "Ontario" in "Ontario Court of Appeal"."""
    return tuple(
        Entity(place, name.start + at, name.start + at + len(place), EntityKind.PLACE)
        for name in names
        if name.kind != EntityKind.PERSON
        for place, at in gazetteers.places_in(name.text)
    )


def _entity(text: str, first: Token, last: Token, label: str) -> Entity:
    return Entity(text[first.start : last.end], first.start, last.end, _KINDS[label])


@lru_cache(maxsize=1)
def _model() -> Chain:
    return Chain.load("names.npz", features)


def known(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The words of a sentence as the model knows them: with their tag and whether they are part of a known name."""
    lists = gazetteers.known(words)
    spelt = tagging.marked(words)
    return [_APART.join(parts) for parts in zip(spelt, tags, lists, strict=True)]


def features(word: str) -> Iterator[str]:
    """The names of a word's features for the finding of names."""
    if word == EDGE:
        yield EDGE
        return
    spelt, tag, listed = word.rsplit(_APART, 2)
    plain = spelt.lstrip("\x01\x03") or "."
    lower = plain.lower()
    yield f"t={tag}"
    yield f"g={listed}"
    for feature in tagging.features(spelt):
        if feature[:2] in {"w=", "c=", "s=", "p=", "f="}:
            yield feature
    yield f"tc={tag}{tagging.shape(plain)}"
    classes = _classes(plain, lower) if plain[0].isupper() else ""
    if classes:
        yield f"l={classes}"
        yield from (f"l1={each}" for each in classes)
    if lower in gazetteers.titles():
        yield "o=office"


def _classes(plain: str, lower: str) -> str:
    """Which lists hold a word: given and family names, words of organisations, of places, of groups."""
    name = plain if plain[1:].islower() else plain.capitalize() if plain.isupper() and len(plain) > 4 else plain
    return "".join(
        letter
        for letter, held in (
            ("g", name in gazetteers.given()),
            ("f", name in gazetteers.family()),
            ("o", lower in gazetteers.ORGANISATION_WORDS),
            ("p", lower in gazetteers.PLACE_WORDS),
            ("m", lower in gazetteers.GROUPS),
        )
        if held
    )


def _spans(tokens: Sequence[Token], labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First and last token and kind of each name, from labels: "B-PER" begins a person's name, "I-PER" goes on."""
    at = 0
    while at < len(tokens):
        _, _, label = labels[at].partition("-")
        at += 1
        if not label:
            continue
        first = at - 1
        while at < len(tokens) and (labels[at] == f"I-{label}" or _hyphenated(tokens, labels, at)):
            at += 1
        if at - first <= LONGEST:
            yield first, at - 1, label


def _hyphenated(tokens: Sequence[Token], labels: Sequence[str], at: int) -> bool:
    """Whether a word and the name before it hang together by a hyphen: "Udvar-Hazy" is one name."""
    if tokens[at].text == "-":
        joined = at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end and labels[at + 1] != "O"
        return joined and tokens[at - 1].end == tokens[at].start and tokens[at + 1].text[0].isupper()
    return at > 1 and tokens[at - 1].text == "-" and labels[at] != "O" and tokens[at - 1].end == tokens[at].start
