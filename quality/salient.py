"""How well names are chosen: ``python -m quality.salient FILE`` (a news-annotated file: GUM with graded salience).

An article's first five hashtags against its salient entities: those that a summary of it names (GUM has five; ``p_5``
takes the entities that any names, ``p_5_most`` those that most name). ``baseline`` takes the five names that are
mentioned most; ``possible`` is what five right answers give where an article has fewer salient names than five.
A name is right when it holds the head of one of the entity's mentions and no word that is not in that mention, or
holds all of the mention: "Trump" and "President Donald Trump" for "Donald Trump", but not "Afghan" for "Afghan team".
"""

from __future__ import annotations

import argparse
import re
import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from broadsheet.stories import hashtags
from broadsheet.stories.tags import label
from broadsheet.text import names, tokens
from quality import records

DEPTH = 5
MOST = 3  # of the five summaries
_SPAN = re.compile(r"\((\d+)-([^()]*)|(\d+)\)|\)")  # begins, or ends by its number, or ends where it began
_SALIENT = re.compile(r"(\d+) \((\d)\*?\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention's folded words, those of them that are its head, and whether the head is a proper noun."""

    words: frozenset[str]
    heads: frozenset[str]
    proper: bool


@dataclass(slots=True)
class Annotated:
    """An article; for each salient entity by its number how many summaries name it, and its mentions."""

    title: str
    text: str
    salient: dict[str, int]
    mentions: dict[str, set[Mention]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of the files."""
    parser = argparse.ArgumentParser(prog="quality.salient", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--predictions", type=Path)
    options = parser.parse_args(arguments)
    found = [record for path in options.files for record in records.read(path)]
    articles = [annotated(record["conllu"]) for record in found]
    chosen = [ours(each) for each in articles]
    frequent = [most_frequent(each) for each in articles]
    figures: dict[str, float] = {}
    for suffix, least in (("", 1), ("_most", MOST)):
        figures[f"p_5{suffix}"] = precision(chosen, articles, least)
        figures[f"baseline_p_5{suffix}"] = precision(frequent, articles, least)
        figures[f"possible_p_5{suffix}"] = statistics.fmean(_possible(each, least) for each in articles)
    records.show(figures, as_json=options.json)
    if options.predictions:
        pairs = zip(found, chosen, strict=True)
        records.write(options.predictions, ({"id": record["id"], "names": spelt} for record, spelt in pairs))


def annotated(conllu: str) -> Annotated:
    """What one article's CoNLL-U says; its first paragraph is the title."""
    listed = re.search(r"^# meta::salientEntities = (.*)$", conllu, re.MULTILINE)
    salient = {entity: int(times) for entity, times in _SALIENT.findall(listed[1])} if listed else {}
    paragraphs: list[list[str]] = []
    for line in conllu.splitlines():
        if line == "# newpar":
            paragraphs.append([])
        elif line.startswith("# text = "):
            paragraphs[-1].append(line.removeprefix("# text = "))
    title, *rest = (" ".join(sentences) for sentences in paragraphs)
    mentions = _mentions([line.split("\t") for line in conllu.splitlines() if re.match(r"\d+\t", line)])
    return Annotated(title, "\n\n".join(rest), salient, mentions)


def _mentions(rows: Sequence[Sequence[str]]) -> dict[str, set[Mention]]:
    found: dict[str, set[Mention]] = defaultdict(set)
    opened: list[tuple[str, str, int]] = []
    for at, row in enumerate(rows):
        noted = next((part for part in row[9].split("|") if part.startswith("Entity=")), "")
        for entity, rest, closed in _SPAN.findall(noted):
            if entity:
                opened.append((entity, rest, at))
                continue
            index = max((i for i, (each, _, _) in enumerate(opened) if each == closed), default=len(opened) - 1)
            name, facts, start = opened.pop(index)
            found[name].add(_mention(rows[start : at + 1], facts.split("-")[4]))
    return found


def _mention(rows: Sequence[Sequence[str]], minspan: str) -> Mention:
    """``minspan`` counts the head's tokens from 1: "2" or "1,2"."""
    heads = [rows[int(number) - 1] for number in minspan.split(",") if number.isdigit() and int(number) <= len(rows)]
    return Mention(
        words=frozenset(word for row in rows for word in tokens.words(row[1], "en")),
        heads=frozenset(word for row in heads for word in tokens.words(row[1], "en")),
        proper=any(row[3] == "PROPN" for row in heads),
    )


def ours(article: Annotated) -> list[str]:
    """The five best hashtags, as they are spelt in the article."""
    spelt = {label(name): name for name in names.counted(f"{article.title}.\n{article.text}", "en")}
    tags = hashtags(article.title, article.text, "en", ())[:DEPTH]
    return [spelt.get(tag.label, tag.label) for tag in tags]


def most_frequent(article: Annotated) -> list[str]:
    """The five names that are mentioned most; of equals the earlier ones."""
    return [name for name, _ in names.counted(f"{article.title}.\n{article.text}", "en").most_common(DEPTH)]


def precision(chosen: Sequence[Sequence[str]], articles: Sequence[Annotated], least: int) -> float:
    """The mean share of five that are salient in at least ``least`` summaries; an entity counts once."""
    return statistics.fmean(
        len({right for name in found if (right := _entity(name, article, least))}) / DEPTH
        for found, article in zip(chosen, articles, strict=True)
    )


def _entity(name: str, article: Annotated, least: int) -> str:
    """The salient entity that a name is a name of, or ""."""
    words = frozenset(tokens.words(name, "en"))
    for entity, times in article.salient.items():
        if times >= least and any(_names(words, mention) for mention in article.mentions[entity]):
            return entity
    return ""


def _names(words: frozenset[str], mention: Mention) -> bool:
    return bool(mention.heads & words) and (words <= mention.words or mention.words <= words)


def _possible(article: Annotated, least: int) -> float:
    named = [
        entity
        for entity, times in article.salient.items()
        if times >= least and any(mention.proper for mention in article.mentions[entity])
    ]
    return min(DEPTH, len(named)) / DEPTH


if __name__ == "__main__":
    main()
