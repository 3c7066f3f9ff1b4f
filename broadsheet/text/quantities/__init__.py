"""Quantities in a text: value, range, unit, bound and change, and what is counted.

English has a grammar of its own; other languages get what ``text.numbers`` and their scales give: values, per cent,
currencies and the commonest units, without what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from broadsheet.text.quantities import elsewhere, english
from broadsheet.text.quantities.numerals import CARDINALS
from broadsheet.text.quantities.pieces import cut
from broadsheet.text.quantities.quantity import Kind, Quantity
from broadsheet.text.tagging import Token

__all__ = ["Kind", "Quantity", "find"]

_LONGEST = 5_000  # characters of a sentence that are read; longer ones are tables and lists without full stops
_HINT = re.compile(
    rf"\d|\b(?:{'|'.join(CARDINALS)}|[a-z]+fold|hundreds?|thousands?|lakhs?|crores?|millions?|billions?|trillions?|dozens?|half"
    r"|thirds?|quarters?|fifths?)\b|[½¼¾⅓⅔]",
    re.IGNORECASE,
)


def find(
    text: str, sentences: Iterable[tuple[int, int]], tokens: Sequence[Sequence[Token]] = (), language: str = "en"
) -> tuple[Quantity, ...]:
    """The quantities of a text in order; ``tokens`` are the tagged tokens of each sentence where there are any."""
    if language[:2].lower() != "en":
        return elsewhere.find(text, language)
    found: list[Quantity] = []
    for at, (start, end) in enumerate(sentences):
        end = min(end, start + _LONGEST)
        if not _HINT.search(text, start, end):
            continue
        tags = {token.start: token.tag for token in tokens[at] if token.tag} if at < len(tokens) else {}
        found.extend(english.quantities(cut(text, start, end, tags)))
    return tuple(found)
