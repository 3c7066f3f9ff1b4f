"""Arguments that an article counts: "Firstly, … Secondly, … Thirdly, …"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from broadsheet.text.languages import of
from broadsheet.text.tokens import fold

LEAST = 3  # of one count: two may be anything's

# Each line is one way of counting; its words stand at the beginning of sentences, in this order.
_WAYS = {
    "en": (
        "firstly secondly thirdly fourthly fifthly",
        "first second third fourth fifth",
        "first_of_all second third",
        "first second finally",
        "firstly secondly finally",
        "firstly secondly lastly",
    ),
    "fr": (
        "premièrement deuxièmement troisièmement quatrièmement",
        "d'abord ensuite enfin",
        "tout_d'abord ensuite enfin",
        "primo secundo tertio",
    ),
    "de": ("erstens zweitens drittens viertens", "zunächst zweitens drittens"),
    "es": ("primero segundo tercero cuarto", "en_primer_lugar en_segundo_lugar en_tercer_lugar"),
    "it": ("primo secondo terzo quarto", "in_primo_luogo in_secondo_luogo in_terzo_luogo"),
    "pt": ("primeiro segundo terceiro", "em_primeiro_lugar em_segundo_lugar em_terceiro_lugar"),
    "ru": ("во-первых во-вторых в-третьих в-четвертых", "во-первых во-вторых в-третьих"),
    "ar": ("أولا ثانيا ثالثا رابعا خامسا", "أولاً ثانياً ثالثاً رابعاً"),
    "hi": ("पहला दूसरा तीसरा चौथा", "पहली दूसरी तीसरी चौथी", "पहले दूसरे तीसरे चौथे"),
}  # fmt: skip


def counted(sentences: Sequence[str], language: str) -> list[int]:
    """The indices of the sentences that begin with the words of one count, in order; empty where there are too few."""
    begins = [fold(text[:40]).lstrip("\"'“‘«(- ") for text in sentences]
    found = max((_follow(begins, way) for way in _ways(of(language).code)), key=len, default=[])
    return found if len(found) >= LEAST else []


def _follow(begins: Sequence[str], way: Sequence[str]) -> list[int]:
    found: list[int] = []
    for index, text in enumerate(begins):
        if len(found) < len(way) and _starts(text, way[len(found)]):
            found.append(index)
    return found


def _starts(text: str, word: str) -> bool:
    """Whether the sentence begins with the counting word as such: "First, …", and not "First Minister …"."""
    return text.startswith(word) and text[len(word) : len(word) + 1] in _COMMAS


_COMMAS = frozenset(",،:")


@lru_cache(maxsize=64)
def _ways(code: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(word.replace("_", " ")) for word in way.split()) for way in _WAYS.get(code, ()))
