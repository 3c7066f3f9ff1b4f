"""In which order the stories of an edition's first page stand: by heat, but not three of a kind at the top.

A greedy choice by maximal marginal relevance (Carbonell and Goldstein 1998): each place goes to the story with the most
heat left after what it repeats of those above it. Only the order within one page changes, so that the next page, which
begins after the page's coolest story, neither loses nor doubles one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TOP = 8  # places that are chosen so: lead and both columns beside it; below them rank alone counts
FIRST = 3  # places of which no kind takes all while the page has another
SAME_SECTION = 0.5  # points of heat (doublings) for each story above it of the same section
SAME_PUBLISHER = 0.7  # the same of the publisher whose headline stands for it
SAME_SUBJECT = 2.0  # for the most that it shares with one of them


@dataclass(frozen=True, slots=True)
class Offer:
    """A story for a page. ``section`` "" is of no kind; ``subject`` holds whatever words and hashtags it is about."""

    heat: float
    section: str
    publisher_id: int
    subject: frozenset[str]


def arranged(offers: Sequence[Offer]) -> list[int]:
    """The numbers of the offers, given hottest first, in the order in which they stand: each exactly once."""
    left = list(range(len(offers)))
    chosen: list[int] = []
    while left and len(chosen) < TOP:
        above = [offers[number] for number in chosen]
        allowed = left
        if len(chosen) == FIRST - 1:
            allowed = [number for number in left if not _completes(offers[number], above)] or left
        best = max(allowed, key=lambda number: (offers[number].heat - _repeats(offers[number], above), -number))
        chosen.append(best)
        left.remove(best)
    return chosen + left


def _repeats(offer: Offer, above: Sequence[Offer]) -> float:
    points = SAME_SECTION * sum(bool(offer.section) and offer.section == each.section for each in above)
    points += SAME_PUBLISHER * sum(offer.publisher_id == each.publisher_id for each in above)
    return points + SAME_SUBJECT * max((alike(offer, each) for each in above), default=0.0)


def _completes(offer: Offer, above: Sequence[Offer]) -> bool:
    """Whether the top would be one section, one publisher or one subject with it."""
    return (
        all(offer.section and offer.section == each.section for each in above)
        or all(offer.publisher_id == each.publisher_id for each in above)
        or all(alike(offer, each) >= 1 / 3 for each in above)
    )


def alike(one: Offer, other: Offer) -> float:
    """The share of the smaller subject that stands in the other, between 0 and 1."""
    smaller = min(len(one.subject), len(other.subject))
    return len(one.subject & other.subject) / smaller if smaller else 0.0
