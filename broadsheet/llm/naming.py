"""Whether the names of a sentence stand in what it cites: whole, by surname, by initials, or as a people's name."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache

from broadsheet.llm import lexicon
from broadsheet.llm.sentence import Sentence
from broadsheet.llm.words import Word, WordKind, same_name
from broadsheet.text import languages
from broadsheet.text.languages.language import words as listed_words
from broadsheet.text.tokens import fold, unaccent

_FAR = 4  # words between two parts of one name in a source: "Leela Devi Menon", "President Ilya of the Maren family"
_JOINTS = listed_words("de la du al el van von & - ' .")


def runs(sentence: Sentence) -> list[list[Word]]:
    """The names of a sentence: capitalised words that stand together, with "of" and hyphens between them."""
    found: list[list[Word]] = []
    last = -9
    for at, word in enumerate(sentence.words):
        if word.kind is not WordKind.NAME:
            continue
        between = sentence.words[last + 1 : at]
        if found and at - last <= 3 and all(each.text.lower() in _JOINTS for each in between):
            found[-1].append(word)
        else:
            found.append([word])
        last = at
    return found


def failure(claim: Sentence, sources: Sequence[Sentence]) -> str:
    """ "name" where a name of ``claim`` is nowhere in ``sources``; "" where all are."""
    if any(not any(_holds(source, run) for source in sources) for run in runs(claim)):
        return "name"
    return "name" if _new_at_the_beginning(claim, sources) else ""


def forms(word: str) -> frozenset[str]:
    """A name's word with what else it is written as: "un" is "united nations", "american" is of the United States."""
    folded = unaccent(fold(word))
    whole = lexicon.ACRONYMS.get(folded) if word.isupper() else lexicon.DEMONYMS.get(folded)
    return frozenset((folded, whole)) if whole else frozenset((folded,))


def shared(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether two lists of words have a name in common; "Judge" and other titles are none."""
    left, right = _untitled(left), _untitled(right)
    theirs = [form for word in right for form in forms(word.text)] + list(_wholes(right))
    mine = [form for word in left for form in forms(word.text)] + list(_wholes(left))
    if any(same_name(a, b) for a in mine for b in theirs):
        return True
    return _shortened(left, right) or _shortened(right, left)


def _untitled(listed: Sequence[Word]) -> Sequence[Word]:
    titles = languages.of("en").titles
    return [word for word in listed if word.text.lower() not in titles] or listed


def _shortened(short: Sequence[Word], whole: Sequence[Word]) -> bool:
    """Whether a word in capitals is made of the initials of capitalised words in a row: ESA, European Space Agency."""
    initials = "".join(word.text[0] if word.text[:1].isupper() else " " for word in whole)
    return any(word.text.isupper() and len(word.text) > 2 and word.text in initials for word in short)


def _holds(source: Sentence, run: Sequence[Word]) -> bool:
    """Whether all words of a name stand in the source close together."""
    places = [_places(source, word) for word in run]
    if all(places):
        return all(any(abs(b - a) <= _FAR for a in left for b in right) for left, right in itertools.pairwise(places))
    whole = "-".join(unaccent(fold(word.text)) for word in run)
    known = frozenset(form for word in source.words if word.text[:1].isupper() for form in forms(word.text))
    return (
        whole in known
        or _initials(run) in known
        or any(_places_of_whole(source, word) for word in run if len(run) == 1)
    )


def _places(source: Sentence, word: Word) -> list[int]:
    mine = unaccent(fold(word.text))
    return [
        at
        for at, other in enumerate(source.words)
        if (other.text[:1].isupper() and same_name(mine, unaccent(fold(other.text))))
        or (other.base == word.base and not word.text.isupper())
    ]


def _places_of_whole(source: Sentence, word: Word) -> bool:
    """Whether the source writes out what ``word`` shortens: known ones, and initials of a name in it."""
    wholes = _wholes(source.words)
    return any(form in wholes for form in forms(word.text)) or (
        word.text.isupper()
        and (fold(word.text) in _all_initials(source.text, source.language) or _spelt_out(source, word.text))
    )


def _wholes(listed: Sequence[Word]) -> frozenset[str]:
    """Names of two and three capitalised words as "united-nations"."""
    capitals = [unaccent(fold(word.text)) if word.text[:1].isupper() else "" for word in listed]
    return frozenset(
        "-".join(capitals[at : at + n]) for n in (2, 3) for at in range(len(capitals)) if all(capitals[at : at + n])
    )


def _spelt_out(source: Sentence, word: str) -> bool:
    """Whether the source has what a word in capitals shortens in small letters: GST, goods and services tax."""
    said = (WordKind.CONTENT, WordKind.NAME)
    initials = "".join(each.text[0] for each in source.words if each.kind in said)
    return len(word) >= _SHORTEST_ACRONYM and word.lower() in initials.lower()


_SHORTEST_ACRONYM = 3  # letters


@lru_cache(maxsize=512)
def _all_initials(text: str, language: str) -> frozenset[str]:
    return frozenset(_initials(run) for run in runs(Sentence(text, language)) if len(run) > 1)


def _initials(run: Sequence[Word]) -> str:
    return "".join(word.text[0] for word in run).lower()


def _new_at_the_beginning(claim: Sentence, sources: Sequence[Sentence]) -> bool:
    """Whether the first word is a name that no source has: one capitalised word that a verb follows at once."""
    listed = claim.words
    if len(listed) < 2 or listed[0].kind is not WordKind.CONTENT or not listed[0].text[:1].isupper():
        return False
    first, second = listed[0], listed[1].text.lower()
    known = any(first.base in source.keys or first.key in source.keys for source in sources)
    follows = first.tag in ("", "PROPN") and (
        second in _FINITE or any(clause.verb == 1 for clause in claim.clauses) or second == "'"
    )
    return not known and bool(follows) and not first.text.endswith("s")


_FINITE = listed_words("is was has had will would may might could can did does should")
