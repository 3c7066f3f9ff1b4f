"""How well questions over an archive are answered.

``python -m quality.ask ARTICLES QUESTIONS [--json] [--predictions OUT.jsonl]`` indexes the articles in a folder of its
own. Keys:

hit1, hit4, hit10, mrr10: of the gold article, by the words of the question alone, over the questions that have one.
day_hit1, day_hit4, day_hit10, day_mrr10: the same as the paper asks, which knows what day it is: that of the
question's id.
choice: share of all questions whose right option is the one that sentences of the articles speak for
(quality.choosing). The question and each of its options bring articles, and all options are judged by all of them.
answered, right: of the questions with a gold article, over that article: how many get an answer, and how many one
with all words of the right option that tell it from the others. archive_answered, archive_right: over the first ten
articles found. shuffled_answered: over the gold article of another question. absent_answered: over the first ten found
of those that have not all words of the right option. Both should be 0, and the second is hard: they are about the same.

``--vectors FOLDER``: vectors_hit4 and so on, with an embedding model's vectors of unit length in articles.npy (of
``search.leads.lead``) and questions.npy, a row for each record of the files.

A question that stands in the file several times counts as often in the first three; ``different`` is how many are
different, ``choice_of_different`` counts each of them once.
"""

from __future__ import annotations

import argparse
import math
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from broadsheet.analysis.ask.answering import Statement, stated
from broadsheet.analysis.ask.answering import choose as chosen_sentences
from broadsheet.analysis.ask.pieces import best
from broadsheet.analysis.ask.scoring import Reading, candidates, reading
from broadsheet.analysis.ask.terms import terms
from broadsheet.analysis.document import Document
from broadsheet.search import Index, Writer
from broadsheet.search.documents import Ranked
from broadsheet.search.retrieval import as_of, by_words, rankings
from quality.choosing import Pool, choose, vocabulary
from quality.records import Record, read, show, write
from quality.search import document as indexed
from quality.search import published

DEPTH = 10
FROM_QUESTION, FROM_OPTION = 60, 15  # articles that the options are judged by


@dataclass
class Archive:
    """The articles of a file, indexed."""

    articles: Sequence[Record]
    index: Index

    def __post_init__(self) -> None:
        self._readings: dict[int, Reading] = {}

    @cached_property
    def places(self) -> dict[str, int]:
        return {article["id"]: number for number, article in enumerate(self.articles, 1)}

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(term for number in self.places.values() for term in self.reading(number).everything)

    def rarity(self, words: Iterable[str]) -> dict[str, float]:
        """Inverse document frequencies."""
        return {word: math.log((len(self.articles) + 1) / (self._counts[word] + 0.5)) for word in words}

    def found(self, text: str, now: datetime | None, nearest: Sequence[int] = (), limit: int = DEPTH) -> list[int]:
        """The articles that the question would be put to."""
        ranked = rankings(self.index, text, language="en", now=now, nearest=nearest)
        return [each.article_id for each in best(text, ranked, self._documents, now=now, limit=limit)]

    def _documents(self, numbers: Sequence[int]) -> dict[int, Document]:
        return {number: self.reading(number).document for number in numbers}

    def reading(self, number: int) -> Reading:
        if number not in self._readings:
            article = self.articles[number - 1]
            host = article["id"].split("/")[0]
            self._readings[number] = reading(
                Document(
                    number, article["text"], article["title"], published=_day(article.get("date") or ""),
                    publisher=host, publisher_id=crc32(host.encode()),
                )
            )  # fmt: skip
        return self._readings[number]


def main() -> None:
    arguments = _arguments()
    articles, questions = read(arguments.articles), read(arguments.questions)
    with tempfile.TemporaryDirectory() as folder:
        with Writer.open(Path(folder)) as writer:
            writer.put(indexed(number, article) for number, article in enumerate(articles, 1))
            writer.commit(len(articles))
        archive = Archive(articles, Index.open(Path(folder)))
        asked = {question["id"]: _asked(archive, question) for question in _different(questions)}
        answered = answering(archive, questions)
        if arguments.vectors:
            answered |= fused_ranks(archive, questions, arguments.vectors)
    if arguments.predictions:
        write(arguments.predictions, [{"id": key} | value for key, value in asked.items()])
    show(score(questions, asked) | answered, as_json=arguments.json)


def _different(questions: Sequence[Record]) -> list[Record]:
    return list({question["id"]: question for question in questions}.values())


def _asked(archive: Archive, question: Record) -> Record:
    """The articles found, with and without the day, and the option chosen."""
    text, now = question["question"], _asked_on(question)
    found, today = archive.found(text, None), archive.found(text, now)
    options = [str(option) for option in question["choices"]]
    return {
        "articles": [archive.articles[number - 1]["id"] for number in found],
        "articles_of_the_day": [archive.articles[number - 1]["id"] for number in today],
        "choice": choose(text, options, _pool(archive, text, options, now)),
    }


def _pool(archive: Archive, question: str, options: Sequence[str], now: datetime) -> Pool:
    matches = _matches(by_words(archive.index, question, language="en")[:FROM_QUESTION])
    for option in options:
        for found in by_words(archive.index, f"{question} {option}", language="en")[:FROM_OPTION]:
            matches.setdefault(found.article_id, 0.3)
    rarity = archive.rarity(vocabulary(question, options))
    return Pool([archive.reading(number) for number in matches], list(matches.values()), rarity, now)


def _matches(found: Sequence[Ranked]) -> dict[int, float]:
    best = found[0].score if found else 1.0
    return {each.article_id: each.score / best for each in found}


def score(questions: Sequence[Record], asked: Mapping[str, Record]) -> dict[str, Any]:
    """The figures of ``_asked``."""
    gold = [question for question in questions if question["gold_articles"]]
    figures: dict[str, Any] = _ranks(gold, asked, "articles")
    figures |= _named("day_", _ranks(gold, asked, "articles_of_the_day"))
    right = [asked[question["id"]]["choice"] in question["answer"] for question in questions]
    apart = [asked[question["id"]]["choice"] in question["answer"] for question in _different(questions)]
    return figures | {
        "choice": _share(right),
        "choice_of_different": _share(apart),
        "questions": len(questions),
        "different": len(apart),
        "with_gold_article": len(gold),
    }


def _ranks(gold: Sequence[Record], asked: Mapping[str, Record], name: str) -> dict[str, float]:
    ranks = []
    for question in gold:
        found = enumerate(asked[question["id"]][name], 1)
        ranks.append(next((rank for rank, article in found if article in question["gold_articles"]), 0))
    return {
        "hit1": _share([rank == 1 for rank in ranks]),
        "hit4": _share([0 < rank <= 4 for rank in ranks]),
        "hit10": _share([rank > 0 for rank in ranks]),
        "mrr10": round(sum(1 / rank for rank in ranks if rank) / max(1, len(ranks)), 4),
    }


def answering(archive: Archive, questions: Sequence[Record]) -> dict[str, float]:
    """How many questions are answered, and rightly, over what holds the answer and over what does not."""
    gold = [
        question
        for question in _different(questions)
        if any(key in archive.places for key in question["gold_articles"])
    ]
    found: dict[str, list[bool]] = {}
    for question, other in zip(gold, gold[len(gold) // 2 :] + gold[: len(gold) // 2], strict=True):
        for name, numbers in _scopes(archive, question, other).items():
            said = _answer(archive, question, numbers)
            found.setdefault(f"{name}answered", []).append(bool(said))
            found.setdefault(f"{name}right", []).append(_is_right(question, said))
    wanted = ("answered", "right", "archive_answered", "archive_right", "shuffled_answered", "absent_answered")
    return {name: _share(found.get(name, [])) for name in wanted}


def fused_ranks(archive: Archive, questions: Sequence[Record], folder: Path) -> dict[str, float]:
    """The ranks with the vectors of a model, fused, as of no day and as of the day."""
    leads, asked = np.load(folder / "articles.npy"), np.load(folder / "questions.npy")
    gold, found = [], {}
    for question, vector in zip(questions, asked, strict=True):
        if question["gold_articles"]:
            gold.append(question)
            found[question["id"]] = _fused(archive, question, leads @ vector)
    return _named("vectors_", _ranks(gold, found, "articles")) | _named(
        "vectors_day_", _ranks(gold, found, "of_the_day")
    )


def _fused(archive: Archive, question: Record, likeness: Any) -> Record:
    text, now = question["question"], _asked_on(question)
    best = [int(at) for at in (-likeness).argsort(kind="stable")[: 2 * FROM_QUESTION]]
    near = [Ranked(at + 1, float(likeness[at]), published(archive.articles[at].get("date"))) for at in best]
    rankings = (
        ("articles", None, [each.article_id for each in near[:FROM_QUESTION]]),
        ("of_the_day", now, [each.article_id for each in as_of(now, near)[:FROM_QUESTION]]),
    )
    return {
        name: [archive.articles[number - 1]["id"] for number in archive.found(text, day, nearest)]
        for name, day, nearest in rankings
    }  # fmt: skip


def _named(prefix: str, figures: Mapping[str, float]) -> dict[str, float]:
    return {f"{prefix}{name}": value for name, value in figures.items()}


def _scopes(archive: Archive, question: Record, other: Record) -> dict[str, list[int]]:
    text = question["question"]
    first = archive.found(text, _asked_on(question), limit=3 * DEPTH)
    told = set(terms(str(question["choices"][question["answer"][0]]), "en"))
    return {
        "": [_gold(archive, question)],
        "archive_": list(first[:DEPTH]),
        "shuffled_": [_gold(archive, other)],
        "absent_": [number for number in first if not told <= archive.reading(number).everything][:DEPTH],
    }


def _gold(archive: Archive, question: Record) -> int:
    return next(archive.places[key] for key in question["gold_articles"] if key in archive.places)


def _answer(archive: Archive, question: Record, numbers: Sequence[int]) -> tuple[Statement, ...]:
    told = [archive.reading(number) for number in numbers]
    return stated(chosen_sentences(candidates(question["question"], told, _asked_on(question))))


def _is_right(question: Record, said: Sequence[Statement]) -> bool:
    """Whether the answer has all words of the right option that not all options have."""
    options: list[set[str]] = [set(terms(str(option), "en")) for option in question["choices"]]
    right = options.pop(question["answer"][0])
    told = {term for each in said for term in terms(f"{each.text} {each.context}", "en")}
    return (right.difference(options[0].intersection(*options)) or right) <= told


def _asked_on(question: Record) -> datetime:
    return datetime.strptime(question["id"][:8], "%Y%m%d").replace(tzinfo=UTC)


def _day(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value.replace("/", "-")[:10]).replace(tzinfo=UTC)
    except ValueError:
        return None


def _share(values: Sequence[bool]) -> float:
    return round(sum(values) / max(1, len(values)), 4)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m quality.ask", description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--vectors", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
