"""Where names stand: whether two have changed places, or stand beside another word than in what is cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.llm import naming
from broadsheet.llm.sentence import Sentence
from broadsheet.llm.words import Word, WordKind
from broadsheet.text.languages.language import words as listed_words


def changed(claim: Sentence, sources: Sequence[Sentence]) -> bool:
    """Whether two names have changed places, or one stands where the sources have another: by the words around them."""
    there = [(run, around) for source in sources for run, around in _surroundings(source)]
    here = _surroundings(claim)
    for at, (mine, around) in enumerate(here):
        own = _most(around, [words for run, words in there if naming.shared(mine, run)])
        for other, theirs in here[at + 1 :]:
            if naming.shared(mine, other):
                continue
            kept = own + _most(theirs, [words for run, words in there if naming.shared(other, run)])
            turned = _most(around, [words for run, words in there if naming.shared(other, run)])
            turned += _most(theirs, [words for run, words in there if naming.shared(mine, run)])
            if turned >= kept + _CLEARLY + 1:
                return True
        strangers = [words for run, words in there if not any(naming.shared(run, each) for each, _ in here)]
        if _most(around, strangers) >= own + _CLEARLY:
            return True
    return False


_CLEARLY = 2  # words around a name by which another place fits better
_SIDE = 3  # words to each side


def _most(around: frozenset[str], places: Sequence[frozenset[str]]) -> int:
    return max((len(around & place) for place in places), default=0)


def _surroundings(sentence: Sentence) -> list[tuple[list[Word], frozenset[str]]]:
    """The names, but for weekdays, with the meanings of the content words and the prepositions beside them."""
    listed = sentence.words
    found = []
    for run in naming.runs(sentence):
        if run[0].text in DAYS:
            continue
        first, last = listed.index(run[0]), listed.index(run[-1])
        left = [word for word in listed[:first] if word.kind is not WordKind.NAME][-_FAR:]
        right = [word for word in listed[last + 1 :] if word.kind is not WordKind.NAME][:_FAR]
        said = [word.key for word in left if word.kind is WordKind.CONTENT][-_SIDE:]
        said += [word.key for word in right if word.kind is WordKind.CONTENT][:_SIDE]
        found.append((run, frozenset(said)))
    return found


_FAR = 6  # words to each side in which those are looked for


def meanings(listed: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.key for word in listed)


def other_owner(claim: Sentence, source: Sentence) -> bool:
    """Whether a name stands beside a word where the source has another: "Deccan captain", "police in Lutz"."""
    theirs = _owned(source)
    return any(_contradicted(place, mine, theirs, claim, source) for place, mine in _owned(claim))


def _contradicted(
    place: tuple[str, ...], mine: list[Word], theirs: Sequence[Owned], claim: Sentence, source: Sentence
) -> bool:
    others = [other for where, other in theirs if where == place]
    if not others or (place[0] == "beside" and _near(source, place[1], mine)):
        return False
    if place[:2] == ("of", "what"):  # "cases of mumps": another thing only where it is none of the source's
        strange = mine[0].key not in source.keys and mine[0].base not in source.keys
        return strange and not any(meanings(each) & claim.keys for each in others)
    if place[0] == "beside":
        others = [other for where, other in theirs if where[:2] == place[:2]]
    return not any(naming.shared(mine, other) or meanings(mine) & meanings(other) for other in others)


def one_of_two(claim: Sentence, source: Sentence) -> bool:
    """Whether the claim names one where the source names one or another: "will meet A or B"."""
    listed = source.words
    mine = {word.key for word in claim.words} - {word.text for word in claim.words if word.kind is WordKind.SIGN}
    if any(word.text.lower() in _EITHER for word in claim.words):
        return False
    for at, word in enumerate(listed[1:-1], 1):
        left, right = listed[at - 1], listed[at + 1]
        alike = left.kind is right.kind and left.kind in (WordKind.NAME, WordKind.CONTENT)
        if word.text.lower() == "or" and alike and (left.key in mine) != (right.key in mine):
            return True
    return False


_EITHER = listed_words("or either neither nor may might could possibly perhaps")


def _near(source: Sentence, head: str, name: Sequence[Word]) -> bool:
    """Whether the source has the name close to that word too, or as "Kestrel's" with the word left out."""
    listed = source.words
    heads = [at for at, word in enumerate(listed) if word.key == head]
    for at, word in enumerate(listed):
        if word.kind is WordKind.NAME and naming.shared([word], name):
            left_out = [each.text.lower() for each in listed[at + 1 : at + 3]] == ["'", "s"] and any(
                c.verb == at + 3 for c in source.clauses
            )
            if left_out or any(abs(at - head_at) <= _CLOSE for head_at in heads):
                return True
    return False


_CLOSE = 3  # words: "ambassador, Igor Sand", "shares of Kestrel"


Owned = tuple[tuple[str, ...], list[Word]]
"""Where a name stands, and the name."""


def _owned(sentence: Sentence) -> list[Owned]:
    """Names with the word beside them: ("beside", "captain"), ("in", "police"), ("from",); and kinds of things."""
    listed = sentence.words
    found: list[Owned] = []
    for run in naming.runs(sentence):
        if run[0].text in DAYS:
            continue
        first, last = listed.index(run[0]), listed.index(run[-1])
        sides = ((first - 1, "behind"), (last + 1, "before"))
        found += [((*_beside(sentence, at), side), run) for at, side in sides if _beside(sentence, at)]
        before = listed[first - 1].text.lower() if first > 1 else ""
        if before in ("and", ",") and found and found[-1][1][-1] is listed[first - 2]:
            found += [(place, run) for place, other in list(found) if other is found[-1][1] and place[0] in _PLACES]
            continue
        owns = [word.text for word in listed[last + 1 : last + 3]] == ["'", "s"]
        preposition = "" if owns else before
        if preposition in ("from", "for", "against"):
            found.append(((preposition,), run))
        elif preposition in _PLACES and listed[first - 2].kind is WordKind.CONTENT:
            found.append(((preposition, listed[first - 2].key), run))
    return found + list(_kinds(sentence))


def _beside(sentence: Sentence, at: int) -> tuple[str, ...]:
    """The word next to a name, over "'s"; none where that is a verb."""
    listed = sentence.words
    while at < len(listed) and at >= 0 and listed[at].text.lower() in ("'", "s"):
        at += 1
    if (
        not 0 <= at < len(listed)
        or listed[at].kind is not WordKind.CONTENT
        or any(c.verb == at for c in sentence.clauses)
    ):
        return ()
    return ("beside", listed[at].key)


def _kinds(sentence: Sentence) -> Iterator[Owned]:
    """What kind of thing something is of: ("of", "driver", "train") with "goods" for "driver of the goods train"."""
    said = [word for word in sentence.words if word.text.lower() not in ("the", "a", "an", "its", "his", "her")]
    for owner, of, kind, thing in zip(said, said[1:], said[2:], said[3:], strict=False):
        if of.text.lower() == "of" and all(word.kind is WordKind.CONTENT for word in (owner, kind, thing)):
            yield ("of", owner.key, thing.key), [kind]
    for owner, of, thing in zip(said, said[1:], said[2:], strict=False):
        if of.text.lower() == "of" and owner.kind is thing.kind is WordKind.CONTENT:
            yield ("of", "what", owner.key), [thing]


DAYS = listed_words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_PLACES = listed_words("in from for against near")
