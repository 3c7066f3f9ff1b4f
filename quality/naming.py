"""Treebanks with names, as the training of the names model reads them: GUM's entities and UNER's marks on EWT."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from broadsheet.text import entities, gazetteers, tagging
from broadsheet.text.chains import Chain
from broadsheet.text.entities import LABELS, EntityKind
from quality import invention, mentions, records
from quality.treebanks import Sentence

SHIPPED = frozenset(["academic", "bio", "court", "interview", "voyage"])
"""Genres of GUM whose texts are CC BY or CC BY-SA by its LICENSE.md; the others are non-commercial or not stated."""
COPIES = 2  # of a sentence, with other names
TEMPLATES = 12  # sentences made from each template
_OWN = Sentence("own", "own", "", "", ())

Labelled = tuple[list[str], list[str]]


def named(
    sentences: Sequence[Sentence], marked: Iterable[Path], tagger: Chain, seed: int = 0
) -> Iterator[tuple[Sentence, Labelled]]:
    """The sentences whose names are known, with their words' labels."""
    marks = {identifier: labels for path in marked for identifier, labels in uner(path)}
    inventor = invention.Inventor(seed)
    for words, labels in invention.told(inventor, TEMPLATES):
        yield _OWN, (_known(words, tagger), labels)
    for _, document in groupby(sentences, key=lambda sentence: sentence.document):
        for sentence, found in mentions.proper(list(document)):
            words = [word.form for word in sentence.words]
            if sentence.document.startswith("GUM_"):
                labels = _labels(sentence, found)
            elif len(marks.get(sentence.identifier, ())) == len(sentence.words):
                labels = _with_groups(sentence, marks[sentence.identifier])
            else:
                continue
            yield sentence, (_known(words, tagger), labels)
            if any(label[:1] == "B" and label != "B-MISC" for label in labels):
                for _ in range(COPIES if shipped(sentence) else 0):
                    other, others = invention.substituted(words, labels, inventor)
                    yield sentence, (_known(other, tagger), others)


def shipped(sentence: Sentence) -> bool:
    """Whether weights learned from a sentence may be shipped."""
    return not sentence.document.startswith("GUM_") or sentence.genre in SHIPPED


def _known(words: list[str], tagger: Chain) -> list[str]:
    """Words with the tags that a tagger gives, right or wrong: it is all that there will be."""
    return entities.known(words, tagger.label([tagging.marked(words)])[0])


def uner(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Sentences of a file of Universal NER: their name and their words' labels."""
    for block in records.text(path).split("\n\n"):
        name = re.search(r"^# sent_id = (.*)$", block, re.MULTILINE)
        if name:
            yield (
                name[1],
                [line.split("\t")[2].replace("-OTH", "-MISC") for line in block.split("\n") if line[:1].isdigit()],
            )


def _with_groups(sentence: Sentence, labels: Sequence[str]) -> list[str]:
    """UNER leaves out peoples and faiths in the plural, which GUM calls people."""
    return [
        "B-PER" if label == "O" and word.fine == "NNPS" and _is_group(word.form) else label
        for word, label in zip(sentence.words, labels, strict=True)
    ]


def _is_group(form: str) -> bool:
    return form.lower() in gazetteers.GROUPS or form.endswith(("ans", "ians", "ims", "ists", "is", "ews"))


def _labels(sentence: Sentence, found: Sequence[mentions.Mention]) -> list[str]:
    """Longer names first; what lies in one is no name of its own."""
    leave_out = gazetteers.titles()
    spans = []
    for mention in found:
        first, last = mentions.name_in(sentence.words, mention, leave_out)
        if mention.kind == "person":  # "U.S. President Barack Obama": the state is no part of the name
            ends = [other.last + 1 for other in found if mention.first <= other.first and other.last < mention.head]
            first = max([first, *ends])
        spans.append((first - last, mention.last - mention.first, first, last, mention.kind))
    labels = ["O"] * len(sentence.words)
    for _, _, first, last, kind in sorted(spans):
        if kind != mentions.TIMES and all(label == "O" for label in labels[first : last + 1]):
            label = LABELS[mentions.KINDS.get(kind, EntityKind.OTHER)]
            labels[first : last + 1] = [f"B-{label}", *[f"I-{label}"] * (last - first)]
    return labels
