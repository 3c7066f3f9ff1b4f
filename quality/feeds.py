"""How well feeds are read: ``python -m quality.feeds ARCHIVE-OR-FOLDER… [--json] [--predictions OUT.jsonl]``.

Every file of an archive (.tar.gz) or folder is read as a feed, or as a list of feeds where it is OPML; it is *parsed*,
*refused* (a FeedError with a reason) or it *crashed*. The speed is CPU time of one core. Where a JSON file with the
expected model lies beside a feed (``x.xml`` and ``x.json``, ``x.json`` and ``x_expected.json``), ``fields_equal`` is
the share of expected fields that are equal; of a feed that is refused none is. quality.neutral says what counts.
"""

from __future__ import annotations

import argparse
import json
import tarfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from broadsheet.errors import FeedError
from broadsheet.feeds import parse, read_opml
from broadsheet.types import FeedListing, ParsedFeed
from quality import neutral, records

NOW = datetime(2027, 1, 1, tzinfo=UTC)  # the gold is older; a fixed moment makes runs comparable
BASE = ""  # the gold keeps relative addresses as they stand
NOT_SAMPLES = (".md", ".txt", ".go", ".rb", ".py", ".html-result")


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file. ``reason`` is the refusal's, or the name of the exception of a crash."""

    id: str
    outcome: str  # parsed, refused or crashed
    reason: str = ""
    feed: ParsedFeed | None = None
    listings: tuple[FeedListing, ...] = ()
    seconds: float = 0.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of one or more archives or folders."""
    options = _options(arguments)
    files = {name: body for path in options.files for name, body in _files(path)}
    expected = {name: gold for name in files if (gold := _expected_beside(name, files)) is not None}
    golden = {_gold_name(name, files) for name in expected}
    readings = [read(name, body) for name, body in files.items() if name not in golden]
    figures, misses = score(readings, expected)
    records.show(figures, as_json=options.json)
    if options.misses:
        for miss in misses:
            print(miss)
    if options.predictions:
        records.write(options.predictions, map(_prediction, readings))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="quality.feeds", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--misses", action="store_true", help="print each field that is not equal, and each crash")
    return parser.parse_args(arguments)


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the samples in an archive or a folder; one file is a sample itself."""
    if path.is_file() and not tarfile.is_tarfile(path):
        yield path.name, path.read_bytes()
    elif path.is_file():
        with tarfile.open(path) as archive:
            for member in archive:
                content = archive.extractfile(member) if member.isfile() else None
                if content and _is_sample(member.name):
                    yield member.name, content.read()
    else:
        for file in sorted(path.rglob("*")):
            if file.is_file() and _is_sample(file.name):
                yield str(file.relative_to(path)), file.read_bytes()


def _is_sample(name: str) -> bool:
    base = PurePosixPath(name).name
    return not base.startswith((".", "LICENSE", "README")) and not base.endswith(NOT_SAMPLES)


def _gold_name(name: str, files: Mapping[str, bytes]) -> str:
    """The file with the expected model of ``name``, "" where there is none."""
    stem, dot, suffix = name.rpartition(".")
    candidate = f"{stem}_expected.json" if suffix == "json" else f"{stem}.json"
    return candidate if dot and candidate in files and candidate != name else ""


def _expected_beside(name: str, files: Mapping[str, bytes]) -> neutral.Fields | None:
    gold = _gold_name(name, files)
    if not gold:
        return None
    try:
        return neutral.expected(json.loads(files[gold]), of_json=name.endswith(".json"))
    except (ValueError, TypeError, AttributeError):  # some other JSON file that happens to lie beside a feed
        return None


def read(name: str, body: bytes) -> Reading:
    """One file, read as what it is; the time is that of reading alone."""
    started = time.process_time()
    try:
        feed, listings = _feed_or_list(body)
    except FeedError as error:
        return Reading(name, "refused", error.reason, seconds=time.process_time() - started)
    except Exception as error:  # noqa: BLE001  a crash is what is counted here
        return Reading(name, "crashed", type(error).__name__, seconds=time.process_time() - started)
    return Reading(name, "parsed", "", feed, listings, time.process_time() - started)


def _feed_or_list(body: bytes) -> tuple[ParsedFeed | None, tuple[FeedListing, ...]]:
    try:
        return parse(body, BASE, now=NOW), ()
    except FeedError as error:
        if error.reason != "opml":
            raise
    return None, read_opml(body)


def score(readings: Sequence[Reading], expected: Mapping[str, neutral.Fields]) -> tuple[dict[str, Any], list[str]]:
    """The figures, and a line for each field that is not equal and for each crash."""
    outcomes = Counter(reading.outcome for reading in readings)
    misses = [f"{reading.id}: {reading.reason}" for reading in readings if reading.outcome == "crashed"]
    equal = total = 0
    for reading in readings:
        wanted = expected.get(reading.id, {})
        got = neutral.predicted(reading.feed) if reading.feed else {}
        wrong = [key for key, value in wanted.items() if got.get(key) != value]
        misses += [f"{reading.id}: {key}: {wanted[key]!r} is read as {got.get(key)!r}" for key in wrong]
        total += len(wanted)
        equal += len(wanted) - len(wrong)
    seconds = sum(reading.seconds for reading in readings)
    figures = {
        "fields_equal": equal / total if total else None,
        "parsed": outcomes["parsed"] / max(1, len(readings)),
        "refused": outcomes["refused"] / max(1, len(readings)),
        "crashed": outcomes["crashed"] / max(1, len(readings)),
        "feeds_per_second": len(readings) / seconds if seconds else None,
        "feeds": len(readings),
        "fields": total,
        "reasons": dict(Counter(reading.reason for reading in readings if reading.reason)),
    }
    return figures, misses


def _prediction(reading: Reading) -> dict[str, Any]:
    return {
        "id": reading.id,
        "outcome": reading.outcome,
        "reason": reading.reason,
        "feed": json.loads(json.dumps(asdict(reading.feed), default=_json)) if reading.feed else None,
        "listings": [asdict(listing) for listing in reading.listings],
    }


def _json(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


if __name__ == "__main__":
    main()
