"""How long searches take in a large index: p50 and p95 of each kind of question, snippets and folding included.

``python -m bench.search [--articles N] [--requests N] [--seed N] [--index FOLDER] [--json]`` builds a word index of a
made-up press (see ``newsprint``: eight languages, texts of 204 words in the mean, shorter than real ones) and asks it
for pages of 20 stories. FOLDER keeps the index for another run; a million articles take 17 minutes of one core and
2 GB. Milliseconds of the whole call, wall and processor. Goal: p95 of 20 ms at 1,000,000 articles.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any

from bench.machine import Stopwatch, describe, peak_megabytes, percentile
from bench.newsprint import FUNCTION_WORDS, Newsprint, Tongue, tongue
from broadsheet.search import Index, Writer

GOAL_MS = 20
STORIES = 20  # on a page, as the web asks
WARMED = 3  # questions of each kind before the clock runs
AT_ONCE = 2_000  # articles put between looks at the clock
COMMIT_EVERY = 50_000
HEAP_BYTES = 200_000_000
COMMONEST = range(FUNCTION_WORDS + 2, FUNCTION_WORDS + 60)  # ranks: the first is in an eighth of a language's articles
COMMON = range(FUNCTION_WORDS + 60, 2_000)
RARE = range(4_000, 100_000)


@dataclass
class Kind:
    """One kind of question: what is asked, and what was measured."""

    name: str
    questions: list[str]
    options: dict[str, Any] = field(default_factory=dict)
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    found: list[int] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Milliseconds, and how many articles match in the middle."""
        return {
            "p50_ms": round(percentile(self.wall, 0.5), 2),
            "p95_ms": round(percentile(self.wall, 0.95), 2),
            "cpu_p50_ms": round(percentile(self.cpu, 0.5), 2),
            "cpu_p95_ms": round(percentile(self.cpu, 0.95), 2),
            "found": int(percentile([float(number) for number in self.found], 0.5)),
        }


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.index or Path(scratch)
        built = _build(folder, arguments.articles, arguments.seed)
        index = Index.open(folder)
        kinds = _kinds(index, Random(arguments.seed), arguments.requests, arguments.seed)
        for kind in kinds:
            _measure(index, kind)
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    everything = [value for kind in kinds for value in kind.cpu]
    figures = {
        "machine": describe(),
        "articles": index.count(),
        **built,
        "bytes_per_article": round(size / index.count()),
        "peak_megabytes": round(peak_megabytes()),
        "cpu_p95_ms": round(percentile(everything, 0.95), 2),
        "kinds": {kind.name: kind.figures() for kind in kinds},
    }
    if arguments.json:
        print(json.dumps(figures))
    else:
        _print(figures)


def _build(folder: Path, articles: int, seed: int) -> dict[str, float]:
    """Fill the index where it does not hold that many articles already; articles a second of processor time."""
    if Index.open(folder).count() == articles:
        return {}
    watch = Stopwatch()
    documents = Newsprint(articles, seed).documents()
    with Writer.rebuild(folder, heap_bytes=HEAP_BYTES) as writer:
        done = 0
        while batch := list(islice(documents, AT_ONCE)):
            done += writer.put(batch)
            if done % COMMIT_EVERY == 0:
                writer.commit(done)
        writer.commit(done)
    return {"built_per_second": round(articles / watch.stop().cpu, 1)}


def _kinds(index: Index, random: Random, requests: int, seed: int) -> list[Kind]:
    """The questions: words by how common they are, and pieces of titles and texts that the index has."""
    spoken = {code: tongue(code, seed) for code in ("en", "fr", "ar", "hi", "zh", "ja")}
    titles, texts = _print_of(index, spoken["en"], random)

    def words(ranks: range, count: int, code: str = "en") -> str:
        return " ".join(spoken[code].words[random.choice(ranks)] for _ in range(count))

    def phrase(text: str, length: int) -> str:
        found = text.split()
        start = random.randrange(max(1, len(found) - length))
        return f'"{" ".join(found[start : start + length])}"'

    def typo(title: str) -> str:
        name = max(title.split()[:3], key=len)
        at = random.randrange(2, max(3, len(name) - 1))
        return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]

    def operators() -> str:
        return f"({words(COMMONEST, 1)} OR {words(COMMON, 1)}) {words(COMMON, 1)} -{words(COMMON, 1)}"

    def ask(name: str, one: Callable[[], str], **options: Any) -> Kind:
        return Kind(name, [one() for _ in range(requests + WARMED)], options)

    return [
        ask("a rare word", lambda: words(RARE, 1)),
        ask("a common word", lambda: words(COMMONEST, 1)),
        ask("two common words", lambda: words(COMMONEST, 2)),
        ask("a name and a common word", lambda: f"{random.choice(titles).split()[0]} {words(COMMONEST, 1)}"),
        ask("phrase of a title", lambda: phrase(random.choice(titles), 2)),
        ask("phrase of common words", lambda: f'"{words(COMMONEST, 2)}"'),
        ask("phrase of a text", lambda: phrase(random.choice(texts), 4)),
        ask("operators", operators),
        ask("either of six common words", lambda: " OR ".join(words(COMMONEST, 6).split())),
        ask("publisher and language", lambda: f"site:paper{random.randrange(1, 9)}.example lang:en {words(COMMON, 1)}"),
        ask("a language alone", lambda: f"lang:{random.choice(('en', 'fr', 'ar'))}"),
        ask("a common word since a day", lambda: f"{words(COMMONEST, 1)} after:2026-11-{random.randrange(1, 20):02d}"),
        ask("a common word, newest", lambda: words(COMMONEST, 1), order="newest"),
        ask("a language alone, newest", lambda: f"lang:{random.choice(('en', 'fr', 'ar'))}", order="newest"),
        ask("a misspelt name", lambda: typo(random.choice(titles))),
        ask("a word that is nowhere", lambda: words(RARE, 1)[::-1] + "qx"),
        ask("a question", lambda: " ".join(random.sample(random.choice(texts).split()[:36], 12))),
        ask("a question of common words", lambda: f"{words(COMMONEST, 5)} {words(COMMON, 5)}"),
        ask("Arabic", lambda: words(random.choice((COMMON, RARE)), 2, "ar"), language="ar"),
        ask("Hindi", lambda: words(random.choice((COMMON, RARE)), 2, "hi"), language="hi"),
        ask("Chinese", lambda: words(random.choice((COMMON, RARE)), 1, "zh"), language="zh"),
        ask("Japanese", lambda: words(random.choice((COMMON, RARE)), 1, "ja"), language="ja"),
    ]  # fmt: skip


def _print_of(index: Index, english: Tongue, random: Random) -> tuple[list[str], list[str]]:
    """Titles of articles, and snippets of others."""
    titles, texts = [], []
    for _ in range(60):
        for hit in index.search(english.words[random.choice(COMMON)], limit=10).hits:
            titles.append(_bare(hit.title_html))
            texts.append(_bare(hit.snippet_html))
    return titles, [text for text in texts if len(text.split()) > 12]


def _bare(marked: str) -> str:
    return html.unescape(re.sub("</?mark>|…", "", marked)).replace(".", "")


def _measure(index: Index, kind: Kind) -> None:
    options = {"language": "en", "limit": STORIES, "fold": True} | kind.options
    for number, question in enumerate(kind.questions):
        wall, cpu = perf_counter(), process_time()
        hits = index.search(question, **options)
        if number >= WARMED:
            kind.cpu.append(1000 * (process_time() - cpu))
            kind.wall.append(1000 * (perf_counter() - wall))
            kind.found.append(hits.total)


def _print(figures: dict[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    said = ", ".join(f"{name} {value}" for name, value in figures.items() if name not in {"machine", "kinds"})
    table = Table("question", "p50 ms", "p95 ms", "CPU p50", "CPU p95", "found", title=f"{figures['machine']}\n{said}")
    for name, row in figures["kinds"].items():
        table.add_row(name, *(str(value) for value in row.values()))
    Console().print(table)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=100, help="of each kind of question")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--index", type=Path, help="a folder that keeps the index")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
