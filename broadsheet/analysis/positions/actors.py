"""Who a noun phrase names, as someone who can take a position: a person, an organisation, a country, a group."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from broadsheet.analysis.document import Document
from broadsheet.analysis.naming import full_name, office
from broadsheet.analysis.positions import countries
from broadsheet.analysis.positions.clauses import Phrase, Sentence
from broadsheet.analysis.positions.groups import TIMES, acts
from broadsheet.text.entities import Entity, EntityKind
from broadsheet.text.languages import of
from broadsheet.text.languages.language import words

_UNNAMED = words("who which that what i we you me us")
_MANY = words("people police men women press media public clergy majority minority")
_ANYBODY = words("any no every each whoever whichever neither nobody anyone")
_PRONOUNS = {"he": EntityKind.PERSON, "she": EntityKind.PERSON, "they": EntityKind.OTHER, "it": EntityKind.ORGANISATION}
_GENERIC = words("party company group union ministry commission agency council committee bank")
_DETERMINERS = re.compile(
    r"^(?:the|an?|this|that|these|those|its|his|her|their|some|several|many|all|either|both|another)\s+", re.IGNORECASE
)
_STATE_OFFICES = words(
    "president premier chancellor minister ministry government administration ambassador parliament army military "
    "officials authorities leader leadership king prince diplomats diplomat envoy embassy regime state"
)
_OWN = words("his her its their our my your")
_EARLY = 2  # tokens before the subject that a sentence begins with
_PAST = re.compile(r"(?:former|ex-)\s*$", re.IGNORECASE)
_VOICES = words("spokesman spokeswoman spokesperson spokespeople")


class Actor(NamedTuple):
    """``name`` is whom the position is of; ``voice`` who spoke for them, "" where they did themselves."""

    name: str
    kind: EntityKind
    voice: str = ""


class Naming:
    """Actors of one article: earlier mentions give the full name of a surname and whom a pronoun stands for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._titles = of(document.language).titles
        self._by_end = {entity.end: entity for entity in document.names}
        self._shared = _shared(document.names)
        self._sides: dict[str, str] = {}
        self._offices: dict[str, set[str]] = {}
        self._held: dict[str, set[str]] | None = None
        self._last: list[Actor] = []

    def of(self, sentence: Sentence, phrase: Phrase) -> Actor | None:
        """The actor that ``phrase`` names; None where it names none that can take a position."""
        first = sentence.word(phrase.start)
        if phrase.end - phrase.start == 1 and sentence.tag(phrase.start) == "PRON":
            return self._meant(first)
        if first in _PRONOUNS or first in _UNNAMED or first in _ANYBODY:
            return None
        actor = self._named(sentence, phrase)
        if actor is not None:
            self._last = [*self._last[-3:], actor]
        return actor

    def towards(self, sentence: Sentence, phrase: Phrase) -> Actor | None:
        """The actor that a position is towards; it becomes nobody that a later pronoun may mean."""
        if phrase.end - phrase.start == 1 and sentence.tag(phrase.start) == "PRON":
            return None
        return self._named(sentence, phrase)

    def hear(self, sentence: Sentence) -> None:
        """Take note of whom a sentence begins with: its subject is whom "he" means in the next."""
        first = min(sentence.starts, default=None)
        if first is not None and first <= _EARLY and sentence.tag(first) != "PRON":
            actor = self._named(sentence, sentence.starts[first])
            self._last = [actor] if actor else []

    def _named(self, sentence: Sentence, phrase: Phrase) -> Actor | None:
        while phrase.end - phrase.start > 1 and sentence.word(phrase.end - 1) in TIMES:
            last = phrase.end - 1  # "passed the measure Thursday"
            phrase = phrase._replace(end=last, head=min(phrase.head, last - 1))
        start, end = sentence.tokens[phrase.start].start, sentence.tokens[phrase.end - 1].end
        words = self._words(start, end)
        head = sentence.word(phrase.head)
        if head in TIMES and not phrase.end - phrase.start > 2:
            return None
        if country := countries.of_name(words):
            return Actor(country, EntityKind.PLACE)
        capital = self._text[sentence.tokens[phrase.head].start].isupper()
        entity = self._by_end.get(end)
        typed = entity is not None and entity.kind is not EntityKind.OTHER and start <= entity.start
        typed = typed and entity is not None and entity.start <= sentence.tokens[phrase.head].start
        named = capital and (sentence.tag(phrase.head) == "PROPN" or (entity is not None and not acts(head)))
        if typed or (named and phrase.head == phrase.end - 1):
            return self._proper(sentence, phrase, words)
        if acts(head) or named:
            return self._group(sentence, phrase, words, head)
        return None

    def _words(self, start: int, end: int) -> str:
        return _DETERMINERS.sub("", " ".join(self._text[start:end].split()), count=1)

    def _proper(self, sentence: Sentence, phrase: Phrase, words: str) -> Actor | None:
        """A phrase that ends with a name: "Russian President Vladimir Putin", "BJP spokesperson Sudhanshu Trivedi"."""
        entity = self._by_end.get(sentence.tokens[phrase.end - 1].end)
        kind = entity.kind if entity else EntityKind.OTHER
        if " and " in words:
            return Actor(words, EntityKind.OTHER)
        before, name = self._parted(words, entity)
        if before and before[-1].endswith(("'s", "’s")) and kind is not EntityKind.PERSON:
            return Actor(words, kind)  # "Mrs Venn's Union" is none that "Union" names
        if entity is not None and entity.text.endswith(name) and name not in self._shared:
            name = " ".join(full_name(self._document, entity).text.split())
        if country := countries.of_name(name):
            return Actor(country, EntityKind.PLACE)
        if side := self._side(before) or self._side(self._office(entity)):
            self._sides[name] = side
        if before:
            self._offices.setdefault(before[-1].lower(), set()).add(name)
        side = self._sides.get(name, "")
        return Actor(side or name, kind, name if side else "")

    def _parted(self, words: str, entity: Entity | None) -> tuple[list[str], str]:
        """What stands before a name, its office, and the name."""
        parts = words.split()
        name = " ".join(entity.text.split()) if entity and words.endswith(" ".join(entity.text.split())) else words
        last = len(parts) - len(name.split())
        if entity is not None and entity.kind is not EntityKind.OTHER:
            return parts[:last], name
        for at in range(len(parts) - 2, last - 1, -1):
            word = parts[at].lower().rstrip(".,")
            if word in self._titles or word in _STATE_OFFICES or word in _VOICES:
                last = at + 1
                break
        return parts[:last], " ".join(parts[last:])

    def _office(self, entity: Entity | None) -> list[str]:
        """The words of a person's office, wherever the article states it."""
        span = office(self._document, entity) if entity is not None and entity.kind is EntityKind.PERSON else None
        if span is None or _PAST.search(self._text, max(0, span[0] - 8), span[0]):
            return []
        return self._words(*span).split()

    def _side(self, before: list[str]) -> str:
        """For whom one speaks by the words before his name: a country's office, an organisation's spokesman."""
        low = [word.lower().rstrip(",") for word in before]
        if "former" in low:
            return ""
        for size in (2, 1):
            country = countries.of_demonym(" ".join(before[:size])) or countries.of_name(
                " ".join(before[:size]).removesuffix("'s").removesuffix("’s")
            )
            if country and _STATE_OFFICES.intersection(low[size : size + 2]):
                return country
        if low and low[-1] in _VOICES and len(before) > 1 and before[0][:1].isupper():
            return " ".join(before[:-1]).removeprefix("The ").removeprefix("the ")
        return ""

    def _group(self, sentence: Sentence, phrase: Phrase, words: str, head: str) -> Actor | None:
        parts = words.split()
        if words.endswith("press conference"):
            return None
        if side := self._side(parts):
            return Actor(side, EntityKind.PLACE, words)
        if len(parts) == 1 and head in _GENERIC and sentence.tag(phrase.start) == "DET":
            last = self._latest(EntityKind.ORGANISATION)
            return last if last and last.kind is EntityKind.ORGANISATION else Actor(words, EntityKind.OTHER)
        if any(sentence.word(at) in _OWN for at in range(phrase.start + 1, phrase.end)):
            return None
        holders = self._offices.get(head, set())
        definite = sentence.word(phrase.start) == "the"
        if len(parts) == 1 and definite and not holders:
            holders = self._stated().get(head, set())
        if len(parts) == 1 and definite and len(holders) == 1:
            name = next(iter(holders))
            return Actor(self._sides.get(name, name), EntityKind.PERSON, name if name in self._sides else "")
        single = definite and words.islower() and not head.endswith("s") and head not in _MANY
        return Actor(f"the {words}" if single else words, EntityKind.OTHER)

    def _stated(self) -> dict[str, set[str]]:
        """Of each office the persons of the article who hold it, wherever it is stated."""
        if self._held is None:
            self._held = {}
            for entity in self._document.names:
                words = self._office(entity)
                head = next((at for at, word in enumerate(words) if word.lower() in {"of", "for"}), len(words)) - 1
                if head >= 0:
                    name = " ".join(full_name(self._document, entity).text.split())
                    self._held.setdefault(words[head].lower(), set()).add(name)
        return self._held

    def _meant(self, pronoun: str) -> Actor | None:
        kind = _PRONOUNS.get(pronoun)
        return None if kind is None or pronoun in _UNNAMED else self._latest(kind)

    def _latest(self, kind: EntityKind) -> Actor | None:
        """The last actor, if it can be what is meant: a person for "he", none for "it"."""
        if not self._last:
            return None
        last = self._last[-1]
        if kind is EntityKind.PERSON:
            return last if last.kind is kind or last.voice else None
        if kind is EntityKind.ORGANISATION:
            return last if last.kind in {kind, EntityKind.PLACE} and not last.voice else None
        return last if last.kind is EntityKind.OTHER and last.name.endswith("s") and not last.voice else None


def _shared(names: tuple[Entity, ...]) -> frozenset[str]:
    """Surnames that two persons of the article have: whom one of them alone means is not told."""
    full = {" ".join(name.text.split()) for name in names if name.kind is EntityKind.PERSON and " " in name.text}
    people = Counter(name.split()[-1] for name in full)
    return frozenset(surname for surname, count in people.items() if count > 1)
