"""What the paper knows of one language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Language:
    """Facts of one language; the defaults are those of a language that nobody has described yet.

    Words are written folded (``text.tokens.fold``): lower case, Arabic alef forms as a bare alef, and so on.
    """

    code: str
    direction: Literal["ltr", "rtl"] = "ltr"
    stop_words: frozenset[str] = frozenset()
    stemmer: str = ""  # the Snowball algorithm, "" is none
    cased: bool = True  # capital letters mark names
    nouns_capitalised: bool = False  # German: a capital letter says "noun", not "name"
    connectors: frozenset[str] = frozenset()  # small words inside names: "of", "de", "al"
    prefixes: tuple[str, ...] = ()  # written together with the next word: the Arabic article and prepositions
    titles: frozenset[str] = frozenset()  # forms of address and offices before a name
    saying: frozenset[str] = frozenset()  # verbs beside a name that only people do: "said", "explained"
    inside: frozenset[str] = frozenset()  # prepositions before a name that only places follow: "in", "near"
    abbreviations: frozenset[str] = frozenset()  # end in a full stop that ends no sentence
    scales: dict[str, float] = field(default_factory=dict)  # "million" → 1e6
    numerals: dict[str, float] = field(default_factory=dict)  # "twelve" → 12
    percent: frozenset[str] = frozenset()  # words for "per cent", as one or two tokens
    decimal_comma: bool = False


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as one string, parted by white space."""
    return frozenset(text.split())


def numbered(text: str, start: int = 0) -> dict[str, float]:
    """Number words in order, counted from ``start``; alternatives are parted by ``/``."""
    return {word: float(value) for value, group in enumerate(text.split(), start) for word in group.split("/")}


def scaled(text: str) -> dict[str, float]:
    """Scale words as "million/mn=1e6", parted by white space."""
    groups = (group.partition("=") for group in text.split())
    return {word: float(value) for names, _, value in groups for word in names.split("/")}


def named(text: str) -> dict[str, str]:
    """Pairs as "nl=dutch", parted by white space."""
    return dict(pair.split("=", 1) for pair in text.split())
