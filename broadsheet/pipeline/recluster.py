"""An archive placed again in order of time, in two parts: first all is decided, then it is written.

Deciding reads the tables and changes nothing; the paper stays as it is meanwhile. Decisions go to a log, a line for
each batch. Killed, it follows the log, which takes a fraction of the time, and goes on: batches and reviews fall on the
same articles however often it was stopped, so that the result is the same each time. Then every story takes the address
under which most of its articles stood, and the articles are moved there, batch by batch.
"""

from __future__ import annotations

import itertools
import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q

from broadsheet.newsroom import leases
from broadsheet.newsroom.models import Article, ArticleState
from broadsheet.newsroom.storing import placements
from broadsheet.newsroom.storing.settling import settle
from broadsheet.pipeline.desk import Desk
from broadsheet.pipeline.place import DUTY, because_of, known_of, load_window, newcomer_of
from broadsheet.pipeline.rebuild import Progress, take_over
from broadsheet.stories import Placement, StoryChange, Window

BATCH = 512  # articles between two reviews, as for the placer when many come at once
ROUNDS = 50  # of reviews after a batch at most
WRITTEN = 128  # articles in one transaction
EVERYTHING = 1 << 40

Decision = dict[str, Any]  # a line of the log, see ``_decide``
Place = tuple[int, int | None, Mapping[str, object]]  # story, original, why; new stories count down from -1


class Archive:
    """The articles published since a moment, and how far their reclustering came, in ``folder``."""

    def __init__(self, since: datetime, folder: Path, days: int, most: int) -> None:
        self._since, self._days, self._most = since, days, most
        self._log = folder / "decisions.jsonl"
        self._targets = folder / "targets.json"
        self._written = folder / "written"
        folder.mkdir(parents=True, exist_ok=True)

    def __len__(self) -> int:
        return int(_rows(self._since).count())

    def decide(self) -> Iterator[int]:
        """Decide where each article belongs; yields how many were, batch by batch. What is in the log stays so."""
        window, stories = self._beginning(), itertools.count(-1, -1)
        last: tuple[str, int] | None = None
        for decision in _read(self._log):
            last = decision["last"]
            _follow(window, decision)
            for _ in range(decision["opened"]):
                next(stories)
            self._forget(window, last)
            yield len(decision["placed"])
        with self._log.open("a", encoding="utf-8") as log:
            for batch in _batches(self._since, last):
                decision = _decide(window, batch, stories)
                log.write(json.dumps(decision) + "\n")
                log.flush()
                os.fsync(log.fileno())
                self._forget(window, decision["last"])
                yield len(batch)

    def write(self, now: datetime) -> Iterator[int]:
        """Move the articles where the decisions put them; yields how many were, batch by batch.

        The caller has the placer's duty.
        """
        places = self._places()
        targets, moved = self._addresses(places)
        order = list(places)
        begin = int(self._written.read_text(encoding="ascii")) if self._written.exists() else 0
        yield begin
        for start in range(begin, len(order), WRITTEN):
            chosen = {each: places[each] for each in order[start : start + WRITTEN]}
            _write(chosen, targets, moved, now)
            _replace(self._written, str(start + len(chosen)))
            yield len(chosen)

    def done(self) -> None:
        """Forget how far it came."""
        for each in self._log.parent.iterdir():
            each.unlink()
        self._log.parent.rmdir()

    def _beginning(self) -> Window:
        """The window as it was when the first article came: with what had been published before it, and stands."""
        window = load_window(self._days, EVERYTHING, self._since, until=self._since)
        while window.review_is_due():
            window.reviewed()
        return window

    def _forget(self, window: Window, last: Sequence[Any]) -> None:
        window.forget_before(datetime.fromisoformat(last[0]) - timedelta(days=self._days))
        window.forget_all_but(self._most)

    def _places(self) -> dict[int, Place]:
        """The last word of the log on each article, in order of time."""
        places: dict[int, Place] = {}
        for decision in _read(self._log):
            for article, story, copy_of, why, copies in decision["placed"]:
                places[article] = story, copy_of, why
                places |= {each: (story, article, {"code": "copy", "words": []}) for each in copies if each in places}
            for articles, story, why in itertools.chain.from_iterable(decision["reviews"]):
                places |= {each: (story, places[each][1], why) for each in articles if each in places}
        return places

    def _addresses(self, places: Mapping[int, Place]) -> tuple[dict[int, int], dict[int, int]]:
        """The id of each story, and where most articles of each former story went. Kept, since the tables change."""
        if not self._targets.exists():
            with transaction.atomic():
                found = _matched(places, dict(_rows(self._since).values_list("pk", "story")))
            _replace(self._targets, json.dumps([list(each.items()) for each in found]))  # ids that nobody else gets now
        targets, moved = json.loads(self._targets.read_text(encoding="ascii"))
        return dict(targets), dict(moved)


def _decide(window: Window, batch: Sequence[Article], stories: Iterator[int]) -> Decision:
    """Place a batch and review what it touched.

    ``placed`` are (article, story, original, why, its copies), ``reviews`` are rounds of (articles, story, why),
    ``opened`` is the number of new stories, ``last`` the time and id of the last article.
    """
    window.prepare(map(newcomer_of, batch))
    opened = itertools.count()
    fresh = (story for story, _ in zip(stories, opened, strict=False))
    placed = [_place(window, article, fresh) for article in batch]
    reviews = []
    for _ in range(ROUNDS):
        if not window.review_is_due():
            break
        reviews.append([_carry_out(window, change, fresh) for change in window.review(_moment(batch[-1]))])
    last = [_moment(batch[-1]).isoformat(), batch[-1].pk]
    return {"placed": placed, "reviews": reviews, "opened": next(opened), "last": last}


def _place(window: Window, article: Article, fresh: Iterator[int]) -> list[Any]:
    newcomer = newcomer_of(article)
    placement: Placement = window.place(newcomer)
    story = placement.story_id if placement.story_id is not None else next(fresh)
    article.story_id, article.copy_of_id = story, placement.copy_of
    window.add(known_of(article, newcomer.fingerprint))
    for copy in placement.copies:
        window.move(copy, story, article.pk)
    return [article.pk, story, placement.copy_of, because_of(placement.because), list(placement.copies)]


def _carry_out(window: Window, change: StoryChange, fresh: Iterator[int]) -> list[Any]:
    story = change.to_story if change.to_story is not None else next(fresh)
    for article in change.article_ids:
        window.move(article, story, window.original_of(article))
    return [list(change.article_ids), story, because_of(change.because)]


def _follow(window: Window, decision: Decision) -> None:
    """Bring the window to where it was after a batch."""
    rows = Article.objects.select_related("publisher").in_bulk([each[0] for each in decision["placed"]])
    window.prepare(map(newcomer_of, rows.values()))
    for pk, story, copy_of, _, copies in decision["placed"]:
        if (article := rows.get(pk)) is None:
            continue
        article.story_id, article.copy_of_id = story, copy_of
        window.add(known_of(article, newcomer_of(article).fingerprint))
        for copy in copies:
            window.move(copy, story, pk)
    for changes in decision["reviews"]:
        window.reviewed()
        for articles, story, _ in changes:
            for each in articles:
                window.move(each, story, window.original_of(each))


def _matched(places: Mapping[int, Place], before: Mapping[int, int]) -> tuple[dict[int, int], dict[int, int]]:
    """New stories take the ids of the former ones with which they share most articles, each id once."""
    shared = Counter((place[0], before[each]) for each, place in places.items() if each in before)
    targets = {story: story for story, _ in shared if story > 0}
    taken = set(targets)
    ranked = sorted(shared, key=lambda pair: (-shared[pair], pair))
    for story, former in ranked:
        if story not in targets and former not in taken:
            targets[story] = former
            taken.add(former)
    missing = sorted({place[0] for place in places.values()} - targets.keys(), reverse=True)
    targets |= dict(zip(missing, placements.new_story_ids(len(missing)), strict=True)) if missing else {}
    moved: dict[int, int] = {}
    for story, former in ranked:
        moved.setdefault(former, targets[story])
    return targets, moved


def _write(chosen: Mapping[int, Place], targets: Mapping[int, int], moved: Mapping[int, int], now: datetime) -> None:
    with transaction.atomic():
        rows = Article.objects.filter(pk__in=chosen, state=ArticleState.PLACED).select_for_update(of=("self",))
        originals = set(
            Article.objects.filter(pk__in=[place[1] for place in chosen.values()]).values_list("pk", flat=True)
        )
        numbers = itertools.count(placements.last_sequence() + 1)
        touched: set[int] = set()
        changed = []
        for row in rows.order_by("published_at", "pk"):
            story, original, why = chosen[row.pk]
            place = targets[story], original if original in originals else None
            if place == (row.story_id, row.copy_of_id):
                continue
            touched |= {place[0], *([row.story_id] if row.story_id is not None else [])}
            placements.place(row, *place, why, next(numbers))
            changed.append(row)
        placements.write(changed)
        settle(touched, {former: story for former, story in moved.items() if former in touched}, now)


def _rows(since: datetime) -> Any:
    return Article.objects.filter(state=ArticleState.PLACED, published_at__gte=since, story__isnull=False)


def _batches(since: datetime, last: Sequence[Any] | None) -> Iterator[list[Article]]:
    """What was published since, in order of time, after the article that was ``last``."""
    while True:
        rows = _rows(since)
        if last is not None:
            rows = rows.filter(Q(published_at__gt=last[0]) | Q(published_at=last[0], pk__gt=last[1]))
        batch = list(rows.select_related("publisher").order_by("published_at", "pk")[:BATCH])
        if not batch:
            return
        yield batch
        last = [_moment(batch[-1]).isoformat(), batch[-1].pk]


def _moment(article: Article) -> datetime:
    return article.published_at or article.found_at


def _replace(file: Path, text: str) -> None:
    """Write the whole of a file or nothing: one that a kill left empty could not be read."""
    part = file.with_suffix(".part")
    part.write_text(text, encoding="ascii")
    os.replace(part, file)


def _read(log: Path) -> Iterable[Decision]:
    """The lines of the log; one that was torn by a kill is cut off."""
    if not log.exists():
        return
    with log.open("rb+") as lines:
        end = 0
        for line in lines:
            if not line.endswith(b"\n"):
                lines.truncate(end)
                return
            end += len(line)
            yield json.loads(line)


def recluster(desk: Desk, since: datetime, deciding: Progress, writing: Progress) -> int:
    """Place everything published since again, in order of time; returns how many articles.

    Raises PlacerBusy while another process keeps placing when the result is to be written.
    """
    config = desk.config
    folder = config.data_dir / f"recluster-{since:%Y%m%dT%H%M%S}"
    archive = Archive(since, folder, config.story_window_days, config.story_window_articles)
    total, done = len(archive), 0
    for decided in archive.decide():
        done += decided
        deciding(min(done, total), total)
    holder = f"recluster/{time.time_ns()}"
    take_over(desk, holder)
    written = 0
    for count in archive.write(desk.clock()):
        written += count
        writing(min(written, done), done)
        take_over(desk, holder)
    leases.leave_duty(DUTY, holder)
    archive.done()
    return done
