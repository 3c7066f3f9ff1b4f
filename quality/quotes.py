"""How well attributions are found: ``python -m quality.quotes FILE`` (a quotes file: PolNeAR's form).

A record has a text and attributions of source, cue and content: lists of character spans. Tokens are words and single
signs; every figure is micro-averaged over the file.

* ``content_f1``: tokens that lie in the content of any attribution, found against annotated.
* ``direct_f1``: the same for those of them that lie inside quotation marks.
* ``attribution_f1``: attributions matched one to one, the best pairs first, where the Jaccard index of the tokens of
  their contents is at least .5. Annotated ones without content are left out.
* ``end_to_end_f1``: those of them whose speaker is right as well: the head of the source that was found is the head of
  the annotated one (the same token), or neither names a source. The head is the last word before the first comma,
  bracket, preposition, or relative pronoun ("the president of France" has "president").
* ``direct_end_to_end_f1``: the same among attributions half of whose content lies inside quotation marks.
* ``speaker``: the share of the matched ones whose speaker is right.
"""

from __future__ import annotations

import argparse
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from broadsheet.analysis.document import Document
from broadsheet.analysis.said import attributions
from broadsheet.text import quotations
from broadsheet.text.languages.language import words
from quality import records

JACCARD = 0.5
_TOKEN = re.compile(r"\w+|[^\w\s]")
_HEAD_ENDS = words("of in from at on for with to by as about against among who whom whose which that , ( [ — – -")
_NOT_HEADS = frozenset(["'", "’", "s", "”", '"', "“", ".", ":", ";"])

Spans = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens of the content, the token that is the source's head (-1 is none), and whether half of it is quoted."""

    content: frozenset[int]
    head: int
    direct: bool


@dataclass(slots=True)
class Counts:
    """Right ones, found ones, annotated ones."""

    right: int = 0
    found: int = 0
    annotated: int = 0

    def add(self, right: int, found: int, annotated: int) -> None:
        """Add those of one text."""
        self.right, self.found, self.annotated = self.right + right, self.found + found, self.annotated + annotated

    def f1(self) -> float:
        """Their F1; 0 where there is nothing."""
        return 2 * self.right / max(1, self.found + self.annotated)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of the files."""
    parser = argparse.ArgumentParser(prog="quality.quotes", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args(arguments)
    found = [record for path in options.files for record in records.read(path)]
    predicted = [predict(str(record["text"])) for record in found]
    records.show(score(found, predicted), as_json=options.json)
    if options.predictions:
        pairs = zip(found, predicted, strict=True)
        records.write(options.predictions, ({"id": record["id"], "attributions": each} for record, each in pairs))


def predict(text: str) -> list[dict[str, Any]]:
    """The attributions of a text in the form of the gold file."""
    return [
        {"source": [each.source] if each.source else [], "cue": [each.cue], "content": list(each.content)}
        for each in attributions(Document(article_id=1, text=text))
    ]


def score(found: Sequence[records.Record], predicted: Sequence[Sequence[dict[str, Any]]]) -> dict[str, float]:
    """The figures of the file."""
    names = ("content", "direct", "attribution", "end_to_end", "direct_end_to_end")
    counts = {name: Counts() for name in names}
    for record, each in zip(found, predicted, strict=True):
        _score(str(record["text"]), record["attributions"], each, counts)
    figures = {f"{name}_f1": count.f1() for name, count in counts.items()}
    content = counts["content"]
    figures["content_precision"] = content.right / max(1, content.found)
    figures["content_recall"] = content.right / max(1, content.annotated)
    figures["speaker"] = counts["end_to_end"].right / max(1, counts["attribution"].right)
    return figures


def _score(
    text: str, annotated: Sequence[dict[str, Any]], predicted: Sequence[dict[str, Any]], counts: dict[str, Counts]
) -> None:
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    quoted = _covered(tokens, [(each.start, each.end) for each in quotations.find(text)])
    gold = [each for each in (_attribution(a, text, tokens, quoted) for a in annotated) if each.content]
    ours = [each for each in (_attribution(a, text, tokens, quoted) for a in predicted) if each.content]
    gold_tokens = frozenset().union(*(each.content for each in gold))
    our_tokens = frozenset().union(*(each.content for each in ours))
    for name, among in (("content", gold_tokens | our_tokens), ("direct", quoted)):
        counts[name].add(len(gold_tokens & our_tokens & among), len(our_tokens & among), len(gold_tokens & among))
    pairs = match(gold, ours)
    counts["attribution"].add(len(pairs), len(ours), len(gold))
    right = [pair for pair in pairs if pair[0].head == pair[1].head]
    counts["end_to_end"].add(len(right), len(ours), len(gold))
    direct = [pair for pair in right if pair[0].direct]
    counts["direct_end_to_end"].add(len(direct), sum(a.direct for a in ours), sum(a.direct for a in gold))


def match(gold: Sequence[Attribution], ours: Sequence[Attribution]) -> list[tuple[Attribution, Attribution]]:
    """Pairs of annotated and found ones, one to one; of equal pairs those with the same speaker come first."""
    candidates = sorted(
        (
            (-len(a.content & b.content) / len(a.content | b.content), a.head != b.head, i, j)
            for i, a in enumerate(gold)
            for j, b in enumerate(ours)
            if a.content & b.content
        ),
    )
    pairs, taken, used = [], set(), set()
    for jaccard, _, i, j in candidates:
        if -jaccard >= JACCARD and i not in taken and j not in used:
            pairs.append((gold[i], ours[j]))
            taken.add(i)
            used.add(j)
    return pairs


def _attribution(
    attribution: dict[str, Any], text: str, tokens: Sequence[tuple[int, int]], quoted: frozenset[int]
) -> Attribution:
    content = _covered(tokens, attribution["content"])
    return Attribution(content, _head(attribution["source"], text, tokens), 2 * len(content & quoted) > len(content))


def _covered(tokens: Sequence[tuple[int, int]], spans: Spans) -> frozenset[int]:
    covered: set[int] = set()
    for start, end in spans:
        first = bisect_left(tokens, (start, 0))
        covered.update(range(first, bisect_left(tokens, (end, 0))))
    return frozenset(covered)


def _head(spans: Spans, text: str, tokens: Sequence[tuple[int, int]]) -> int:
    head = -1
    for at in sorted(_covered(tokens, spans)):
        word = text[slice(*tokens[at])].lower()
        if word in _HEAD_ENDS and head >= 0:
            break
        if word not in _NOT_HEADS:
            head = at
    return head


if __name__ == "__main__":
    main()
