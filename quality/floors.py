"""The floors: what each measure has reached on the gold data, and must not fall below.

``python -m quality.floors FOLDER`` measures them all and prints a table; the exit code is 1 when one is missed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class Floor:
    """One measure on one set of files, with the least (or most) that each of its figures may be."""

    measure: str
    arguments: tuple[str, ...]
    at_least: dict[str, float]
    at_most: dict[str, float]

    @property
    def name(self) -> str:
        return f"{self.measure} {self.arguments[0]}"

    def command(self, folder: Path) -> list[str]:
        """The command that measures it, with file names taken from ``folder``; those in ``quality/`` are our own."""
        words = [
            str(folder / word) if "/" in word and not word.startswith("quality/") else word for word in self.arguments
        ]
        return [sys.executable, "-m", f"quality.{self.measure}", *words, "--json"]

    def missed(self, figures: dict[str, Any]) -> list[str]:
        """A line for each figure that is worse than its floor. Raises KeyError when a figure is missing."""
        low = [
            f"{key} is {figures[key]}, floor {bound}" for key, bound in self.at_least.items() if figures[key] < bound
        ]
        high = [
            f"{key} is {figures[key]}, at most {bound}" for key, bound in self.at_most.items() if figures[key] > bound
        ]
        return low + high


def floors() -> tuple[Floor, ...]:
    """All floors of floors.json."""
    return tuple(
        Floor(row["measure"], tuple(row["arguments"]), row["at_least"], row["at_most"])
        for row in json.loads(FLOORS.read_text(encoding="utf-8"))
    )


def measure(floor: Floor, folder: Path) -> dict[str, Any]:
    """Run the measure and return its figures. Raises CalledProcessError when the command fails."""
    output = subprocess.run(floor.command(folder), check=True, capture_output=True, text=True).stdout
    figures: dict[str, Any] = json.loads(output)
    return figures


def main(arguments: Iterable[str]) -> int:
    folder = Path(next(iter(arguments), "../shared/gold"))
    table = Table("measure", "figure", "reached", "floor")
    failed = False
    for floor in floors():
        figures = measure(floor, folder)
        failed |= bool(floor.missed(figures))
        for key, bound in {**floor.at_least, **floor.at_most}.items():
            table.add_row(floor.name, key, f"{figures.get(key)}", f"{bound}")
    Console().print(table)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
