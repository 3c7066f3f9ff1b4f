"""What a numeral counts: the noun phrase after it, with its head in the singular."""

from __future__ import annotations

from types import MappingProxyType

from broadsheet.text.languages import of
from broadsheet.text.languages.language import words as listed
from broadsheet.text.quantities.currencies import by_abbreviation
from broadsheet.text.quantities.pieces import HYPHENS, Sentence, is_hyphen

_IRREGULAR = MappingProxyType(
    {
        "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "geese": "goose",
        "mice": "mouse", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "leaves": "leaf",
        "shelves": "shelf", "halves": "half", "thieves": "thief", "calves": "calf", "crises": "crisis",
        "analyses": "analysis", "viruses": "virus", "buses": "bus", "bonuses": "bonus", "campuses": "campus",
        "focuses": "focus", "statuses": "status", "gases": "gas", "lenses": "lens", "movies": "movie",
        "ties": "tie", "pies": "pie", "lies": "lie", "dies": "die", "cookies": "cookie", "rookies": "rookie",
        "calories": "calorie", "zombies": "zombie", "selfies": "selfie", "species": "species", "series": "series",
        "criteria": "criterion", "phenomena": "phenomenon", "oases": "oasis", "bases": "base", "axes": "axe",
        "shoes": "shoe", "toes": "toe", "canoes": "canoe", "octopuses": "octopus", "caches": "cache",
        "aches": "ache", "horses": "horse", "houses": "house", "courses": "course",
    }
)  # fmt: skip
_INVARIANT = listed("news series species people police staff means headquarters corps aircraft sheep fish")
_STOP = of("en").stop_words - frozenset({"year", "years", "day", "days", "time", "first", "last", "new"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_LONGEST = 6  # words of a counted noun phrase
_NO_NOUN = listed(
    "across against amid among along behind beyond despite toward towards upon via throughout plus per versus vs "
    "thanks said says told were was are is has have had be been am pm gmt et est ist or and but so then that which who "
    "whose "
    "more less fewer other than each every apiece ago later earlier before after respectively yet still "
    "last next annually monthly"
)
_VERBAL = ("ing", "ed")


def singular(word: str) -> str:
    """The singular of an English noun in small letters, as dictionaries write it."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _INVARIANT or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word[:-3] + "man" if word.endswith("men") and len(word) > 4 else word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    """Whether an English noun in small letters looks like a plural."""
    return singular(word) != word or word in (
        "people",
        "police",
        "staff",
        "aircraft",
        "sheep",
        "fish",
        "series",
        "species",
    )


def counted(sentence: Sentence, at: int, *, one: bool = False) -> tuple[int, int]:
    """Pieces (first, past the last) of the noun phrase that begins at a piece; an empty span where there is none.

    The phrase ends with its first plural, since a number above one asks for it; ``one`` is for what asks for none.
    """
    stop = at
    head = at
    for _ in range(_LONGEST):
        end = _compound(sentence, stop)
        if end == stop:
            break
        stop = end
        if _may_be_head(sentence, stop - 1):
            head = stop
        if not one and is_plural(sentence.lower(stop - 1)) and not _goes_on(sentence, stop):
            break
        if sentence.lower(stop) == "and" and _coordinated(sentence, at, stop):
            stop += 1
    return at, head


def _may_be_head(sentence: Sentence, at: int) -> bool:
    tag = sentence.tag(at)
    return tag in ("NOUN", "PROPN") if tag else not sentence.lower(at).endswith(_VERBAL)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a plural comes first in a longer one: "four Finals Appearances", "two sports cars"."""
    return _compound(sentence, at) > at and is_plural(sentence.lower(at)) and sentence.tag(at) != "VERB"


def _coordinated(sentence: Sentence, start: int, at: int) -> bool:
    """Whether "and" joins two names or adjectives before one noun: "Kia and Hyundai vehicles"."""
    after = _compound(sentence, at + 1)
    if after == at + 1 or is_plural(sentence.lower(at - 1)) or at - start > 2:
        return False
    tags = (sentence.tag(at - 1), sentence.tag(after - 1))
    alike = tags[0] == tags[1] or tags == ("VERB", "ADJ")
    joined = alike and tags[1] in ("ADJ", "PROPN") if all(tags) else sentence.is_capitalised(at - 1)
    return joined and _compound(sentence, after) > after


def _compound(sentence: Sentence, at: int) -> int:
    """Where the word at a piece ends, with its hyphens; ``at`` itself when it cannot stand in a noun phrase."""
    hyphened = is_hyphen(sentence, at + 1) and sentence.lower(at) not in _NO_NOUN  # "first-team" whatever "first" is
    if not sentence.is_word(at) or not (hyphened or _is_nominal(sentence, at)):
        return at
    stop = at + 1
    while (
        sentence.lower(stop) in HYPHENS
        and sentence.glued(stop)
        and sentence.glued(stop + 1)
        and (sentence.is_word(stop + 1) or sentence.is_number(stop + 1))
    ):
        stop += 2
    return stop


def _is_nominal(sentence: Sentence, at: int) -> bool:
    word = sentence.lower(at)
    if word in _STOP or word in _NO_NOUN:
        return False
    tag = sentence.tag(at)
    if tag:
        return tag in _NOMINAL or (tag == "VERB" and word.endswith(_VERBAL) and _noun_follows(sentence, at + 1))
    return not word.endswith("ly")


def _noun_follows(sentence: Sentence, at: int) -> bool:
    """Whether a participle stands before a noun: "300 recorded songs", "gifted and unpredictable players"."""
    if sentence.lower(at) == "and":
        return sentence.tag(at + 1) == "ADJ" and sentence.tag(at + 2) == "NOUN"
    return sentence.tag(at) in ("NOUN", "ADJ", "PROPN") and not by_abbreviation(sentence.pieces[at].text)


_DEGREES = MappingProxyType(
    {"best": "good", "better": "good", "worst": "bad", "worse": "bad", "earliest": "early", "earlier": "early"}
)
_COMPARED = listed(
    "small large big rich poor old young great high low long short strong weak close near new late hard deep wide fast "
    "slow tall cheap tough bright dark fine few bold smart rare safe warm cool cold hot wealthy busy early easy heavy "
    "healthy pretty deadly costly"
)


def positive(word: str) -> str:
    """An adjective without the ending of its comparison: "smaller" is "small"."""
    for ending in ("est", "er"):
        base = word.removesuffix(ending)
        if base != word:
            for each in (base, base + "e", base[:-1], base[:-1] + "y"):
                if each in _COMPARED:
                    return each
    if word.endswith("est") and len(word) > _SHORTEST and word not in _NO_SUPERLATIVE:
        return word[:-4] + "y" if word.endswith("iest") else word[:-3]
    return _DEGREES.get(word, word)


_SHORTEST = 6  # letters of a superlative that is not in the list
_NO_SUPERLATIVE = listed("honest modest earnest manifest interest protest contest request harvest conquest")


_SUMMED = frozenset({"combined", "total", "own", "other"})


def phrase(sentence: Sentence, first: int, last: int, *, lemmas: bool = False) -> str:
    """The words of a span without stop words, the head (or with ``lemmas`` each word) in the singular."""
    kept: list[str] = []
    for at in range(first, last):
        piece = sentence.pieces[at]
        word = piece.lower
        if word in _STOP or word in ("'s", "’s") or not (piece.text[0].isalnum() or word in HYPHENS):
            continue
        if at < last - 1 and (word in _SUMMED or (sentence.tag(at) == "VERB" and word.endswith(_VERBAL))):
            continue
        if not (piece.text[0].isupper() and last - first == 1) and (lemmas or at == last - 1):
            word = singular(word)
        word = positive(word) if at < last - 1 else word
        joined = kept and (word in HYPHENS or kept[-1][-1] in HYPHENS) and piece.glued
        if joined:
            kept[-1] += word
        elif word not in HYPHENS:
            kept.append(word)
    return " ".join(kept)
