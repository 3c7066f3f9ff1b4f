"""How many lies pass the check of a model's sentences, and how many true ones: ``python -m quality.check FILE…``.

Files of claims have ``source``, ``text`` with its citations and, for lies, ``kind``; the sources that they cite stand
in ``check-sources.jsonl`` beside them: ``id`` and ``sentences``. ``--half NAME`` takes one part. The parts were written
one after another, and each was measured before anything was changed for it. The lies that passed then, and the share
of truths: held-out 8 of 104, .87; nasty 16 of 40, .83; fresh 4 of 40, .80; last 4 of 35, .94; final 2 of 24, .70;
unseen 1 of 24, .71; stranger 7 of 60, .77; stranger2 10 of 30, .73; stranger3 5 of 21, .62;
stranger4 0 of 12, .92. Only the first of the last four was written by somebody who had not read the rules.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from broadsheet.llm import check, reply
from broadsheet.llm.sources import Source
from broadsheet.types import Evidence
from quality import records

SOURCES = "check-sources.jsonl"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of the files."""
    parser = argparse.ArgumentParser(prog="quality.check", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--half",
        choices=[
            "learn",
            "held-out",
            "nasty",
            "fresh",
            "last",
            "final",
            "unseen",
            "stranger",
            "stranger2",
            "stranger3",
            "stranger4",
        ],
    )
    parser.add_argument("--wrong", action="store_true", help="show what is judged wrongly")
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args(arguments)
    judged = [
        each
        for path in options.files
        for each in judge(records.read(path), records.read(path.parent / SOURCES))
        if not options.half or each["half"] == options.half
    ]
    if options.wrong:
        for each in judged:
            if each["passed"] != (not each.get("kind")):
                print(f"{each['id']:<20} {each.get('kind', 'true')} → {each['reason'] or 'passed'}: {each['text']}")
    records.show(figures(judged), as_json=options.json)
    if options.predictions:
        records.write(options.predictions, judged)


def judge(claims: Sequence[records.Record], given: Sequence[records.Record]) -> list[records.Record]:
    """Each claim with ``passed`` and the ``reason`` why not."""
    sources = {
        each["id"]: tuple(Source(text, Evidence(1, at, at + 1)) for at, text in enumerate(each["sentences"]))
        for each in given
    }
    found = []
    for claim in claims:
        (said,) = reply.parse(claim["text"])
        reason = check.failure(said, sources[claim["source"]], claim.get("language", "en"))
        found.append({**claim, "passed": reason is None, "reason": str(reason or "")})
    return found


def figures(judged: Sequence[records.Record]) -> dict[str, float]:
    """Counts, the lies that passed, and the share of truths that did."""
    lies = [each for each in judged if each.get("kind")]
    truths = [each for each in judged if not each.get("kind")]
    found: dict[str, float] = {
        "lies": len(lies),
        "lies_passed": sum(each["passed"] for each in lies),
        "truths": len(truths),
        "truths_passed": sum(each["passed"] for each in truths) / max(1, len(truths)),
    }
    for kind, number in sorted(Counter(each["kind"] for each in lies).items()):
        found[f"passed_{kind}"] = sum(each["passed"] for each in lies if each["kind"] == kind)
        found[f"lies_{kind}"] = number
    return found


if __name__ == "__main__":
    main()
