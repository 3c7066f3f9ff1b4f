"""Who and what is named: people, organisations and places, with the office that the article gives them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from broadsheet.analysis import naming
from broadsheet.analysis.document import Document
from broadsheet.analysis.kind import Kind, Line
from broadsheet.text import gazetteers
from broadsheet.text.entities import Entity, EntityKind
from broadsheet.types import Evidence

MOST = 40  # names of a kind that are kept of an article or a story
IN_TITLE = 3  # mentions that one in the title counts for
_SAME = {
    "us": "united states", "u.s": "united states", "u.s.": "united states", "usa": "united states",
    "america": "united states", "united states of america": "united states", "uk": "united kingdom",
    "u.k.": "united kingdom", "britain": "united kingdom", "great britain": "united kingdom", "un": "united nations",
    "u.n.": "united nations", "eu": "european union", "e.u.": "european union", "uae": "united arab emirates",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Office:
    """An office or description in the article's words: "Kenyan President"."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its fullest form, which its first evidence points to; further evidence is where it is mentioned first.

    ``mentions`` are counted over all forms; ``aliases`` are the other forms, the most used first. ``publishers`` is how
    many of a story's publishers name it, 1 in an article's finding.
    """

    text: str
    kind: str
    mentions: int
    evidence: tuple[Evidence, ...]
    office: Office | None = None
    aliases: tuple[str, ...] = ()
    publishers: int = 1


@dataclass(frozen=True, slots=True)
class Names:
    """The names of each kind, the most salient first. ``others`` are names of which nobody knows what they name."""

    people: tuple[Name, ...] = ()
    organisations: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    others: tuple[Name, ...] = ()


def of_article(document: Document) -> Names:
    """The names of the text, those that are mentioned most and stand in the title first."""
    groups: dict[str, list[tuple[Entity, Entity]]] = defaultdict(list)
    for mention in document.names:
        full = naming.full_name(document, mention)
        if not _is_group(full):
            groups[_key(full.text)].append((mention, full))
    named = [_name(document, pairs) for pairs in groups.values()]
    title = f" {naming.folded(document.title)} "
    return _sorted(named, lambda name: name.mentions + IN_TITLE * _stands(title, name))


def _name(document: Document, pairs: Sequence[tuple[Entity, Entity]]) -> Name:
    """The name that these mentions, each with its fullest form, are of."""
    first = pairs[0][0]
    full = max((full for _, full in pairs), key=lambda each: (len(each.text), -each.start))
    shown = document.evidence(full.start, full.end)
    label = document.quoted(shown)
    spellings = Counter(document.quoted(document.evidence(each.start, each.end)) for each, _ in pairs)
    kinds = Counter(full.kind for _, full in pairs)
    return Name(
        text=label,
        kind=kinds.most_common(1)[0][0].value,
        mentions=len(pairs),
        evidence=(shown,) if first.start == full.start else (shown, document.evidence(first.start, first.end)),
        office=_office(document, full),
        aliases=tuple(spelling for spelling, _ in spellings.most_common() if spelling != label),
    )


def _office(document: Document, name: Entity) -> Office | None:
    span = naming.office(document, name) if name.kind in {EntityKind.PERSON, EntityKind.OTHER} else None
    if span is None:
        return None
    evidence = document.evidence(*span)
    return Office(document.quoted(evidence), (evidence,))


def _key(name: str) -> str:
    return _same(naming.folded(name))


def _same(folded: str) -> str:
    return _SAME.get(folded, folded)


def _is_group(name: Entity) -> bool:
    """A people or a faith: "Americans" are nobody in particular."""
    return name.kind == EntityKind.PERSON and name.text.lower() in gazetteers.GROUPS


def _stands(title: str, name: Name) -> bool:
    return any(f" {naming.folded(form)} " in title for form in (name.text, *name.aliases))


def of_story(documents: Sequence[Document], findings: Sequence[Names]) -> Names:
    """The names of all articles, joined over their forms; those that most publishers name first."""
    groups: dict[str, list[tuple[Name, int]]] = defaultdict(list)
    for document, finding in zip(documents, findings, strict=True):
        for name in _all(finding):
            groups[_key(name.text)].append((name, document.publisher_id or -document.article_id))
    for short, full in _fuller(groups).items():
        groups[full] += groups.pop(short)
    return _sorted((_joined(named) for named in groups.values()), lambda name: (name.publishers, name.mentions))


def _all(finding: Names) -> Iterator[Name]:
    return chain(finding.people, finding.organisations, finding.places, finding.others)


def _fuller(groups: Mapping[str, Sequence[tuple[Name, int]]]) -> dict[str, str]:
    """Of each short form the key of the only longer name of its kind in the story; none where there are two."""
    longer: dict[str, set[str]] = defaultdict(set)
    kinds = {key: _kind(named) for key, named in groups.items()}
    for key, named in groups.items():
        form = Entity(named[0][0].text, 0, 0, EntityKind(kinds[key]))
        for short in map(_same, naming.short_forms(form)):
            if short in groups and short != key and (kinds[short] == kinds[key] or not kinds[short]):
                longer[short].add(key)
    found = {short: next(iter(keys)) for short, keys in longer.items() if len(keys) == 1}
    return {short: full for short, full in found.items() if full not in found}


def _kind(named: Iterable[tuple[Name, int]]) -> str:
    """What most mentions name."""
    votes: Counter[str] = Counter()
    for name, _ in named:
        votes[name.kind] += name.mentions if name.kind else 0
    return votes.most_common(1)[0][0]


def _joined(named: Sequence[tuple[Name, int]]) -> Name:
    """One name out of those of several articles: the fullest form that is used most."""
    spelt: Counter[str] = Counter()
    for name, _ in named:
        spelt[name.text] += name.mentions
    words = max(text.count(" ") for text in spelt)
    label = next(text for text, _ in spelt.most_common() if text.count(" ") == words)
    shown = next(name for name, _ in named if name.text == label)
    forms = [form for name, _ in named for form in (name.text, *name.aliases) if form != label]
    offices = Counter(name.office.text for name, _ in named if name.office)
    usual = offices.most_common(1)[0][0] if offices else ""
    return replace(
        shown,
        kind=_kind(named),
        mentions=sum(name.mentions for name, _ in named),
        evidence=_firsts(shown, named),
        office=next((name.office for name, _ in named if name.office and name.office.text == usual), None),
        aliases=tuple(form for form, _ in Counter(forms).most_common()),
        publishers=len({publisher for _, publisher in named}),
    )


def _firsts(shown: Name, named: Iterable[tuple[Name, int]]) -> tuple[Evidence, ...]:
    """Where the shown form stands, and one place of each further publisher."""
    found = {shown.evidence[0].article_id: shown.evidence[0]}
    publishers = {publisher for name, publisher in named if name is shown}
    for name, publisher in named:
        if publisher not in publishers:
            publishers.add(publisher)
            found.setdefault(name.evidence[0].article_id, name.evidence[0])
    return tuple(found.values())


def _sorted(names: Iterable[Name], salience: Callable[[Name], Any]) -> Names:
    by_kind: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_kind[name.kind].append(name)
    kept = {
        kind: tuple(sorted(named, key=salience, reverse=True)[:MOST]) for kind, named in by_kind.items()
    }  # of equals the one that is named first
    return Names(*(kept.get(kind.value, ()) for kind in EntityKind))


def lines(finding: Names) -> Iterator[Line]:
    """Each name with the office that it is given, the most mentioned first."""
    for name in sorted(_all(finding), key=lambda name: (-name.publishers, -name.mentions)):
        office = name.office
        yield Line(f"{name.text}, {office.text}" if office else name.text, name.evidence, name.text)


KIND = Kind("names", 2, Names, of_article, lines, Names, of_story)
