"""How well names are found: ``python -m quality.names FILE…`` (a news-annotated file: GUM).

Gold are the mentions of people, organisations and places whose head is a proper noun. A predicted name has the head
that the treebank gives its words; known places inside other names count, as in the gold. ``f1``: head and kind are
right; ``f1_untyped``: the head is. Names of other things are not predicted here. ``person``, ``organisation`` and
``place`` are the F1 of each kind.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from broadsheet.text import entities, tagging
from broadsheet.text.entities import EntityKind
from quality import mentions, records, treebanks

Place = tuple[str, int, int]
"""Record, sentence and word of a head."""


@dataclass(frozen=True, slots=True)
class Found:
    """The heads of names with their kind, and the predicted mentions as records."""

    heads: frozenset[tuple[Place, EntityKind]]
    names: tuple[dict[str, str | int], ...] = ()


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of the files."""
    parser = argparse.ArgumentParser(prog="quality.names", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args(arguments)
    found = [record for path in options.files for record in records.read(path)]
    gold = [annotated(record) for record in found]
    ours = [predicted(record) for record in found]
    records.show(figures(gold, ours), as_json=options.json)
    if options.predictions:
        pairs = zip(found, ours, strict=True)
        records.write(options.predictions, ({"id": record["id"], "names": each.names} for record, each in pairs))


def figures(gold: Sequence[Found], ours: Sequence[Found]) -> dict[str, float]:
    """F1 over all articles."""
    right, guessed = (frozenset(head for each in side for head in each.heads) for side in (gold, ours))
    shown = {
        "f1": f1(right, guessed),
        "f1_untyped": f1(frozenset(place for place, _ in right), frozenset(place for place, _ in guessed)),
    }
    for kind in mentions.KINDS.values():
        shown[kind.value] = f1(*(frozenset(each for each in side if each[1] == kind) for side in (right, guessed)))
    return shown


def f1(right: frozenset[object], guessed: frozenset[object]) -> float:
    """Harmonic mean of precision and recall; nothing for nothing is right."""
    both = len(right) + len(guessed)
    return 2 * len(right & guessed) / both if both else 1.0


def annotated(record: records.Record) -> Found:
    """The gold of one article."""
    pairs = mentions.proper(list(treebanks.parse(record["conllu"])))
    return Found(
        frozenset(
            ((record["id"], number, mention.head), mentions.KINDS[mention.kind])
            for number, (_, found) in enumerate(pairs)
            for mention in found
            if mention.kind in mentions.KINDS
        )
    )


def predicted(record: records.Record) -> Found:
    """What is found in the article's text: its sentences one a line, as in the file."""
    sentences = list(treebanks.parse(record["conllu"]))
    text, spans = "", []
    for sentence in sentences:
        spans.append((len(text), len(text) + len(sentence.text)))
        text += sentence.text + "\n"
    outer = entities.find(text, tagging.tag(text, spans, "en"), "en")
    names = (*outer, *entities.places_within(outer))
    heads = set()
    for name in names:
        number = next((i for i, (start, end) in enumerate(spans) if start <= name.start < end), -1)
        start = spans[number][0]
        words = sentences[number].words
        inside = [
            at for at, word in enumerate(words) if name.start - start <= word.start and word.end <= name.end - start
        ]
        if name.kind and inside:
            head = mentions.head_of(words, inside[0], inside[-1])
            heads.add(((record["id"], number, head), name.kind))
    shown = tuple({"text": name.text, "start": name.start, "end": name.end, "kind": name.kind.value} for name in names)
    return Found(frozenset(heads), shown)


if __name__ == "__main__":
    main()
