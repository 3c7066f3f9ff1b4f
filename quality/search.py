"""How often the article that answers a question is among the first results.

``python -m quality.search ARTICLES QUESTIONS [--json] [--predictions OUT.jsonl]`` indexes the articles in a folder of
its own and asks the questions that have gold articles. Keys: hit4 and hit10 (share of questions with a gold article
among the first 4, 10), mrr10 (mean of 1/rank of the first gold article, 0 below rank 10), p95_ms (of one search,
snippets and all; wall, and cpu_p95_ms for busy machines); besides articles indexed a second (CPU time) and bytes an
article.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from broadsheet.search import Document, Index, Writer

DEPTH = 10


def main() -> None:
    arguments = _arguments()
    articles = list(_records(arguments.articles))
    questions = [question for question in _records(arguments.questions) if question["gold_articles"]]
    with tempfile.TemporaryDirectory() as folder:
        figures = _build(Path(folder), articles)
        predictions, times, cpu = _ask(Path(folder), articles, questions)
    speed = {"p95_ms": _percentile(times, 0.95), "p50_ms": _percentile(times, 0.5)}
    speed["cpu_p95_ms"] = _percentile(cpu, 0.95)
    figures = score(predictions, questions) | speed | figures
    if arguments.predictions:
        lines = (json.dumps({"id": key, "articles": found}) for key, found in predictions)
        arguments.predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if arguments.json:
        print(json.dumps(figures))
    else:
        _print(figures)


def score(predictions: list[tuple[str, list[str]]], questions: list[dict[str, Any]]) -> dict[str, float]:
    """Hit@4, Hit@10 and MRR@10 of ranked article ids against each question's ``gold_articles``."""
    ranks = [
        next((rank for rank, found in enumerate(ranked[:DEPTH], 1) if found in question["gold_articles"]), 0)
        for (_, ranked), question in zip(predictions, questions, strict=True)
    ]
    count = len(ranks) or 1
    return {
        "hit4": round(sum(0 < rank <= 4 for rank in ranks) / count, 4),
        "hit10": round(sum(rank > 0 for rank in ranks) / count, 4),
        "mrr10": round(sum(1 / rank for rank in ranks if rank) / count, 4),
        "questions": len(ranks),
    }


def _build(folder: Path, articles: list[dict[str, Any]]) -> dict[str, float]:
    started = time.process_time()
    with Writer.open(folder) as writer:
        writer.put(document(number, article) for number, article in enumerate(articles, 1))
        writer.commit(len(articles))
    seconds = time.process_time() - started
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {
        "articles": len(articles),
        "articles_per_second": round(len(articles) / seconds, 1),
        "bytes_per_article": round(size / max(1, len(articles))),
    }


def document(number: int, article: dict[str, Any]) -> Document:
    """An article of the file as the index takes it."""
    return Document(
        article_id=number,
        title=article["title"],
        text=article["text"],
        language=article.get("language", "en"),
        publisher_domain=article["id"].split("/")[0],
        published_at=published(article.get("date")),
    )


def published(value: str | None) -> datetime:
    """The day of an article; one of the year 2000 where it says none."""
    try:
        moment = datetime.fromisoformat((value or "").replace("/", "-"))
    except ValueError:
        return datetime(2000, 1, 1, tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _ask(
    folder: Path, articles: list[dict[str, Any]], questions: list[dict[str, Any]]
) -> tuple[list[tuple[str, list[str]]], list[float], list[float]]:
    index = Index.open(folder)
    predictions, times, cpu = [], [], []
    for question in questions:
        started, worked = time.perf_counter(), time.process_time()
        hits = index.search(question["question"], language="en", limit=DEPTH).hits
        times.append(1000 * (time.perf_counter() - started))
        cpu.append(1000 * (time.process_time() - worked))
        predictions.append((question["id"], [articles[hit.article_id - 1]["id"] for hit in hits]))
    return predictions, times, cpu


def _percentile(values: list[float], share: float) -> float:
    return round(sorted(values)[min(len(values) - 1, int(share * len(values)))], 2) if values else 0.0


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _print(figures: dict[str, float]) -> None:
    table = Table("figure", "value", title="search")
    for name, value in figures.items():
        table.add_row(name, str(value))
    Console().print(table)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m quality.search", description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
