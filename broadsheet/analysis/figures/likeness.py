"""Whether two figures are of the same thing, and whether their values exclude each other."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from types import MappingProxyType

from broadsheet.analysis.document import Document
from broadsheet.analysis.figures.result import Figure
from broadsheet.text import tokens
from broadsheet.text.languages import of
from broadsheet.text.tokens import WORD, fold

# What happens to what is counted, by stem; figures of people are of the same thing only when the same happened.
_THEMES = MappingProxyType(
    {
        stem: theme
        for theme, stems in {
            "killed": "kill dead die death toll fatal bodi slain massacr perish drown casualti deceas victim",
            "injured": "injur wound hurt hospit",
            "missing": "miss unaccount",
            "arrested": "arrest detain custodi held jail nab apprehend",
            "displaced": "displac evacu flee fled homeless shelter uproot",
            "infected": "infect case contract posit",
            "recovered": "recov discharg",
            "rescued": "rescu surviv save",
            "charged": "charg indict accus sentenc convict",
            "voted": "vote ballot elect",
            "married": "marri wed",
        }.items()
        for stem in stems.split()
    }
)
_HEADS_AS_PEOPLE = frozenset(
    {"dead", "death", "person", "fatal", "casualti", "victim", "peopl", "other", "soul", "toll"}
)
_SAME_HEADS = MappingProxyType(
    {
        stem: stems[0]
        for stems in (
            ("ship", "vessel"), ("car", "vehicl"), ("hous", "home"), ("soldier", "troop"), ("protest", "demonstr"),
            ("job", "post"), ("pupil", "student"), ("firm", "compani"),
        )
        for stem in stems
    }
)  # fmt: skip
"""Nouns, by stem, that two papers use for one thing."""
_WHOLE = re.compile(r"(?:%|per ?cent|half|third|quarter|out) of (?:the |all |some |nearly |about |more than |over )*$")
"""Before a number that is the whole which another is a part of: "93% of the 340,000 votes"."""
_WINDOW = 70  # characters on either side of a number whose words say what it is of
_LEAST_SHARED = 1  # words of context or modifiers that figures of one thing share
_CLOSE_SHARED = 2  # the same where the values differ
_DISPUTE_SHARED = 3  # the same for figures that are said to contradict each other


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is of: unit, head noun and its other words, what happens to it, words and names near."""

    unit: str
    head: str
    modifiers: frozenset[str]
    theme: str
    context: frozenset[str]
    names: frozenset[str]


def subject(document: Document, figure: Figure) -> Subject:
    """What a figure is of."""
    language = document.language
    core = figure.counted.removeprefix("number of ").partition(" of ")[0]
    words = tokens.terms(core, language)
    head = words[-1 if language[:2] == "en" else 0] if words else ""
    near = _near(document, figure)
    context = frozenset(word for word in tokens.terms(near, language) if not word[0].isdigit())
    own = frozenset(tokens.terms(figure.counted, language)) - {head}
    if _WHOLE.search(document.text, max(figure.evidence.start, figure.number.start - 30), figure.number.start):
        own |= {"all"}
    context -= own | {head} | {tokens.stem(scale, "en") for scale in of(language).scales}
    theme = _theme(tokens.terms(figure.counted, language), figure, document) if _counts(figure) else ""
    if not figure.unit and head in _HEADS_AS_PEOPLE:
        head = "people"
    head = _SAME_HEADS.get(head, head)
    return Subject(figure.unit, head, own, theme, context, _names(near, language))


def _counts(figure: Figure) -> bool:
    return figure.unit in ("", "share")


def _near(document: Document, figure: Figure) -> str:
    """The words around a number in its sentence, the number itself left out."""
    start = max(figure.evidence.start, figure.number.start - _WINDOW)
    end = min(figure.evidence.end, figure.number.end + _WINDOW)
    text = document.text
    while figure.evidence.start < start and text[start - 1].isalnum():
        start -= 1
    return f"{text[start : figure.number.start]} {text[figure.number.end : end]}"


def _theme(counted: list[str], figure: Figure, document: Document) -> str:
    """The theme that the counted noun names, or the nearest one behind the number, or else before it."""
    for word in counted:
        if word in _THEMES:
            return _THEMES[word]
    start, end = figure.number.start, figure.number.end
    behind = document.text[end : min(figure.evidence.end, end + _WINDOW)]
    before = document.text[max(figure.evidence.start, start - _WINDOW) : start]
    own = (_EDGE.split(behind, maxsplit=1)[0], _EDGE.split(before)[-1])
    for part, step in ((own[0], 1), (own[1], -1), (before, -1)):
        words = tokens.terms(part, document.language)[::step]
        found = next((_THEMES[word] for word in words if word in _THEMES), "")
        if found:
            return found
    return ""


_EDGE = re.compile(r"[,;:]| and | while | but |\d")
"""Where what is said of one number gives way to what is said of the next."""


def _names(near: str, language: str) -> frozenset[str]:
    """Folded words with a capital letter; empty for scripts without them."""
    if not of(language).cased:
        return frozenset()
    return frozenset(
        fold(match.group()) for match in WORD.finditer(near) if match.group()[0].isupper() and match.start() > 0
    )


def same(one: Subject, other: Subject) -> bool:
    """Whether two figures are likely of the same thing, so that they may stand side by side."""
    if (one.unit, one.head, one.theme) != (other.unit, other.head, other.theme) or not one.head:
        return False
    if one.modifiers and other.modifiers and not one.modifiers & other.modifiers:
        return False
    return bool(one.theme) or len(_shared(one, other)) >= _LEAST_SHARED


def alike(document: Document, one: Figure, other: Figure) -> bool:
    """Whether two figures of one article count the same noun, to which the same happens, with the same other words."""
    first, second = subject(document, one), subject(document, other)
    if not first.head or (first.unit, first.head, first.theme) != (second.unit, second.head, second.theme):
        return False
    apart = first.names and second.names and not first.names & second.names
    return first.modifiers == second.modifiers and not apart


def closely(one: Subject, other: Subject) -> bool:
    """Whether enough words are shared that figures of different values are likely of the same thing."""
    return same(one, other) and len(_shared(one, other)) + bool(one.theme) >= _CLOSE_SHARED


def may_contradict(one: Subject, other: Subject) -> bool:
    """Whether two figures are so surely of the same thing that different values contradict each other."""
    if not same(one, other) or one.modifiers != other.modifiers:
        return False
    if one.names and other.names and not one.names & other.names:
        return False
    return len(_shared(one, other)) + 2 * bool(one.theme) >= _DISPUTE_SHARED


def _shared(one: Subject, other: Subject) -> frozenset[str]:
    return (one.context & other.context) | (one.modifiers & other.modifiers)


_ABOUT = 0.15  # "about 60" may be 51 to 69
_FAR = 2.0  # values further apart than this factor are of different things: of 7 disputes found, 5 were, and all false
_ROUND = 0.1  # "100" without a scale word may be 90 to 110, "2 million" 1.5 to 2.5 million
_SCALE = re.compile(r"\d[\d.,]*[ -]?[^\W\d_]|^[^\W\d_]")
_BEYOND = 2.0  # "more than 60" may be up to 120, "up to 60" down to 30
_SHARE_STEP = 0.5  # per cent are rounded to whole numbers


def interval(figure: Figure) -> tuple[float, float]:
    """Least and greatest value that a figure may stand for, by its bound and by how it is rounded."""
    low, high = figure.value, figure.upper if figure.upper is not None else figure.value
    if figure.bound == ">":
        high *= _BEYOND
    elif figure.bound == "<":
        low /= _BEYOND
    elif figure.bound == "~":
        low, high = low * (1 - _ABOUT), high * (1 + _ABOUT)
    low, high = min(low, high), max(low, high)
    step = _step(figure)
    return low - step, high + step


def _step(figure: Figure) -> float:
    """Half of the last place that is written: .05 crore for "7.2 crore", 5 for "60", 0 for "64"."""
    value = abs(figure.upper if figure.upper is not None else figure.value)
    if figure.unit == "percentage":
        return _SHARE_STEP if value % 1 == 0 else 0.05
    if not value:
        return 0.0
    digits = f"{value:.12g}"
    if "e" in digits or "." in digits:
        return 0.5 * 10.0 ** (math.floor(math.log10(value)) - 2)
    zeros = len(digits) - len(digits.rstrip("0"))
    step = 0.5 * 10.0**zeros if zeros else 0.0
    return step if _SCALE.search(figure.written) else min(step, _ROUND * value)


def compatible(one: Figure, other: Figure) -> bool:
    """Whether both figures may be true of one value."""
    (low, high), (least, most) = interval(one), interval(other)
    if low == high or least == most:
        return low <= most and least <= high
    return low < most and least < high  # 2 and 3 million meet at the edge: they are not one value


def near(one: Figure, other: Figure, factor: float = _FAR) -> bool:
    """Whether two values are of one size, as counts of one thing are: one at most ``factor`` times the other."""
    low, high = sorted((abs(one.value), abs(other.value)))
    return high <= low * factor
