"""Whether a sentence says little that its sources do not: the share of its content words that they have."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.llm import lexicon
from broadsheet.llm.sentence import Sentence
from broadsheet.llm.words import Word, WordKind, key_of, same_name
from broadsheet.text.languages.language import words as listed_words

LEAST = 0.5  # of the content words; see quality.check
MOST_IN_A_ROW = 2  # new content words one after another: three say something new


def failure(claim: Sentence, sources: Sequence[Sentence]) -> str:
    """ "support" where too much is new or an attitude is made up; "" else."""
    known = frozenset(key for source in sources for key in source.keys)
    said = [word for word in claim.words if word.kind in (WordKind.CONTENT, WordKind.NAME)]
    new = [not _known(word, known) for word in said]
    if not said or sum(new) > (1 - LEAST) * (len(said) + len(claim.quantities)) or _longest_run(new) > MOST_IN_A_ROW:
        return "support"
    if any(_all_new(piece, known) for piece in claim.pieces):
        return "support"
    if _new_circumstance(claim, known):
        return "support"
    return (
        "support"
        if any(fresh and word.key in _ATTITUDES | _SEVERE for word, fresh in zip(said, new, strict=True))
        else ""
    )


def _new_circumstance(claim: Sentence, known: frozenset[str]) -> bool:
    """Whether it says how, where or why in a word that no source has: "died in the flames"."""
    if claim.language != "en":
        return False
    for at, word in enumerate(claim.words):
        if word.kind is not WordKind.CONTENT or word.tag != "NOUN" or _known(word, known) or word.key in _GENERAL:
            continue
        before = at - 1
        while before >= 0 and (claim.words[before].text.lower() in _DETERMINERS or claim.words[before].tag == "ADJ"):
            before -= 1
        if before >= 0 and claim.words[before].text.lower() in _PREPOSITIONS:
            return True
    return False


_DETERMINERS = listed_words("a an the its his her their this that these those")
_PREPOSITIONS = listed_words("in by with after during near through because despite without over under on at amid for")
_GENERAL = frozenset(
    key_of(each)[0]
    for each in (
        *("way", "return", "time", "place", "part", "addition", "total", "case", "end", "start", "beginning", "people"),
        *("result", "response", "reply", "fact", "statement", "turn", "return", "future", "past", "moment", "effect"),
        *("interview", "article", "report", "favour", "person", "area", "country", "event", "matter", "issue", "reason"),
    )
)


def _all_new(piece: Sentence, known: frozenset[str]) -> bool:
    """Whether a main clause says only new things behind its verb: "… and injured a policeman"."""
    if not piece.clauses:
        return False
    verb = piece.clauses[0].verb
    said = [word for word in piece.words[verb:] if word.kind in (WordKind.CONTENT, WordKind.NAME)]
    counted = any(word.kind is WordKind.NUMBER for word in piece.words[verb:])
    return len(said) > 1 and not counted and not any(_known(word, known) for word in said)


_SEVERE = frozenset(key_of(each)[0] for each in lexicon.SEVERE)
_ATTITUDES = frozenset(key_of(each)[0] for each in lexicon.ATTITUDES)


def _known(word: Word, known: frozenset[str]) -> bool:
    return (
        word.key in known
        or word.base in known
        or (word.kind is WordKind.NAME)
        or any(same_name(word.base, each) for each in known if each[:4] == word.base[:4])
    )


def _longest_run(new: Sequence[bool]) -> int:
    longest = run = 0
    for each in new:
        run = run + 1 if each else 0
        longest = max(longest, run)
    return longest
