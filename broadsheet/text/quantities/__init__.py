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
_TABLE = 150  # digits and number words in what is taken for a sentence; with more it is a table
_MOST = 10_000  # of them in a text; an article has a few hundred
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
    read = 0
    for at, (start, last) in enumerate(sentences):
        end = min(last, start + _LONGEST)
        hints = sum(1 for _ in _HINT.finditer(text, start, end))
        if not 0 < hints <= _TABLE:
            continue
        read += hints
        if read > _MOST:
            break
        tags = {token.start: token.tag for token in tokens[at] if token.tag} if at < len(tokens) else {}
        found.extend(english.quantities(cut(text, start, end, tags)))
    return tuple(found)
