"""The statements of a story, grouped by speaker: one quotation once, with every article that printed it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise

from broadsheet.analysis import naming
from broadsheet.analysis.document import Document
from broadsheet.analysis.said.speakers import BODIES
from broadsheet.analysis.said.statements import Statement, Statements
from broadsheet.text import tokens
from broadsheet.text.languages.language import words
from broadsheet.types import Evidence

SAME = 0.8  # share of the shorter one's words that the longer one holds in the same order, from which they are one
_LEAST_WORDS = 4  # two shorter ones are the same only when all their words are
_PLACES = 3  # words from which pairs to compare are found
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Remark:
    """A statement in its fullest wording. ``publishers`` counts those that printed it by themselves."""

    text: str
    quoted: bool
    verb: str
    to: str
    when: str
    published: datetime | None
    publishers: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker with his statements, oldest first; ``name`` is "" for those that nobody is named for."""

    name: str
    office: str
    aliases: tuple[str, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class StoryStatements:
    """Those who said most first; the unnamed last."""

    speakers: tuple[Speaker, ...] = ()


@dataclass(slots=True)
class _Merged:
    statement: Statement
    words: tuple[str, ...]
    evidence: list[Evidence]
    publishers: set[int]


def of_story(documents: Sequence[Document], findings: Sequence[Statements]) -> StoryStatements:
    """The statements of a story's articles, oldest first."""
    names = _full_names(findings)
    merged: dict[tuple[str, int], list[_Merged]] = defaultdict(list)
    places: dict[tuple[str, ...], list[_Merged]] = defaultdict(list)
    offices: dict[str, str] = {}
    aliases: dict[str, set[str]] = defaultdict(set)
    for document, finding in zip(documents, findings, strict=True):
        for statement in finding.statements:
            name = names.get(statement.speaker, statement.speaker)
            offices[name] = offices.get(name) or statement.office
            if _plain(statement.speaker) != _plain(name):
                aliases[name].add(statement.speaker)
            _merge(merged, places, name, statement, document)
    speakers = [
        Speaker(name, offices.get(name, ""), tuple(sorted(aliases[name])), tuple(map(_remark, _oldest_first(group))))
        for (name, _), group in merged.items()
    ]
    return StoryStatements(tuple(sorted(speakers, key=lambda one: (not one.name, -len(one.remarks), one.name))))


def _merge(
    merged: dict[tuple[str, int], list[_Merged]],
    places: dict[tuple[str, ...], list[_Merged]],
    name: str,
    statement: Statement,
    document: Document,
) -> None:
    spoken = tuple(tokens.words(statement.text, document.language))
    publisher = document.publisher_id or -document.article_id
    original = set() if document.copied_from is not None else {publisher}
    shingles = {(name, *spoken[at : at + _PLACES]) for at in range(max(1, len(spoken) - _PLACES + 1))}
    for known in {id(each): each for shingle in shingles for each in places.get(shingle, ())}.values():
        if known.statement.quoted == statement.quoted and _same(known.words, spoken):
            known.evidence.extend(statement.evidence)
            known.publishers |= original
            if len(spoken) > len(known.words) and len(spoken) < 3 * len(known.words):
                known.statement = replace(statement, published=known.statement.published)
                known.words = spoken
            break
    else:
        known = _Merged(statement, spoken, list(statement.evidence), original)
        merged[name, document.article_id if _unnamed(name) else 0].append(known)
    for shingle in shingles:
        if known not in places[shingle]:
            places[shingle].append(known)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Containment of words of at least ``SAME``, in pairs of neighbours so that their order counts."""
    if min(len(one), len(other)) < _LEAST_WORDS:
        return one == other
    first, second = set(pairwise(one)), set(pairwise(other))
    return len(first & second) >= SAME * min(len(first), len(second))


def _full_names(findings: Sequence[Statements]) -> dict[str, str]:
    """The name under which a speaker stands: one spelling of each, and for a surname the one who bears it."""
    spoken = Counter(each.speaker for finding in findings for each in finding.statements if each.speaker)
    spelt: dict[str, str] = {}
    bearers: dict[str, set[str]] = defaultdict(set)
    for name, _ in spoken.most_common():
        key = _plain(name)
        spelt.setdefault(key, name)
        if " " in key:
            bearers[key.split()[-1]].add(spelt[key])
    found = {name: spelt[_plain(name)] for name in spoken}
    for name in spoken:
        longer = {full for key, full in spelt.items() if " " in name and key.startswith(_plain(name) + " of ")}
        if len(longer) == 1:  # "the Shippers' League" of "the Shippers' League of the Strait"
            found[name] = longer.pop()
    surnames = {name: bearers[_plain(name)] for name in spoken if " " not in name}
    return found | {name: next(iter(full)) for name, full in surnames.items() if len(full) == 1}


_POSSESSED = words("its his her their our my")
_ARTICLES = words("the a an some")


def _unnamed(name: str) -> bool:
    """Whether "the minister" and "its director" need not be the same one in another article: nobody's name."""
    parts = name.split()
    if not parts or name.upper() == name.lower():
        return not parts
    if parts[0].lower() in _POSSESSED:
        return True
    rest = parts[1:] if parts[0].lower() in _ARTICLES else parts
    capital = any(part[:1].isupper() for part in (rest[1:] if rest is parts and len(parts) > 1 else rest))
    return not capital and not (parts[0].lower() == "the" and parts[-1].lower() in BODIES)


def _plain(name: str) -> str:
    """A name folded and without middle initials."""
    parts = naming.folded(name).split()
    return " ".join(word for at, word in enumerate(parts) if at in {0, len(parts) - 1} or len(word.rstrip(".")) > 1)


def _oldest_first(group: Sequence[_Merged]) -> list[_Merged]:
    return sorted(group, key=lambda each: each.statement.published or _LATEST)


def _remark(merged: _Merged) -> Remark:
    said = merged.statement
    return Remark(
        said.text,
        said.quoted,
        said.verb,
        said.to,
        said.when,
        said.published,
        len(merged.publishers),
        tuple(merged.evidence),
    )
