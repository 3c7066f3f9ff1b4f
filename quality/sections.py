"""How often articles are filed rightly: ``python -m quality.sections FILE…`` (a stories file with categories).

Cross-validated by story: the stories are dealt into FOLDS parts, and the headlines of each part are filed by a model
that has seen the labels of the other parts only. It begins as the shipped model, unless that has seen a story of the
file: then as the model before it saw any headline.
A headline is filed under one of the sections that the file's labels stand for:

* ``words``: by the words of its title;
* ``alone``: as an article by itself: the section that its address names, else by title and domain;
* ``accuracy``: as the paper shows it: the section that its story elects, where stories are those that
  ``stories.Window`` makes of the file's titles in a random order; no label of story or section is seen by that.

``shipped_…`` is the same for the model as it is shipped, on the stories that it has not seen; null where there is none.
``open`` is ``words`` when all ten sections may be chosen, ``sure`` the share of headlines whose section the paper would
take from their words alone, and ``sure_right`` how many of those are right.

``--train --corpus FILE`` makes ``broadsheet/stories/data/sections.bin`` from the lists in ``quality/seeds``, the
headlines and a corpus with topics, all of which the user supplies.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from broadsheet.extraction import departments
from broadsheet.stories import fingerprint
from broadsheet.stories.hashing import hashed
from broadsheet.stories.sections import SURE, Model, elect, probabilities, shipped
from broadsheet.text.addresses import host
from broadsheet.text.sections import SECTIONS
from quality import records, stories
from quality.sectioning import HEADLINES, corrected, examples, prior

FOLDS = 16
MODEL = Path(__file__).parents[1] / "broadsheet/stories/data/sections.bin"
PRIOR = Path(__file__).with_name("sections-prior.bin")  # the model before it saw the headlines
SEEN = Path(__file__).with_name("sections-seen.json")  # hashes of the stories that the shipped model was trained on


@dataclass(frozen=True, slots=True)
class Filed:
    """What was found for one headline, as keys of sections; ``weight`` is its ballot's, ``chance`` that of ``open``."""

    words: str
    alone: str
    weight: float
    open: str
    chance: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of one or more files, or train."""
    options = _options(arguments)
    found = [record for path in options.files for record in records.read(path)]
    found = [record for record in found if record.get("category") in HEADLINES]
    if options.train:
        train(found, options.corpus)
        return
    filed = crossed(found)
    shown = elected(found, filed)
    figures = _scored(found, filed, shown) | _as_shipped(found)
    records.show(figures, as_json=options.json)
    if options.predictions:
        rows = zip(found, filed, shown, strict=True)
        records.write(
            options.predictions,
            ({"id": r["id"], "section": s, "alone": f.alone, "words": f.words, "open": f.open} for r, f, s in rows),
        )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="quality.sections", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--train", action="store_true", help="make the model that is shipped")
    parser.add_argument("--corpus", type=Path, help="articles with topics, for --train")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    return parser.parse_args(arguments)


def train(found: Sequence[records.Record], corpus: Path | None) -> None:
    """Write the model that is shipped, the prior that it began as, and which stories it has seen."""
    begun = prior(corpus)
    PRIOR.write_bytes(begun.to_bytes())
    made = corrected(begun, examples(found, begun))
    MODEL.write_bytes(made.to_bytes())
    SEEN.write_text(json.dumps(sorted({_mark(record) for record in found})) + "\n", encoding="utf-8")
    print(f"{MODEL}: {len(made.terms)} terms, {MODEL.stat().st_size} bytes, {len(found)} headlines")


def _mark(record: records.Record) -> int:
    return hashed(str(record["story"]), "story")


def _seen(record: records.Record) -> bool:
    return _mark(record) in set(json.loads(SEEN.read_text(encoding="utf-8")))


def crossed(found: Sequence[records.Record]) -> list[Filed]:
    """Each headline filed by a model that knows no label of its story."""
    before = Model.from_bytes(PRIOR.read_bytes()) if any(map(_seen, found)) else shipped()
    labelled, candidates = examples(found, before), _candidates(found)
    parts = [hashed(str(record["story"]), "fold") % FOLDS for record in found]
    filed: dict[int, Filed] = {}
    for part in sorted(set(parts)):
        model = corrected(before, [each for each, its in zip(labelled, parts, strict=True) if its != part])
        filed |= {number: _file(found[number], model, candidates) for number, its in enumerate(parts) if its == part}
    return [filed[number] for number in range(len(found))]


def _candidates(found: Sequence[records.Record]) -> list[int]:
    """The sections that the labels of the file stand for."""
    labels = {record["category"] for record in found}
    return [at for at, section in enumerate(SECTIONS) if any(section in HEADLINES[label] for label in labels)]


def _file(record: records.Record, model: Model, candidates: Sequence[int]) -> Filed:
    print_ = fingerprint(record["title"], record.get("text", ""), record.get("language", "en"))
    url = record.get("url", "")
    bare, named = model.scores(print_), model.scores(print_, host(url))
    stated = departments.of_address(url)
    best = probabilities(named[list(candidates)])
    by_words = SECTIONS[candidates[int(bare[list(candidates)].argmax())]]
    if stated in {SECTIONS[at] for at in candidates}:
        alone, weight = stated, 1.0
    else:
        alone, weight = SECTIONS[candidates[int(best.argmax())]], float(best.max())
    free = probabilities(bare)
    return Filed(by_words, alone, weight, SECTIONS[int(free.argmax())], float(free.max()))


def elected(found: Sequence[records.Record], filed: Sequence[Filed]) -> list[str]:
    """The section of each headline's story, as our own window makes stories; every publisher has one ballot."""
    made = stories.run(found, stories._order(found, 0, bursts=False)).final
    ballots: dict[int, list[tuple[str, str, float]]] = {}
    for number, (record, each) in enumerate(zip(found, filed, strict=True)):
        voice = str(record.get("publisher", "")) or str(number)
        ballots.setdefault(made[number], []).append((voice, each.alone, each.weight))
    chosen = {story: elect(cast) for story, cast in ballots.items()}
    return [chosen[story] for story in made]


def _as_shipped(found: Sequence[records.Record]) -> dict[str, Any]:
    """The figures of the shipped model on what it has not seen."""
    new = [record for record in found if not _seen(record)]
    filed = [_file(record, shipped(), _candidates(found)) for record in new]
    figures = _scored(new, filed, elected(new, filed)) if new else dict.fromkeys(("accuracy", "alone", "words"))
    return {f"shipped_{name}": figures[name] for name in ("accuracy", "alone", "words")} | {"shipped_on": len(new)}


def _scored(found: Sequence[records.Record], filed: Sequence[Filed], shown: Sequence[str]) -> dict[str, Any]:
    right = [HEADLINES[record["category"]] for record in found]
    sure = [each.chance >= SURE for each in filed]
    return {
        "accuracy": _share(section in good for section, good in zip(shown, right, strict=True)),
        "alone": _share(each.alone in good for each, good in zip(filed, right, strict=True)),
        "words": _share(each.words in good for each, good in zip(filed, right, strict=True)),
        "open": _share(each.open in good for each, good in zip(filed, right, strict=True)),
        "sure": _share(sure),
        "sure_right": _share(
            each.open in good for each, good, certain in zip(filed, right, sure, strict=True) if certain
        ),
        "headlines": len(found),
        "gold_stories": len({record["story"] for record in found}),
    }


def _share(hits: Iterable[bool]) -> float:
    held = list(hits)
    return sum(held) / len(held) if held else 0.0


if __name__ == "__main__":
    main()
