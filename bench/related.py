"""What the related list of an article's page costs, with many articles in the paper.

``python -m bench.related [--articles 100000] [--requests 200] [--folder DIR] [--json]``. DIR keeps what was filled, and
is measured again the next time. Milliseconds are processor time of this process, by step: the articles of the same
story, the candidates of the word index, their rows with fingerprints, the decision.

The press is bench.press's with short bodies (some 70 words, no copies). POOL articles are written, and then written
again as often as needed with every rarer word spelt another way, so that the index grows as that of as many different
articles would. The index gets their terms as they are, without the analysis of texts.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import tantivy

from bench.machine import Stopwatch, describe, percentile
from bench.press import Press

POOL = 10_000  # articles
KEPT = 200  # commonest words of each language, that are spelt the same everywhere
SENTENCES = 4  # of a body
STEPS = ("story", "words", "rows", "decision")
WARMED = 20


class Clock:
    """Processor milliseconds by step, for one page after another."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(STEPS, 0.0)

    def timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """``function``, with its time added to ``step``."""

        def call(*arguments: Any, **named: Any) -> Any:
            begun = process_time()
            try:
                return function(*arguments, **named)
            finally:
                self.spent[step] += 1000 * (process_time() - begun)

        return call

    def take(self) -> dict[str, float]:
        """What was spent since the last call."""
        spent, self.spent = self.spent, dict.fromkeys(STEPS, 0.0)
        return spent


def main() -> None:
    """Fill, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.related", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="broadsheet-bench-") as passing:
        folder = options.folder or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        os.environ |= {
            "BROADSHEET_DATA_DIR": str(folder), "BROADSHEET_DATABASE_URL": "", "BROADSHEET_SECRET_KEY": "bench",
        }  # fmt: skip
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "broadsheet.project.settings")
        figures = run(folder, options.articles, options.requests, options.seed)
    if options.json:
        print(json.dumps(figures))
        return
    print(f"{figures['articles']:,} articles. {figures['machine']}")
    for step, row in figures["ms"].items():
        print(f"  {step:10}" + "".join(f"{name} {value:7.2f} ms   " for name, value in row.items()))
    print(f"  offers a page {figures['offers']:.1f}, pages without any {figures['empty']:.1%}")


def run(folder: Path, articles: int, requests: int, seed: int) -> dict[str, Any]:
    """Fill the folder unless it is, ask, and the figures as printed with --json."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from broadsheet.newsroom.models import Article

    call_command("migrate", verbosity=0)
    now = timezone.now()
    if not Article.objects.exists():
        watch = Stopwatch()
        _fill(folder / "index", articles, seed, now)
        watch.stop()
        print(f"filled in {watch.wall:.0f} s, {watch.cpu:.0f} s of processor", file=sys.stderr)
    pages, sizes = _measured(requests, Pool(Press(min(POOL, articles), now, seed)), Random(seed), now)
    steps = {step: [page[step] for page in pages] for step in (*STEPS, "all")}
    return {
        "machine": describe(),
        "articles": Article.objects.count(),
        "ms": {
            step: {"p50": percentile(spent, 0.5), "p95": percentile(spent, 0.95), "max": max(spent)}
            for step, spent in steps.items()
        },
        "offers": sum(sizes) / len(sizes),
        "empty": sum(not size for size in sizes) / len(sizes),
    }


def _measured(requests: int, pool: Pool, random: Random, now: datetime) -> tuple[list[dict[str, float]], list[int]]:
    """For each page the milliseconds by step, and how many articles it offers."""
    from broadsheet.newsroom import articlepages
    from broadsheet.newsroom.models import Article
    from broadsheet.search import Index
    from broadsheet.web import relations

    clock = Clock()
    articlepages.of_same_story = clock.timed("story", articlepages.of_same_story)
    articlepages.with_fingerprints = clock.timed("rows", articlepages.with_fingerprints)
    Index.similar = clock.timed("words", Index.similar)  # type: ignore[method-assign]
    relations.decide = clock.timed("decision", relations.decide)
    last = Article.objects.order_by("-pk").values_list("pk", flat=True)[0]
    pages, sizes = [], []
    for number in range(requests + WARMED):
        article = articlepages.article(random.randrange(1, last + 1))
        article = pool.respelt(article)
        clock.take()
        begun = process_time()
        offers = relations.related(article, now)
        clock.spent["all"] = 1000 * (process_time() - begun)
        if number >= WARMED:
            pages.append(clock.take())
            sizes.append(len(offers))
    return pages, sizes


def _fill(folder: Path, articles: int, seed: int, now: datetime) -> None:
    from django.db import connection

    from bench import filling
    from broadsheet.search import Writer

    press = Press(min(POOL, articles), now, seed)
    filling.write_publishers(press.outlets, now)
    pool = Pool(press)
    with Writer.open(folder) as writer:
        for version in range(max(1, round(articles / len(pool.pieces)))):
            pool.write_rows(version, now)
            for document in pool.documents(version):
                writer._writer.add_document(document)  # put() would analyse each text: an hour for a million
            writer.commit((version + 1) * len(pool.pieces))
            print(f"{(version + 1) * len(pool.pieces):,}", file=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class Pool:
    """The articles that are written again and again, each version with a spelling of its own."""

    def __init__(self, press: Press) -> None:
        self._kept = {word for each in press.vocabularies.values() for word in each.words[:KEPT]}
        told = enumerate(press.stories(), start=1)
        pool = [(story, piece) for story, pieces in told for piece in pieces if not piece.copies]
        self._stories = [story for story, _ in pool]
        self.pieces = [replace(piece, paragraphs=(" ".join(piece.paragraphs[:SENTENCES]),)) for _, piece in pool]

    def write_rows(self, version: int, now: datetime) -> None:
        """The rows of one version: the first as the pipeline stores them, the others copied from it in the database."""
        from django.db import connection, transaction

        from bench.filling import article
        from broadsheet.newsroom.models import Article, Story

        first = version * self._stories[-1]
        with transaction.atomic():
            Story.objects.bulk_create(
                (
                    Story(pk=first + each, first_at=now, last_at=now, revised_at=now)
                    for each in sorted(set(self._stories))
                ),
                batch_size=2_000,
            )
            if not version:
                rows = (
                    article(piece, number, story, None)
                    for number, (piece, story) in enumerate(zip(self.pieces, self._stories, strict=True), start=1)
                )
                Article.objects.bulk_create(rows, batch_size=500)
                return
            shift = {"id": version * len(self.pieces), "sequence": version * len(self.pieces), "story_id": first}
            columns = [field.column for field in Article._meta.concrete_fields]
            values = [f"{name} + {shift[name]}" if name in shift else name for name in columns]
            table = Article._meta.db_table
            with connection.cursor() as cursor:
                cursor.execute(
                    f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table} "
                    f"WHERE id <= {len(self.pieces)}"
                )

    def documents(self, version: int) -> Iterator[tantivy.Document]:
        """The articles of one version as the word index takes them, with no more than what ``similar`` reads."""
        from broadsheet.search import analysis

        @cache
        def term(word: str, language: str) -> str:
            return analysis.stem(spelt(word, version, self._kept), language)

        for number, piece in enumerate(self.pieces, start=1):
            language = piece.outlet.language
            made = tantivy.Document()
            made.add_unsigned("id", version * len(self.pieces) + number)
            made.add_unsigned("copy", 0)
            made.add_unsigned("moment", int(piece.published_at.timestamp()) << 30)
            made.add_text("language", language)
            for field, text in (("title", piece.title), ("text", piece.paragraphs[0])):
                made.add_text(field, " ".join(term(word, language) for word in text.replace(".", "").split()))
            yield made

    def respelt(self, article: Any) -> Any:
        """An article of any version with its own spelling in the fingerprint, from which the word index is asked."""
        from broadsheet.stories import Fingerprint

        version = (article.pk - 1) // len(self.pieces)
        known = Fingerprint.from_bytes(article.fingerprint)
        labels, words = (
            tuple(" ".join(spelt(word, version, self._kept) for word in each.split()) for each in readable)
            for readable in (known.labels, known.words)
        )
        article.fingerprint = replace(known, labels=labels, words=words).to_bytes()
        return article


def spelt(word: str, version: int, kept: Collection[str]) -> str:
    """A word as one version spells it: with an ending that no stemmer takes away, unless it is one of the commonest."""
    if not version or word.lower() in kept:
        return word
    return word + "".join("bdfgkmpvxz"[int(digit)] for digit in str(version)) + "o"


if __name__ == "__main__":
    main()
