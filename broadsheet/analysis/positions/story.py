"""Positions of a story: the actors on one axis, from for to against, regarding what most of them speak of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from broadsheet.analysis.document import Document
from broadsheet.analysis.positions.article import Position
from broadsheet.analysis.positions.lexicon import Stance
from broadsheet.text import tokens
from broadsheet.types import Evidence

AXIS = ("supports", "leans for", "between", "criticises", "opposes")
"""The places on the axis, from for to against: ``Standing.place`` counts from 0."""

_WORTH = {
    Stance.SUPPORTS: 2,
    Stance.PRAISES: 2,
    Stance.DEFENDS: 1,
    Stance.AGREES: 1,
    Stance.CRITICISES: -1,
    Stance.ACCUSES: -1,
    Stance.OPPOSES: -2,
    Stance.CONDEMNS: -2,
}
_TELLING = frozenset({*_WORTH, Stance.DEMANDS})
_SAME = 0.5  # share of the shorter one's words from which two statements of one actor and stance are one
_FEWEST = 2  # actors who must speak of a thing for it to be an axis


@dataclass(frozen=True, slots=True)
class Statement:
    """One position of one actor and who reports it; ``evidence`` has one sentence an article, the oldest first."""

    stance: str
    negated: bool
    towards: tuple[str, ...]
    what: str
    voice: str
    publishers: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an actor stands: ``place`` on the axis, None off it. ``changed``: he is found for and against."""

    actor: str
    place: int | None
    changed: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class StoryPositions:
    """``on_axis`` from for to against regarding ``topic``; ``others`` take positions that are not about it."""

    topic: str
    on_axis: tuple[Standing, ...]
    others: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """A position with its article and the stems of what it is on."""

    position: Position
    publisher: str
    stems: tuple[str, ...]
    things: tuple[str, ...]


def story_positions(documents: Sequence[Document], found: Sequence[tuple[Position, ...]]) -> StoryPositions:
    """The positions of a story's articles, oldest first, joined by actor."""
    held = [
        _Held(position, document.publisher, _terms(position.what), _things(position))
        for document, positions in zip(documents, found, strict=True)
        for position in positions
    ]
    by_actor: dict[str, list[_Held]] = defaultdict(list)
    mentioned = (name for each in held for name in (*each.position.towards, each.position.voice) if name)
    names = _joined_names((each.position.actor for each in held), mentioned)
    for each in held:
        by_actor[names[each.position.actor]].append(each)
    key = _topic_key(by_actor)
    placed, others = [], []
    for actor, positions in by_actor.items():
        standing, rest = _standing(actor, positions, key)
        placed += [standing] if standing else []
        others += [Standing(actor, None, False, _statements(rest))] if rest else []
    placed.sort(key=lambda one: (one.place, -_weight(one), one.actor))
    others.sort(key=lambda one: (-_weight(one), one.actor))
    return StoryPositions(_topic_words(held, key), tuple(placed), tuple(others))


def _standing(actor: str, positions: list[_Held], key: str) -> tuple[Standing | None, list[_Held]]:
    """The actor's place regarding the topic, and his positions that do not tell it."""
    values = [(each, _value(each, key)) for each in positions]
    telling = [(each, value) for each, value in values if value]
    if not telling:
        return None, positions
    signs = {value > 0 for _, value in telling}
    mean = 0.0 if len(signs) > 1 else sum(value for _, value in telling) / len(telling)
    statements = _statements([each for each, _ in telling])
    rest = [each for each, value in values if not value]
    return Standing(actor, 2 - round(mean), len(signs) > 1, statements), rest


def _value(held: _Held, key: str) -> int:
    """From 2 (for the topic) to -2 (against it); 0 where the position does not tell."""
    position = held.position
    if not key or position.negated or key not in held.things:
        return 0
    if position.stance == Stance.DEMANDS:
        return -2 if position.ends else 2
    return _WORTH.get(Stance(position.stance), 0)


def _topic_key(by_actor: dict[str, list[_Held]]) -> str:
    """The stem that the most actors take sides on; "" where fewer than two do."""
    actors: Counter[str] = Counter()
    publishers: dict[str, set[str]] = defaultdict(set)
    for positions in by_actor.values():
        told = [each for each in positions if Stance(each.position.stance) in _TELLING and not each.position.negated]
        actors.update({stem for each in told for stem in each.things})
        for each in told:
            for stem in each.things:
                publishers[stem].add(each.publisher)
    best = max(actors, key=lambda stem: (actors[stem], len(publishers[stem]), len(stem), stem), default="")
    return best if best and actors[best] >= _FEWEST else ""


def _topic_words(held: Iterable[_Held], key: str) -> str:
    """The topic in the articles' own words: the shortest that one of the positions on it is on."""
    told = [each.position for each in held if key and key in each.things]
    named = [name for position in told for name in position.towards if key in _terms(name)]
    if named:
        return Counter(named).most_common(1)[0][0]
    things = Counter(position.thing for position in told if key in _terms(position.thing))
    return max(things, key=lambda one: (things[one], len(one), one), default="")


def _statements(held: Iterable[_Held]) -> tuple[Statement, ...]:
    """The same position in several articles is one statement."""
    groups: list[list[_Held]] = []
    for each in held:
        group = next((one for one in groups if _same(one[0], each)), None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    return tuple(_statement(group) for group in groups)


def _same(one: _Held, other: _Held) -> bool:
    first, second = one.position, other.position
    if (first.stance, first.negated) != (second.stance, second.negated):
        return False
    fewest = min(len(set(one.stems)), len(set(other.stems)))
    return len(set(one.stems) & set(other.stems)) >= _SAME * fewest


def _statement(group: list[_Held]) -> Statement:
    first = group[0].position
    publishers = dict.fromkeys(each.publisher for each in group if each.publisher)
    evidence: dict[int, Evidence] = {}
    for each in group:
        evidence.setdefault(each.position.evidence[0].article_id, each.position.evidence[0])
    return Statement(
        first.stance,
        first.negated,
        first.towards,
        first.what,
        first.voice,
        tuple(publishers),
        tuple(evidence.values()),
    )


def _joined_names(actors: Iterable[str], mentioned: Iterable[str]) -> dict[str, str]:
    """Of each actor the name that stands for him: as he is mostly written, a surname for the one full name with it.

    ``mentioned`` are those whom positions are towards: a full name may stand there alone.
    """
    known = Counter(actors)
    known.update(name for name in set(mentioned) if " " in name and name not in known)
    spelled: dict[str, str] = {}
    by_last: dict[str, set[str]] = defaultdict(set)
    for name, _ in known.most_common():
        spelled.setdefault(name.casefold(), name)
        if " " in name:
            by_last[name.split()[-1].casefold()].add(spelled[name.casefold()])
    joined = {}
    for name in known:
        full = by_last.get(name.casefold(), set())
        single = " " not in name and len(full) == 1 and name[:1].isupper()
        joined[name] = next(iter(full)) if single else spelled[name.casefold()]
    return joined


def _weight(standing: Standing) -> int:
    return sum(len(each.evidence) for each in standing.statements)


def _things(position: Position) -> tuple[str, ...]:
    """The stems of the words for what a position is on: the thing, or whom it is towards."""
    towards = () if position.stance == Stance.DEMANDS else position.towards
    named = (stem for name in towards for stem in _terms(name))
    return tuple(dict.fromkeys((*_terms(position.thing), *named)))


@lru_cache(maxsize=4096)
def _terms(text: str) -> tuple[str, ...]:
    return tuple(tokens.terms(text, "en"))
