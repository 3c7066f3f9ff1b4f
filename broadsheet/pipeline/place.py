"""The placer: articles in state *read*, one after the other, into their stories. One placer at a time.

Its memory, ``stories.Window``, is made from the database when it takes the duty, and thrown away when a transaction
fails, so that it never knows more than the tables do.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, transaction

from broadsheet.config import Config
from broadsheet.newsroom import leases
from broadsheet.newsroom.models import Article, ArticleState
from broadsheet.newsroom.storing import placements
from broadsheet.newsroom.storing.content import DOUBLE
from broadsheet.newsroom.storing.expiry import EXPIRED
from broadsheet.newsroom.storing.settling import settle
from broadsheet.newsroom.storing.tagging import set_hashtags
from broadsheet.stories import Fingerprint, Known, Newcomer, Reason, Tag, Window, fingerprint, hashtags

log = logging.getLogger(__name__)

WITHDRAWN = frozenset({DOUBLE, EXPIRED})  # reasons for which an article leaves the paper
BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)
DUTY = "placer"
DUTY_SECONDS = 30.0  # how long a dead placer is waited for
RENEW_EVERY = timedelta(seconds=10)
BATCH = 32  # articles in one transaction: about 0.1 s, for which SQLite's other writers wait
SLACK = 1.1  # over the most that the window holds, before it is cut
PATIENCE = timedelta(seconds=20)  # an article waits so long for older ones, while articles are being read
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
    touched: set[int] = field(default_factory=set)
    moved: dict[int, int] = field(default_factory=dict)

    def went(self, from_story: int, to_story: int) -> None:
        """Articles left one story for another (or stayed, when both are the same)."""
        self.touched |= {from_story, to_story}
        if from_story != to_story:
            self.moved[from_story] = to_story


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
            ledger = Ledger(itertools.count(placements.last_sequence() + 1))
            for article in batch:
                self._place_one(window, article, ledger, now)
            settle(ledger.touched, ledger.moved, now)
        self._sequence = next(ledger.numbers) - 1
        self._learnt -= len(batch)
        return len(batch)

    def _learn(self, window: Window) -> None:
        """Show the window what waits, so that it knows which words are common before it places the first article."""
        if self._learnt <= 0:
            waiting = placements.waiting_prints(LEARNT)
            window.prepare(_newcomer(article) for article in waiting)
            self._learnt = len(waiting)

    def _place_one(self, window: Window, article: Article, ledger: Ledger, now: datetime) -> None:
        before = article.story_id
        if before is not None:
            ledger.touched.add(before)
            window.remove(article.pk)
        if article.reason in WITHDRAWN:
            placements.withdraw(article, next(ledger.numbers))
            return
        newcomer = _newcomer(article)
        self._newest = max(self._newest, newcomer.published_at)
        placement = window.place(newcomer)
        story_id = placement.story_id or self._own_story(article, now)
        placements.place(article, story_id, placement.copy_of, _because(placement.because), next(ledger.numbers))
        window.add(_known(article, newcomer.fingerprint))
        left = placements.make_copies(placement.copies, article, ledger.numbers)
        for copy in placements.placed(placement.copies):
            window.add(_known(copy, _fingerprint(copy)))
        for story in left if before is None else left | {before}:
            ledger.went(story, story_id)
        ledger.touched.add(story_id)

    def _own_story(self, article: Article, now: datetime) -> int:
        if article.story_id is not None and placements.is_alone(article):
            return article.story_id
        return placements.new_story(article, now)

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
                to_story = change.to_story or placements.new_story(articles[0], now)
                for article in articles:
                    _move(window, article, to_story, change.because, next(ledger.numbers))
                placements.note_change(change.from_story, to_story, len(articles), _because(change.because), now)
                ledger.went(change.from_story, to_story)
            settle(ledger.touched, ledger.moved, now)
        self._sequence = next(ledger.numbers) - 1
        self._reviewed_at, self._since_review = now, 0
        self._rounds = max(0, self._rounds - 1)


def _move(window: Window, article: Article, to_story: int, because: Reason, sequence: int) -> None:
    placements.place(article, to_story, article.copy_of_id, _because(because), sequence)
    window.add(_known(article, _fingerprint(article)))


class DutyLost(Exception):
    """Another process took the placer's duty over while this one was at work; its transaction is rolled back."""


def load_window(days: int, most: int, now: datetime) -> Window:
    """The placer's memory, made from the articles of the last ``days`` days, the newest ``most`` of them."""
    window = Window(days)
    for article in _window_rows(max(now - timedelta(days=days), placements.published_of_newest(most))):
        window.add(_known(article, _fingerprint(article)))
    return window


def _window_rows(since: datetime) -> Iterator[Article]:
    rows = Article.objects.filter(state=ArticleState.PLACED, published_at__gte=since, story__isnull=False)
    columns = (
        "language",
        "published_at",
        "found_at",
        "fingerprint",
        "story",
        "copy_of",
        "title",
        "publisher__owner",
        "publisher__domain",
    )
    return rows.select_related("publisher").only(*columns).order_by("published_at", "pk").iterator(chunk_size=500)


def _newcomer(article: Article) -> Newcomer:
    return Newcomer(
        article_id=article.pk,
        publisher_id=article.publisher_id,
        owner=article.publisher.owner or article.publisher.domain,
        language=article.language,
        published_at=article.published_at or article.found_at,
        fingerprint=_fingerprint(article),
    )


def _known(article: Article, print_: Fingerprint) -> Known:
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
        return fingerprint(article.title, article.text, article.language)


def _because(reason: Reason) -> dict[str, object]:
    return {"code": str(reason.code), "words": list(reason.words)}


def hashtags_of(article: Article) -> tuple[Tag, ...]:
    """The article's hashtags, without its authors and its publisher."""
    names = [*article.authors, article.publisher.name]
    return hashtags(article.title, article.text, article.language, article.keywords, exclude=names)
