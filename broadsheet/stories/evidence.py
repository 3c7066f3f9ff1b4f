"""What two articles have in common."""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.text.tokens import unaccent

SHOWN = 4  # words in a reason


def shared_words(one: Fingerprint, others: Iterable[Fingerprint]) -> tuple[str, ...]:
    """Readable names and words of ``one`` that stand in one of the others as well, names first."""
    rest = list(others)
    names = {unaccent(label.casefold()) for other in rest for label in other.labels}
    words = {unaccent(word) for other in rest for word in other.words}
    found = [label for label in one.labels if unaccent(label.casefold()) in names]
    spoken = {part for label in found for part in unaccent(label.casefold()).split()}
    found += [word for word in one.words if unaccent(word) in words and unaccent(word) not in spoken]
    return tuple(found[:SHOWN])
