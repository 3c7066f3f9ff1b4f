"""Sentences with other names in the place of theirs: a small treebank seen many times over, and news told in templates.

Names come from the gazetteers, or are invented when nothing knows them: a model that always finds names in its lists
would trust the lists alone.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from broadsheet.text import gazetteers
from broadsheet.text.countries import countries
from broadsheet.text.languages.language import words

Words = list[str]


def _listed(names: str) -> Words:
    return names.split("|")


TEMPLATES = Path(__file__).parent / "seeds" / "news-names.txt"
_INVENTED = 0.3  # of names that no list knows
_STARTS = sorted(words("B Br C Ch D Dr F G Gr H J K Kh L M N P R S Sh St T Tr V W Y Z"))
_VOWELS = sorted(words("a e i o u a e o ai ee ou"))
_ENDS = sorted(words("n r s l m t k nd rt v ski ov enko sen wala deh ani oto ez man ez berg"))
_FIELDS = _listed(
    "Health|Finance|Education|Defence|Justice|Labour|Agriculture|Trade|Energy|Foreign Affairs|Home Affairs|Transport"
    "|Environment|Science|Culture|Human Rights|Railways|Commerce|Information|Electoral|Space|Security|Nuclear"
)
_KINDS = sorted(words("Ministry Department Agency Authority Commission Council Board Institute Bureau Service Office"))
_PAPERS = sorted(words("Times Post Herald Gazette Tribune Star Sun Chronicle Mail News Journal Express"))
_PARTIES = sorted(
    words("National Democratic Liberal Labour People_'s Conservative Socialist Green Workers_' Progressive")
)
_FIRMS = _listed("Inc.|Corp.|Group|Holdings|Ltd.|Energy|Motors|Bank|Airlines|Foods|Systems|Partners|Capital|Media")
_CLUBS = sorted(words("United City Rovers FC Warriors Tigers Kings Athletic"))
OFFICES = _listed(
    "president|prime minister|foreign minister|chairman|director|spokesman|secretary general|head|chief executive"
    "|commissioner|governor|ambassador|spokeswoman|finance minister|deputy director|leader|chief minister"
)
DEMONYMS = _listed(
    "Russian|French|Indian|Turkish|Brazilian|Kenyan|Chinese|German|Iraqi|Israeli|British|Mexican|Nigerian|Korean"
    "|Japanese|Ukrainian|Italian|Polish|Egyptian|Afghan|Pakistani|Canadian|Australian|Spanish|Greek|Iranian"
)
_PEOPLES = sorted(
    words("Muslims Christians Kurds Americans Russians Serbs Arabs Jews Hindus Palestinians Indians Ukrainians")
)


class Inventor:
    """Draws names; the same seed draws the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.given = sorted(gazetteers.given())
        self.family = sorted(gazetteers.family())
        self.towns = sorted(set(gazetteers.listed("places")) | gazetteers.PLACES)
        self.countries = sorted(name for name in countries("en") if "(" not in name and "&" not in name)
        self.organisations = sorted(gazetteers.ORGANISATIONS)

    def draw(self, kind: str, length: int) -> Words:
        """The words of a name of a kind; for people about as many as ``length``."""
        made = {"PER": self.person, "LOC": self.place, "ORG": self.organisation}[kind]
        return made(length)

    def invented(self) -> str:
        """A name that no list holds."""
        draw = self.random.choice
        return "".join((draw(_STARTS), draw(_VOWELS), draw("ndlrmtkbgs"), draw(_VOWELS), draw(_ENDS)))

    def surname(self) -> str:
        return self.invented() if self.random.random() < _INVENTED else self.random.choice(self.family)

    def person(self, length: int) -> Words:
        if length == 1:
            return [self.surname() if self.random.random() < 0.85 else self.random.choice(self.given)]
        given = self.invented() if self.random.random() < _INVENTED / 2 else self.random.choice(self.given)
        middle = [self.random.choice([self.random.choice("ABCDEGHJKLMNPRSTW") + ".", self.random.choice(self.given)])]
        return [given, *(middle if length > 2 else []), self.surname()]

    def place(self, length: int) -> Words:
        del length
        at = self.random.random()
        if at < 0.45:
            name = self.random.choice(self.countries)
        elif at < 0.75:
            name = self.random.choice(self.towns)
        elif at < 0.9:
            name = self.invented()
        else:
            name = f"{self.invented()} {self.random.choice(sorted(gazetteers.PLACE_WORDS)).title()}"
        return _words(name)

    def organisation(self, length: int) -> Words:
        del length
        draw = self.random.choice
        town = draw((draw(self.towns), draw(self.countries), self.invented()))
        return _words(
            draw(
                (
                    draw(self.organisations),
                    draw(self.organisations),
                    "".join(self.random.choices("ABCDEFGHIJKLMNOPRSTUVW", k=draw((3, 3, 4)))),
                    f"{town} University",
                    f"University of {town}",
                    f"{draw(_KINDS)} of {draw(_FIELDS)}",
                    f"{draw(_FIELDS)} {draw(_KINDS)}",
                    f"{draw(DEMONYMS)} {draw(_FIELDS)} {draw(_KINDS)}",
                    f"{town} {draw(_PAPERS)}",
                    f"{draw(_PARTIES).replace('_', ' ')} Party",
                    f"{self.surname()} {draw(_FIRMS)}",
                    f"{self.surname()} & {self.surname()}",
                    f"Bank of {town}",
                    f"{town} Police",
                    f"{town} {draw(_CLUBS)}",
                    self.invented(),
                )
            )
        )


def _words(name: str) -> Words:
    return name.replace("_", " ").replace("-", " - ").replace("’", "'").split()


def substituted(spelt: Sequence[str], labels: Sequence[str], inventor: Inventor) -> tuple[Words, Words]:
    """A sentence with other names of the same kinds."""
    told: Words = []
    marks: Words = []
    at = 0
    while at < len(spelt):
        kind = labels[at].partition("-")[2]
        end = at + 1
        while kind and end < len(spelt) and labels[end] == f"I-{kind}":
            end += 1
        name = list(spelt[at:end])
        if kind in {"PER", "LOC", "ORG"} and not spelt[at].islower() and not spelt[at].lower().endswith("s"):
            name = inventor.draw(kind, end - at)
        told += name
        marks += _marks(kind, len(name)) if kind else [labels[at]]
        at = end
    return told, marks


def told(inventor: Inventor, times: int) -> Iterator[tuple[Words, Words]]:
    """Every template ``times`` over, with names in its slots."""
    for line in TEMPLATES.read_text(encoding="utf-8").splitlines():
        for _ in range(times):
            sentence: Words = []
            labels: Words = []
            for word in line.split():
                name, kind = _filled(word, inventor)
                sentence += name
                labels += _marks(kind, len(name)) if kind else ["O"] * len(name)
            yield sentence, labels


def _filled(word: str, inventor: Inventor) -> tuple[Words, str]:
    draw = inventor.random.choice
    match word:
        case "[PER]":
            return inventor.person(draw((2, 2, 2, 3, 1))), "PER"
        case "[LASTNAME]":
            return inventor.person(1), "PER"
        case "[LOC]" | "[ORG]":
            return inventor.draw(word[1:-1], 1), word[1:-1]
        case "{office}":
            return draw(OFFICES).split(), ""
        case "{OFFICE}":
            return draw(OFFICES).title().split(), ""
        case "{demonym}" | "{DEMONYM}":
            return [draw(DEMONYMS)], ""
        case "{DEMONYMS}":
            return [draw(_PEOPLES)], "PER"
    return [word], ""


def _marks(kind: str, length: int) -> Words:
    return [f"B-{kind}", *[f"I-{kind}"] * (length - 1)]
