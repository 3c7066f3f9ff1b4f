"""Makes ``broadsheet/stories/data/frequencies-LANGUAGE.bin``: in how many articles each word stands.

``python -m quality.frequencies CORPUS LANGUAGE``. The file holds no words: sorted 32-bit hashes of stems and names
(``stories.hashing``) and of numbers as little-endian uint32, then one byte for each: the share of articles as
``round(-STEPS * log2(share))``; it begins with the number of articles and of hashes, both uint32.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from broadsheet.stories.background import STEPS
from broadsheet.stories.fingerprint import fingerprint
from broadsheet.stories.hashing import hashed
from broadsheet.text import tokens
from quality import records

LEAST = 3  # articles; rarer stems are as good as unknown


def main(corpus: Path, language: str, out: Path) -> None:
    """Count, quantise, write."""
    articles = records.read(corpus)
    counts: Counter[int] = Counter()
    for article in articles:
        stems = tokens.terms(f"{article['title']}\n{article['text']}", language)
        made = fingerprint(article["title"], article["text"], language)
        counts.update({hashed(term, language) for term in stems} | {term for term, _ in made.names} | {*made.numbers})
    kept = sorted((term, count) for term, count in counts.items() if count >= LEAST)
    terms = np.array([term for term, _ in kept], dtype="<u4")
    steps = np.array([min(255, round(-STEPS * math.log2(n / len(articles)))) for _, n in kept], dtype=np.uint8)
    head = np.array([len(articles), len(kept)], dtype="<u4")
    out.write_bytes(head.tobytes() + terms.tobytes() + steps.tobytes())
    print(f"{out}: {len(kept)} stems of {len(articles)} articles, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        sys.argv[2],
        Path(__file__).parents[1] / f"broadsheet/stories/data/frequencies-{sys.argv[2]}.bin",
    )
