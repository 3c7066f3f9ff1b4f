"""Whom a hurtful word is said of: the reader it answers, somebody else, the writer, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from broadsheet.analysis.tone import folding
from broadsheet.analysis.tone.folding import Said
from broadsheet.analysis.tone.lexicon import Lexicon

SILENT = frozenset("'’\"“”«»()[]*_~`-–—:")  # signs between words that part nothing
_STOPS = frozenset(".!?;\n")
_PARTS = _STOPS | {",", "،"}
_REACH = 6  # words between "you" and the insult: "you are nothing but a poor sad little clown"
_NEGATED = 5  # words between "not" and the insult
_GROUPS = frozenset({"they", "people", "these", "those", "all", "followers", "supporters"})
_SOME = frozenset({"another", "these", "this", "those", "more", "only", "such"})
_EXCLAIMED = frozenset({"what", "how", "such", "quel", "quelle", "qué", "was", "welch"})


class Aim(StrEnum):
    """Whom a word is said of."""

    READER = "reader"  # "you are a ..."
    OTHER = "other"  # "the author is a ..."
    GROUP = "group"  # "these people are ..."
    SOME = "some"  # "another ...", "these ..."
    CRIED = "cried"  # "what a ...", or by itself
    NOBODY = "nobody"  # in passing
    SELF = "self"  # "I was a ..."
    DENIED = "denied"  # "you are not a ..."


WEIGHTS = {
    name: dict(zip(Aim, weights, strict=True))
    for name, weights in {
        # reader, other, group, some, cried, nobody, self, denied
        "nouns": (0.7, 0.55, 0.6, 0.5, 0.5, 0.3, 0.0, 0.02),
        "adjectives": (0.6, 0.12, 0.5, 0.5, 0.3, 0.12, 0.0, 0.02),
        "animals": (0.6, 0.4, 0.6, 0.1, 0.15, 0.0, 0.0, 0.0),
        "rude": (0.85, 0.65, 0.65, 0.6, 0.6, 0.3, 0.1, 0.1),
        "expletives": (0.45, 0.3, 0.3, 0.15, 0.2, 0.15, 0.1, 0.1),
        "slurs": (0.9, 0.8, 0.85, 0.8, 0.8, 0.6, 0.1, 0.3),
    }.items()
}  # set by hand so that an insult said to somebody passes the mark by itself and nothing said in passing does
THREAT, RUDELY = 0.85, 0.55


def aim(said: Sequence[Said], at: int, lexicon: Lexicon) -> Aim:
    """Whom the hurtful word ``said[at]`` is said of."""
    before = _before(said, at)
    if any(word.word in lexicon.negations for word in before[:_NEGATED]):
        return Aim.DENIED
    after = _after(said, at)
    if [word.word for word in after[:2]] in (["like", "you"], ["like", "u"], ["comme", "toi"], ["wie", "du"]):
        return Aim.READER
    if folding.matches(said[at], lexicon.adjectives) and any(word.word in lexicon.people for word in after[:3]):
        return Aim.SOME  # "look at this stupid little man"
    subject, was = _subject(before, lexicon)
    if subject is not None:
        whom = _of_subject(subject, was, lexicon)
        group = whom is Aim.OTHER and any(word.word in _GROUPS or word.word in lexicon.people for word in before)
        if whom is Aim.NOBODY and any(word.word in _SOME for word in before[:2]):
            return Aim.SOME
        return Aim.GROUP if group else whom
    return _of_place(said, at, before, after, lexicon)


def _before(said: Sequence[Said], at: int) -> list[Said]:
    """The words of the clause before a word, the nearest first."""
    found: list[Said] = []
    for word in reversed(said[max(0, at - 2 * _REACH) : at]):
        if word.word in _PARTS or len(found) > _REACH:
            break
        if word.word not in SILENT:
            found.append(word)
    return found


def _after(said: Sequence[Said], at: int) -> list[Said]:
    found: list[Said] = []
    for word in said[at + 1 : at + 2 * _REACH]:
        if word.word in _PARTS or len(found) > _REACH:
            break
        if word.word not in SILENT:
            found.append(word)
    return found


def _subject(before: Sequence[Said], lexicon: Lexicon) -> tuple[Said | None, bool]:
    """The word that an insult is said of, past "are such a complete", and whether "are" stood between."""
    was = False
    for word in before:
        if word.word in lexicon.being:
            was = True
        elif not _passed(word, lexicon):
            return word, was
    return None, was


def _passed(word: Said, lexicon: Lexicon) -> bool:
    groups = (lexicon.passed_over, lexicon.nouns, lexicon.adjectives, lexicon.expletives, lexicon.rude, lexicon.animals)
    return any(group and folding.matches(word, group) for group in groups)


def _of_subject(subject: Said, was: bool, lexicon: Lexicon) -> Aim:
    if subject.word in lexicon.second or subject.word in lexicon.calling or subject.word.startswith("@"):
        return Aim.READER
    if subject.word in lexicon.first:
        return Aim.SELF
    if subject.word in _EXCLAIMED:
        return Aim.CRIED
    return Aim.OTHER if was else Aim.NOBODY


def _of_place(said: Sequence[Said], at: int, before: Sequence[Said], after: Sequence[Said], lexicon: Lexicon) -> Aim:
    """Of a word that stands by itself: "Nobody asked you, idiot."; "Idiot!"."""
    if any(word.word in lexicon.second for word in after[:5]):
        return Aim.READER
    if any(word.word in _SOME for word in before[:2]):
        return Aim.SOME
    alone = not after and len(before) < 3
    earlier = said[max(0, at - 12) : at]
    if alone and any(word.word in lexicon.second or word.word.startswith("@") for word in earlier):
        return Aim.READER
    return Aim.CRIED if alone or not before else Aim.NOBODY
