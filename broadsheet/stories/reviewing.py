"""Delayed decisions: stories that later articles show to be one, or to be two.

The articles of each story are first put into micro-clusters that surely belong together; micro-clusters of neighbouring
stories are then joined, the most alike first, by the mean likeness of their articles. On headlines this lifts BCubed F1
over that of the labels on arrival by 2 to 4 points (``docs/quality.md``). What stands together already is held to a
lower bar than what would have to be joined, so that stories do not flicker.
"""

from __future__ import annotations

import heapq
import itertools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from broadsheet.stories import abroad
from broadsheet.stories.nouns import Reason, StoryChange, Why
from broadsheet.stories.roll import Roll
from broadsheet.stories.shelf import Shelf
from broadsheet.stories.vectors import Vector, dot, norm

STRICT = 0.42  # cosine with a micro-cluster's sum: about four times JOIN_BARE, as the study found for bursts
MERGE = 0.4  # mean likeness of the articles of two stories that become one; .35, .30 and .25 merge look-alikes
HOLD = 0.12  # of the parts of a story that stay together
MERGE_BARE = 0.07  # the same for headlines without a body: .05, .07, .09 gave .834, .843, .820
HOLD_BARE = 0.035
NEIGHBOURS = 5  # stories looked at for each that was touched
NEAR = 0.08  # inner product on the strongest terms that a neighbour has at least: less is far below every bar
ASKED_TERMS = 16  # strongest terms of a cluster by which it finds its neighbours
MOST_HOLDERS = 60  # clusters that a term may lead to one another
LARGEST = 600  # articles; a story that has grown beyond is not taken apart again
HALF_LIFE = timedelta(days=5)


@dataclass(slots=True)
class Cluster:
    """Articles of one language that belong together; ``whence`` counts them by the story they stand in."""

    articles: list[int] = field(default_factory=list)
    total: Vector = field(default_factory=dict)
    whence: Counter[int] = field(default_factory=Counter)
    days: float = 0.0  # sum of the articles' times
    bare: bool = False  # whether its first article is a headline without a body

    def take(self, other: Cluster) -> None:
        """Add another cluster's articles to this one."""
        self.bare = self.bare if self.articles else other.bare
        self.articles += other.articles
        self.whence += other.whence
        self.days += other.days
        for term, value in other.total.items():
            self.total[term] = self.total.get(term, 0.0) + value

    def likeness(self, other: Cluster) -> float:
        """Mean cosine of the articles of both, fading with the days between their middles."""
        size, others = len(self.articles), len(other.articles)
        apart = abs(self.days / size - other.days / others) / (HALF_LIFE / timedelta(days=1))
        return dot(self.total, other.total) / (size * others) * float(0.5**apart)


def review(touched: Collection[int], shelf: Shelf, known: Roll) -> tuple[StoryChange, ...]:
    """Merges and splits among ``touched`` stories and their neighbours; the words of their reasons are left out."""
    scope = sorted({near for story in touched for near in (story, *shelf.beside(story, NEIGHBOURS, NEAR))})
    clusters: dict[str, list[Cluster]] = defaultdict(list)
    for story in scope:
        for language, found in _micro_clusters(story, shelf, known).items():
            clusters[language] += _join(found)
    groups = [group for language in sorted(clusters) for group in _join(clusters[language])]
    changes = _changes(groups, known)
    moved = {change.from_story for change in changes} | {change.to_story for change in changes}
    rest = [story for story in scope if story not in moved]
    if known.one_language():
        return tuple(changes)
    parted = _part_languages(rest, shelf, known)
    rest = [story for story in rest if story not in {change.from_story for change in parted}]
    return (*changes, *parted, *_across_languages(rest, shelf, known))


def _micro_clusters(story: int, shelf: Shelf, known: Roll) -> dict[str, list[Cluster]]:
    """The story's articles by language, those that surely belong together in one cluster."""
    found: dict[str, list[Cluster]] = defaultdict(list)
    members = sorted((known.at.item(row), known.id_of(row), row) for row in shelf.rows(story).tolist())
    for at, article, row in members:
        one = Cluster([article], known.weights(article), Counter({story: 1}), at / 86400, known[article].bare)
        clusters = found[known.language_of(row)]
        best = max(clusters, key=lambda each: dot(one.total, each.total) / norm(each.total.values()), default=None)
        if best and (len(members) > LARGEST or dot(one.total, best.total) >= STRICT * norm(best.total.values())):
            best.take(one)
        else:
            clusters.append(one)
    return found


def _join(clusters: list[Cluster]) -> list[Cluster]:
    """Join the two most alike clusters as long as they are alike enough (average link)."""
    alive = dict(enumerate(clusters))
    queue = [entry for one, other in _neighbours(alive) if (entry := _entry(alive, one, other))]
    heapq.heapify(queue)
    fresh = len(clusters)
    while queue:
        _, one, other = heapq.heappop(queue)
        if one not in alive or other not in alive:
            continue
        joined = Cluster()
        joined.take(alive.pop(one))
        joined.take(alive.pop(other))
        alive[fresh] = joined
        for near in alive:
            if near != fresh and (entry := _entry(alive, fresh, near)):
                heapq.heappush(queue, entry)
        fresh += 1
    return [alive[number] for number in sorted(alive)]


def _entry(alive: Mapping[int, Cluster], one: int, other: int) -> tuple[float, int, int] | None:
    """A place in the queue for a pair that is alike enough: by how much it passes its bar."""
    first, second = alive[one], alive[other]
    together = first.whence.most_common(1)[0][0] == second.whence.most_common(1)[0][0]
    headlines = first.bare and second.bare
    bar = (HOLD_BARE if headlines else HOLD) if together else (MERGE_BARE if headlines else MERGE)
    passed = first.likeness(second) / bar
    return (-passed, one, other) if passed >= 1 else None


def _neighbours(alive: Mapping[int, Cluster]) -> Iterable[tuple[int, int]]:
    """Pairs of clusters that have a strong term in common, or a story."""
    holding: dict[int, list[int]] = defaultdict(list)
    for number, cluster in alive.items():
        strongest = heapq.nlargest(ASKED_TERMS, cluster.total, key=lambda term: (cluster.total[term], term))
        for term in (*strongest, *(-story for story in cluster.whence)):
            holding[term].append(number)
    telling = [numbers for numbers in holding.values() if len(numbers) <= MOST_HOLDERS]
    return sorted({pair for numbers in telling for pair in itertools.combinations(numbers, 2)})


def _changes(groups: list[Cluster], known: Roll) -> list[StoryChange]:
    """Who has to move, when each group takes the story of most of its articles and no two of a language share one."""
    taken: set[tuple[str, int]] = set()
    targets: dict[int, int | None] = {}
    for number in sorted(range(len(groups)), key=lambda each: (-max(groups[each].whence.values()), each)):
        group = groups[number]
        language = known[group.articles[0]].language
        free = [story for story in group.whence if (language, story) not in taken]
        target = min(free, key=lambda story: (-group.whence[story], story), default=None)
        targets[number] = target
        if target is not None:
            taken.add((language, target))
    return [
        _change(group, story, targets[number], known)
        for number, group in enumerate(groups)
        for story in sorted(group.whence)
        if story != targets[number]
    ]


def _change(group: Cluster, story: int, target: int | None, known: Roll) -> StoryChange:
    moving = tuple(sorted(each for each in group.articles if known[each].story_id == story))
    return StoryChange(moving, story, target, Reason(Why.SPLIT if target is None else Why.MERGED))


def _part_languages(stories: Collection[int], shelf: Shelf, known: Roll) -> list[StoryChange]:
    """What joined a story of another language on evidence that is too common by now."""
    return [
        StoryChange(moving, story, None, Reason(Why.SPLIT))
        for story in stories
        for moving in abroad.strangers(story, shelf, known)
    ]


def _across_languages(stories: Collection[int], shelf: Shelf, known: Roll) -> list[StoryChange]:
    """Stories that have no language in common and whose names and numbers leave no doubt: the smaller one moves."""
    changes: list[StoryChange] = []
    gone: set[int] = set()
    for story in stories:
        for article in shelf.members(story)[:3]:
            other = abroad.nearest(abroad.of_row(known.row(article), known), shelf, known, besides=story)
            if other is None or story in gone or other in gone or not _apart(story, other, shelf, known):
                continue
            small, large = sorted((story, other), key=lambda each: (shelf.size(each), -each))
            moving = tuple(shelf.members(small))
            changes.append(StoryChange(moving, small, large, Reason(Why.SAME_EVENT_ABROAD)))
            gone |= {small, large}
    return changes


def _apart(one: int, other: int, shelf: Shelf, known: Roll) -> bool:
    """Whether two stories have no language in common."""
    spoken = [set(known.language[shelf.rows(story)].tolist()) for story in (one, other)]
    return not spoken[0] & spoken[1]
