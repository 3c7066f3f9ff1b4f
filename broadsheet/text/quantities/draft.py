"""A numeral with what was found around it."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.text.quantities.numerals import Numeral
from broadsheet.text.quantities.quantity import Kind


@dataclass(frozen=True, slots=True)
class Draft:
    """A numeral with what was found around it. ``first`` and ``last`` span number, currency and unit in pieces."""

    value: float
    numeral: Numeral
    first: int
    last: int
    unit: str = ""
    kind: Kind = Kind.BARE
    upper: float | None = None
    counted: tuple[int, int] = (0, 0)
    inherited: bool = False
