"""What two articles have in common."""

from __future__ import annotations

import math
from collections.abc import Iterable

from broadsheet.stories.fingerprint import Fingerprint
from broadsheet.text.tokens import unaccent

SHOWN = 4  # words in a reason


def view(fingerprint: Fingerprint) -> dict[int, float]:
    """Terms of an article with weights: title, body, names, skeletons and numbers, each kind salted apart."""
    found: dict[int, float] = {}
    for term in fingerprint.title:
        found[term] = 1.5
    for term, count in fingerprint.body:
        found[term] = found.get(term, 0.0) + 1 + math.log(count)
    for term, count in fingerprint.names:
        found[term] = 1 + math.log(count)
    for term in (*fingerprint.skeletons, *fingerprint.numbers):
        found[term] = 1.0
    return found


def shared_words(one: Fingerprint, others: Iterable[Fingerprint]) -> tuple[str, ...]:
    """Readable names and words of ``one`` that stand in one of the others as well, names first."""
    rest = list(others)
    names = {unaccent(label.casefold()) for other in rest for label in other.labels}
    words = {unaccent(word) for other in rest for word in other.words}
    found = [label for label in one.labels if unaccent(label.casefold()) in names]
    spoken = {part for label in found for part in unaccent(label.casefold()).split()}
    found += [word for word in one.words if unaccent(word) in words and unaccent(word) not in spoken]
    return tuple(found[:SHOWN])
