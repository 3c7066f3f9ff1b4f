"""What stands inside quotation marks: pairs of every script, nested ones, and those that go on in the next paragraph.

Typing is not tidy: one sign serves as apostrophe and as quotation mark (``'``, ``’``), straight signs open and close
alike, and marks are left open. A mark is read by what stands beside it; an opening that never closes is no quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

_MARK = re.compile("[“”„‟\"«»「」『』‘’‚]|``|'{1,3}")
_PARAGRAPH = re.compile(r"[^\n]+")
_PAIRS = {"“": "”", "«": "»", "「": "」", "『": "』", "‘": "’", "„": "“", "‚": "‘", "``": "''"}
_STRAIGHT = frozenset(['"', "''"])
_ENDS = {"''": ("''", '"', "”"), "”": ("”", '"', "''"), '"': ('"', "”")}  # typed pairs are mixed
_SINGLE = frozenset("'’‘‚")
_BESIDE = frozenset("([{—–-/:;,…“”\"'‘’«»„‚ \u00a0\u202f\t\n\u200e\u200f¿¡")  # an opening mark may follow these
_ELISIONS = re.compile(
    r"(?:\d0s|em|til|tis|twas|cause|n|round|bout)\b", re.IGNORECASE
)  # "the '90s", "'em", "rock 'n' roll"
_DEEPEST = 6  # openings that wait for their end at one time; older ones were never closed
_LONGEST = 20_000  # characters in one quotation: longer ones are marks that do not belong together


class Quotation(NamedTuple):
    """``text[start:end]`` with its marks, ``text[first:last]`` without.

    ``depth`` is 0 for one that lies in no other; ``open`` says that it goes on in the next paragraph.
    """

    start: int
    end: int
    first: int
    last: int
    depth: int
    open: bool = False


@dataclass(slots=True)
class _Opening:
    start: int
    first: int
    closer: str
    found: list[Quotation] = field(default_factory=list)


def find(text: str) -> tuple[Quotation, ...]:
    """The quotations in order of their beginnings. Linear in the length of the text."""
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text) if not match.group().isspace()]
    found: list[Quotation] = []
    for index, (start, end) in enumerate(paragraphs):
        following = text[slice(*paragraphs[index + 1])].lstrip()[:1] if index + 1 < len(paragraphs) else ""
        found.extend(_in_paragraph(text, start, end, following))
    return _nested(found)


def inside(quotations: tuple[Quotation, ...], position: int) -> Quotation | None:
    """The outermost quotation that ``position`` lies in, its marks included."""
    index = bisect_left(quotations, (position + 1,)) - 1
    while index >= 0 and quotations[index].depth:
        index -= 1
    return quotations[index] if index >= 0 and quotations[index].end > position else None


def _in_paragraph(text: str, start: int, end: int, following: str) -> list[Quotation]:
    found: list[Quotation] = []
    opened: list[_Opening] = []
    marks = [match.span() for match in _MARK.finditer(text, start, end)]
    closings = [at for at, _ in marks if text[at] in _SINGLE and _closes_single(text, at)]
    for at, after in _apart(text, marks):
        mark = text[at:after]
        if mark in _SINGLE and mark != "‚":
            _single(text, at, opened, found, closings)
        else:
            _double(text, at, after, opened, found)
        del opened[:-_DEEPEST]
    for opening in opened:
        if text[opening.start] not in _SINGLE and following == text[opening.start]:
            found.append(Quotation(opening.start, end, opening.first, end, 0, open=True))
            break
    return [each for each in found if each.end - each.start <= _LONGEST]


def _apart(text: str, marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The marks, with three straight signs cut in two: the double one stands outside."""
    cut: list[tuple[int, int]] = []
    for at, after in marks:
        if after - at == 3:
            middle = at + 2 if text[after : after + 1].isalnum() else at + 1
            cut += [(at, middle), (middle, after)]
        else:
            cut.append((at, after))
    return cut


def _double(text: str, at: int, after: int, opened: list[_Opening], found: list[Quotation]) -> None:
    mark = text[at:after]
    depth = next(
        (n for n in range(len(opened) - 1, -1, -1) if mark in _ENDS.get(opened[n].closer, opened[n].closer)), -1
    )
    if depth >= 0 and not (mark in _STRAIGHT and _opens(text, at, after)):
        found.append(Quotation(opened[depth].start, after, opened[depth].first, at, 0))
        del opened[depth:]
        return
    if depth >= 0 and mark in _STRAIGHT:  # a straight mark that opens again: the one before was never closed
        del opened[depth:]
    if mark in _PAIRS:
        opened.append(_Opening(at, after, _PAIRS[mark]))
    elif _opens(text, at, after):
        opened.append(_Opening(at, after, {"»": "«"}.get(mark, mark)))


def _single(text: str, at: int, opened: list[_Opening], found: list[Quotation], closings: list[int]) -> None:
    """A mark that may be an apostrophe: it opens only where a word begins, and only when another one closes."""
    mark = text[at]
    top = opened[-1] if opened else None
    if top is not None and (text[top.start] in _SINGLE) and mark == top.closer and _closes_single(text, at):
        if not _possessive(text, at, closings):
            found.append(Quotation(top.start, at + 1, top.first, at, 0))
            opened.pop()
        return
    if mark == "’" or text[at + 1 : at + 2].isspace() or not _opens(text, at, at + 1):
        return
    if _ELISIONS.match(text, at + 1) and mark == "'":
        return
    following = bisect_left(closings, at + 2)
    if following < len(closings):
        # typed pairs are mixed: ‘ may be closed by a straight sign, and the other way round
        opened.append(_Opening(at, at + 1, text[closings[following]]))


def _opens(text: str, at: int, after: int) -> bool:
    """Whether a word begins after the mark and none ends before it."""
    before, behind = text[at - 1 : at], text[after : after + 1]
    return (not before or before in _BESIDE) and bool(behind) and not behind.isspace() and behind not in ".,;:!?)"


def _closes_single(text: str, at: int) -> bool:
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and before not in "([{" and not behind.isalnum()


def _possessive(text: str, at: int, closings: list[int]) -> bool:
    """Whether it is the mark of "the voters' list": after an s, before a small letter, with another mark to close."""
    if text[at - 1 : at] != "s" or not re.match(r" [a-z]", text[at + 1 : at + 3]):
        return False
    following = bisect_left(closings, at + 1)
    return following < len(closings) and not _opens_between(text, at + 1, closings[following])


def _opens_between(text: str, start: int, end: int) -> bool:
    return any(text[at] in "'‘" and _opens(text, at, at + 1) for at in range(start, min(end, start + 400)))


def _nested(found: list[Quotation]) -> tuple[Quotation, ...]:
    """In order, with their depths; crossing ones cannot be, for an outer one that closes drops what is open in it."""
    ends: list[int] = []
    placed = []
    for each in sorted(found, key=lambda quotation: (quotation.start, -quotation.end)):
        while ends and ends[-1] <= each.start:
            ends.pop()
        placed.append(each._replace(depth=len(ends)))
        ends.append(each.end)
    return tuple(placed)
