"""Delayed decisions: stories that later articles show to be one, or to be two.

The articles of a story that has changed and of its neighbours are grouped anew, as if they had come all at once, by
likenesses that ask what tells them apart from what is near (``contrast``). What stands together already is held to a
lower bar than what would have to be joined, so that stories do not flicker. What it gains is in ``docs/quality.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from broadsheet.stories import abroad, contrast
from broadsheet.stories.linking import Bars, link, seeds
from broadsheet.stories.nouns import Reason, StoryChange, Why
from broadsheet.stories.roll import NO_COPY, Roll, Rows
from broadsheet.stories.shelf import Shelf
from broadsheet.stories.sparse import Floats

Flags = npt.NDArray[np.bool_]

# of contrasted likeness: .12 to merge has .004 more on ecbplus and mixes look-alikes of the demo world
TEXTS = Bars(merge=0.15, hold=0.08)
HEADLINES = Bars(merge=0.09, hold=0.035, power=0.4)
SURE, SURE_HEADLINES = 0.7, 0.36  # plain cosine with a sum, from which articles are not parted
NEIGHBOURS = 8  # stories looked at beside each that was touched
NEAR = 0.08  # inner product on the strongest terms that a neighbour has at least: less is far below every bar
LARGEST = 256  # articles; a story that has grown beyond takes others in and is not taken apart again
SAMPLED = 48  # the latest articles of such a story, which stand for it
REMOTE = 0.08  # plain cosine under which two articles are not worth a second look
HALF_LIFE = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Group:
    """Articles of one language that belong together; ``whence`` counts them by the story they stand in."""

    articles: tuple[int, ...]
    whence: Counter[int]
    language: str


def review(touched: Iterable[int], shelf: Shelf, roll: Roll) -> tuple[StoryChange, ...]:
    """Merges and splits among ``touched`` stories and their neighbours; the words of their reasons are left out."""
    changes: list[StoryChange] = []
    moved: set[int] = set()
    seen: dict[int, None] = {}
    for story in touched:
        if story not in moved:
            scope = [story, *(near for near in shelf.beside(story, NEIGHBOURS, NEAR) if near not in moved)]
            seen |= dict.fromkeys(scope)
            found = _changes(_regrouped(scope, shelf, roll), shelf)
            moved |= {each for change in found for each in (change.from_story, change.to_story) if each is not None}
            changes += found
    if roll.one_language():
        return tuple(changes)
    rest = [story for story in sorted(seen) if story not in moved]
    parted = _part_languages(rest, shelf, roll)
    rest = [story for story in rest if story not in {change.from_story for change in parted}]
    return (*changes, *parted, *_across_languages(rest, shelf, roll))


def _regrouped(scope: Collection[int], shelf: Shelf, roll: Roll) -> list[Group]:
    """The articles of these stories in groups; none where nothing could change."""
    found: list[Group] = []
    rows = np.concatenate([_looked_at(story, shelf) for story in scope])
    rows = rows[np.lexsort((roll.ids_of(rows), roll.at[rows]))]
    originals = rows[_are_originals(rows, roll)]
    for language in np.unique(roll.language[rows]).tolist():
        spoken = originals[roll.language[originals] == language]
        for numbers in _grouped(spoken, shelf, roll):
            found.append(_group(spoken[numbers], rows, shelf, roll))
    return found


def _looked_at(story: int, shelf: Shelf) -> Rows:
    rows = shelf.rows(story)
    return rows[:SAMPLED] if shelf.size(story) > LARGEST else rows


def _are_originals(rows: Rows, roll: Roll) -> Flags:
    """Which of the rows are no copies of one that is there as well: a copy goes where its original goes."""
    copy_of = roll.copy_of[rows]
    originals: Flags = np.isin(copy_of, roll.ids_of(rows), invert=True) | (copy_of == NO_COPY)
    return originals


def _grouped(rows: Rows, shelf: Shelf, roll: Roll) -> list[list[int]]:
    """Numbers into ``rows`` of the articles that belong together."""
    table = contrast.table(roll.vectors(rows))
    alike = contrast.plain(table)
    stories = roll.story[rows].tolist()
    headlines = 2 * np.count_nonzero(roll.are_bare(rows)) > len(rows)
    atoms = _atoms(alike, stories, SURE_HEADLINES if headlines else SURE, shelf)
    if len(atoms) < 2 or _all_remote(alike, atoms):
        return atoms
    if not headlines:
        alike = _beside_headlines(contrast.contrasted(table, alike), alike, roll.are_bare(rows))
    days = roll.at[rows] / HALF_LIFE.total_seconds()
    alike = (alike * np.exp2(-np.abs(days[:, None] - days[None]))).astype(np.float32)
    return link(alike, stories, atoms, HEADLINES if headlines else TEXTS)


def _atoms(alike: Floats, stories: list[int], least: float, shelf: Shelf) -> list[list[int]]:
    """What is not taken apart: articles that surely belong together, and stories that are too large."""
    large = {story for story in set(stories) if shelf.size(story) > LARGEST}
    whole = [[number for number, each in enumerate(stories) if each == story] for story in sorted(large)]
    rest = np.array([number for number, story in enumerate(stories) if story not in large], np.int64)
    return [*whole, *(rest[atom].tolist() for atom in seeds(alike[np.ix_(rest, rest)], least))]


def _all_remote(alike: Floats, atoms: list[list[int]]) -> bool:
    """Whether no article is worth comparing with one of another atom."""
    apart = alike.copy()
    for atom in atoms:
        apart[np.ix_(atom, atom)] = 0
    return bool(apart.max() < REMOTE)


def _beside_headlines(contrasted: Floats, plain: Floats, bare: Flags) -> Floats:
    """Likenesses of texts, and of pairs with a headline the plain ones on the same scale."""
    scaled = plain * np.float32(TEXTS.merge / HEADLINES.merge)
    found: Floats = np.where(bare[:, None] | bare[None], scaled, contrasted)
    return found


def _group(rows: Rows, scope: Rows, shelf: Shelf, roll: Roll) -> Group:
    """The group of these originals, with their copies. A large story counts with all its articles."""
    ids = roll.ids_of(rows)
    copies = scope[np.isin(roll.copy_of[scope], ids) & ~np.isin(scope, rows)]
    rows = np.concatenate([rows, copies])
    whence = Counter(roll.story[rows].tolist())
    for story in whence:
        if shelf.size(story) > LARGEST:
            whence[story] = shelf.size(story)
    return Group(tuple(sorted(roll.ids(rows))), whence, roll.language_of(int(rows[0])))


def _changes(groups: list[Group], shelf: Shelf) -> list[StoryChange]:
    """Who has to move, when each group takes the story of most of its articles and no two of a language share one."""
    taken: set[tuple[str, int]] = set()
    found: list[StoryChange] = []
    for group in sorted(groups, key=lambda each: (-max(each.whence.values()), each.articles[0])):
        free = [story for story in group.whence if (group.language, story) not in taken]
        target = min(free, key=lambda story: (-group.whence[story], story), default=None)
        if target is not None:
            taken.add((group.language, target))
        why = Why.SPLIT if target is None else Why.MERGED
        for story in sorted(group.whence.keys() - {target}):
            if shelf.size(story) <= LARGEST:
                moving = tuple(each for each in group.articles if shelf.story_of(each) == story)
                found.append(StoryChange(moving, story, target, Reason(why)))
    return found


def _part_languages(stories: Collection[int], shelf: Shelf, roll: Roll) -> list[StoryChange]:
    """What joined a story of another language on evidence that is too common by now."""
    return [
        StoryChange(moving, story, None, Reason(Why.SPLIT))
        for story in stories
        for moving in abroad.strangers(story, shelf, roll)
    ]


def _across_languages(stories: Collection[int], shelf: Shelf, roll: Roll) -> list[StoryChange]:
    """Stories that have no language in common and whose names and numbers leave no doubt: the smaller one moves."""
    changes: list[StoryChange] = []
    gone: set[int] = set()
    for story in stories:
        for article in shelf.members(story)[:3]:
            other = abroad.nearest(abroad.of_row(roll.row(article), roll), shelf, roll, besides=story)
            if other is None or story in gone or other in gone or not _apart(story, other, shelf, roll):
                continue
            small, large = sorted((story, other), key=lambda each: (shelf.size(each), -each))
            moving = tuple(shelf.members(small))
            changes.append(StoryChange(moving, small, large, Reason(Why.SAME_EVENT_ABROAD)))
            gone |= {small, large}
    return changes


def _apart(one: int, other: int, shelf: Shelf, roll: Roll) -> bool:
    """Whether two stories have no language in common."""
    spoken = [set(roll.language[shelf.rows(story)].tolist()) for story in (one, other)]
    return not spoken[0] & spoken[1]
