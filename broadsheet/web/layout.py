"""Which story stands where on the front page: a plain decision over arranged teasers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from broadsheet.web.teasers import Teaser

STORIES_ON_FRONT = 48  # the design's front page has 46; with the stylesheet at most 80 KB
STORIES_ON_LATER_PAGES = 40
LEAD_FROM_FIRST = 3  # an image may lift the second or third story into the lead, not the tenth
SIDE_LEFT = 4
SIDE_RIGHT = 3  # one has a picture as tall as a teaser: with four the column is a teaser longer than the others
FEWEST_IN_BLOCK = 4
FEWEST_IN_COLUMNS = 6  # picture, three teasers and two lines; below it the third column would stand all but empty
LINES_IN_BLOCK = 5
SINGLES_IN_BLOCK = 4
FEWEST_SINGLES = 8  # below it the singles stay in their sections


@dataclass(slots=True)
class Block:
    """A part of the front page under one heading. ``columns`` is the stylesheet's ``data-cols``."""

    key: str
    columns: str = "4"
    head: Teaser | None = None
    stack: list[Teaser] = field(default_factory=list)
    lines: list[Teaser] = field(default_factory=list)


@dataclass(slots=True)
class Front:
    """A whole front page. Every given story stands in it exactly once."""

    lead: Teaser | None = None
    left: list[Teaser] = field(default_factory=list)
    right: list[Teaser] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def front(arranged: Sequence[Teaser], *, by_section: bool = True) -> Front:
    """The front page of stories in the order of ``stories.arranging``, whose TOP fill the lead and the columns beside.

    A section's own page is made without blocks by section.
    """
    if not arranged:
        return Front()
    lead = _lead(arranged)
    others = [teaser for teaser in arranged if teaser is not lead]
    top, rest = others[: SIDE_LEFT + SIDE_RIGHT], others[SIDE_LEFT + SIDE_RIGHT :]
    illustrated = next((teaser for teaser in top[2:] if teaser.image_of), None)
    columns = [teaser for teaser in top if teaser is not illustrated]
    left, right = columns[:SIDE_LEFT], columns[SIDE_LEFT:]
    if illustrated:
        right = [illustrated.with_picture, *right]
    return Front(lead.with_lead_picture, left, right, _blocks(rest) if by_section else _more(rest))


def _lead(arranged: Sequence[Teaser]) -> Teaser:
    first = arranged[:LEAD_FROM_FIRST]
    told_by_several = [teaser for teaser in first if teaser.image_of and teaser.publishers > 1]
    return (told_by_several or [teaser for teaser in first if teaser.image_of] or list(first))[0]


def _blocks(rest: Sequence[Teaser]) -> list[Block]:
    singles = [teaser for teaser in rest if teaser.publishers == 1 and not teaser.image_of]
    apart = singles[:SINGLES_IN_BLOCK] if len(singles) >= FEWEST_SINGLES else []
    by_section: dict[str, list[Teaser]] = {}
    for teaser in rest:
        if teaser not in apart:
            by_section.setdefault(teaser.section, []).append(teaser)
    blocks: list[Block] = []
    over: list[Teaser] = by_section.pop("", [])
    for section, members in by_section.items():
        if len(members) < FEWEST_IN_BLOCK:
            over += members
            continue
        block, left = _block(section, members, len(blocks))
        blocks.append(block)
        over += left
    blocks += _more(over)
    return [*blocks, Block("single", "4", stack=apart)] if apart else blocks


def _block(section: str, members: list[Teaser], position: int) -> tuple[Block, list[Teaser]]:
    """One section's block and what did not fit; blocks with a picture alternate between both sides."""
    head = next((teaser for teaser in members[:4] if teaser.image_of), None)
    if head and len(members) >= FEWEST_IN_COLUMNS:
        rest = [teaser for teaser in members if teaser is not head]
        stack, lines = rest[:3], rest[3 : 3 + LINES_IN_BLOCK]
        columns = "tail" if position % 2 else "lead"
        return Block(section, columns, head.with_picture, stack, lines), rest[3 + LINES_IN_BLOCK :]
    if len(members) < FEWEST_IN_COLUMNS:
        row = members[:FEWEST_IN_BLOCK]
        shown = [teaser.with_picture if teaser is head else teaser for teaser in row]
        return Block(section, "4", stack=shown), members[FEWEST_IN_BLOCK:]
    return Block(section, "4", stack=members[:3], lines=members[3 : 3 + LINES_IN_BLOCK]), members[3 + LINES_IN_BLOCK :]


def _more(rest: Sequence[Teaser]) -> list[Block]:
    """What has no block of its own, four in a row, in order of rank."""
    return [Block("more", "4", stack=list(rest))] if rest else []
