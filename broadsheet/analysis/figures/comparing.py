"""The figures of a story side by side: where publishers agree, where they differ, what only one reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from broadsheet.analysis.alignment import main_language
from broadsheet.analysis.document import Document
from broadsheet.analysis.figures.likeness import Subject, closely, compatible, may_contradict, near, same, subject
from broadsheet.analysis.figures.result import Agreement, Comparison, Figure, Figures, Reading, StoryFigures

MOST = 12  # comparisons of a story
_MOST_SINGLE = 4  # of those, figures that only one publisher reports
_HANDFUL = 10  # of something that one publisher alone counts
_BY_CHANCE, _SURELY = 20, 1_000  # 31 and 214 are hardly the same by chance in two languages, 20 and 100 may be
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
    place: int  # of the document, oldest first
    rank: int = 0  # among the figures of its article
    contradicted: bool = False

    @property
    def publisher(self) -> int | str:
        return self.document.publisher_id or self.document.publisher


def of_story(documents: Sequence[Document], findings: Sequence[Figures]) -> StoryFigures:
    """The figures of a story from those of its articles."""
    language = main_language(documents)
    items = [
        _Item(figure, subject(document, figure), document, place, rank)
        for place, (document, finding) in enumerate(zip(documents, findings, strict=True))
        for rank, figure in enumerate(finding.figures)
    ]
    named = [item for item in items if item.figure.counted]
    unnamed = [item for item in items if not item.figure.counted]
    groups = _across(_groups(named), unnamed, language)
    disputes = _disputes(documents, findings)
    for dispute in disputes:
        groups = _taken(dispute, groups)
    groups.sort(key=lambda group: min(item.rank for item in group))
    own = [group for group in [*disputes, *groups] if any(item.document.language == language for item in group)]
    compared = [(_compared(group, language), _tells(group, language)) for group in own or groups]
    compared.sort(key=lambda pair: _rank(pair[0]))
    several = [each for each, _ in compared if each.agreement is not Agreement.SINGLE]
    singles = [each for each, tells in compared if each.agreement is Agreement.SINGLE and tells]
    return StoryFigures(tuple((several + singles[:_MOST_SINGLE])[:MOST]))


def _tells(group: Sequence[_Item], language: str) -> bool:
    """Whether a figure of one publisher is worth showing: in the story's language, and no handful of something.

    "Three gauges" tells nothing by itself, unless it is what its article puts first.
    """
    return any(
        item.document.language == language and (item.figure.unit or abs(item.figure.value) > _HANDFUL or not item.rank)
        for item in group
    )


def _across(groups: Sequence[list[_Item]], unnamed: Sequence[_Item], language: str) -> list[list[_Item]]:
    """The groups joined that give the very same number, whatever they call what it counts and in whatever language.

    A telling number is hardly given by two publishers of one story for different things. Those in ``language`` stand
    first; a number for which an article has no name joins one that has.
    """
    joined: list[list[_Item]] = []
    homes: dict[tuple[str, float], list[_Item]] = {}
    for group in sorted(groups, key=lambda group: group[0].document.language != language):
        keys = {(item.subject.unit, item.figure.value) for item in group if _is_telling(item.figure)}
        known = next((homes[key] for key in keys if key in homes), None)
        home = known if known is not None and len(keys) == 1 and _is_one(group) and _is_one(known) else None
        if home is None:
            home = []
            joined.append(home)
        home.extend(group)
        if group[0].document.language == language:
            homes |= {key: home for key in keys if key not in homes}
    for item in unnamed:
        key = (item.subject.unit, item.figure.value)
        if key in homes and not any(item.publisher == other.publisher for other in homes[key]):
            homes[key].append(item)
    return joined


def _is_one(group: Sequence[_Item]) -> bool:
    """Whether all give one value."""
    return len({item.figure.value for item in group}) == 1


def _is_telling(figure: Figure) -> bool:
    """Whether two papers hardly give a number by chance for different things."""
    value = abs(figure.value)
    if figure.upper is not None or figure.unit == "share":
        return False
    return (
        value % 1 != 0 or value >= _SURELY or (value > _BY_CHANCE and value % 10 != 0 and figure.unit != "percentage")
    )


def _disputes(documents: Sequence[Document], findings: Sequence[Figures]) -> list[list[_Item]]:
    """What articles set against each other, contradicted on both sides; the same two values of a unit together."""
    found: dict[tuple[str, float, float], list[_Item]] = {}
    for place, (document, finding) in enumerate(zip(documents, findings, strict=True)):
        for contrast in finding.contrasts:
            pair = (contrast.one, contrast.other)
            sides = [_Item(each, subject(document, each), document, place, contradicted=True) for each in pair]
            low, high = sorted(each.figure.value for each in sides)
            found.setdefault((sides[1].subject.unit, low, high), []).extend(sides)
    return list(found.values())


def _taken(dispute: list[_Item], groups: Sequence[list[_Item]]) -> list[list[_Item]]:
    """The groups without those that hold a number of the dispute; what goes with one of its values joins it."""
    numbers = {item.figure.number for item in dispute}
    heads = {item.subject.head for item in dispute if item.subject.head}
    left = []
    for group in groups:
        alike = _goes_with(group, dispute) and (group[0].subject.unit or group[0].subject.head in heads)
        if not alike and not any(item.figure.number in numbers for item in group):
            left.append(group)
            continue
        for item in group:
            if item.figure.number not in numbers and any(compatible(item.figure, side.figure) for side in dispute[:2]):
                item.contradicted = True
                dispute.append(item)
    return left


def _goes_with(group: Sequence[_Item], dispute: Sequence[_Item]) -> bool:
    """Whether every number of a group is one of those in dispute."""
    sides = {(item.subject.unit, item.figure.value) for item in dispute}
    return all((item.subject.unit, item.figure.value) in sides for item in group)


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


def _compared(items: Sequence[_Item], language: str) -> Comparison:
    group = sorted(items, key=lambda item: item.place)
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
        counted=_name(group, language),
        agreement=agreement,
        publishers=agreeing,
        low=min(shown),
        high=max(shown),
        readings=readings,
        evidence=tuple(reading.evidence for reading in readings),
    )


def _name(group: Sequence[_Item], language: str) -> str:
    """What is counted, in the language of most publishers where one of them gives it."""
    named = [item for item in group if item.figure.counted]
    return next((item.figure.counted for item in named if item.document.language == language), "") or next(
        (item.figure.counted for item in named), ""
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
    for item in sorted(latest, key=lambda item: (not item.contradicted, not item.figure.speaker)):
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
