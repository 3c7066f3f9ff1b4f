"""How well pages are read: body, title, authors and day, against a file of pages with the right answers.

``python -m quality.pages FILE… [--json] [--predictions OUT.jsonl]``

A file with one ``body`` a page is measured as the article-extraction-benchmark does (Zyte): shingles of four tokens,
precision and recall averaged over pages, F1 of the averages. A file that has ``body_without_summary`` too is measured
by F1 of bags of tokens against the better of the two, Han, kana, Hangul and Thai by character, averaged over pages.
A page that extraction would refuse counts with the body it would have had; how many were refused is told apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from broadsheet.extraction import reading, refusal, structured, times
from broadsheet.extraction.page import decode, parse
from broadsheet.text.blocks import plain_text
from broadsheet.types import Rejection

Record = dict[str, Any]
Score = tuple[float, float, float]  # precision, recall, F1

_TOKEN = re.compile(r"\w+")
_SINGLE = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_MIXED_TOKEN = re.compile(rf"[{_SINGLE}]|[^\W{_SINGLE}]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Prediction:
    """What extraction made of one gold page; ``published`` is in the zone that the page states."""

    id: str
    body: str
    title: str
    authors: tuple[str, ...]
    published: str
    refused: str
    seconds: float


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(
        prog="python -m quality.pages", description=__doc__.split("\n", 1)[0] if __doc__ else ""
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--predictions", type=Path, help="write what was predicted, one record a line")
    arguments = parser.parse_args()
    records = [record for file in arguments.files for record in read(file)]
    figures, predictions = measure(records)
    if arguments.predictions:
        lines = (json.dumps(asdict(prediction), ensure_ascii=False) for prediction in predictions)
        arguments.predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    if arguments.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:18} {'–' if value is None else value if isinstance(value, int) else round(value, 4)}")


def read(file: Path) -> Iterator[Record]:
    """The records of a gzipped or plain JSON Lines file."""
    opener = gzip.open if file.suffix == ".gz" else open
    with opener(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def measure(records: Sequence[Record]) -> tuple[dict[str, float | int | None], list[Prediction]]:
    """All figures for ``records``, None where their kind has no answer to compare with, and the predictions."""
    now = datetime.now(UTC)
    predictions: list[Prediction] = []
    failed = 0
    for record in records:
        try:
            predictions.append(predict(record, now))
        except Exception as error:  # noqa: BLE001 - a page that raises is what "failed" counts
            print(f"failed: {record['url']}: {error!r}")
            failed += 1
            predictions.append(Prediction(_id(record), "", "", (), "", "failed", 0.0))
    seconds = sum(prediction.seconds for prediction in predictions)
    figures: dict[str, float | int | None] = dict(_body_figures(records, predictions))
    figures["title"] = _share(_titles(records, predictions))
    figures["authors"] = _share(_authors(records, predictions))
    figures["day"] = _share(_days(records, predictions))
    figures["failed"] = failed
    figures["refused"] = sum(bool(prediction.refused) for prediction in predictions) - failed
    figures["pages"] = len(records)
    figures["pages_per_second"] = len(records) / seconds if seconds else 0.0
    return figures, predictions


def predict(record: Record, now: datetime) -> Prediction:
    """What extraction makes of one gold page; ``seconds`` is CPU time."""
    start = time.process_time()
    body = record["html"].encode("utf-8", "replace")
    refused = refusal.of_bytes(body, "text/html; charset=utf-8")
    page = parse(decode(body, "text/html; charset=utf-8"), record["url"])
    if page is None:
        return Prediction(_id(record), "", "", (), "", "empty", time.process_time() - start)
    stated = structured.read(page)
    content, found = reading.contents(page, stated, hint=None, now=now)
    refused = refused or refusal.of_page(page, stated, found)
    seconds = time.process_time() - start
    published = times.published(page, stated, None, now)
    return Prediction(
        _id(record),
        plain_text(content.blocks),
        content.title,
        content.authors,
        published.isoformat() if published else "",
        f"{refused.reason}: {refused.detail}" if isinstance(refused, Rejection) else "",
        seconds,
    )


def shingled(gold: str, predicted: str) -> tuple[float | None, float | None]:
    """Precision and recall in shingles of four tokens; None where a side is empty (article-extraction-benchmark)."""
    one, other = _shingles(gold), _shingles(predicted)
    both = (one & other).total()
    if one == other:
        return (1.0, 1.0) if one else (None, None)
    precision = both / other.total() if other else None
    return precision, both / one.total() if one else None


def bagged(golds: Iterable[str], predicted: str) -> Score:
    """Precision, recall and F1 in bags of tokens, of the gold body that gives the best F1."""
    return max((_bagged(gold, predicted) for gold in golds), key=lambda score: score[2])


def _bagged(gold: str, predicted: str) -> Score:
    one, other = (Counter(_MIXED_TOKEN.findall(text.lower())) for text in (gold, predicted))
    both = (one & other).total()
    if not both:
        return (0.0, 0.0, 0.0)
    precision, recall = both / other.total(), both / one.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    return Counter(filter(None, (tuple(tokens[start : start + 4]) for start in range(max(1, len(tokens) - 3)))))


def _body_figures(records: Sequence[Record], predictions: Sequence[Prediction]) -> dict[str, float | None]:
    pairs = [(record, found.body) for record, found in zip(records, predictions, strict=True) if "body" in record]
    if not pairs:
        return {"f1": None, "precision": None, "recall": None, "exact": None}
    exact = statistics.mean(
        any(_MIXED_TOKEN.findall(gold) == _MIXED_TOKEN.findall(found) for gold in _golds(record))
        for record, found in pairs
    )
    if any("body_without_summary" in record for record, _ in pairs):
        scores = [bagged(_golds(record), found) for record, found in pairs]
        precision, recall, f1 = (statistics.mean(score[place] for score in scores) for place in range(3))
    else:
        shares = [shingled(record["body"], found) for record, found in pairs]
        precision = statistics.mean([share for share, _ in shares if share is not None] or [0.0])
        recall = statistics.mean([share for _, share in shares if share is not None] or [0.0])
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"f1": f1, "precision": precision, "recall": recall, "exact": exact}


def _golds(record: Record) -> list[str]:
    return [record[name] for name in ("body", "body_without_summary") if record.get(name)] or [""]


def _titles(records: Sequence[Record], predictions: Sequence[Prediction]) -> Iterator[bool]:
    for record, found in zip(records, predictions, strict=True):
        if record.get("title"):
            yield " ".join(record["title"].split()) == found.title


def _authors(records: Sequence[Record], predictions: Sequence[Prediction]) -> Iterator[bool]:
    for record, found in zip(records, predictions, strict=True):
        if record.get("authors") is not None:
            yield {" ".join(name.split()) for name in record["authors"]} == set(found.authors)


def _days(records: Sequence[Record], predictions: Sequence[Prediction]) -> Iterator[bool]:
    """Whether the day is right: in the gold's zone where it states one, else as the page writes it."""
    for record, found in zip(records, predictions, strict=True):
        gold = str(record.get("published") or "")
        if not _DAY.match(gold):
            continue
        moment = datetime.fromisoformat(gold)
        mine = datetime.fromisoformat(found.published) if found.published else None
        if mine is not None and moment.tzinfo is not None:
            mine = mine.astimezone(moment.tzinfo)
        yield mine is not None and mine.date() == moment.date()


def _share(right: Iterator[bool]) -> float | None:
    answers = list(right)
    return statistics.mean(answers) if answers else None


def _id(record: Record) -> str:
    return str(record.get("id") or record["url"])


if __name__ == "__main__":
    main()
