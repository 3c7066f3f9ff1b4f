"""How well dates are read: ``python -m quality.dates FILE`` (a news-annotated file: GUM, whose CoNLL-U marks dates).

``value_accuracy``: of the marked spans that have a day, month or year (``when``) the share whose value is right **given
the span**. A value is right when it begins with what is marked: 2000-07-18 is right for 2000, 2000
is wrong for 2000-07-18.
``explicit`` are the spans that state their year, ``relative`` the others; ``day`` those marked to the day.
``range_accuracy``: spans marked with a beginning and an end (``from``, ``notBefore``, ...) whose two ends are right.
``found_*``: how many of the spans are found without being given, and how many of what is found is marked (spans that
overlap count). ``own`` is the same measure on the expressions of quality/time-expressions.jsonl, their held-out half.
The day of writing is the date line of the text, else the document's ``dateCreated``.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from broadsheet.text import times
from quality import records

OWN = Path(__file__).parent / "time-expressions.jsonl"
_DATE = re.compile(r"<date([^>]*)>")
_ATTRIBUTE = re.compile(r"(\w+):::\"([^\"]*)\"")
_ENDS = ".!?\"'”’)"  # a date line or a caption that stands in one paragraph with the text is a line of its own
_NEW_LINE = "\n"
_STATES_YEAR = re.compile(r"\d{4}|['’]?\b\d\d\b$")


@dataclass(frozen=True, slots=True)
class Marked:
    """A span of a text with what is marked of it: ``when``, or ``first`` and ``last``, as written."""

    start: int
    end: int
    when: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """An article with its marked dates."""

    text: str
    written: date
    marked: tuple[Marked, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of the files."""
    parser = argparse.ArgumentParser(prog="quality.dates", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args(arguments)
    found = [record for path in options.files for record in records.read(path)]
    articles = [dated(record["conllu"]) for record in found]
    rows = [
        {"id": record["id"], "span": article.text[each.start : each.end], "when": each.when, "from": each.first,
         "to": each.last, "value": value}
        for record, article in zip(found, articles, strict=True)
        for each, value in values(article)
    ]  # fmt: skip
    records.show(figures(rows) | detection(articles) | {"own": own("held")}, as_json=options.json)
    if options.predictions:
        records.write(options.predictions, rows)


def dated(conllu: str) -> Dated:
    """What one article's CoNLL-U says: a paragraph on each line."""
    created = re.search(r"^# meta::dateCreated = (\d{4}-\d\d-\d\d)", conllu, re.MULTILINE)
    text, at, marked = "", 0, list[Marked]()
    opened: list[tuple[dict[str, str], int]] = []
    for line in conllu.splitlines():
        if line.startswith("# newpar") and line.rstrip() == "# newpar":
            text = f"{text.rstrip()}\n\n" if text else ""
        elif line.startswith("# text = "):
            sentence = line.removeprefix("# text = ")
            at, text = len(text), f"{text}{sentence}{' ' if sentence[-1] in _ENDS else _NEW_LINE}"
        elif re.match(r"\d+\t", line):
            _, form, *_, misc = line.split("\t")
            start = text.find(form, at)
            at = (start if start >= 0 else at) + len(form)
            xml = next((part for part in misc.split("|") if part.startswith("XML=")), "")
            opened += [(dict(_ATTRIBUTE.findall(each)), start) for each in _DATE.findall(xml)]
            for _ in range(min(xml.count("</date>"), len(opened))):
                marked.append(_marked(*opened.pop(), at))
    written = times.dateline(text.partition("\n")[2], "en") or (date.fromisoformat(created[1]) if created else date.max)
    return Dated(text, written, tuple(sorted(marked, key=lambda each: each.start)))


def _marked(attributes: dict[str, str], start: int, end: int) -> Marked:
    first = attributes.get("from", attributes.get("notBefore", ""))
    last = attributes.get("to", attributes.get("notAfter", ""))
    return Marked(start, end, attributes.get("when", ""), first, last)


def values(article: Dated) -> Iterable[tuple[Marked, str]]:
    """What is read at each marked span."""
    for each in article.marked:
        time = times.at(article.text, each.start, each.end, "en", article.written)
        value = "" if time is None else time.value
        if time is not None and (time.grain == "range" or not each.when):
            value = f"{time.first}/{time.last}"
        yield each, value


def figures(rows: Sequence[dict[str, str]]) -> dict[str, float]:
    """Accuracy of all spans and of kinds of them."""
    single = [row for row in rows if row["when"]]
    ranges = [row for row in rows if not row["when"]]
    stated = [row for row in single if _STATES_YEAR.search(row["span"])]
    relative = [row for row in single if not _STATES_YEAR.search(row["span"])]
    return {
        "value_accuracy": _share(single, right),
        "exact_accuracy": _share(single, lambda row: row["value"] == row["when"]),
        "explicit_accuracy": _share(stated, right),
        "relative_accuracy": _share(relative, right),
        "relative_day_accuracy": _share([row for row in relative if len(row["when"]) == 10], right),
        "range_accuracy": _share(ranges, right_range),
        "spans": len(single),
        "relative_spans": len(relative),
        "ranges": len(ranges),
    }


def _share(rows: Sequence[dict[str, str]], holds: Callable[[dict[str, str]], bool]) -> float:
    return sum(map(holds, rows)) / len(rows) if rows else 0.0


def right(row: dict[str, str]) -> bool:
    """Whether a value is what is marked, or finer."""
    return bool(row["when"]) and row["value"].startswith(row["when"].lstrip("-"))


def right_range(row: dict[str, str]) -> bool:
    """Whether both ends that are marked are right."""
    first, _, last = row["value"].partition("/")
    return first.startswith(row["from"]) and last.startswith(row["to"]) and bool(first)


def detection(articles: Sequence[Dated]) -> dict[str, float]:
    """Recall and precision of finding the spans."""
    marked = hit = found = right_found = 0
    for article in articles:
        times_found = times.single(article.text, "en", article.written)
        marked += len(article.marked)
        found += len(times_found)
        hit += sum(any(t.start < m.end and m.start < t.end for t in times_found) for m in article.marked)
        right_found += sum(any(t.start < m.end and m.start < t.end for m in article.marked) for t in times_found)
    return {"found_recall": hit / max(1, marked), "found_precision": right_found / max(1, found)}


def own(part: str) -> float:
    """Accuracy on our own expressions, in four languages."""
    rows = [record for record in records.read(OWN) if record["part"] == part]
    return sum(reads(row) == str(row["value"]) for row in rows) / len(rows)


def reads(row: records.Record) -> str:
    """The value that is read at one of our own expressions."""
    found = times.find(row["text"], row["language"], date.fromisoformat(row["published"]))
    start, end = row["start"], row["end"]
    best = max(found, key=lambda each: min(each.end, end) - max(each.start, start), default=None)
    return best.value if best and best.start < end and start < best.end else ""


if __name__ == "__main__":
    main()
