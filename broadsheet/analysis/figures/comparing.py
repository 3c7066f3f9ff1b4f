"""The figures of a story side by side: where publishers agree, where they differ, what only one reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from broadsheet.analysis.document import Document
from broadsheet.analysis.figures.likeness import Subject, closely, compatible, may_contradict, near, same, subject
from broadsheet.analysis.figures.result import Agreement, Comparison, Figure, Figures, Reading, StoryFigures

MOST = 12  # comparisons of a story
_MOST_SINGLE = 4  # of those, figures that only one publisher reports, of one language
_READINGS = 12  # shown of one comparison
_GROUPS = 40  # of one unit and noun that an item is compared with, the latest ones
_GROWTH = 2.0  # a later value beyond this factor is of another thing
_GROWTH_OF_TOLLS = 10.0  # the dead of a disaster are five at first and fifty at last
_SAME_TIME = timedelta(hours=24)  # later than that, another value may be news
_SAME_TIME_OF_TOLLS = timedelta(hours=3)  # the dead, the arrested, the displaced are counted again within hours


@dataclass(slots=True)
class _Item:
    figure: Figure
    subject: Subject
    document: Document
    contradicted: bool = False

    @property
    def publisher(self) -> int | str:
        return self.document.publisher_id or self.document.publisher


def of_story(documents: Sequence[Document], findings: Sequence[Figures]) -> StoryFigures:
    """The figures of a story from those of its articles."""
    items = [
        _Item(figure, subject(document, figure), document)
        for document, finding in zip(documents, findings, strict=True)
        for figure in finding.figures
        if figure.counted
    ]
    languages = {document.article_id: document.language for document in documents}
    compared = sorted((_compared(group) for group in _groups(items)), key=_rank)
    several = [each for each in compared if each.agreement is not Agreement.SINGLE]
    singles = [each for each in compared if each.agreement is Agreement.SINGLE]
    told = Counter[str]()
    for each in singles:
        language = languages[each.evidence[0].article_id]
        told[language] += 1
        if told[language] <= _MOST_SINGLE:
            several.append(each)
    return StoryFigures(tuple(several[:MOST]))


def _groups(items: Sequence[_Item]) -> list[list[_Item]]:
    """The items that are of the same thing, in the order of their first ones."""
    groups: dict[tuple[str, str], list[list[_Item]]] = defaultdict(list)
    ordered: list[list[_Item]] = []
    for item in items:
        known = groups[item.subject.unit, item.subject.head][-_GROUPS:]
        home = _home(item, known)
        if home is None:
            home = []
            groups[item.subject.unit, item.subject.head].append(home)
            ordered.append(home)
        home.append(item)
    return ordered


def _home(item: _Item, groups: Sequence[list[_Item]]) -> list[_Item] | None:
    """The group whose thing an item is of: one with a like value before one of which it may be news.

    A group in which the item's own article already gives another value is of another thing.
    """
    open_ = [group for group in groups if not any(_rivals(each, item) for each in group)]
    for fits in (_agree, _follow):
        for group in open_:
            if any(fits(each, item) for each in group[-_READINGS:]):
                return group
    return None


def _rivals(one: _Item, other: _Item) -> bool:
    return one.document is other.document and not compatible(one.figure, other.figure)


def _agree(one: _Item, other: _Item) -> bool:
    return compatible(one.figure, other.figure) and same(one.subject, other.subject)


def _follow(one: _Item, other: _Item) -> bool:
    growth = _GROWTH_OF_TOLLS if one.subject.theme else _GROWTH
    return near(one.figure, other.figure, growth) and closely(one.subject, other.subject)


def _compared(group: list[_Item]) -> Comparison:
    for at, one in enumerate(group):
        for other in group[at + 1 :]:
            if _contradict(one, other) and not _has_both(group, one, other):
                one.contradicted = other.contradicted = True
    publishers = {item.publisher for item in group}
    agreeing = max(
        len({item.publisher for item in group if compatible(item.figure, centre.figure)})
        for centre in group[:_READINGS]
    )
    if any(item.contradicted for item in group):
        agreement = Agreement.DISPUTED
    elif len(publishers) == 1:
        agreement = Agreement.SINGLE
    else:
        apart = any(not compatible(group[0].figure, item.figure) for item in group[1:])
        agreement = Agreement.CHANGED if apart else Agreement.AGREED
    readings = tuple(_reading(item) for item in _shown(group))
    shown = [reading.figure.value for reading in readings]
    return Comparison(
        counted=group[0].figure.counted,
        agreement=agreement,
        publishers=agreeing,
        low=min(shown),
        high=max(shown),
        readings=readings,
        evidence=tuple(reading.evidence for reading in readings),
    )


def _has_both(group: Sequence[_Item], one: _Item, other: _Item) -> bool:
    """Whether some article gives both values: then they are of two things."""
    with_one = {id(item.document) for item in group if compatible(item.figure, one.figure)}
    return any(id(item.document) in with_one for item in group if compatible(item.figure, other.figure))


def _contradict(one: _Item, other: _Item) -> bool:
    """Whether two publishers give values that exclude each other, at about the same time, of surely the same thing."""
    if one.publisher == other.publisher or compatible(one.figure, other.figure) or not near(one.figure, other.figure):
        return False
    if not _together(one, other) or one.figure.as_of != other.figure.as_of:
        return False
    return may_contradict(one.subject, other.subject)


def _together(one: _Item, other: _Item) -> bool:
    if one.document.published is None or other.document.published is None:
        return False
    limit = _SAME_TIME_OF_TOLLS if one.subject.theme or other.subject.theme else _SAME_TIME
    return abs(one.document.published - other.document.published) <= limit


def _shown(group: Sequence[_Item]) -> list[_Item]:
    """The latest reading of each value and publisher, latest first, contradicted ones never left out for others."""
    seen: set[tuple[int | str, float]] = set()
    chosen: list[_Item] = []
    latest = list(reversed(group))
    for item in sorted(latest, key=lambda item: not item.contradicted):
        key = (item.publisher, item.figure.value)
        if key not in seen and len(chosen) < _READINGS:
            seen.add(key)
            chosen.append(item)
    order = {id(item): at for at, item in enumerate(group)}
    return sorted(chosen, key=lambda item: -order[id(item)])


def _reading(item: _Item) -> Reading:
    return Reading(
        item.figure, item.document.publisher, item.figure.evidence, item.document.published, item.contradicted
    )


def _rank(comparison: Comparison) -> tuple[bool, int, int]:
    return comparison.agreement is not Agreement.DISPUTED, -comparison.publishers, -len(comparison.readings)
