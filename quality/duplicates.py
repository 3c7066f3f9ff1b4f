"""How well copies are found: ``python -m quality.duplicates CORPUS [--seed N]``.

Our own set, planted over real articles: from each of SAMPLE articles one edited copy is made, of the kinds and
strengths of ``quality.plants`` in turn; the copies arrive after all articles of the corpus. As hard negatives come the
articles of ``three-publishers`` and ``ecbplus`` that lie beside the corpus (written independently on the same events,
though some of ecbplus rework one wire text).

A copy that is given to its original, or to an article that really is a copy of it, is right; a copy given to nobody, or
to another article, is missed; anything else that is called a copy is a false alarm. Two articles of the corpus really
are copies when half of the shorter one's five-word sequences stand in the other, which is true of some: these count
neither way.

``articles_per_second`` is near-duplicate detection and nothing else: from the text to the sketch, the look-up, the
decision and the filing, in processor time; language, names and terms of the fingerprint are not in it.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from broadsheet.stories import Fingerprint
from broadsheet.stories.duplicates import CopyIndex
from broadsheet.stories.sketches import sketch
from quality import partitions, plants, records

SAMPLE = 2_700  # 100 of each kind and strength
SHORTEST = 900  # characters of an article that a copy is made from
NATURAL = 0.5
Cell = tuple[str, int]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures for one corpus."""
    parser = argparse.ArgumentParser(prog="quality.duplicates", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=0, help="use only so many articles of the corpus")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args(arguments)
    corpus = [record for path in options.files for record in records.read(path)]
    corpus = corpus[: options.limit or None]
    figures, predicted = measure(corpus, _negatives(options.files[0]), options.seed)
    records.show(figures, as_json=options.json)
    if options.predictions:
        records.write(options.predictions, predicted)


def measure(
    corpus: Sequence[records.Record], negatives: Sequence[records.Record], seed: int
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Figures, and for each article that came what it was taken for a copy of."""
    planted = _planted(corpus, seed)
    texts = [record["text"] for record in (*corpus, *negatives)]
    first = len(texts)
    texts += [plant.text for _, plant in planted]
    taken, seconds = _run(texts)
    right: Counter[Cell] = Counter()
    missed: Counter[Cell] = Counter()
    alarms = 0
    for number, found in enumerate(taken):
        real = found is not None and _contained(texts[number], texts[found]) >= NATURAL
        if number >= first:
            original, plant = planted[number - first]
            hit = found is not None and (found == original or taken[original] == found or real)
            (right if hit else missed)[plant.kind, plant.strength] += 1
            alarms += found is not None and not hit
        else:
            alarms += found is not None and not real
    return _figures(right, missed, alarms, len(texts) / seconds), [
        {
            "id": number,
            "copy_of": found,
            "kind": planted[number - first][1].kind if number >= first else "",
            "strength": planted[number - first][1].strength if number >= first else 0,
        }
        for number, found in enumerate(taken)
    ]


def _planted(corpus: Sequence[records.Record], seed: int) -> list[tuple[int, plants.Plant]]:
    """Copies, each with the number of its original."""
    press = plants.Press.of([record["text"] for record in corpus], [record.get("title", "") for record in corpus], seed)
    long = [number for number, record in enumerate(corpus) if len(record["text"]) >= SHORTEST]
    cells = [(kind, strength) for kind in plants.KINDS for strength in plants.STRENGTHS]
    return [
        (number, plants.plant(corpus[number].get("title", ""), corpus[number]["text"], *cells[at % len(cells)], press))
        for at, number in enumerate(press.rng.sample(long, min(SAMPLE, len(long))))
    ]


def _figures(right: Counter[Cell], missed: Counter[Cell], alarms: int, speed: float) -> dict[str, Any]:
    """Precision, recall and F1 of all, recall by kind and strength."""
    hits = right.total()
    precision = hits / (hits + alarms) if hits else 0.0
    recall = hits / (hits + missed.total()) if hits else 0.0
    figures = {
        "f1": partitions.harmonic(precision, recall),
        "precision": precision,
        "recall": recall,
        "false_alarms": alarms,
        "articles_per_second": speed,
    }
    for kind in plants.KINDS:
        cells = [(kind, strength) for strength in plants.STRENGTHS]
        figures[f"recall_{kind}"] = _share(right, missed, cells)
        figures |= {f"recall_{kind}_{cell[1]}": _share(right, missed, [cell]) for cell in cells}
    return figures


def _share(right: Counter[Cell], missed: Counter[Cell], cells: Sequence[Cell]) -> float:
    hits = sum(right[cell] for cell in cells)
    return hits / max(1, hits + sum(missed[cell] for cell in cells))


def _run(texts: Sequence[str]) -> tuple[list[int | None], float]:
    """The number of the article that each is a copy of, and the CPU seconds from text to decision and filing."""
    index = CopyIndex()
    taken: list[int | None] = []
    started = time.process_time()
    for number, text in enumerate(texts):
        minhash, shingles = sketch(text)
        made = Fingerprint("en", shingles, minhash)
        found = index.copies(made)
        taken.append(found[0][1] if found else None)
        index.add(number, made)
    return taken, time.process_time() - started


def _negatives(corpus: Path) -> list[records.Record]:
    """Articles of the story files beside the corpus, under whatever part of the gold they are filed."""
    folder = corpus.resolve().parent.parent / "stories"
    files = sorted(path for name in ("three-publishers", "ecbplus") for path in folder.glob(f"{name}-*.jsonl.gz"))
    return [record for file in files for record in records.read(file)]


def _contained(one: str, other: str) -> float:
    """Exact share of the shorter text's five-word sequences that stand in the longer one."""
    first, second = (
        {tuple(words[at : at + 5]) for at in range(len(words) - 4)} for words in (one.split(), other.split())
    )
    return len(first & second) / max(1, min(len(first), len(second)))


if __name__ == "__main__":
    main()
