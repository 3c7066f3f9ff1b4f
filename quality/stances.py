"""How surely positions are found: ``python -m quality.stances FILE`` (``positions-frames.jsonl``, our own).

One sentence a record, with its positions: actor, stance, towards ("" where nobody in particular is meant), negated.
A found position is right when stance and negation are, and its actor (or who speaks for him) is the one written: the
same, or with the same last word. ``towards_right`` is the share of right ones with the right target as well.
``--half held`` takes the half that no rule was made from, ``--half dev`` the other.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from broadsheet.analysis.document import Document
from broadsheet.analysis.positions import Position, positions
from quality import records


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--half", choices=["dev", "held", "all"], default="all")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print what is missed and what is wrong")
    options = parser.parse_args()
    gold = [each for path in options.files for each in records.read(path) if options.half in {"all", each["half"]}]
    found = [positions(Document(number, each["text"])) for number, each in enumerate(gold)]
    records.show(measure(gold, found, show=options.wrong), as_json=options.json)
    if options.predictions:
        records.write(options.predictions, map(_prediction, gold, found))


def measure(
    gold: list[dict[str, Any]], found: list[tuple[Position, ...]], *, show: bool = False
) -> dict[str, float | int]:
    """Precision, recall and F1 of (actor, stance, negated), and how often the target of a right one is right."""
    right = predicted = expected = towards = 0
    for record, positions_found in zip(gold, found, strict=True):
        left = list(record["positions"])
        expected += len(left)
        predicted += len(positions_found)
        for each in positions_found:
            match = next((one for one in left if agrees(one, each)), None)
            if match is None:
                if show:
                    print("wrong ", each.actor, each.stance, each.negated, "|", record["text"])
                continue
            left.remove(match)
            right += 1
            good = _toward(match["towards"], each)
            towards += good
            if show and not good:
                print("toward", match["towards"], each.towards, "|", record["text"])
        for one in left if show else ():
            print("missed", one["actor"], one["stance"], one["negated"], "|", record["text"])
    precision, recall = right / max(predicted, 1), right / max(expected, 1)
    return {
        "sentences": len(gold),
        "expected": expected,
        "found": predicted,
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(precision + recall, 1e-9),
        "towards_right": towards / max(right, 1),
    }


def agrees(one: dict[str, Any], each: Position) -> bool:
    """Whether a found position is the one written down."""
    if (one["stance"], one["negated"]) != (each.stance, each.negated):
        return False
    names = [each.actor, each.voice] if each.voice else [each.actor]
    return any(one["actor"] == name or _last(one["actor"]) == _last(name) for name in names)


def _toward(expected: str, each: Position) -> bool:
    """Nobody where nobody is expected; else the one expected among those found."""
    return expected == "" or any(expected == name or _last(expected) == _last(name) for name in each.towards)


def _last(name: str) -> str:
    return name.lower().split(" of ")[0].split(" for ")[0].split()[-1] if name else ""


def _prediction(record: dict[str, Any], found: tuple[Position, ...]) -> dict[str, Any]:
    listed = [
        {"actor": each.actor, "stance": each.stance, "towards": list(each.towards), "negated": each.negated}
        for each in found
    ]
    return {"id": record["id"], "positions": listed}


if __name__ == "__main__":
    main()
