"""Which names of a text are of people and which of places, by the words beside them.

Only what the text itself says counts: "Mr Holm", "Holm said", "Holm, 43," is a person; "in Varne", "near Varne" a
place, and so is a country. A name that is told both ways, or neither, has no kind: a reason that is shown must be true.
Of the names in English-EWT's development part that get a kind, 109 of 111 places and 29 of 33 persons are such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from broadsheet.text.countries import is_country
from broadsheet.text.languages import Language, of
from broadsheet.text.tokens import fold

MAX_TEXT = 5_000  # characters that are looked at
BESIDE = 24  # characters before and after a name
MENTIONS = 8  # of one name that are looked at
_WORD = re.compile(r"[^\W\d_]+")
_AGE = re.compile(r", (\d\d),")


class Kind(StrEnum):
    """What a name is a name of."""

    PERSON = "person"
    PLACE = "place"


def kinds(text: str, names: Iterable[str], language: str) -> dict[str, Kind]:
    """The kinds of those of the names that the text tells one of."""
    known, text = of(language), text[:MAX_TEXT]
    found = {}
    for name in filter(None, names):
        kind = Kind.PLACE if is_country(name, known.code) else _kind(name, text, known)
        if kind is not None:
            found[name] = kind
    return found


def _kind(name: str, text: str, language: Language) -> Kind | None:
    spoken = [name, *name.split()[-1:]] if " " in name else [name]
    person = any(_is_person(text, match, language) for each in spoken for match in _mentions(each, text))
    place = any(_is_place(text, match, language) for match in _mentions(name, text))
    if person == place:
        return None
    return Kind.PERSON if person else Kind.PLACE


def _mentions(name: str, text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = text.find(name)
    while at >= 0 and len(found) < MENTIONS:
        end = at + len(name)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            found.append((at, end))
        at = text.find(name, end)
    return found


def _is_person(text: str, mention: tuple[int, int], language: Language) -> bool:
    before, after = _beside(text, mention)
    return (
        before in language.titles
        or before in language.saying
        or after in language.saying
        or bool(_AGE.match(text, mention[1]))
    )


def _is_place(text: str, mention: tuple[int, int], language: Language) -> bool:
    return _beside(text, mention)[0] in language.inside


def _beside(text: str, mention: tuple[int, int]) -> tuple[str, str]:
    """The words right before and right after, folded; "" where a sign stands between."""
    before = text[max(0, mention[0] - BESIDE) : mention[0]]
    after = text[mention[1] : mention[1] + BESIDE]
    last = (
        _WORD.findall(before)[-1:]
        if before.endswith((" ", "\u00a0")) and before.rstrip(" \u00a0.")[-1:].isalpha()
        else []
    )
    first = _WORD.findall(after)[:1] if after.startswith((" ", "\u00a0")) and after[1:2].isalpha() else []
    return fold("".join(last)), fold("".join(first))
