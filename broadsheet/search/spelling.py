"""Words that occur nowhere, and the similar ones that do."""

from __future__ import annotations

from collections.abc import Collection

import tantivy

from broadsheet.search import analysis

SHORTEST = 4  # letters; shorter words have too many neighbours
TWO_ERRORS_FROM = 8  # letters from which two errors are forgiven
CANDIDATES = 20_000  # words with the same first letters that are looked at
CHOSEN = 3


def similar(searcher: tantivy.Searcher, word: str) -> list[str]:
    """Up to three words of headlines and names that are one slip away (two in long words), likeliest first.

    The first letter is taken to be right, as in all but a few of a hundred misspelt words (the counts that Kukich
    collects in "Techniques for automatically correcting words in text", 1992, run from 1 to 15).
    """
    found = analysis.words(word)
    if len(found) != 1:
        return []
    folded = analysis.plain(found[0])
    if len(folded) < SHORTEST or not folded.isalpha() or analysis.is_run(folded):
        return []
    # two letters first: those that are there, or the third in the second's place; a wrong second letter is found last
    for prefixes in ({folded[:2], folded[0] + folded[2]}, {folded[0]}):
        known = {
            pair for prefix in prefixes for pair in searcher.terms_with_prefix("spelling", prefix, limit=CANDIDATES)
        }
        if near := _nearest(folded, known):
            return near
    return []


def _nearest(word: str, known: Collection[tuple[str, int]]) -> list[str]:
    """The nearest of the words (with their number of articles), the commonest of equals first."""
    allowed = 2 if len(word) >= TWO_ERRORS_FROM else 1
    letters = set(word)
    ranked = []
    for candidate, count in known:
        if abs(len(candidate) - len(word)) <= allowed and len(letters.symmetric_difference(candidate)) <= 2 * allowed:
            errors = distance(word, candidate, allowed)
            if errors <= allowed:
                ranked.append((errors, -count, candidate))
    return [candidate for _, _, candidate in sorted(ranked)[:CHOSEN]]


def distance(one: str, other: str, most: int) -> int:
    """Letters added, left out, replaced or exchanged with a neighbour between two words; ``most`` + 1 where more."""
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
