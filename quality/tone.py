"""How well the tone of comments is judged: ``python -m quality.tone [FILE…]`` (ours: quality/comments.jsonl).

A record is a comment's text, language, kind, whether it is ``abusive``, and ``part``: rules were made on "tune"; "held"
are comments of the same sitting, "second" and "last" such as were written after the rules. "second" was measured once
before anybody read it (ROC AUC .67, precision .79, recall .34 with the rules of then); half of it is in "tune" since.
``roc_auc`` is the share of pairs of an abusive and a civil comment whose scores are in order; precision and recall are
those at the default mark.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from broadsheet.analysis.tone import MARK, tone
from quality import records

OWN = Path(__file__).parent / "comments.jsonl"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of the files."""
    parser = argparse.ArgumentParser(prog="quality.tone", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--part", default="last", help="tune, held, second, last or all")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args(arguments)
    found = [record for path in options.files or [OWN] for record in records.read(path)]
    rows = [row for row in found if options.part in {"all", row.get("part", options.part)}]
    scores = [tone(row["text"], row["language"]).score for row in rows]
    records.show(figures(rows, scores), as_json=options.json)
    if options.predictions:
        pairs = zip(rows, scores, strict=True)
        records.write(options.predictions, ({"text": row["text"], "score": score} for row, score in pairs))


def figures(rows: Sequence[records.Record], scores: Sequence[float]) -> dict[str, float]:
    """Order, and what the default mark gives; of each kind of comment the share above the mark."""
    bad = [score for row, score in zip(rows, scores, strict=True) if row["abusive"]]
    good = [score for row, score in zip(rows, scores, strict=True) if not row["abusive"]]
    hit, false = sum(score >= MARK for score in bad), sum(score >= MARK for score in good)
    kinds: dict[str, list[bool]] = defaultdict(list)
    for row, score in zip(rows, scores, strict=True):
        kinds[row.get("kind", "")].append(score >= MARK)
    return {
        "roc_auc": roc_auc(bad, good),
        "precision": hit / max(1, hit + false),
        "recall": hit / max(1, len(bad)),
        "comments": len(rows),
    } | {f"above_{kind}": sum(above) / len(above) for kind, above in sorted(kinds.items()) if kind}


def roc_auc(bad: Sequence[float], good: Sequence[float]) -> float:
    """The share of pairs in order; a tie is half."""
    ordered = sum((one > other) + 0.5 * (one == other) for one in bad for other in good)
    return ordered / max(1, len(bad) * len(good))


if __name__ == "__main__":
    main()
