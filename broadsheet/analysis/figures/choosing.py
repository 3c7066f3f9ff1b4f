"""Which figures of an article matter, and what each of them says."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.analysis.document import Document
from broadsheet.analysis.figures import contrasts, surroundings
from broadsheet.analysis.figures.result import Figure, Figures
from broadsheet.text import quantities, tokens
from broadsheet.text.languages.language import words as listed
from broadsheet.text.quantities import Kind, Quantity
from broadsheet.text.quantities.bounds import FALLING, RISING
from broadsheet.text.quantities.pieces import Sentence, cut
from broadsheet.text.tagging import Token

MOST = 10  # figures of an article; a longer list is no longer a choice
LONGEST = 100_000  # characters of a text that are read; longer ones are archives and books
_LEAST_SCORE = 3.0
_WEIGHTS = {
    Kind.CURRENCY: 3.0,
    Kind.PERCENT: 3.0,
    Kind.MEASURE: 2.0,
    Kind.COUNT: 2.0,
    Kind.SHARE: 1.5,
    Kind.TIME: 0.5,
    Kind.BARE: 1.0,
}
_UNITS = {Kind.COUNT: "", Kind.SHARE: "share"}  # where the quantity's unit is what is counted
_LEAD = 2.5  # for the first sentence; halves every four sentences
_IN_TITLE = 3.0
_CHANGED = 1.0
_SALIENT = 1.0  # what is counted is in the title
_VAGUE = 1.5  # less for "thousands of lawsuits"
_SMALL = 10  # counts below are about persons and things at hand: "two men", "three rooms"
_LEAST_BARE = 1_000
_VERB_REACH = 60  # characters before "from … to …" in which a verb says that something rose or fell


@dataclass(frozen=True, slots=True)
class _Candidate:
    quantity: Quantity
    sentence: int
    before: float | None = None


def of_article(document: Document) -> Figures:
    """The figures of an article, the most important first."""
    text = document.text[:LONGEST]
    spans = [span for span in document.sentences if span[1] <= len(text)]
    found = quantities.find(text, spans, _tokens(document), document.language)
    placed = [each for each in _placed(document, found) if _matters(document, each.quantity)]
    candidates = _with_changes(document, [each for each in placed if not _is_link(document, each)])
    title = _Title.of(document)
    scored = sorted(((_score(document, each, title), each) for each in candidates), key=lambda pair: -pair[0])
    chosen = [each for score, each in scored if score >= _LEAST_SCORE]
    contrasted = contrasts.find(
        document, found, lambda quantity: _figure(document, next(_placed(document, (quantity,))))
    )
    return Figures(tuple(_unrepeated(_figure(document, each) for each in chosen)), contrasted)


def _tokens(document: Document) -> tuple[tuple[Token, ...], ...]:
    return document.tokens if document.language[:2].lower() == "en" else ()


def _placed(document: Document, found: tuple[Quantity, ...]) -> Iterator[_Candidate]:
    return (_Candidate(quantity, document.sentence_at(quantity.start)) for quantity in found)


_SETTINGS_BEFORE = listed("last past next previous first recent every in within after before for over than")
_SETTINGS_AFTER = listed("ago earlier later before after since prior old into")


def _is_setting(document: Document, quantity: Quantity) -> bool:
    """Whether a span of time says when, and is no figure: "two days later", "in the past three years"."""
    before = document.text[max(0, quantity.start - 20) : quantity.start].lower().split()
    after = document.text[quantity.end : quantity.end + 12].lower().split()
    led = before[-1] if before and before[-1] not in ("the", "a") else before[-2] if len(before) > 1 else ""
    return led in _SETTINGS_BEFORE or (bool(after) and after[0].strip(".,") in _SETTINGS_AFTER)


def _matters(document: Document, quantity: Quantity) -> bool:
    """Whether a quantity may be a figure at all: no age, no "two days later", no "one of", no small bare number."""
    if quantity.kind is Kind.AGE or quantity.unit in ("count", "generation wireless"):
        return False
    if quantity.kind is Kind.TIME and _is_setting(document, quantity):
        return False
    if quantity.kind is Kind.BARE:
        before = document.text[max(0, quantity.start - _VERB_REACH) : quantity.start]
        return abs(quantity.value) >= _LEAST_BARE or surroundings.is_total(before)
    return not (quantity.kind is Kind.COUNT and quantity.value <= 1)


_LINK = re.compile(
    r"(?:read |see |watch |learn )?(?:more|also|also read|related|read|opinion|video|photos)\s?[:|]", re.IGNORECASE
)


def _is_link(document: Document, candidate: _Candidate) -> bool:
    """Whether the sentence is the title of another article, linked in this one: "More: …"."""
    return bool(_LINK.match(document.text, document.sentences[candidate.sentence][0]))


def _with_changes(document: Document, candidates: list[_Candidate]) -> list[_Candidate]:
    """ "rose from 3 to 5" and "rose to 5 from 3" as one figure with the value before."""
    found: list[_Candidate] = []
    for each in candidates:
        last = found[-1] if found else None
        if last and last.sentence == each.sentence and _is_from(document, last.quantity, each.quantity):
            found[-1] = _Candidate(last.quantity, last.sentence, each.quantity.value)
        elif each.quantity.upper is not None and _has_moved(document, each):
            now = each.quantity._replace(value=each.quantity.upper, upper=None, change="=")
            found.append(_Candidate(now, each.sentence, each.quantity.value))
        else:
            found.append(each)
    return found


def _is_from(document: Document, now: Quantity, before: Quantity) -> bool:
    """Whether ``before`` is what ``now`` rose or fell from: "to 5 crore from 3 crore", "up from 3 crore"."""
    if now.end > before.start or before.start - now.end > _VERB_REACH or before.upper is not None:
        return False
    same = now.unit == before.unit or Kind.BARE in (now.kind, before.kind)
    between = document.text[now.end : before.start].lower().rstrip("₹$€£ ")
    return same and between.endswith(("from", "against", "compared with", "compared to")) and "." not in between


def _has_moved(document: Document, candidate: _Candidate) -> bool:
    quantity = candidate.quantity
    start = max(document.sentences[candidate.sentence][0], quantity.start - _VERB_REACH)
    words = document.text[start : quantity.start].lower().split()
    moved = RISING | FALLING | _MOVED
    return bool(words) and words[-1] == "from" and any(word.strip(",") in moved for word in words[-7:-1])


_MOVED = listed("went gone go goes moved moving doubled tripled trebled revised changed expanded widened narrowed")


@dataclass(frozen=True, slots=True)
class _Title:
    """What a title says that makes a figure matter: its numbers and its words."""

    values: frozenset[float]
    stems: frozenset[str]

    @classmethod
    def of(cls, document: Document) -> _Title:
        found = quantities.find(document.title, [(0, len(document.title))], (), document.language)
        return cls(frozenset(each.value for each in found), frozenset(tokens.terms(document.title, document.language)))


def _score(document: Document, candidate: _Candidate, title: _Title) -> float:
    quantity = candidate.quantity
    score: float = _WEIGHTS[quantity.kind] + _LEAD * 0.5 ** (candidate.sentence / 4)
    score += _IN_TITLE * (quantity.value in title.values) + _CHANGED * _is_change(candidate)
    if quantity.kind in (Kind.COUNT, Kind.BARE):
        score += min(2.0, math.log10(max(1.0, abs(quantity.value))) / 2) - 2.0 * (abs(quantity.value) < _SMALL)
    score -= _VAGUE * (quantity.upper == 10 * quantity.value)
    counted = document.text[quantity.counted_start : quantity.counted_end]
    return score + _SALIENT * bool(title.stems.intersection(tokens.terms(counted, document.language)))


def _is_change(candidate: _Candidate) -> bool:
    return candidate.before is not None or candidate.quantity.change in ("up", "down")


def _figure(document: Document, candidate: _Candidate) -> Figure:
    quantity = candidate.quantity
    start, end = document.sentences[candidate.sentence]
    english = document.language[:2].lower() == "en"
    span = surroundings.thing(_pieces(document, candidate), quantity) if english else quantity[-2:]
    sign = quantity.change
    return Figure(
        written=" ".join(document.text[quantity.start : quantity.end].split()),
        value=quantity.value,
        evidence=document.evidence(start, end),
        number=document.evidence(quantity.start, quantity.end),
        unit=_UNITS.get(quantity.kind, quantity.unit),
        upper=quantity.upper,
        bound=sign if sign in ("~", ">", "<") else "=",
        direction=_direction(document, quantity, candidate.before),
        before=candidate.before,
        counted=" ".join(document.text[span[0] : span[1]].split()),
        as_of=surroundings.dated(document.text, start, end, quantity, document.language),
        speaker=surroundings.speaker(document.text, start, end) if english else "",
    )


def _direction(document: Document, quantity: Quantity, before: float | None) -> str:
    """ "up" or "down"; by the two values where both are known, and never of what something rose *to*."""
    if before is not None:
        return "up" if quantity.value > before else "down" if quantity.value < before else ""
    led = document.text[max(0, quantity.start - 4) : quantity.start].lower().split()
    return quantity.change if quantity.change in ("up", "down") and led[-1:] != ["to"] else ""


def _pieces(document: Document, candidate: _Candidate) -> Sentence:
    start, end = document.sentences[candidate.sentence]
    known = document.tokens[candidate.sentence] if candidate.sentence < len(document.tokens) else ()
    return cut(document.text, start, end, {token.start: token.tag for token in known if token.tag})


def _unrepeated(figures: Iterator[Figure]) -> Iterator[Figure]:
    """At most ``MOST``, each value of a thing once."""
    seen: set[tuple[float, str, str]] = set()
    for figure in figures:
        key = (figure.value, figure.unit, "" if figure.unit else figure.counted.lower()[-4:])
        if key in seen or len(seen) >= MOST:
            continue
        seen.add(key)
        yield figure
