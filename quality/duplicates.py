"""How well copies are found: ``python -m quality.duplicates CORPUS [--seed N]``.

Our own set, planted over real articles. From each of SAMPLE articles one edited copy is made, of the KINDS below in
turn; the copies arrive after all articles of the corpus. As hard negatives come the articles of ``three-publishers``
and ``ecbplus`` that lie beside the corpus (written independently on the same events).

A copy that is given to its original is right; a copy given to nobody, or to another article, is missed; anything else
that is called a copy is a false alarm, unless the two texts really share half of their five-word sequences, which some
corpus articles do.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from broadsheet.stories import Fingerprint, fingerprint
from broadsheet.stories.duplicates import CopyIndex
from quality import partitions, records

SAMPLE = 2_000
SHORTEST = 900  # characters of an article that a copy is made from
NATURAL = 0.5
FILLER = (
    "Residents of the county told our reporter that they had heard about it on the radio in the morning.",
    "A spokeswoman for the city council said she would look into the matter and answer by the end of the week.",
    "Our newsroom has asked the local office for comment and will update this page when there is an answer.",
    "Similar questions were raised here two winters ago, when the old town hall was closed for repairs.",
)


def headline(text: str, rng: random.Random) -> str:
    """Only the headline, the dateline and the credit differ."""
    return (
        f"{rng.choice(['SPRINGFIELD', 'LONDON', 'MERROW'])} (Wire) — {text}\n\nReporting by our staff; editing by desk."
    )


def truncation(text: str, rng: random.Random) -> str:
    """The first 35 to 80 per cent."""
    return text[: int(len(text) * rng.uniform(0.35, 0.8))]


def insertion(text: str, rng: random.Random) -> str:
    """One to three local paragraphs put in."""
    parts = _paragraphs(text)
    for _ in range(rng.randint(1, 3)):
        parts.insert(rng.randint(0, len(parts)), " ".join(rng.sample(FILLER, 2)))
    return "\n\n".join(parts)


def reordering(text: str, rng: random.Random) -> str:
    """The paragraphs in another order."""
    parts = _paragraphs(text)
    rng.shuffle(parts)
    return "\n\n".join(parts)


def rewriting(text: str, rng: random.Random) -> str:
    """Five to fifteen per cent of the words dropped or replaced by other words of the text."""
    words = text.split(" ")
    share = rng.uniform(0.05, 0.15)
    return " ".join(word if rng.random() >= share else rng.choice(("", rng.choice(words))) for word in words)


def everything(text: str, rng: random.Random) -> str:
    """Truncated, with a local paragraph, a dateline and some words rewritten."""
    return headline(insertion(truncation(rewriting(text, rng), rng), rng), rng)


KINDS: tuple[Callable[[str, random.Random], str], ...] = (
    headline,
    truncation,
    insertion,
    reordering,
    rewriting,
    everything,
)


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
    rng = random.Random(seed)
    long = [number for number, record in enumerate(corpus) if len(record["text"]) >= SHORTEST]
    chosen = rng.sample(long, min(SAMPLE, len(long)))
    arriving: list[tuple[str, str, int | None, str]] = [
        (record.get("title", ""), record["text"], None, "") for record in (*corpus, *negatives)
    ]
    for count, number in enumerate(chosen):
        kind = KINDS[count % len(KINDS)]
        arriving.append((rng.choice(FILLER)[:60], kind(corpus[number]["text"], rng), number, kind.__name__))
    taken, seconds = _run([(title, text) for title, text, _, _ in arriving])
    right: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    alarms = 0
    for number, (_, text, original, kind) in enumerate(arriving):
        found = taken[number]
        if original is not None and (found == original or (found is not None and taken[original] == found)):
            right[kind] += 1
        else:
            missed[kind] += original is not None
            alarms += found is not None and _contained(text, arriving[found][1]) < NATURAL
    return _figures(right, missed, alarms, len(arriving) / seconds), [
        {"id": number, "copy_of": found, "kind": arriving[number][3]} for number, found in enumerate(taken)
    ]


def _figures(right: Counter[str], missed: Counter[str], alarms: int, speed: float) -> dict[str, Any]:
    hits = right.total()
    precision = hits / (hits + alarms) if hits else 0.0
    recall = hits / (hits + missed.total()) if hits else 0.0
    return {
        "f1": partitions.harmonic(precision, recall),
        "precision": precision,
        "recall": recall,
        "false_alarms": alarms,
        "articles_per_second": speed,
        **{
            f"recall_{kind.__name__}": right[kind.__name__] / max(1, right[kind.__name__] + missed[kind.__name__])
            for kind in KINDS
        },
    }


def _run(arriving: Sequence[tuple[str, str]]) -> tuple[list[int | None], float]:
    """The number of the article that each is a copy of, and the CPU seconds (fingerprints included)."""
    index = CopyIndex()
    taken: list[int | None] = []
    started = time.process_time()
    for number, (title, text) in enumerate(arriving):
        made: Fingerprint = fingerprint(title, text, "en")
        found = index.copies(made)
        taken.append(found[0][1] if found else None)
        index.add(number, made)
    return taken, time.process_time() - started


def _negatives(corpus: Path) -> list[records.Record]:
    folder = corpus.resolve().parent.parent / "stories"
    files = [folder / f"{name}-dev.jsonl.gz" for name in ("three-publishers", "ecbplus")]
    return [record for file in files if file.is_file() for record in records.read(file)]


def _paragraphs(text: str) -> list[str]:
    parts = [part for part in text.split("\n\n") if part.strip()]
    return parts if len(parts) > 3 else [part for part in re.split(r"(?<=[.!?])\s+", text) if part]


def _contained(one: str, other: str) -> float:
    """Exact share of the shorter text's five-word sequences that stand in the longer one."""
    first, second = (
        {tuple(words[at : at + 5]) for at in range(len(words) - 4)} for words in (one.split(), other.split())
    )
    return len(first & second) / max(1, min(len(first), len(second)))


if __name__ == "__main__":
    main()
