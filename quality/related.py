"""How good related lists are: ``python -m quality.related FILE …`` or ``python -m quality.related demo``.

FILE is a stories file with topics, or a page as a news site rendered it to text (``.txt``), of which each article says
by itself what it is about. Each article asks in turn, as a page does: its candidates are the CANDIDATES best of a word
index over all of them. An article of the same story is worth 2, one of the same topic 1: nDCG@5. ``unrelated`` is the
share of what was offered that is of another topic, ``empty`` the share of articles with nothing to offer.

``demo`` is the demo world in the stories that the placer makes of it; KINDRED are those of its stories that tell of one
another. ``--halves`` learns SURE on half of the topics and reports the other half, both ways.
"""

from __future__ import annotations

import argparse
import math
import statistics
import tempfile
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from broadsheet.demo import articles as press
from broadsheet.demo import publishers
from broadsheet.extraction import read_pasted_page
from broadsheet.search import Document, Index, Writer
from broadsheet.stories import Candidate, fingerprint, related, relatedness, search_terms
from quality import records

CANDIDATES = 20
DEPTH = 5
MOMENT = datetime(2024, 1, 1, tzinfo=UTC)
KINDRED = (
    {"ferry-marguerite", "ferry-sandpiper"},  # "second ferry in the region to go aground in two days"
    {"cup-fog", "cup-rain"},  # the two semi-finals of one cup
    {"ister-treaty", "who-measures"},  # the opinion piece is about the treaty
)
SEED_TOPICS = (0, 0, 1, 2)  # of shared/seed/news-page.txt: one of its three related pieces is related
GRID = (0.20, 0.22, 0.24, 0.26, 0.28)


@dataclass(frozen=True, slots=True)
class Piece:
    """An article with what gold says of it."""

    id: str
    article: Candidate
    title: str
    text: str
    story: Any
    topic: Any


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of one set of files."""
    parser = argparse.ArgumentParser(prog="quality.related", description=__doc__)
    parser.add_argument("files", nargs="+", help="files, or demo")
    parser.add_argument("--halves", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args(arguments)
    pieces = [piece for name in options.files for piece in _pieces(name)]
    pieces = [replace(piece, article=replace(piece.article, article_id=at)) for at, piece in enumerate(pieces, start=1)]
    asked = candidates(pieces)
    lists, milliseconds = offered(pieces, asked)
    figures = halves(pieces, asked) if options.halves else scored(pieces, lists, range(len(pieces)))
    records.show(figures | {"p95_ms": statistics.quantiles(milliseconds, n=20)[-1]}, as_json=options.json)
    if options.predictions:
        ids = {piece.article.article_id: piece.id for piece in pieces}
        records.write(
            options.predictions,
            (
                {"id": piece.id, "related": [ids[each] for each in offers]}
                for piece, offers in zip(pieces, lists, strict=True)
            ),
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What the word index answers for one article."""

    found: tuple[int, ...]
    shares: dict[str, float]
    milliseconds: float  # of CPU


def candidates(pieces: Sequence[Piece]) -> list[Asked]:
    """For each piece what a word index over all of them finds, as a page asks it."""
    answers = []
    with tempfile.TemporaryDirectory() as folder:
        with Writer.open(Path(folder)) as writer:
            writer.put(_document(piece) for piece in pieces)
            writer.commit(1)
        index = Index.open(Path(folder))
        for piece in pieces:
            known = piece.article.fingerprint
            started = time.process_time()
            terms = search_terms(known)
            shares = index.shares((*terms, *known.labels), language=known.language)
            found = index.similar(terms, limit=CANDIDATES, language=known.language)
            answers.append(Asked(found, shares, 1000 * (time.process_time() - started)))
    return answers


def offered(pieces: Sequence[Piece], asked: Sequence[Asked]) -> tuple[list[list[int]], list[float]]:
    """For each piece the numbers of what it is offered, and the milliseconds of CPU that search and choice took.

    Articles of its own story are candidates whatever the index finds, where stories are known.
    """
    told: dict[int, list[int]] = {}
    for piece in pieces:
        if piece.article.story_id is not None:
            told.setdefault(piece.article.story_id, []).append(piece.article.article_id)
    lists, milliseconds = [], []
    for piece, answer in zip(pieces, asked, strict=True):
        numbers = dict.fromkeys((*told.get(piece.article.story_id or 0, ()), *answer.found))
        started = time.process_time()
        offers = related(piece.article, [pieces[at - 1].article for at in numbers], shares=answer.shares)
        milliseconds.append(answer.milliseconds + 1000 * (time.process_time() - started))
        lists.append([offer.article_id for offer in offers])
    return lists, milliseconds


def scored(pieces: Sequence[Piece], lists: Sequence[Sequence[int]], asking: Collection[int]) -> dict[str, float]:
    """The figures of the pieces with the numbers ``asking``."""
    shown = [not _kindred(pieces[at], pieces[each - 1]) for at in asking for each in lists[at]]
    return {
        "ndcg5": statistics.fmean(_ndcg(at, lists[at], pieces) for at in asking),
        "unrelated": statistics.fmean(shown) if shown else 0.0,
        "unrelated_offers": sum(shown),
        "offers": len(shown),
        "empty": sum(not lists[at] for at in asking) / len(asking),
    }


def halves(pieces: Sequence[Piece], asked: Sequence[Asked]) -> dict[str, float]:
    """Figures of each half of the topics with the SURE that is best (nDCG@5 less unrelated) for the other half."""
    topics = sorted({str(piece.topic) for piece in pieces})
    odd = {topic for place, topic in enumerate(topics) if place % 2}
    parts = [[at for at, piece in enumerate(pieces) if (str(piece.topic) in odd) == side] for side in (False, True)]
    shipped, runs = relatedness.SURE, {}
    for sure in GRID:
        relatedness.SURE = sure
        runs[sure] = offered(pieces, asked)[0]
    relatedness.SURE = shipped
    figures: dict[str, float] = {}
    for name, (learnt_on, reported) in {"first": parts, "second": parts[::-1]}.items():
        best = max(GRID, key=lambda sure: _worth(scored(pieces, runs[sure], learnt_on)))
        figures[f"{name}_sure"] = best
        figures |= {f"{name}_{key}": value for key, value in scored(pieces, runs[best], reported).items()}
    means = {key: (figures[f"first_{key}"] + figures[f"second_{key}"]) / 2 for key in ("ndcg5", "unrelated", "empty")}
    return means | figures


def _worth(figures: dict[str, float]) -> float:
    return figures["ndcg5"] - figures["unrelated"]


def _pieces(name: str) -> list[Piece]:
    if name == "demo":
        return _demo()
    path = Path(name)
    return _pasted(path) if path.suffix == ".txt" else [_recorded(*each) for each in enumerate(records.read(path))]


def _recorded(at: int, record: records.Record) -> Piece:
    """An article of a publisher of its own."""
    title, text, language = record.get("title", ""), record["text"], record.get("language", "en")
    made = Candidate(0, at, "", None, None, MOMENT, language, fingerprint(title, text, language))
    return Piece(record["id"], made, title, text, record["story"], record["topic"])


def _pasted(path: Path) -> list[Piece]:
    """The articles of a page; where they are as many as those of the seed page, its own topics."""
    found = read_pasted_page(path.read_text(encoding="utf-8"))
    topics = SEED_TOPICS if len(found) == len(SEED_TOPICS) else tuple(range(len(found)))
    pieces = []
    for number, (each, topic) in enumerate(zip(found, topics, strict=True)):
        text = "\n\n".join(each.paragraphs)
        made = Candidate(0, number, "", None, None, MOMENT, "en", fingerprint(each.title, text, "en"))
        pieces.append(Piece(each.title, made, each.title, text, number, topic))
    return pieces


def _demo() -> list[Piece]:
    """The demo world in the stories of its press: the placer's own stories are never mixed (test_demo_world)."""
    now = datetime(2026, 3, 12, 18, tzinfo=UTC)
    houses = publishers.load()
    articles = sorted(press.load(houses, now), key=lambda each: (each.published, each.at))
    numbers = {each.at: number for number, each in enumerate(articles, start=1)}
    stories = {story: number for number, story in enumerate(sorted({each.story for each in articles}), start=1)}
    outlets = {name: number for number, name in enumerate(sorted(houses))}
    pieces = []
    for each in articles:
        house = houses[each.publisher]
        text = f"{each.standfirst}\n\n{each.text}"
        made = Candidate(
            0, outlets[each.publisher], house.owner, stories[each.story], numbers.get(each.copy_of), each.published,
            house.language, fingerprint(each.title, text, house.language),
        )  # fmt: skip
        pieces.append(Piece(each.at, made, each.title, text, each.story, each.story))
    return pieces


def _document(piece: Piece) -> Document:
    each = piece.article
    return Document(each.article_id, piece.title, each.published_at, text=piece.text, language=each.language)


def _kindred(one: Piece, other: Piece) -> bool:
    return one.topic == other.topic or {one.topic, other.topic} in KINDRED


def _gain(one: Piece, other: Piece) -> int:
    return 2 if one.story == other.story else int(_kindred(one, other))


def _ndcg(asking: int, offers: Sequence[int], pieces: Sequence[Piece]) -> float:
    """Of what may be offered: copies and the publisher's own articles are not."""
    one = pieces[asking]
    others = [other for at, other in enumerate(pieces) if at != asking and _may_be_offered(one, other)]
    ideal = _discounted(sorted((_gain(one, other) for other in others), reverse=True)[:DEPTH])
    return _discounted([_gain(one, pieces[each - 1]) for each in offers[:DEPTH]]) / ideal if ideal else 1.0


def _may_be_offered(one: Piece, other: Piece) -> bool:
    mine, theirs = one.article, other.article
    house = mine.publisher_id == theirs.publisher_id or (mine.owner and mine.owner == theirs.owner)
    return not house and theirs.copy_of is None and mine.copy_of != theirs.article_id


def _discounted(gains: Sequence[int]) -> float:
    return sum((2**gain - 1) / math.log2(at + 2) for at, gain in enumerate(gains))


if __name__ == "__main__":
    main()
