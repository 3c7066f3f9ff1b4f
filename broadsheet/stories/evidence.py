"""What two articles have in common, in words that a reader can be shown."""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.stories import background
from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.stories.hashing import hashed
from broadsheet.text import tokens

SHOWN = 4  # words in a reason


def shared_words(one: Fingerprint, others: Iterable[Fingerprint]) -> tuple[str, ...]:
    """Readable names, rarest first, and then words of ``one`` that stand in one of the others as well."""
    rest = list(others)
    parts = {term for other in rest for term, _ in other.names}
    spelt = {_plain(label) for other in rest for label in other.labels}
    words = {tokens.unaccent(word) for other in rest for word in other.words}
    names = [label for label in one.labels if _plain(label) in spelt or _terms(label) <= parts]
    names.sort(key=lambda label: _commonness(label, one.language))
    spoken = {part for label in names for part in _plain(label).split()}
    found = [*names, *(word for word in one.words if tokens.unaccent(word) in words - spoken and not word.isdigit())]
    return tuple(found[:SHOWN])


def _plain(label: str) -> str:
    return tokens.unaccent(tokens.fold(label))


def _terms(label: str) -> set[int]:
    return {hashed(tokens.unaccent(word), "name") for word in tokens.words(label, "") if len(word) > 1} or {-1}


def _commonness(label: str, language: str) -> float:
    """In how many articles of the background the name's rarest word stands; in steps, to keep the order within one."""
    counts = background.of(language).counts
    return min(counts.get(term, 0.0) for term in _terms(label)) // 30
