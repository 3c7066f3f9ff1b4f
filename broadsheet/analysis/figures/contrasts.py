"""Figures that one article sets against each other: "Police say 3,000 marched. The organisers put the number at 5,000."

A contrast is a number that somebody is said to give, and before it, at most two sentences back, another number for the
same thing that somebody else, or the article itself, gives. That it is for the same thing shows in the grammar: the
second number stands alone ("the union says 15"), is called the number or the toll, or counts the same noun.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from broadsheet.analysis.document import Document
from broadsheet.analysis.figures import surroundings
from broadsheet.analysis.figures.likeness import alike, compatible, near
from broadsheet.analysis.figures.result import Contrast, Figure
from broadsheet.text import tokens
from broadsheet.text.languages.language import words as listed
from broadsheet.text.quantities import Kind, Quantity

MOST = 3  # of an article
_BACK = 2  # sentences
_NEAREST = 8  # numbers before one that it may contradict
_REACH = 200  # characters before a number in which it is said who gives it
_COUNTS = frozenset({Kind.BARE, Kind.COUNT})  # "58 of 120 seats" and then "59"
_SAYS = (
    r"(?:says?|said|puts?|counts|counted|claims?|claimed|estimates?|estimated|reckons?|reckoned|speaks? of|spoke of|"
    r"gives|gave|insists? on|insisted on)"
)
_THE_NUMBER = r"the (?:(?:total|real|true|actual|death) )?(?:number|toll|figure|total|count|tally|crowd|turnout|loss)"
_CLAIM = re.compile(
    r"(?:^|[;:]\s|[,;] (?:but|and|while|whereas) |\s(?:and|but|while|whereas) )"
    r"(?:But |And |Yet |While )?(?P<who>[\w’'-]+(?: [\w’'.-]+){0,7}?)"
    r"(?:, (?:which|who|whose)\b[^,;:“”]{3,80},)?"
    rf" (?:(?:now|itself|themselves|later|meanwhile|however|only|has|have|had) )?{_SAYS}"
    rf"(?P<thing> {_THE_NUMBER}(?: of [\w’'-]+(?: [\w’'-]+){{0,3}})? (?:at|was|is)| it at| them at)?"
    r"(?: (?:that )?(?:it|there|they) (?:is|was|are|were)| that)?"
    r"(?: (?:about|some|at least|nearly|almost|more than|around|over|up to|only|just|as many as))?\s*$"
)
_ALONE = re.compile(r"[”\"’]?(?:[.;)!]|$|, (?:because|since|as|but|and|which|with|while|not)\b| (?:and|but) [a-z])")
_LIMITED = re.compile(r"\s(?:who|that|which|whose|whom)\b")  # "480 workers who had planned to travel": some of them
_NOBODY = listed("he she it they we i you who which that this these those there")
_OTHERWISE = re.compile(
    r"\b(?:last|previous|next|earlier|ago|before|by|until|forecast\w*|expect\w*|(?:19|20)\d\d|one of|"
    r"wants?|wanted|offer(?:s|ed)?|demand(?:s|ed)?|ask(?:s|ed)?|would|should|could|may|might|if|another|other|further)\b",
    re.IGNORECASE,
)
"""Of another time, or what somebody wishes for: not a claim about the same thing."""

Say = Callable[[Quantity], Figure]


def find(document: Document, found: Sequence[Quantity], say: Say) -> tuple[Contrast, ...]:
    """The contrasts of an English article from all its quantities in order; ``say`` makes the figure of one."""
    if document.language[:2].lower() != "en":
        return ()
    contrasts: list[Contrast] = []
    for at, quantity in enumerate(found):
        claim = _claim(document, quantity) if quantity.kind is not Kind.AGE else None
        if claim is not None and len(contrasts) < MOST:
            contrasts.extend(_against(document, found[max(0, at - _NEAREST) : at], quantity, claim, say))
    return tuple(contrasts)


def _claim(document: Document, quantity: Quantity) -> re.Match[str] | None:
    """Who is said to give a number, None for a pronoun or nobody."""
    start = max(document.sentences[document.sentence_at(quantity.start)][0], quantity.start - _REACH)
    before = document.text[start : quantity.start].rstrip("$€£₹ ").replace("\n", " ")
    claim = _CLAIM.search(before)
    if claim is None or _NOBODY & set(claim["who"].lower().split()) or _OTHERWISE.search(claim.group()):
        return None
    return claim


def _against(
    document: Document, before: Sequence[Quantity], quantity: Quantity, claim: re.Match[str], say: Say
) -> Iterator[Contrast]:
    """The contrast with the nearest number before, if there is one of the same thing."""
    figure = replace(say(quantity), speaker=" ".join(claim["who"].split()))
    if quantity.counted_end <= quantity.counted_start:
        figure = replace(figure, counted="")  # "the union says 15": the sentence names nothing but who says so
    alone = bool(claim["thing"]) or bool(_ALONE.match(document.text, quantity.end))
    limited = bool(_LIMITED.match(document.text, quantity.counted_end or quantity.end))
    place = document.sentence_at(quantity.start)
    for at in range(len(before) - 1, -1, -1):
        other = before[at]
        if place - document.sentence_at(other.start) > _BACK:
            return
        if not _of_one_kind(other, quantity) or (at and _is_whole(document, before[at - 1], other)):
            continue
        earlier = say(other)
        if not near(earlier, figure) or compatible(earlier, figure) or _dated_apart(document, other, quantity):
            continue
        sure = alone or (bool(earlier.speaker) and not limited and alike(document, earlier, figure))
        if sure and not _of_one_source(document, earlier, figure):
            yield Contrast(earlier, figure)
            return


def _of_one_kind(one: Quantity, other: Quantity) -> bool:
    return {one.kind, other.kind} <= _COUNTS or (one.kind is other.kind and one.unit == other.unit)


def _is_whole(document: Document, part: Quantity, other: Quantity) -> bool:
    """Whether a number is the whole that another is a part of: "58 of 120"."""
    return document.text[part.end : other.start].split()[-1:] == ["of"] and other.start - part.end < len(" out of  ")


def _dated_apart(document: Document, one: Quantity, other: Quantity) -> bool:
    """Whether the later number is given for a time of its own."""
    later, earlier = _date(document, other), _date(document, one)
    return bool(later) and later != earlier


def _date(document: Document, quantity: Quantity) -> str:
    start, end = document.sentences[document.sentence_at(quantity.start)]
    edge = re.compile(r"[,;:]").search(document.text, quantity.end, end)
    return surroundings.dated(document.text, start, edge.start() if edge else end, quantity, document.language)


def _of_one_source(document: Document, earlier: Figure, later: Figure) -> bool:
    """Whether what is said of the earlier number speaks of whoever gives the later one."""
    own = tokens.terms(later.speaker.partition(" of ")[0], document.language)
    said = document.text[earlier.evidence.start : earlier.evidence.end]
    if earlier.evidence == later.evidence:
        said = document.text[earlier.evidence.start : earlier.number.end] + " " + earlier.speaker
    return not own or own[-1] in tokens.terms(said, document.language)
