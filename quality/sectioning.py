"""Trains the linear model of sections: lists of words as the prior, labelled texts as the correction.

Weights minimise the loss of a multinomial logistic regression on the labelled texts plus ``FAITH / 2`` times the
squared distance from the prior: what no label speaks about stays as it was written. A label may stand for several
sections ("t" for technology and science): then their probabilities are added. Only the sections that some label
stands for compete: with all ten, 3,522 headlines of four kinds taught that nothing is world news or sport (agreement
with publishers' own sections on other articles fell from .65 to .50). Texts of one story share their weight (the root
of their number), because a story of two hundred headlines says little more than one of fifty. Only numpy.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from broadsheet.stories import background
from broadsheet.stories.fingerprint import fingerprint
from broadsheet.stories.hashing import hashed
from broadsheet.stories.sections import HOST, TITLE, Model, pair, title_terms
from broadsheet.text import tokens
from broadsheet.text.addresses import host
from broadsheet.text.sections import SECTIONS
from quality import records

SEEDS = Path(__file__).with_name("seeds")
FAITH = 10.0  # in the prior: with 3 and 30 fewer headlines are right by their words (.748, .751; .762)
TYPICAL = 8.0  # bits: the rarity of a word of weight 1
STEPS = 25  # of the optimiser; the figures stay from 20 on
TOPIC_SHARE = 0.1  # of the logarithm by which a word is more frequent in a topic; .2 makes the seeds' own words weaker
TOPIC_LEAST = 5  # articles with a word, of all topics
TOPIC_FEWEST = 100  # articles of a section, or its counts say nothing
TOPIC_SMOOTHING = 10.0  # articles at the mean share that are added to each section
TOPIC_STRIKING = 0.3  # of the logarithm; smaller ones are noise

# What the labels of headlines stand for.
HEADLINES = {
    "b": ("business",),
    "t": ("technology", "science"),
    "e": ("culture",),
    "m": ("health",),
}
# What the topics of the corpus stand for; topics of two sections are left out.
TOPICS = {
    "business": "economy_and_jobs banking_and_finance business trade labor",
    "technology": "technology cybersecurity privacy nsa",
    "science": "environment science energy",
    "health": "healthcare coronavirus ebola public_health opioid_crisis fda obesity_and_malnutrition",
    "politics": """elections politics white_house us_senate us_house supreme_court republican_party democratic_party
        us_congress impeachment federal_budget fiscal_cliff campaign_finance tea_party campaign_rhetoric""",
    "world": """middle_east world north_korea russia china europe israel mexico isis asia great_britain foreign_policy
        palestine africa south_korea""",
    "nation": """gun_control_and_gun_rights violence_in_america education justice criminal_justice disaster
        death_penalty veterans_affairs transportation""",
}

Floats = NDArray[np.float64]
Rows = dict[int, Floats]
Loss = Callable[[Floats], tuple[float, Floats]]


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled text: its terms with the share that each has in its score, the sections it may be in, its story."""

    terms: tuple[tuple[int, float], ...]
    sections: tuple[str, ...]
    story: str
    given: Floats  # what names and its domain's words add


def prior(corpus: Path | None = None) -> Model:
    """The lists of words, and where a corpus with topics is given a tenth of what its counts say."""
    rows: Rows = {}
    for path in sorted(SEEDS.glob("*.txt")):
        _seed(rows, path.stem, _lists(path))
    for term, striking in (_topical(corpus) if corpus else {}).items():
        rows[term] = rows.get(term, np.zeros(len(SECTIONS))) + TOPIC_SHARE * striking
    return _model(rows, sorted({word for words in _lists(SEEDS / "hosts.txt").values() for word in words}))


def examples(found: Iterable[records.Record], model: Model) -> list[Example]:
    """The labelled headlines of a stories file; records with another label are left out."""
    made = []
    for record in found:
        if record.get("category") in HEADLINES:
            print_ = fingerprint(record["title"], "", record.get("language", "en"))
            terms = title_terms(print_)
            share = TITLE / math.sqrt(len(terms)) if terms else 0.0
            shares = tuple((term, share) for term in terms)
            given = model.beside(print_, host(record.get("url", "")))
            made.append(Example(shares, HEADLINES[record["category"]], str(record["story"]), given))
    return made


def corrected(model: Model, labelled: Sequence[Example]) -> Model:
    """The model after it has seen the labels, between whose sections alone it learns to choose."""
    rows = {int(term): row.astype(np.float64) for term, row in zip(model.terms, model.weights, strict=True)}
    met = sorted({term for each in labelled for term, _ in each.terms})
    before = np.array([rows.get(term, np.zeros(len(SECTIONS))) for term in met])
    loss = _loss(labelled, {term: number for number, term in enumerate(met)}, before)
    change = minimised(loss, np.zeros(before.size)).reshape(before.shape)
    return _model(rows | dict(zip(met, before + change, strict=True)), model.hosts)


def _loss(
    labelled: Sequence[Example], index: dict[int, int], before: Floats
) -> Callable[[Floats], tuple[float, Floats]]:
    """The loss and its gradient as a function of the change of all weights."""
    text = np.repeat(np.arange(len(labelled)), [len(each.terms) for each in labelled])
    term = np.array([index[term] for each in labelled for term, _ in each.terms], dtype=np.int64)
    share = np.array([share for each in labelled for _, share in each.terms])[:, None]
    right = np.array([[section in each.sections for section in SECTIONS] for each in labelled])
    possible = right.any(axis=0)
    sizes = Counter(each.story for each in labelled)
    weight = np.array([sizes[each.story] ** -0.5 for each in labelled])
    weight /= weight.mean()
    given = np.array([each.given for each in labelled]) + _added(text, share * before[term], len(labelled))

    def loss(change: Floats) -> tuple[float, Floats]:
        moved = change.reshape(before.shape)
        scores = given + _added(text, share * moved[term], len(labelled))
        powers = np.where(possible, np.exp(scores - scores[:, possible].max(axis=1, keepdims=True)), 0.0)
        all_, good = powers.sum(axis=1), np.where(right, powers, 0.0).sum(axis=1) + 1e-300
        slope = (powers / all_[:, None] - np.where(right, powers, 0.0) / good[:, None]) * weight[:, None]
        gradient = _added(term, share * slope[text], len(before)) + FAITH * moved
        value = float((weight * (np.log(all_) - np.log(good))).sum() + FAITH / 2 * (moved**2).sum())
        return value, gradient.ravel()

    return loss


def _added(at: NDArray[np.int64], values: Floats, size: int) -> Floats:
    """Rows of ``values`` added up by their number in ``at``."""
    return np.stack([np.bincount(at, column, size) for column in values.T], axis=1)


def minimised(loss: Loss, start: Floats, memory: int = 8) -> Floats:
    """Where the loss is least, by L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5) in STEPS steps."""
    at, (value, slope) = start, loss(start)
    moves: list[tuple[Floats, Floats]] = []
    for _ in range(STEPS):
        direction, length = _towards(slope, moves), 1.0 if moves else 1.0 / max(1.0, float(np.linalg.norm(slope)))
        gain = float(slope @ direction)
        while True:
            there = at + length * direction
            next_value, next_slope = loss(there)
            if next_value <= value + 1e-4 * length * gain or length < 1e-8:
                break
            length /= 2
        moves = [*moves, (there - at, next_slope - slope)][-memory:]
        if value - next_value <= 1e-7 * abs(value):
            return there
        at, value, slope = there, next_value, next_slope
    return at


def _towards(slope: Floats, moves: Sequence[tuple[Floats, Floats]]) -> Floats:
    """The direction of a quasi-Newton step."""
    direction, steps = -slope, []
    for move, bend in reversed(moves):
        part = float(move @ direction) / float(move @ bend)
        direction = direction - part * bend
        steps.append(part)
    if moves:
        move, bend = moves[-1]
        direction = direction * (float(move @ bend) / float(bend @ bend))
    for (move, bend), part in zip(moves, reversed(steps), strict=True):
        direction = direction + move * (part - float(bend @ direction) / float(move @ bend))
    return direction


def _model(rows: Rows, hosts: Sequence[str]) -> Model:
    terms = sorted(term for term, row in rows.items() if np.abs(row).max() >= 1 / 32)
    weights = np.array([rows[term] for term in terms], dtype=np.float32).reshape(len(terms), len(SECTIONS))
    return Model(np.array(terms, dtype=np.uint32), weights, tuple(hosts))


def _lists(path: Path) -> dict[str, list[str]]:
    """The words of each section in a file of seeds."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            found[section] += line.split()
        elif line and not line.startswith("#"):
            section = line.strip().rstrip(":")
            found[section] = []
    return found


def _seed(rows: Rows, kind: str, lists: dict[str, list[str]]) -> None:
    """Add the words of one file: a language's, names in any language, or words in domains."""
    seeded: dict[int, set[str]] = {}
    rarity: dict[int, float] = {}
    for section, words in lists.items():
        for word in words:
            for term, weight in _hashes(kind, word):
                seeded.setdefault(term, set()).add(section)
                rarity[term] = weight
    for term, sections in seeded.items():
        row = rows.setdefault(term, np.zeros(len(SECTIONS)))
        for section in sections:
            row[SECTIONS.index(section)] += rarity[term] / math.sqrt(len(sections))


def _hashes(kind: str, word: str) -> list[tuple[int, float]]:
    if kind in {HOST, "hosts"}:
        return [(hashed(word, HOST), 1.0)]
    if kind == "names":
        return [(hashed(word, "name"), 1.0)]
    stems = tokens.terms(word.replace("_", " "), kind)
    terms = [hashed(stem, kind) for stem in stems]
    if len(terms) == 1:
        return [(terms[0], math.sqrt(_rarity(terms[0], kind) / TYPICAL))]
    return [(pair(one, other), 1.0) for one, other in pairwise(terms)][:1]


def _rarity(term: int, language: str) -> float:
    """Bits, from the background of the language; TYPICAL where there is none."""
    known = background.of(language)
    return math.log2(known.articles / (1 + known.counts.get(term, 1.0))) if known.articles else TYPICAL


def _topical(corpus: Path) -> Rows:
    """By how much each word is more frequent in a section's topics than in all, as a natural logarithm."""
    section_of = {topic: section for section, topics in TOPICS.items() for topic in topics.split()}
    counts: dict[str, Counter[int]] = {section: Counter() for section in TOPICS}
    articles: Counter[str] = Counter()
    for record in records.read(corpus):
        section = section_of.get(record["topic"], "")
        if section:
            made = fingerprint(record["title"], record["text"], "en")
            counts[section].update({*title_terms(made), *(term for term, _ in made.body)})
            articles[section] += 1
    kept = [section for section in counts if articles[section] >= TOPIC_FEWEST]
    rows: Rows = {}
    for term, number in sum((counts[section] for section in kept), Counter()).items():
        if number >= TOPIC_LEAST:
            shares = np.array([counts[section][term] / articles[section] for section in kept])
            sizes = np.array([articles[section] for section in kept])
            smooth = (shares * sizes + TOPIC_SMOOTHING * shares.mean()) / (sizes + TOPIC_SMOOTHING)
            striking = np.log(smooth / shares.mean())
            if striking.max() >= TOPIC_STRIKING:
                rows[term] = np.zeros(len(SECTIONS))
                rows[term][[SECTIONS.index(section) for section in kept]] = np.maximum(striking, 0.0)
    return rows
