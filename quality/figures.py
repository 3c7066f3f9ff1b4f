"""How well quantities are read: ``python -m quality.figures FILE`` (sentences with quantities, as NewsQuant has them).

Predicted and gold quantities of a sentence are matched one to one: by value and unit first, then by value. Values are
equal within one part in 100,000, a range only with a range of both ends, as the published scorer has it; units are the
normalised ones in small letters, "-" for none; change is "=", "~", ">", "<", "up" or "down". Unit
and change are those of the same matches, so that no quantity counts twice (the published scorer compares each pair in
turn and may count the change of one gold quantity more than once).
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from broadsheet.text import quantities, sentences, tagging
from quality import records

RELATIVE, ABSOLUTE = 1e-5, 1e-8  # as numpy.isclose has them in the published scorer


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity as the scorer compares it."""

    value: tuple[float, ...]
    unit: str
    change: str


@dataclass(slots=True)
class Tally:
    gold: int = 0
    predicted: int = 0
    value: int = 0
    unit: int = 0
    change: int = 0

    def f1(self, right: int) -> float:
        """Harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
        total = self.gold + self.predicted
        return 2 * right / total if total else 1.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of the files."""
    parser = argparse.ArgumentParser(prog="quality.figures", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args(arguments)
    found = [record for path in options.files for record in records.read(path)]
    predicted = [predict(record["text"], record.get("language", "en")) for record in found]
    tally = Tally()
    for record, each in zip(found, predicted, strict=True):
        score(tally, [stated(quantity) for quantity in record["quantities"]], [stated(quantity) for quantity in each])
    records.show(figures(tally), as_json=options.json)
    if options.predictions:
        pairs = zip(found, predicted, strict=True)
        records.write(
            options.predictions,
            (
                {"id": record.get("id", number), "text": record["text"], "quantities": each}
                for number, (record, each) in enumerate(pairs)
            ),
        )


def figures(tally: Tally) -> dict[str, Any]:
    """The keys of the measure."""
    return {
        "value_f1": tally.f1(tally.value),
        "value_unit_f1": tally.f1(tally.unit),
        "value_change_f1": tally.f1(tally.change),
        "gold": tally.gold,
        "predicted": tally.predicted,
    }


def predict(text: str, language: str = "en") -> list[dict[str, str]]:
    """Our quantities of a text in the gold's form."""
    spans = sentences.split(text, language)
    found = quantities.find(text, spans, tagging.tag(text, spans, language), language)
    return [
        {
            "change": each.change,
            "value": f"{each.value}" if each.upper is None else f"{each.value}-{each.upper}",
            "unit": text[each.counted_start : each.counted_end] or each.unit or "-",
            "normalized_unit": each.unit or "-",
        }
        for each in found
    ]


def stated(quantity: Mapping[str, str]) -> Stated:
    """A quantity of the gold or of ours; "3.0-5.0" is a range, "-5" and "1E-5" are none."""
    written = quantity["value"]
    low, hyphen, high = ("", "", "") if written.startswith("-") or "e" in written.lower() else written.partition("-")
    value = (float(low), float(high)) if hyphen else (float(written),)
    return Stated(value, quantity["normalized_unit"].strip().lower(), quantity["change"])


def score(tally: Tally, gold: Sequence[Stated], predicted: Sequence[Stated]) -> None:
    """Add one sentence to the tally."""
    tally.gold += len(gold)
    tally.predicted += len(predicted)
    left = list(predicted)
    unmatched: list[Stated] = []
    for whole in (True, False):
        for each in gold if whole else unmatched:
            match = next(
                (other for other in left if _equal(each, other) and (not whole or each.unit == other.unit)), None
            )
            if match is None:
                if whole:
                    unmatched.append(each)
                continue
            left.remove(match)
            tally.value += 1
            tally.unit += each.unit == match.unit
            tally.change += each.change == match.change


def _equal(gold: Stated, predicted: Stated) -> bool:
    if len(gold.value) != len(predicted.value):
        return False
    return all(
        abs(one - other) <= ABSOLUTE + RELATIVE * abs(other)
        for one, other in zip(gold.value, predicted.value, strict=True)
    )


if __name__ == "__main__":
    main()
