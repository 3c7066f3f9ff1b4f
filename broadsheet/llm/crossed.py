"""Whether two names or two numbers have taken each other's place, told by the words around them and by their order.

Of true sentences with two names or numbers swapped, 46 of 103 and 12 of 86 passed before this was asked, 32 of 96
and 3 of 84 since; most of the names that still pass make no sentence ("Greens, who leads the Maya Lindt").
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

from broadsheet.llm import naming
from broadsheet.llm.places import DAYS
from broadsheet.llm.quantities import Quantity, equal
from broadsheet.llm.sentence import Sentence
from broadsheet.llm.words import Word, WordKind

_PHRASE = 7  # words from one name to another of the same phrase
_FAR = 4  # words to each side that tell one place from another
_BESIDE = 2  # for a preposition before
_WEIGHT = 3  # content words that a preposition counts for: "to 4 per cent from 3"
_WEIGHTY = frozenset(["of", "in", "by", "from", "to", "for", "with", "against", "between", "on", "over", "than"])


class Spot(NamedTuple):
    """A name or number, the index of its first word, and the words around it."""

    what: list[Word] | Quantity
    at: int
    around: frozenset[str]
    verbs: int = 0  # before it


def failure(claim: Sentence, sources: Sequence[Sentence]) -> str:
    """ "role" or "number" where two have changed places, or one name stands twice for two; "" else. English only."""
    if claim.language != "en":
        return ""
    if _twice(claim, sources):
        return "role"
    if any(_crossed(_names(claim), _names(source), _same_name, _turned(claim, source)) for source in sources):
        return "role"
    numbers = (_numbers(claim), [_numbers(source) for source in sources])
    return "number" if any(_crossed(numbers[0], theirs, _same_number, False) for theirs in numbers[1]) else ""


def _twice(claim: Sentence, sources: Sequence[Sentence]) -> bool:
    """Whether a name stands twice where each source has it once: "Grant, who represents Grant"."""
    runs = [spot.what for spot in _names(claim)]
    for left, right in itertools.combinations(runs, 2):
        if isinstance(left, list) and isinstance(right, list) and left[-1].key == right[-1].key:
            most = max(sum(word.key == left[-1].key for word in source.words) for source in sources)
            if most < 2:
                return True
    return False


def _crossed(mine: list[Spot], theirs: list[Spot], same: Callable[[Spot, Spot], bool], turned: bool) -> bool:
    for first, second in itertools.pairwise(mine):
        ones = [spot for spot in theirs if same(first, spot)]
        others = [spot for spot in theirs if same(second, spot)]
        if not ones or not others or same(first, second):
            continue
        kept = _most(first, ones) + _most(second, others)
        changed = _most(first, others) + _most(second, ones)
        phrases = [(one, other) if one.at < other.at else (other, one) for one in ones for other in others]
        if _is_one_phrase(first, second) and any(_is_one_phrase(*pair) for pair in phrases):
            continue  # "President Maren of Saria" for "Saria's president, Maren", "Sweden and Poland"
        reversed_ = all(one.at > other.at for one in ones for other in others)
        if (reversed_ and not turned and changed >= max(kept, 1)) or changed > kept + 1:
            return True
    return False


def _is_one_phrase(first: Spot, second: Spot) -> bool:
    """Whether two names stand close together with no verb between them."""
    return isinstance(first.what, list) and 0 < second.at - first.at <= _PHRASE and not second.verbs - first.verbs


def _most(spot: Spot, places: Sequence[Spot]) -> int:
    return max(len(spot.around & place.around) for place in places)


def _turned(claim: Sentence, source: Sentence) -> bool:
    """Whether one is passive where the other is not, which turns the order of who does it and to whom."""
    return any(clause.passive for clause in claim.clauses) != any(clause.passive for clause in source.clauses)


def _same_name(left: Spot, right: Spot) -> bool:
    return isinstance(left.what, list) and isinstance(right.what, list) and naming.shared(left.what, right.what)


def _same_number(left: Spot, right: Spot) -> bool:
    return isinstance(left.what, Quantity) and isinstance(right.what, Quantity) and equal(left.what, right.what)


def _names(sentence: Sentence) -> list[Spot]:
    listed = list(sentence.words)
    found = []
    for run in naming.runs(sentence):
        if run[0].text not in DAYS:
            first, last = listed.index(run[0]), listed.index(run[-1])
            verbs = sum(clause.verb < first for clause in sentence.clauses)
            found.append(Spot(run, first, _around(listed, first, last), verbs))
    return found


def _numbers(sentence: Sentence) -> list[Spot]:
    listed = sentence.words
    found = []
    for quantity in sentence.quantities:
        inside = [at for at, word in enumerate(listed) if quantity.start <= word.start < quantity.end]
        if inside and quantity.form in ("number", "ordinal"):
            around = _around(listed, inside[0], inside[-1]) | ({f"unit {quantity.unit}"} if quantity.unit else set())
            found.append(Spot(quantity, inside[0], around))
    return found


def _around(listed: Sequence[Word], first: int, last: int) -> frozenset[str]:
    """Content words to each side up to a name or number or four words, prepositions before, a possessive behind."""
    before = list(itertools.takewhile(_is_between, reversed(listed[max(0, first - _FAR) : first])))
    after = list(itertools.takewhile(_is_between, listed[last + 1 : last + 1 + _FAR]))
    found = {f"left {word.base}" for word in before if word.kind is WordKind.CONTENT}
    found |= {f"right {word.base}" for word in after if word.kind is WordKind.CONTENT}
    found |= {word.base for word in (*before, *after) if word.kind is WordKind.CONTENT}
    leads = [word.text.lower() for word in before[:_BESIDE] if word.text.lower() in _WEIGHTY]
    found |= {f"{lead} {n}" for lead in leads for n in range(_WEIGHT)}
    return frozenset(found | ({"'s"} if [word.text for word in after[:2]] == ["'", "s"] else set()))


def _is_between(word: Word) -> bool:
    return word.kind not in (WordKind.NAME, WordKind.NUMBER)
