"""Words that occur nowhere, and the similar ones that do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

import tantivy

from broadsheet.search import analysis, scripts

SHORTEST = 4  # letters; shorter words have too many neighbours
TWO_ERRORS_FROM = 8  # letters from which two errors are forgiven
SURE = 4  # first letters that two errors leave alone: some hundred words begin with the same four
CANDIDATES = 5_000  # words with these first letters that are looked at, commonest first
CHOSEN = 3

_ALPHABETS = {
    "latin": "abcdefghijklmnopqrstuvwxyz",
    "greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџ",
    "hebrew": "אבגדהוזחטיכלמנסעפצקרשתםןץףך",
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءپچژگڤ",
    "devanagari": "अआइईउऊऋएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूृेैोौं्",
}


def similar(searcher: tantivy.Searcher, word: str) -> list[str]:
    """Up to three words of headlines and names that are one slip away, in long words two, likeliest first.

    One slip is looked for by trying all of them: 500 to 1,000 questions to the dictionary, half a millisecond.
    """
    found = analysis.words(word)
    if len(found) != 1:
        return []
    folded = analysis.plain(found[0])
    if len(folded) < SHORTEST or not all(map(_is_letter, folded)) or analysis.is_run(folded):
        return []
    near = _nearest(folded, _known(searcher, slips(folded)))
    if not near and len(folded) >= TWO_ERRORS_FROM:
        same_beginning = searcher.terms_with_prefix("spelling", folded[:SURE], limit=CANDIDATES)
        near = _nearest(folded, ((each, count) for each, count in same_beginning if distance(folded, each, 2) <= 2))
    return near


def slips(word: str) -> set[str]:
    """Everything that one letter added, left out, replaced or exchanged with its neighbour makes of a word."""
    letters = _ALPHABETS.get(scripts.script(word)) or "".join(sorted(set(word)))
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    made = {head + tail[1:] for head, tail in parts if tail}
    made |= {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    made |= {head + letter + tail[1:] for head, tail in parts if tail for letter in letters}
    made |= {head + letter + tail for head, tail in parts for letter in letters}
    return made - {word}


def _known(searcher: tantivy.Searcher, words: Iterable[str]) -> Iterator[tuple[str, int]]:
    for word in words:
        if word and (count := searcher.doc_freq("spelling", word)):
            yield word, count


def _nearest(word: str, known: Iterable[tuple[str, int]]) -> list[str]:
    """The commonest of the words (with their number of articles); a wrong first letter is the least likely slip.

    It is in all but a few of a hundred misspelt words right: the counts that Kukich collects in "Techniques for
    automatically correcting words in text", 1992, run from 1 to 15.
    """
    ranked = sorted((candidate[0] != word[0], -count, candidate) for candidate, count in known)
    return [candidate for _, _, candidate in ranked[:CHOSEN]]


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"


def distance(one: str, other: str, most: int) -> int:
    """Letters added, left out, replaced or exchanged with a neighbour between two words; ``most`` + 1 where more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, facing in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and facing == one[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
