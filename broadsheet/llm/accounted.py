"""Whether every word of a sentence is accounted for: what its sources do not have may only be of words that say little.

The other modules look for known kinds of lies. This one asks the reverse, which needs no list of lies: a verb that is
new, a circumstance that is new, a quantifier that is new is refused unless it stands in a short list of words that
change nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.llm import values
from broadsheet.llm.quantities import equal
from broadsheet.llm.restated import may_restate
from broadsheet.llm.sentence import Sentence
from broadsheet.llm.words import Word, WordKind, key_of, same_name
from broadsheet.text.languages.language import words as listed_words


def failure(claim: Sentence, sources: Sequence[Sentence]) -> str:
    """ "support", "number" or "role" where something is new or turned about; "" else. English only."""
    if claim.language != "en":
        return ""
    known = frozenset(key for source in sources for key in source.keys)
    said = known | {word.text.lower() for source in sources for word in source.words}
    if _new_verb(claim, known, said) or _new_circumstance(claim, known):
        return "support"
    if len(sources) > 1 and _from_elsewhere(claim, sources):
        return "date"
    if _new_quantifier(claim, sources) or _led_otherwise(claim, sources):
        return "number"
    return "role" if _turned_about(claim, sources) else ""


def is_known(word: Word, known: frozenset[str]) -> bool:
    """Whether a source has a word, another of its meaning, or for a name its people's or country's."""
    return (
        word.key in known
        or word.base in known
        or word.kind is WordKind.NAME
        or any(same_name(word.base, each) for each in known if each[:4] == word.base[:4])
    )


def _keys(text: str) -> frozenset[str]:
    return frozenset(key for word in text.split() for key in key_of(word))


_PLAIN_VERBS = _keys(
    """
    be have do put take come go get make give bring become face reach see include use hold keep set need seem continue
    remain follow live stay serve help say tell call add happen stand run turn start begin last measure range aim mean
    concern involve affect total amount describe express voice compare cite date base locate situate found accord
    """
)


def _new_verb(claim: Sentence, known: frozenset[str], said: frozenset[str]) -> bool:
    """Whether it does something that no source has: "ordered" where the source has "stayed"."""
    verbs = {clause.verb for clause in claim.clauses}
    return any(
        word.kind is WordKind.CONTENT
        and (at in verbs or word.tag == "VERB")
        and not is_known(word, known)
        and not {word.key, word.base} & _PLAIN_VERBS
        and not may_restate(word.key, word.base, said)
        for at, word in enumerate(claim.words)
    )


def _new_circumstance(claim: Sentence, known: frozenset[str]) -> bool:
    """Whether it says how, where, when or why in a word that no source has: "died in the flames"."""
    for at, word in enumerate(claim.words):
        if word.kind is not WordKind.CONTENT or word.tag != "NOUN" or is_known(word, known) or word.key in _GENERAL:
            continue
        before = at - 1
        while before >= 0 and (claim.words[before].text.lower() in _DETERMINERS or claim.words[before].tag == "ADJ"):
            before -= 1
        if before >= 0 and claim.words[before].text.lower() in _PREPOSITIONS:
            return True
    return False


_DETERMINERS = listed_words("a an the its his her their this that these those")
_PREPOSITIONS = listed_words("in by with after during near through because despite without over under on at amid for")
_GENERAL = _keys(
    """
    way return time place part addition total case end start beginning result response reply fact statement turn future
    past moment effect interview article report favour area event matter issue reason
    """
)


_QUANTIFIERS = {
    "all": "all", "every": "all", "everyone": "all", "everybody": "all", "entire": "all", "whole": "all",
    "most": "most", "majority": "most", "half": "half", "several": "some", "many": "many", "few": "few", "only": "only",
    "mostly": "most", "always": "all", "largely": "most", "mainly": "most", "solely": "only", "alone": "only",
}  # fmt: skip


def _new_quantifier(claim: Sentence, sources: Sequence[Sentence]) -> bool:
    """Whether it says "all", "most" or "only" of what the sources do not."""
    theirs = {name for source in sources for name in _quantifiers(source)}
    if any(each.value == 0.5 for source in sources for each in source.quantities):
        theirs.add("half")
    return bool(_quantifiers(claim) - theirs)


def _from_elsewhere(claim: Sentence, sources: Sequence[Sentence]) -> bool:
    """Whether a number or weekday stands only in sentences that say nothing of what its part of the claim says."""
    theirs = [(source, [each for part, _ in values.parts(source) for each in part]) for source in sources]
    for listed, keys in values.parts(claim):
        for mine in listed:
            holding = [source for source, known in theirs if any(equal(mine, each) for each in known)]
            said = keys - {each.value for each in listed}
            if len(said) > 1 and holding and not any(said & source.keys for source in holding):
                return True
    return False


def _quantifiers(sentence: Sentence) -> set[str]:
    found = {
        name
        for word in sentence.words
        if word.kind is not WordKind.NUMBER
        and not re.match(r" (?:out\b|\d)", sentence.text[word.end :])
        and (name := _QUANTIFIERS.get(word.text.lower()))
    }
    if "each" in {word.text.lower() for word in sentence.words}:
        found.add("all")
    return found


_LEAD = re.compile(
    r"\b(by|to|from|within|until|till|since|after|before)\s(?:about |some |around |nearly )?[$€£₹]?$", re.I
)
_CONTRARY = (
    frozenset(["by", "to"]), frozenset(["by", "from"]), frozenset(["from", "to"]), frozenset(["until", "since"]),
    frozenset(["until", "from"]), frozenset(["before", "after"]), frozenset(["since", "before"]),
)  # fmt: skip


def _led_otherwise(claim: Sentence, sources: Sequence[Sentence]) -> bool:
    """Whether a number is "by 2.4 million" here and "to 2.4 million" there, or "within" what the source has bare."""
    theirs = [(each, _lead(source, each.start)) for source in sources for each in source.quantities]
    for mine in claim.quantities:
        lead = _lead(claim, mine.start)
        leads = {other for each, other in theirs if equal(mine, each)}
        if not lead or not leads or lead in leads:
            continue
        if all(frozenset([lead, other]) in _CONTRARY for other in leads) or (
            lead == "within" and not any("in" in other for other in leads) and _away(sources)
        ):
            return True
    return False


def _away(sources: Sequence[Sentence]) -> bool:
    return any(re.search(r"\baway\b|\bat least\b|\bmore than\b|\bafter\b|\bago\b", source.text) for source in sources)


def _lead(sentence: Sentence, start: int) -> str:
    found = _LEAD.search(sentence.text[:start])
    return found[1].lower().replace("till", "until") if found else ""


_BE = listed_words("is are was were be been being")


def _turned_about(claim: Sentence, sources: Sequence[Sentence]) -> bool:
    """Whether two neighbours of a word have changed sides while its voice is the same: "births outnumbered deaths"."""
    theirs = {triple for source in sources for triple in _triples(source)}
    return any(
        (right, middle, left, voice) in theirs and (left, middle, right, voice) not in theirs
        for left, middle, right, voice in _triples(claim)
        if left != right
    )


def _triples(sentence: Sentence) -> list[tuple[str, str, str, bool]]:
    """Three content words in a row, with whether the middle one is passive."""
    said = [(at, word) for at, word in enumerate(sentence.words) if word.kind in (WordKind.CONTENT, WordKind.NAME)]
    found = []
    for (_, left), (at, middle), (_, right) in zip(said, said[1:], said[2:], strict=False):
        if middle.kind is not WordKind.CONTENT or middle.tag == "NOUN":
            continue
        near = {each.text.lower() for each in sentence.words[max(0, at - 2) : at]}
        after = {each.text.lower() for each in sentence.words[at + 1 : at + 2]}
        found.append((left.key, middle.key, right.key, bool(near & _BE or "by" in after)))
    return found
