"""Near-duplicates in a growing window: ``python -m bench.duplicates [--sizes 10000,100000,1000000,3000000] [--json]``.

Texts are drawn from a vocabulary whose words are as unequally common as those of a language, with stock phrases that
every article may use. At each size MEASURED articles of 600 words go from text to sketch, look-up, decision and filing;
one in ten of them is an edited copy of an article that stood in the first thousand. Seconds are processor time. What
fills the window between the sizes has 150 words, which changes nothing about the index and saves the bench an hour.
"""

from __future__ import annotations

import argparse
import json
from time import process_time
from typing import Any

import numpy as np

from bench.machine import describe, peak_megabytes, percentile
from broadsheet.stories import Fingerprint
from broadsheet.stories.duplicates import CopyIndex
from broadsheet.stories.sketches import sketch

SIZES = (10_000, 100_000, 1_000_000, 3_000_000)
MEASURED = 2_000
PLANTED = 1_000
WORDS = 600
FILLER = 150
VOCABULARY = 30_000
PHRASES = 400  # stock phrases of six words, one in a hundred words begins one


class Typist:
    """Writes texts from a seed."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)
        letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
        self._words = ["".join(self._rng.choice(letters, self._rng.integers(2, 10))) for _ in range(VOCABULARY)]
        common = 1.0 / np.arange(10, VOCABULARY + 10)
        self._common = np.cumsum(common / common.sum())
        self._phrases = [" ".join(self._drawn(6)) for _ in range(PHRASES)]

    def text(self, length: int) -> list[str]:
        """So many words, with stock phrases among them."""
        words = self._drawn(length)
        for at in self._rng.integers(0, length, length // 100):
            words[at] = self._phrases[self._rng.integers(PHRASES)]
        return words

    def edited(self, words: list[str]) -> list[str]:
        """The first 60 to 90 per cent, one word in thirty changed, with 60 words of another text put in."""
        kept = words[: int(len(words) * self._rng.uniform(0.6, 0.9))]
        for at in self._rng.integers(0, len(kept), len(kept) // 30):
            kept[at] = self._drawn(1)[0]
        at = int(self._rng.integers(len(kept)))
        return kept[:at] + self.text(60) + kept[at:]

    def _drawn(self, count: int) -> list[str]:
        return [self._words[at] for at in np.searchsorted(self._common, self._rng.random(count)).tolist()]


def run(sizes: list[int]) -> list[dict[str, Any]]:
    """One row for each size."""
    typist, index, before = Typist(1), CopyIndex(), peak_megabytes()
    originals = [typist.text(WORDS) for _ in range(PLANTED)]
    for number, words in enumerate(originals):
        index.add(number, _made(" ".join(words)))
    rows = []
    for size in sizes:
        for number in range(len(index), size - MEASURED):
            index.add(number, _made(" ".join(typist.text(FILLER))))
        row = _measured(index, typist, originals)
        row["megabytes_per_million"] = index.nbytes / len(index)
        row["resident_megabytes"] = peak_megabytes() - before
        rows.append(row)
        print(_line(row), flush=True)
    return rows


def _measured(index: CopyIndex, typist: Typist, originals: list[list[str]]) -> dict[str, Any]:
    taken: list[float] = []
    found = alarms = 0
    size = len(index)
    for number in range(MEASURED):
        planted = number % 10 == 0
        original = (number + size) % PLANTED
        text = " ".join(typist.edited(list(originals[original])) if planted else typist.text(WORDS))
        started = process_time()
        made = _made(text)
        copies = index.copies(made)
        index.add(size + number, made)
        taken.append(process_time() - started)
        found += planted and original in {article for _, article in copies}
        alarms += not planted and bool(copies)
    started = process_time()
    for number in range(MEASURED):
        index.remove(size + number)
    removing = process_time() - started
    for number in range(MEASURED):  # the window is as large as it says when it is weighed
        index.add(size + number, _made(" ".join(typist.text(FILLER))))
    return {
        "articles": len(index),
        "articles_per_second": len(taken) / sum(taken),
        "p50_ms": 1000 * percentile(taken, 0.5),
        "p99_ms": 1000 * percentile(taken, 0.99),
        "removed_per_second": MEASURED / removing,
        "copies_found": found / (MEASURED // 10),
        "false_alarms": alarms,
    }


def _made(text: str) -> Fingerprint:
    minhash, shingles = sketch(text)
    return Fingerprint("en", shingles, minhash)


def _line(row: dict[str, Any]) -> str:
    return (
        f"{row['articles']:>9,} articles: {row['articles_per_second']:6.0f}/s  p50 {row['p50_ms']:.2f} ms  "
        f"p99 {row['p99_ms']:.2f} ms  removed {row['removed_per_second']:6.0f}/s  "
        f"copies found {row['copies_found']:.3f}  false alarms {row['false_alarms']}  "
        f"{row['megabytes_per_million']:.0f} MB a million (process {row['resident_megabytes']:.0f} MB more)"
    )


def main() -> None:
    """Print the curve."""
    parser = argparse.ArgumentParser(prog="bench.duplicates", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    print(describe())
    rows = run([int(size) for size in options.sizes.split(",")])
    if options.json:
        print(json.dumps(rows))


if __name__ == "__main__":
    main()
