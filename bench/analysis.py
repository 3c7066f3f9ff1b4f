"""What the analysis of articles and stories costs: ``python -m bench.analysis FILE [--articles 200] [--json]``.

FILE is a corpus or stories file of the gold formats. Milliseconds are processor time on one core. An article's time is
that of all kinds of finding together with the sentences, words and names that they share; a story's is that of 50
articles of one topic whose own findings are there already, as they are when the analyst comes to it.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bench.machine import describe, percentile
from broadsheet.analysis import KINDS, Document
from quality import records

STORY = 50  # articles
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
MEDIUM = (2_000, 6_000)  # characters: what most news has


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what each kind costs."""
    parser = argparse.ArgumentParser(prog="bench.analysis", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    told = documents(records.read(options.file), options.articles)
    of_articles, results = articles(told)
    figures = of_articles | story(told[:STORY], [results[read.article_id] for read in told[:STORY]])
    figures["machine"] = describe()
    print(json.dumps(figures)) if options.json else records.show(figures, as_json=False)


def documents(found: Sequence[dict[str, Any]], number: int) -> list[Document]:
    """Articles of medium length, those of the most frequent topic first, one publisher each."""
    chosen = [each for each in found if MEDIUM[0] <= len(each["text"]) <= MEDIUM[1]]
    topics = Counter(each.get("topic") or each.get("story") for each in chosen)
    chosen.sort(key=lambda each: -topics[each.get("topic") or each.get("story")])
    return [
        Document(
            article_id=place + 1,
            text=each["text"],
            title=each.get("title", ""),
            published=NOON + timedelta(minutes=place),
            publisher_id=place + 1,
            publisher=f"Publisher {place + 1}",
        )
        for place, each in enumerate(chosen[:number])
    ]


def articles(told: Sequence[Document]) -> tuple[dict[str, Any], dict[int, dict[str, Any]]]:
    """Milliseconds for an article by kind, and the findings themselves. The first article warms what is loaded once."""
    for kind in KINDS.values():
        kind.of_article(told[0])
    spent: dict[str, float] = dict.fromkeys(["words and names", *KINDS], 0.0)
    whole: list[float] = []
    results: dict[int, dict[str, Any]] = {}
    for read in told:
        begun = process_time()
        _ = read.names, read.sentences
        steps = {"words and names": process_time() - begun}
        results[read.article_id] = {}
        for name, kind in KINDS.items():
            before = process_time()
            results[read.article_id][name] = kind.of_article(read)
            steps[name] = process_time() - before
        whole.append(1000 * (process_time() - begun))
        for name, seconds in steps.items():
            spent[name] += 1000 * seconds / len(told)
    words = sum(len(read.text.split()) for read in told) / len(told)
    return {
        "articles": len(told),
        "words an article": round(words),
        **{f"{name}, ms": ms for name, ms in spent.items()},
        "article_ms": sum(whole) / len(whole),
        "article_p95_ms": percentile(whole, 0.95),
    }, results


def story(told: Sequence[Document], results: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Milliseconds for a story by kind."""
    figures: dict[str, Any] = {"story of": len(told)}
    total = 0.0
    for name, kind in KINDS.items():
        if kind.of_story is None:
            continue
        begun = process_time()
        kind.of_story(told, [each[name] for each in results])
        spent = 1000 * (process_time() - begun)
        figures[f"story {name}, ms"] = spent
        total += spent
    return figures | {"story_ms": total}


if __name__ == "__main__":
    main()
