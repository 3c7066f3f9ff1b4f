"""A model's reply taken apart: its sentences and the numbers of the sources that each cites."""

from __future__ import annotations

import re
from typing import NamedTuple

from broadsheet.text import sentences

LONGEST = 60_000  # characters; an answer of the most tokens that are asked for has a tenth of it
_CITATION = re.compile(r"\s*[\[【]\s*(\d{1,4}(?:\s*(?:,|;|and|-|–)\s*\d{1,4}){0,20})\s*[\]】]")
_STOP = re.compile(r"([.!?…।؟。][\"'”’»)]*)((?:\s*[\[【]\s*\d{1,4}(?:\s*(?:,|;|and|-|–)\s*\d{1,4}){0,20}\s*[\]】])+)")
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.)])\s+")
_MARKUP = re.compile(r"\*\*|__|`|^#{1,6}\s+")
_THINKING = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_WIDEST = 20  # sources that one range such as [3-7] may name


class Said(NamedTuple):
    """One sentence without its citations, and the numbers it cites in order."""

    text: str
    cited: tuple[int, ...]


def parse(reply: str, language: str = "en") -> tuple[Said, ...]:
    """The sentences of a reply in order. Citations count for the sentence that they stand in or directly behind."""
    found = []
    for raw in _THINKING.sub("", reply[:LONGEST]).splitlines():
        line = _MARKUP.sub("", _BULLET.sub("", raw)).strip()
        moved = _STOP.sub(lambda match: f"{match[2]}{match[1]}", line)  # "… died. [3]" is "… died [3]."
        for start, end in sentences.split(moved, language):
            piece = moved[start:end]
            cited = tuple(dict.fromkeys(number for match in _CITATION.finditer(piece) for number in _numbers(match[1])))
            text = " ".join(_CITATION.sub("", piece).split())
            if any(letter.isalnum() for letter in text) or cited:
                found.append(Said(text, cited))
    return tuple(found)


def _numbers(listed: str) -> list[int]:
    """The numbers of "3", "3, 7" or "3-5"."""
    found: list[int] = []
    for part in re.split(r",|;|and", listed):
        ends = [int(digits) for digits in re.findall(r"\d+", part)]
        if len(ends) == 2 and 0 <= ends[1] - ends[0] < _WIDEST:
            found += range(ends[0], ends[1] + 1)
        else:
            found += ends
    return found
