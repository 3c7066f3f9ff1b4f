"""The placer: articles in state *read*, one after the other, into their stories. One placer at a time.

Its memory, ``stories.Window``, is made from the database when it takes the duty, and thrown away when a transaction
fails, so that it never knows more than the tables do.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, transaction

from broadsheet.config import Config
from broadsheet.newsroom import leases
from broadsheet.newsroom.models import Article
from broadsheet.newsroom.storing import placements
from broadsheet.newsroom.storing.content import DOUBLE
from broadsheet.newsroom.storing.expiry import EXPIRED
from broadsheet.newsroom.storing.settling import settle
from broadsheet.newsroom.storing.tagging import set_hashtags
from broadsheet.pipeline.crediting import by_credit
from broadsheet.stories import (
    Fingerprint,
    Known,
    Newcomer,
    Reason,
    Stored,
    Tag,
    Window,
    fingerprint,
    hashtags,
    is_current,
)

log = logging.getLogger(__name__)

WITHDRAWN = frozenset({DOUBLE, EXPIRED})  # reasons for which an article leaves the paper
BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)
DUTY = "placer"
DUTY_SECONDS = 30.0  # how long a dead placer is waited for
RENEW_EVERY = timedelta(seconds=10)
BATCH = 128  # articles in one transaction: about 0.3 s, for which SQLite's other writers wait
SLACK = 1.1  # over the most that the window holds, before it is cut
PATIENCE = timedelta(seconds=20)  # an article waits so long for older ones, while articles are being read
LOADED = 2000  # articles at a time, when the window is made from the tables
LEARNT = 500  # waiting articles whose words are counted before the first of them is placed
REVIEW_ROUNDS = 50  # after a placement at most: reviews that undo one another must end
ROUNDS_AT_ONCE = 5
REVIEW_EVERY = timedelta(seconds=60)
REVIEW_AFTER = 500  # placements, when many come at once
REVIEW_WHEN_IDLE = timedelta(seconds=1)  # after the last placement, when nothing waits


@dataclass(slots=True)
class Ledger:
    """What one transaction has done: the sequences it gave out, the stories that changed, and what went where."""

    numbers: Iterator[int]
    new_stories: Iterator[int] = field(default_factory=lambda: iter(()))
    occupied: set[int] = field(
        default_factory=set
    )  # of the stories in which the batch stood, those with others in them
    touched: set[int] = field(default_factory=set)
    moved: dict[int, int] = field(default_factory=dict)
    left: set[int] = field(default_factory=set)  # stories that an article left for good
    placed: list[Article] = field(default_factory=list)  # and not yet written

    def went(self, from_story: int, to_story: int) -> None:
        """Articles left one story for another (or stayed, when both are the same)."""
        self.touched |= {from_story, to_story}
        if from_story != to_story:
            self.moved[from_story] = to_story

    def write(self) -> None:
        """Write what was placed: at the end, and before anything that reads or changes the rows of the batch."""
        placements.write(self.placed)
        self.placed = []


class Placer:
    """Places what waits. ``holder`` names this process among others; not thread-safe, used by one thread."""

    def __init__(self, config: Config, holder: str) -> None:
        self._days, self._most = config.story_window_days, config.story_window_articles
        self._holder = holder
        self._window: Window | None = None
        self._sequence = 0  # the last one that the window knows
        self._held_since = BEFORE_ALL
        self._newest = BEFORE_ALL  # publication among what was placed: the window follows it, also over an archive
        self._placed_at = BEFORE_ALL
        self._reviewed_at = BEFORE_ALL
        self._since_review = 0
        self._rounds = 0  # of reviews that may still follow
        self._learnt = 0  # articles that the window has counted and that are still to be placed
        self._at_once = BATCH  # fewer after a failure, until the article that causes it stands alone

    def step(self, now: datetime) -> int:
        """Place one batch and return how many were placed; 0 as well while another process has the duty."""
        waiting = placements.is_waiting() and not self._may_wait(now)
        if not (waiting or self._review_is_due(now, waiting=False) or self._renewal_is_due(now)):
            return 0
        if not leases.take_duty(DUTY, self._holder, now, DUTY_SECONDS):
            self._forget()
            return 0
        self._held_since = now
        try:
            return self._work(now, waiting=waiting)
        except DutyLost:
            self._forget()
            return 0
        except BaseException as error:
            self._forget()
            if isinstance(error, Exception) and not isinstance(error, DatabaseError):
                self._single_out(error, now)
            raise

    def _single_out(self, error: Exception, now: datetime) -> None:
        """One article that cannot be placed must not stop all others: look for it alone, then set it aside."""
        if self._at_once == 1:
            placements.set_aside(f"{type(error).__name__}: {error}", now)
        self._at_once = 1

    def _work(self, now: datetime, *, waiting: bool) -> int:
        window = self._true_window(now)
        placed = self._place_batch(window, now) if waiting else 0
        if placed:
            self._placed_at, self._rounds, self._at_once = now, REVIEW_ROUNDS, min(2 * self._at_once, BATCH)
            self._since_review += placed
        for _ in range(ROUNDS_AT_ONCE):
            if self._review_is_due(now, waiting=placed == BATCH):
                self._review(window, now)
        return placed

    @staticmethod
    def _may_wait(now: datetime) -> bool:
        """Whether older articles may come yet: stories that are joined in order of publication are mixed less."""
        since = placements.read_since()
        return since is not None and now - since < PATIENCE and placements.more_to_read(now)

    def _forget(self) -> None:
        """Leave the memory behind; what is to be reviewed is then another's, or found when it is loaded again."""
        self._window, self._since_review, self._rounds, self._learnt = None, 0, 0, 0

    def _true_window(self, now: datetime) -> Window:
        """The memory, made anew when somebody else has placed since it was last used."""
        last = placements.last_sequence()
        if self._window is None or self._sequence != last:
            self._window, self._sequence = load_window(self._days, self._most, now), last
        return self._window

    def _review_is_due(self, now: datetime, *, waiting: bool) -> bool:
        if not self._since_review and not (self._rounds and self._window and self._window.review_is_due()):
            return False
        if waiting:
            return now - self._reviewed_at >= REVIEW_EVERY or self._since_review >= REVIEW_AFTER
        return now - self._placed_at >= REVIEW_WHEN_IDLE

    def _renewal_is_due(self, now: datetime) -> bool:
        """A placer with nothing to do keeps its duty, since another would have to load the window first."""
        return self._window is not None and now - self._held_since >= RENEW_EVERY

    def leave(self) -> None:
        """Give up the duty, so that another process need not wait."""
        self._forget()
        leases.leave_duty(DUTY, self._holder)

    def _place_batch(self, window: Window, now: datetime) -> int:
        with transaction.atomic():
            if not leases.take_duty(DUTY, self._holder, now, DUTY_SECONDS):
                raise DutyLost
            batch = placements.next_batch(self._at_once)
            leaving = [article for article in batch if article.reason in WITHDRAWN]
            set_hashtags({row: () if row in leaving else hashtags_of(row) for row in batch})
            self._learn(window)
            ledger = Ledger(
                itertools.count(placements.last_sequence() + 1),
                iter(placements.new_story_ids(len(batch))),
                placements.occupied({article.story_id for article in batch if article.story_id is not None}),
            )
            for article in batch:
                self._place_one(window, article, ledger)
            ledger.write()
            settle(ledger.touched, ledger.moved, now, ledger.left)
        self._sequence = next(ledger.numbers) - 1
        self._learnt -= len(batch)
        return len(batch)

    def _learn(self, window: Window) -> None:
        """Show the window what waits, so that it knows which words are common before it places the first article."""
        if self._learnt <= 0:
            waiting = placements.waiting_prints(LEARNT)
            window.prepare(newcomer_of(article) for article in waiting)
            self._learnt = len(waiting)

    def _place_one(self, window: Window, article: Article, ledger: Ledger) -> None:
        before = article.story_id
        if before is not None:
            ledger.touched.add(before)
            window.remove(article.pk)
        if article.reason in WITHDRAWN:
            ledger.write()
            ledger.left.update(() if before is None else [before])
            placements.withdraw(article, next(ledger.numbers))
            return
        newcomer = newcomer_of(article)
        self._newest = max(self._newest, newcomer.published_at)
        placement = by_credit(window.place(newcomer), article)
        story_id = placement.story_id or _own_story(article, ledger)
        placements.place(article, story_id, placement.copy_of, because_of(placement.because), next(ledger.numbers))
        window.add(known_of(article, newcomer.fingerprint))
        ledger.placed.append(article)
        ledger.occupied.add(story_id)
        if placement.copies:
            ledger.write()
        left = placements.make_copies(placement.copies, article, ledger.numbers)
        for copy in placement.copies:
            window.move(copy, story_id, article.pk)
        for story in left if before is None else left | {before}:
            ledger.went(story, story_id)
        ledger.touched.add(story_id)

    def _review(self, window: Window, now: datetime) -> None:
        """Apply the merges and splits that only show when more of a story is known."""
        with transaction.atomic():
            if not leases.take_duty(DUTY, self._holder, now, DUTY_SECONDS):
                raise DutyLost
            window.forget_before(min(now, self._newest) - timedelta(days=self._days))
            if len(window) > self._most * SLACK:
                window.forget_before(placements.published_of_newest(self._most))
            ledger = Ledger(itertools.count(placements.last_sequence() + 1))
            for change in window.review(now):
                articles = placements.standing_in(change.from_story, change.article_ids)
                if not articles:
                    continue
                to_story = change.to_story or placements.new_story_ids(1)[0]
                for article in articles:
                    _move(window, article, to_story, change.because, next(ledger.numbers))
                placements.write(articles)
                placements.note_change(change.from_story, to_story, len(articles), because_of(change.because), now)
                ledger.went(change.from_story, to_story)
            settle(ledger.touched, ledger.moved, now)
        self._sequence = next(ledger.numbers) - 1
        self._reviewed_at, self._since_review = now, 0
        self._rounds = max(0, self._rounds - 1)


def _own_story(article: Article, ledger: Ledger) -> int:
    """A new story, or the one that the article had if nobody else stands in it: its address is then kept."""
    if article.story_id is not None and article.story_id not in ledger.occupied:
        return article.story_id
    return next(ledger.new_stories)


def _move(window: Window, article: Article, to_story: int, because: Reason, sequence: int) -> None:
    placements.place(article, to_story, article.copy_of_id, because_of(because), sequence)
    window.move(article.pk, to_story, article.copy_of_id)


class DutyLost(Exception):
    """Another process took the placer's duty over while this one was at work; its transaction is rolled back."""


def load_window(days: int, most: int, now: datetime, until: datetime | None = None) -> Window:
    """The placer's memory, made from the articles of the last ``days`` days, the newest ``most`` of them.

    With ``until`` only from those published before.
    """
    window = Window(days, stored_prints)
    since = max(now - timedelta(days=days), placements.published_of_newest(most))
    outdated: list[int] = []
    window.load(_stored(since, until, outdated))
    for start in range(0, len(outdated), LEARNT):
        for article in placements.placed(outdated[start : start + LEARNT]):
            window.add(known_of(article, _fingerprint(article)))
    return window


def _stored(since: datetime, until: datetime | None, outdated: list[int]) -> Iterator[list[Stored]]:
    """The placed articles since a moment; those with a fingerprint of another version only by id, in ``outdated``."""
    rows = placements.placed_since(since, until)
    while batch := list(itertools.islice(rows, LOADED)):
        current = [each for each in batch if is_current(each.packed)]
        outdated += [each.article_id for each in batch if not is_current(each.packed)]
        if current:
            yield current


def stored_prints(article_ids: Collection[int]) -> dict[int, Fingerprint]:
    """The fingerprints of articles by id, for the words of a review's reasons."""
    return {article.pk: _fingerprint(article) for article in placements.placed(article_ids)}


def newcomer_of(article: Article) -> Newcomer:
    return Newcomer(
        article_id=article.pk,
        publisher_id=article.publisher_id,
        owner=article.publisher.owner or article.publisher.domain,
        language=article.language,
        published_at=article.published_at or article.found_at,
        fingerprint=_fingerprint(article),
    )


def known_of(article: Article, print_: Fingerprint) -> Known:
    if article.story_id is None:
        raise ValueError(f"Article {article.pk} stands in no story.")
    return Known(
        article_id=article.pk,
        publisher_id=article.publisher_id,
        owner=article.publisher.owner or article.publisher.domain,
        language=article.language,
        published_at=article.published_at or article.found_at,
        fingerprint=print_,
        story_id=article.story_id,
        copy_of=article.copy_of_id,
    )


def _fingerprint(article: Article) -> Fingerprint:
    """The stored fingerprint, or a new one where there is none or an older version made it."""
    try:
        return Fingerprint.from_bytes(bytes(article.fingerprint))
    except ValueError:
        return fingerprint(article.title, article.text, article.language, article.url)


def because_of(reason: Reason) -> dict[str, object]:
    return {"code": str(reason.code), "words": list(reason.words)}


def hashtags_of(article: Article) -> tuple[Tag, ...]:
    """The article's hashtags, without its authors and its publisher."""
    names = [*article.authors, article.publisher.name]
    return hashtags(article.title, article.text, article.language, article.keywords, exclude=names)
