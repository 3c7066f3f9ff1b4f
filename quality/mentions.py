"""Mentions of names in GUM's annotation of entities: those whose head is a proper noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.text.entities import EntityKind
from broadsheet.text.languages.language import words
from quality.treebanks import Sentence, Word

KINDS = {"person": EntityKind.PERSON, "organization": EntityKind.ORGANISATION, "place": EntityKind.PLACE}
TIMES = "time"  # weekdays and months are proper nouns, and no names
_SPAN = re.compile(r"\((\d+)-([^()]*)|(\d+)\)|\)")  # begins, or ends by its number, or ends where it began
_JOINTS = words("of the for and de la le du des del der von van al bin ibn &")
_HYPHEN = "-"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``first`` to ``last`` (inclusive) of a sentence, and the one that is their head."""

    first: int
    last: int
    head: int
    kind: str
    entity: str


def proper(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, list[Mention]]]:
    """The mentions of each sentence whose head is a proper noun, of any kind of entity."""
    opened: list[tuple[str, str, int]] = []
    for sentence in sentences:
        found: list[Mention] = []
        for at, word in enumerate(sentence.words):
            noted = next((part for part in word.misc.split("|") if part.startswith("Entity=")), "")
            for entity, rest, closed in _SPAN.findall(noted):
                if entity:
                    opened.append((entity, rest, at))
                    continue
                index = max((i for i, (each, _, _) in enumerate(opened) if each == closed), default=len(opened) - 1)
                name, facts, start = opened.pop(index)
                head = head_of(sentence.words, start, at)
                if sentence.words[head].tag == "PROPN":
                    found.append(Mention(start, at, head, facts.split("-")[0], name))
        opened = []
        yield sentence, found


def head_of(row: Sequence[Word], first: int, last: int) -> int:
    """The word of a span that hangs on a word outside it."""
    inside = (at for at in range(first, last + 1) if not first <= row[at].head - 1 <= last)
    return next(inside, last)


def name_in(row: Sequence[Word], mention: Mention, leave_out: frozenset[str]) -> tuple[int, int]:
    """First and last word of the name itself: the capitals around the head, without what leads a person's name."""
    first = last = mention.head
    while first > mention.first and _capital(row[first - 1].form):
        first -= 1
    while last < mention.last:
        step = next((n for n in (1, 2, 3) if last + n <= mention.last and _capital(row[last + n].form)), 0)
        between = [word.form.lower() for word in row[last + 1 : last + step]]
        if not step or not all(form in _JOINTS or form == _HYPHEN for form in between):
            break
        last += step
    if mention.kind == "person":
        while first < mention.head and row[first].form.lower().rstrip(".") in leave_out:
            first += 1
    while first < mention.head and row[first].form.lower() in {"the", "a", "an", "this"}:
        first += 1
    return first, last


def _capital(form: str) -> bool:
    return form[0].isupper()
